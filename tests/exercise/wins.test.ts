import { describe, expect, it } from 'vitest';
import type { PlayedDebrief } from '../../src/exercise/debrief/debrief.ts';
import { winResults } from '../../src/exercise/debrief/wins.ts';
import { playedScenario } from '../../src/exercise/deeds/played-scenario.ts';
import { newGame } from '../../src/exercise/game.ts';
import { playOn } from '../../src/exercise/plays/play.ts';
import { strategiesOf } from '../../src/exercise/plays/strategies.ts';
import { winRates } from '../../src/exercise/plays/win-rates.ts';
import { compile } from '../../src/model/compile.ts';
import { classPlayed } from '../../src/report/debrief/debrief-report.ts';
import { winBlocks } from '../../src/report/debrief/wins.ts';
import { sessionOf, startOf } from '../../src/session/session.ts';
import { freshGame, play, readSmall, SMALL, sound, turnOf } from './small.ts';

/** Goals of every kind, each followed by its opposite. */
const CONDITIONS = [
  '{state: A, at_least: recognition}',
  '{count: recognition, at_least: 2}',
  '{track: rights, above: 0.1}',
  '{measure: road, by: alpha}',
  '{spent: alpha, at_most: 5}',
  '{cohesion: kabul, below: 40}',
  '{outranked: B, among: [A], at_least: 1}',
  '{prediction: both}',
  '{vote: seat, option: new}',
  '{vote: seat, option: old, by: alpha}',
  '{all: [{measure: [road]}, {any: [{spent: alpha, above: 5}, {prediction: a}]}]}',
] as const;

const wins = (conditions: readonly string[]): string =>
  SMALL.replace(
    'hidden: Secret of Alpha.}',
    `hidden: Secret of Alpha., wins: [${conditions.map((when) => `{text: A goal., when: ${when}}`).join(', ')}]}`,
  );

const BOTH = wins(CONDITIONS.flatMap((when) => [when, `{not: ${when}}`]));

const playable = (text: string) => {
  const { exercise, scenario } = sound(text);
  const base = playedScenario(exercise, scenario);
  const origin = { base, model: compile(base) };
  const begin = (seed: string, future: number) => sessionOf(origin, startOf(origin, seed, 6, future));
  return { exercise, scenario, begin };
};

const resultsOf = ({ exercise, table, worldOn }: ReturnType<typeof freshGame>) => {
  const { scenario, run } = worldOn(table);
  return winResults({ exercise, table, scenario, run });
};

const slips = (when: string): readonly string[] => {
  const result = readSmall(wins([when]));
  return result.ok
    ? []
    : result.issues.map(({ message, found, suggestion }) =>
        `${message}: ${found} ${suggestion ?? ''}`.trim(),
      );
};

describe('what seats can win', () => {
  it('is met or not, with what counted turn by turn', () => {
    const game = play(freshGame(BOTH), [{ do: 'next' }, ...turnOf(1), ...turnOf(2, { measures: ['road'] })]);
    const results = resultsOf(game);
    const taken = results[6];
    expect(taken).toMatchObject({ seat: 'alpha', isMet: true });
    expect(taken?.receipts).toMatchObject([{ values: [0, 0, 1], holds: true }]);
    expect(results[8]?.receipts[0]?.values).toEqual([0, 0, 6]);
    expect(results[10]?.receipts[0]?.values).toEqual(game.table.cohesion.kabul);
  });

  it('is never what its opposite is, in plays by simple strategies', () => {
    const { exercise, scenario, begin } = playable(BOTH);
    const met = new Set<number>();
    for (let future = 0; future < 20; future++) {
      const base = begin('wins', future);
      const game = playOn(newGame(exercise, scenario, base), {
        strategies: strategiesOf(base, exercise),
        luck: base,
      });
      expect(game.table.step).toBe(exercise.steps.length);
      const results = resultsOf(game);
      for (let i = 0; i < results.length; i += 2) {
        expect(results[i]?.isMet, CONDITIONS[i / 2]).toBe(!results[i + 1]?.isMet);
        met.add(results[i]?.isMet ? i : i + 1);
      }
    }
    // Nearly every goal is met in one play and not in another.
    expect(met.size).toBeGreaterThan(CONDITIONS.length + 5);
  });

  it('is counted alike each time, and printed with its receipts', () => {
    const one = playable(BOTH);
    const rates = winRates(one, { seed: 'rates', plays: 10 });
    expect(rates).toEqual(winRates(playable(BOTH), { seed: 'rates', plays: 10 }));
    for (let i = 0; i < rates.length; i += 2)
      expect((rates[i]?.met ?? 0) + (rates[i + 1]?.met ?? 0)).toBe(10);
    const game = play(freshGame(BOTH), [{ do: 'next' }, ...turnOf(1)]);
    const debrief = { scenario: game.scenario, wins: resultsOf(game) } as PlayedDebrief;
    const blocks = winBlocks(classPlayed(game, debrief));
    expect(JSON.stringify(blocks)).toContain(
      'taken by Alpha: A road: 0 (needed: 1 or more; this does not hold)',
    );
  });

  it.each([
    ['{measure: raod}', 'there is no measure of this name: raod road'],
    ['{cohesion: alpha, at_least: 1}', 'this seat has no cohesion: alpha'],
    ['{vote: seat, option: noo}', 'there is no option of this name: noo'],
    ['{spent: alpha, at_most: much}', 'this must be a number: much'],
    ['{outranked: A}', 'outranked does not say by whom: undefined'],
    ['{state: C, at_least: recognition}', 'there is no state of this name: C'],
    ['{count: recognition, at_most: 2, at_least: 1}', 'a quantity has one test: at_least and at_most'],
    ['{spent: alpha, measure: road}', 'a condition tests one thing: measure and spent'],
  ])('says where %s is wrong', (when, slip) => {
    expect(slips(when).map((text) => text.slice(0, slip.length))).toContain(slip);
  });
});
