import type { Command } from 'commander';
import type { CheckFlags } from '../actions/check.ts';
import { type Finish, withExamples } from '../options.ts';

const EXAMPLES = [
  'check scenarios/two-states.yaml',
  'check scenarios/russia-precedent scenarios/two-states.yaml --allow-doubts',
] as const;

/** `check`: lists every error and doubt of scenario files. */
export const addCheck = (program: Command, finish: Finish): void => {
  const command = program
    .command('check')
    .summary('list every error and doubt of scenario files')
    .description(
      'Every error and every doubt in scenario files, with place and suggestion; exit code 2 if any.',
    )
    .argument('<file...>', 'scenario files or their folders')
    .option('--allow-doubts', 'end with exit code 0 if there are doubts but no errors')
    .option('--json', 'machine-readable');
  withExamples(command, EXAMPLES).action(async (files: readonly string[], flags: CheckFlags) => {
    const { checkAction } = await import('../actions/check.ts');
    finish(await checkAction(files, flags));
  });
};
