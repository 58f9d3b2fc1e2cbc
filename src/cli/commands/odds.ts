import type { CommandSpec } from '../command.ts';
import {
  futureFlag,
  MOVE_FLAG,
  ODDS_FLAGS,
  option,
  QUEUE_FLAGS,
  RULE_FLAG,
  SET_FLAG,
  STUDY_FLAGS,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
} from '../options.ts';

/** `odds`: plays many futures and counts who recognises by when. */
export const ODDS: CommandSpec = {
  name: 'odds',
  summary: 'play many futures: who recognises, by when, how sure',
  about:
    'Play many futures and count: the chance of each state to recognise, with its 95 % interval; dates; rungs; how many.',
  args: [scenarioArgument()],
  options: [
    seedFlag(),
    ...STUDY_FLAGS,
    ...QUEUE_FLAGS,
    ...ODDS_FLAGS,
    option('--from <when>', 'the same past up to this turn or date, new luck after it (default: the start)'),
    futureFlag('with --from: whose past, a future of the seed from 0 (default: 0)'),
    TURNS_FLAG,
    option(
      '--evidence',
      'each future also draws the figures that their evidence leaves open, by its confidence (slower)',
    ),
    SET_FLAG,
    RULE_FLAG,
    MOVE_FLAG,
  ],
  examples: [
    'odds scenarios/russia-precedent --runs 2000 --seed moscow',
    'odds scenarios/russia-precedent --until 5% --seed moscow --bloc OIC --by 2026-07 -o odds.csv',
    'odds scenarios/russia-precedent --from 2027-01 --seed moscow --move CHN@2026-03=up',
  ],
  load: async () => (await import('../actions/odds.ts')).oddsAction,
};
