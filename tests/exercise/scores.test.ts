import { describe, expect, it } from 'vitest';
import { shareOf } from '../../src/domain/intervals.ts';
import {
  brierLoss,
  calibrationOf,
  logLoss,
  scoreSeat,
  sealedText,
} from '../../src/exercise/debrief/scores.ts';
import { sound } from './small.ts';

const scored = (odds: Readonly<Record<string, number>>) =>
  scoreSeat(
    sound().exercise,
    'alpha',
    { odds, seal: '' },
    new Map([
      ['a', true],
      ['both', false],
    ]),
    new Map([
      ['a', shareOf(80, 100)],
      ['both', shareOf(10, 100)],
    ]),
  );

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
      expect(scored(odds).expectedBrier).toBeGreaterThan(honest.expectedBrier);
  });

  it('are gathered by size of chance, 100 % among the largest', () => {
    const bins = calibrationOf([scored({ a: 1, both: 0.1 })]);
    expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 1]);
    expect(bins[4]).toMatchObject({ said: 1, happened: 1, odds: 0.8 });
  });

  it('rest on seals that differ by game, team and chance, not by order', () => {
    const game = { exercise: 'small', seed: 'one' };
    const text = sealedText(game, 'alpha', { a: 0.5, both: 0.1 });
    expect(sealedText(game, 'alpha', { both: 0.1, a: 0.5 })).toBe(text);
    expect(sealedText(game, 'kabul', { a: 0.5, both: 0.1 })).not.toBe(text);
    expect(sealedText(game, 'alpha', { a: 0.51, both: 0.1 })).not.toBe(text);
  });
});
