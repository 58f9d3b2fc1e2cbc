import type { Command } from 'commander';
import type { TipFlags } from '../actions/tip.ts';
import {
  collect,
  exclusive,
  type Finish,
  wholeNumber,
  withExamples,
  withRuns,
  withSeed,
  withSets,
} from '../options.ts';

const EXAMPLES = [
  'tip two-states --state Betaland --by 2026-07 --odds 80% --runs 500',
  'tip scenarios/russia-precedent --count 4 --by 2028-07 --odds 50% --lever weights.rights --runs 100',
] as const;

/** `tip`: finds the smallest single change that gives the odds that a person names. */
export const addTip = (program: Command, finish: Finish): void => {
  const command = program
    .command('tip')
    .summary('find the smallest change that gives the odds that you name')
    .description(
      'The smallest single change (a weight, a trait, the start of a track or a state) with which a state, or a number of states, recognises with the odds that you name.',
    )
    .argument('<scenario>', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .addOption(exclusive('--state <state>', 'this state recognises, by id or by name', ['count']))
    .addOption(
      exclusive('--count <n>', 'at least this many states recognise at once', ['state']).argParser(
        wholeNumber(1, 100_000),
      ),
    )
    .option(
      '--by <when>',
      'by the end of a turn: 2026-03, 2026-03-15 or a turn number (default: the last turn)',
    )
    .option('--odds <percent>', 'the odds, such as 50% (default: 50%)')
    .option(
      '--lever <path>',
      'a value to change, as --set names it; may be repeated (default: many)',
      collect,
    )
    .addOption(exclusive('--json', 'machine-readable', ['csv']))
    .addOption(exclusive('--csv', 'a table: one row per lever', ['json']))
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  withRuns(withSets(withSeed(command, 'without it one is drawn and printed')), 1000, 100);
  withExamples(command, EXAMPLES).action(async (scenario: string, flags: TipFlags) => {
    const { tipAction } = await import('../actions/tip.ts');
    finish(await tipAction(scenario, flags));
  });
};
