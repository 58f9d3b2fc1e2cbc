import type { CommandSpec } from '../command.ts';
import { ODDS_FLAGS, SET_FLAG, STUDY_FLAGS, scenarioArgument, seedFlag, TURNS_FLAG } from '../options.ts';

/** `odds`: plays many futures and counts who recognises by when. */
export const ODDS: CommandSpec = {
  name: 'odds',
  summary: 'play many futures: who recognises, by when, how sure',
  about:
    'Play many futures and count: the chance of each state to recognise, with its 95 % interval; dates; rungs; how many.',
  args: [scenarioArgument()],
  options: [seedFlag(), ...STUDY_FLAGS, ...ODDS_FLAGS, TURNS_FLAG, SET_FLAG],
  examples: [
    'odds scenarios/russia-precedent --runs 2000 --seed moscow',
    'odds scenarios/russia-precedent --until 5% --seed moscow --bloc OIC --by 2026-07 -o odds.csv',
  ],
  load: async () => (await import('../actions/odds.ts')).oddsAction,
};
