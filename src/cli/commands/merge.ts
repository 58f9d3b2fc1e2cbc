import type { CommandSpec } from '../command.ts';
import { ODDS_FLAGS } from '../options.ts';

/** `merge`: adds up the parts of a study. */
export const MERGE: CommandSpec = {
  name: 'merge',
  summary: 'add up the parts of a study that was split with --shard',
  about:
    'Add up tallies (odds … --shard 3/8 -o 3.tally) and print the odds of all of them together. The parts of sensitivity, discover and cascade too.',
  args: [['<tally...>', 'tally files: every part once']],
  options: ODDS_FLAGS,
  examples: ['merge 1.tally 2.tally 3.tally', 'merge *.tally --by 2027-07 -o odds.parquet'],
  load: async () => (await import('../actions/merge.ts')).mergeAction,
};
