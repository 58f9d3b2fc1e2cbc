import type { Command } from 'commander';
import type { NewFlags } from '../actions/new.ts';
import { type Finish, withExamples } from '../options.ts';

const EXAMPLES = ['new my-case', 'new my-case --dir scenarios'] as const;

/** `new`: a commented scenario to start from. */
export const addNew = (program: Command, finish: Finish): void => {
  const command = program
    .command('new')
    .summary('write a commented scenario to start from')
    .description('Write NAME.yaml: a small commented scenario to start from. Never overwrites.')
    .argument('<name>', 'letters, digits, - and _; begins with a letter')
    .option('--dir <folder>', 'the folder to write it to (default: here)');
  withExamples(command, EXAMPLES).action(async (name: string, flags: NewFlags) => {
    const { newAction } = await import('../actions/new.ts');
    finish(await newAction(name, flags));
  });
};
