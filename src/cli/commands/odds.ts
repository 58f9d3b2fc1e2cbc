import type { Command } from 'commander';
import type { OddsFlags } from '../actions/odds.ts';
import {
  type Finish,
  withExamples,
  withOddsOutput,
  withSeed,
  withSets,
  withStudy,
  withTurns,
} from '../options.ts';

const EXAMPLES = [
  'odds scenarios/russia-precedent --runs 2000 --seed moscow',
  'odds scenarios/russia-precedent --until 5% --seed moscow --bloc OIC --by 2026-07 -o odds.csv',
] as const;

/** `odds`: plays many futures and counts who recognises by when. */
export const addOdds = (program: Command, finish: Finish): void => {
  const command = program
    .command('odds')
    .summary('play many futures: who recognises, by when, how sure')
    .description(
      'Play many futures and count: the chance of each state to recognise, with its 95 % interval; dates; rungs; how many.',
    )
    .argument(
      '<scenario>',
      'a scenario file, its folder, or the name of a scenario that comes with demarche',
    );
  withSeed(command, 'without it one is drawn and printed');
  withSets(withTurns(withOddsOutput(withStudy(command))));
  withExamples(command, EXAMPLES).action(async (scenario: string, flags: OddsFlags) => {
    const { oddsAction } = await import('../actions/odds.ts');
    finish(await oddsAction(scenario, flags));
  });
};
