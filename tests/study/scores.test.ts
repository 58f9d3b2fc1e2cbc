import { describe, expect, it } from 'vitest';
import {
  brier,
  brierSkill,
  calibration,
  concordance,
  type Forecast,
  logScore,
  type Ranked,
} from '../../src/study/waves/scores.ts';

const ranked = (score: number, turn: number | undefined, last = 10): Ranked => ({ score, turn, last });
const forecast = (chance: number, happened: boolean): Forecast => ({ chance, happened });

describe('the c-index', () => {
  it('is 1 for the right order, 0 for the reverse, one half where all scores are the same', () => {
    const turns = [1, 2, 3, undefined];
    expect(concordance(turns.map((turn, i) => ranked(-i, turn)))?.value).toBe(1);
    expect(concordance(turns.map((turn, i) => ranked(i, turn)))?.value).toBe(0);
    expect(concordance(turns.map((turn) => ranked(7, turn)))?.value).toBe(0.5);
  });

  it('counts by hand: four states, five pairs whose order is known, three and a half put right', () => {
    // A acts in turn 1, B in 4, C never (seen to 10), D never (seen to 2 only).
    // Known: A before B, A before C, A before D, B before C. B and D: D was lost before B acted.
    const states = [ranked(5, 1), ranked(6, 4), ranked(5, undefined), ranked(1, undefined, 2)];
    // A<B wrong, A=C half, A>D right, B>C right.
    expect(concordance(states)?.value).toBe(2.5 / 4);
    expect(concordance(states)?.of).toBe(4);
  });

  it('leaves out pairs of one turn, and is undefined where no order is known', () => {
    expect(concordance([ranked(1, 3), ranked(2, 3)])).toBeUndefined();
    expect(concordance([ranked(1, undefined), ranked(2, undefined)])).toBeUndefined();
  });

  it('has a jackknife interval within 0 and 1 that holds the value', () => {
    const found = concordance(
      Array.from({ length: 30 }, (_, i) => ranked((i * 7) % 11, i % 5 === 0 ? undefined : i)),
    );
    expect(found?.low).toBeGreaterThanOrEqual(0);
    expect(found?.low).toBeLessThan(found?.value ?? 0);
    expect(found?.high).toBeGreaterThan(found?.value ?? 1);
    expect(found?.high).toBeLessThanOrEqual(1);
  });
});

describe('scores of chances', () => {
  const some = [forecast(0.8, true), forecast(0.4, false), forecast(0.1, true)];

  it('takes the Brier score by hand', () => {
    expect(brier(some)).toBeCloseTo((0.04 + 0.16 + 0.81) / 3, 12);
  });

  it('takes the log score by hand, and forgives no more than 1e-4', () => {
    expect(logScore(some)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.1)) / 3, 12);
    expect(logScore([forecast(0, true)])).toBeCloseTo(-Math.log(1e-4), 12);
    expect(logScore([forecast(1, false)])).toBeCloseTo(-Math.log(1e-4), 12);
  });

  it('takes skill by hand: 1 perfect, 0 as good as the reference, below 0 worse', () => {
    const reference = some.map(({ happened }) => forecast(0.5, happened));
    expect(brierSkill(some, reference)?.value).toBeCloseTo(1 - 1.01 / 0.75, 12);
    expect(brierSkill(reference, reference)?.value).toBe(0);
    expect(
      brierSkill(
        some.map(({ happened }) => forecast(Number(happened), happened)),
        reference,
      )?.value,
    ).toBe(1);
    expect(
      brierSkill(
        some,
        some.map(({ happened }) => forecast(Number(happened), happened)),
      ),
    ).toBeUndefined();
  });

  it('puts chances into tenths, and says how often each came true', () => {
    const bins = calibration([
      forecast(0.05, false),
      forecast(0.07, true),
      forecast(0.95, true),
      forecast(1, true),
    ]);
    expect(bins).toEqual([
      { from: 0, to: 0.1, count: 2, happened: 1, chance: expect.closeTo(0.06, 12) },
      { from: 0.9, to: 1, count: 2, happened: 2, chance: expect.closeTo(0.975, 12) },
    ]);
  });
});
