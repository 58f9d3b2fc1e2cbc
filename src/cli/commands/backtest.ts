import type { CommandSpec } from '../command.ts';
import {
  JSON_FLAG,
  option,
  output,
  PART_FLAGS,
  PLAY_FLAGS,
  RULE_FLAG,
  runs,
  seedFlag,
  wholeNumber,
} from '../options.ts';

/** Enough futures for shares that are right to one or two hundredths. */
const BACKTEST_RUNS = 1000;

/** `backtest`: plays past waves from their first day, and scores them. */
export const BACKTEST: CommandSpec = {
  name: 'backtest',
  summary: 'score the model on past waves of recognition',
  about:
    'Play past waves of recognition from their first day and score the futures against what happened: who was earlier, how good the chances were, how often the bands held.',
  args: [
    [
      '[wave...]',
      'folders with scenario.yaml and observed.csv, scenario files in such folders, or names (default: all waves of two rungs that come with demarche)',
    ],
  ],
  options: [
    option(
      '--weights <path>',
      'a file of weights and rates to lay over each wave, a folder with one for each held-out wave (without-ID.yaml), or none for those of its own file (default: those that come with demarche, fitted on the other waves, or on all of them for a wave that is new)',
    ),
    RULE_FLAG,
    option(
      '--write [file]',
      'write the skill on held-out waves to a small JSON file that odds quote (default: its own)',
    ),
    option(
      '--hold-out <turns>',
      'fit each wave without its last turns, play these, and score the rungs of its states',
      { excludes: ['json', 'weights', 'write', 'shard', 'checkpoint'], parse: wholeNumber(1, 1200) },
    ),
    JSON_FLAG,
    output(),
    seedFlag('backtest unless given'),
    runs(BACKTEST_RUNS),
    ...PART_FLAGS,
    ...PLAY_FLAGS,
  ],
  examples: [
    'backtest libya-2011 --runs 100',
    'backtest taliban-2021 --hold-out 12',
    'backtest scenarios/history/taliban-1996 --runs 100 --json -o taliban.json',
  ],
  load: async () => (await import('../actions/backtest.ts')).backtestAction,
};
