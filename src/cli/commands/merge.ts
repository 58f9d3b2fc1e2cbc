import type { Command } from 'commander';
import { type Finish, withExamples, withOddsOutput } from '../options.ts';
import type { OddsOutputFlags } from '../study/odds-output.ts';

const EXAMPLES = ['merge 1.tally 2.tally 3.tally', 'merge *.tally --by 2027-07 -o odds.parquet'] as const;

/** `merge`: adds up the parts of a study. */
export const addMerge = (program: Command, finish: Finish): void => {
  const command = program
    .command('merge')
    .summary('add up the parts of a study that was split with --shard')
    .description('Add up tallies (odds … --shard 3/8 -o 3.tally) and print the odds of all of them together.')
    .argument('<tally...>', 'tally files: every part once');
  withExamples(withOddsOutput(command), EXAMPLES).action(
    async (files: readonly string[], flags: OddsOutputFlags) => {
      const { mergeAction } = await import('../actions/merge.ts');
      finish(await mergeAction(files, flags));
    },
  );
};
