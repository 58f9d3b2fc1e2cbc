import { describe, expect, it } from 'vitest';
import { shareOf } from '../../src/domain/intervals.ts';
import {
  brierLoss,
  calibrationOf,
  logLoss,
  openedForecasts,
  scoreSeat,
  scoresOf,
} from '../../src/exercise/debrief/scores.ts';
import { sealOf } from '../../src/exercise/forecasts.ts';
import { sound } from './small.ts';

const OUTCOMES = {
  happened: new Map([
    ['a', true],
    ['both', false],
  ]),
  odds: new Map([
    ['a', shareOf(80, 100)],
    ['both', shareOf(10, 100)],
  ]),
};

const scored = (odds: Readonly<Record<string, number>>) =>
  scoreSeat(sound().exercise, { seat: 'kabul', round: 1, person: 1, odds }, OUTCOMES);

describe('scores', () => {
  it('are Brier and log scores, kind to one 0 or 100', () => {
    expect(brierLoss(0.8, true)).toBeCloseTo(0.04);
    expect(brierLoss(0.5, false)).toBe(0.25);
    expect(logLoss(0.5, true)).toBeCloseTo(Math.LN2);
    expect(logLoss(0, true)).toBeCloseTo(Math.log(100));
  });

  it('are means over questions, and over all futures besides', () => {
    const score = scored({ a: 0.8, both: 0.1 });
    expect(score.brier).toBeCloseTo((0.04 + 0.01) / 2);
    expect(score.expectedBrier).toBeCloseTo((0.8 * 0.2 + 0.1 * 0.9) / 2);
    expect(score.distance).toBeCloseTo(0);
  });

  it('are best over all futures for those who say the odds', () => {
    const honest = scored({ a: 0.8, both: 0.1 });
    for (const odds of [
      { a: 1, both: 0 },
      { a: 0.6, both: 0.3 },
      { a: 0.5, both: 0.5 },
    ])
      expect(scored(odds).expectedBrier).toBeGreaterThan(honest.expectedBrier ?? 1);
  });

  it('are gathered by size of chance, 100 % among the largest', () => {
    const bins = calibrationOf([scored({ a: 1, both: 0.1 })]);
    expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 1]);
    expect(bins[4]).toMatchObject({ said: 1, happened: 1, odds: 0.8 });
  });

  it('are those of the mean of a team beside its persons, in each round; the futures measure the first alone', () => {
    const forecast = (round: number, person: number, a: number) => {
      const what = {
        person,
        odds: { a, both: 0.2 },
        rationale: 'So.',
        nonce: `${round}${person}`.repeat(16),
      };
      return { round, ...what, seal: sealOf('small', 'kabul', what) };
    };
    const { exercise } = sound();
    const sealed = { kabul: [forecast(1, 1, 0.4), forecast(1, 2, 0.8), forecast(2, 1, 1)] };
    const { teams, persons } = scoresOf(exercise, { sealed }, OUTCOMES);
    expect(persons.map(({ round, person }) => [round, person])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
    expect(teams.map(({ round, items }) => [round, items[0]?.chance])).toEqual([
      [1, expect.closeTo(0.6)],
      [2, 1],
    ]);
    expect(teams.map(({ expectedBrier }) => typeof expectedBrier)).toEqual(['number', 'undefined']);
    expect(openedForecasts(exercise, { sealed }).map(({ holds }) => holds)).toEqual([true, true, true]);
    const [first] = sealed.kabul;
    const changed = { sealed: { kabul: first ? [{ ...first, odds: { a: 0.41, both: 0.2 } }] : [] } };
    expect(openedForecasts(exercise, changed).map(({ holds }) => holds)).toEqual([false]);
  });

  it('leave out what a team says of a state that it plays itself', () => {
    const { exercise } = sound();
    const alpha = { seat: 'alpha', round: 1, person: 1, odds: { a: 1, both: 0.5 } };
    const score = scoreSeat(exercise, alpha, OUTCOMES);
    expect(score.items.map(({ own }) => own)).toEqual([true, false]);
    expect(score.brier).toBe(0.25);
    const only = { ...exercise, predictions: exercise.predictions.filter(({ id }) => id === 'a') };
    expect(scoreSeat(only, alpha, OUTCOMES)).toMatchObject({ brier: undefined, log: undefined });
  });

  it('rest on seals that differ by seat, person, chance, reason and nonce, not by order', () => {
    const forecast = { person: 1, odds: { a: 0.5, both: 0.1 }, rationale: 'So.', nonce: '0'.repeat(32) };
    const seal = sealOf('small', 'alpha', forecast);
    expect(sealOf('small', 'alpha', { ...forecast, odds: { both: 0.1, a: 0.5 } })).toBe(seal);
    const others = [
      sealOf('other', 'alpha', forecast),
      sealOf('small', 'kabul', forecast),
      sealOf('small', 'alpha', { ...forecast, person: 2 }),
      sealOf('small', 'alpha', { ...forecast, odds: { a: 0.51, both: 0.1 } }),
      sealOf('small', 'alpha', { ...forecast, rationale: 'No.' }),
      sealOf('small', 'alpha', { ...forecast, nonce: '1'.repeat(32) }),
    ];
    expect(new Set([seal, ...others]).size).toBe(7);
  });
});
