import type { CommandSpec } from '../command.ts';
import { ODDS_FLAGS } from '../options.ts';

/** `merge`: adds up the parts of a study. */
export const MERGE: CommandSpec = {
  name: 'merge',
  summary: 'add up the parts of a study that was split with --shard',
  about:
    'Add up parts (odds … --shard 3/8 -o 3.tally) and print what the whole study would. Says what is missing, and the commands that play it. --by, --at, --state, --bloc, --all and --md are for odds; other parts know what was asked.',
  args: [['<part...>', 'files of parts, each part once, or folders with files NAME.tally']],
  options: ODDS_FLAGS,
  examples: ['merge parts', 'merge 1.tally 2.tally 3.tally', 'merge *.tally --by 2027-07 -o odds.parquet'],
  load: async () => (await import('../actions/merge.ts')).mergeAction,
};
