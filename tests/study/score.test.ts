import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { readOutcome } from '../../src/study/score/outcome.ts';
import { readForecast } from '../../src/study/score/read-forecast.ts';
import { type RungForecast, smoothedChances } from '../../src/study/score/rung-forecast.ts';
import { meanScores, type RungScores, rungCount, scoreOf } from '../../src/study/score/rung-scores.ts';
import { type ScoredGroup, scoreForecast } from '../../src/study/score/score-forecast.ts';

const FORECASTS = join(import.meta.dirname, '../../docs/forecasts');

const forecast2025 = (): RungForecast => {
  const read = readForecast(readFileSync(join(FORECASTS, '2025-07-03.md'), 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return read.forecast;
};

const scored = (outcome: string) => {
  const forecast = forecast2025();
  const read = readOutcome(join(FORECASTS, 'outcomes', outcome), fileReader, forecast);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return scoreForecast({ forecast, outcome: read.outcome, beside: [] });
};

const own = (groups: readonly ScoredGroup[], id: ScoredGroup['id']): ScoredGroup['scores'][number] => {
  const found = groups.find((group) => group.id === id)?.scores[0];
  if (!found) throw new Error(`no group ${id}`);
  return found;
};

describe('the forecast of July 2025 after a year', () => {
  it('has the scores that were worked out apart from this program, as coded', () => {
    const { groups, movers } = scored('2026-07-03-as-coded.csv');
    const all = own(groups, 'all');
    expect([all.log, all.brier, all.rps].map((value) => Number(value.toFixed(3)))).toEqual([
      0.301, 0.118, 0.014,
    ]);
    // The forecast is printed to a tenth of a per cent. Its counts of futures give 0.3412.
    expect(own(groups, 'dealing').log).toBeCloseTo(0.3403, 4);
    expect(groups.map(({ id, states }) => [id, states])).toEqual([
      ['all', 81],
      ['looked', 25],
      ['dealing', 59],
    ]);
    expect(movers.map(({ state, rank }) => [state, rank])).toEqual([
      ['IRN', 1],
      ['IND', 2],
      ['DEU', 47],
      ['QAT', expect.any(Number)],
      ['TUR', 2],
    ]);
  });

  it('and strictly', () => {
    expect(own(scored('2026-07-03-strict.csv').groups, 'all').log).toBeCloseTo(0.239, 3);
  });
});

const counts = fc
  .array(fc.nat(500), { minLength: 2, maxLength: 7 })
  .filter((each) => each.some((count) => count > 0));

/** What a score comes to on average, if rungs come with these chances. */
const expected = (given: readonly number[], truth: readonly number[]): RungScores =>
  truth
    .map((chance, rung) => ({ chance, score: scoreOf({ chances: given, rung }) }))
    .reduce(
      (sum, { chance, score }) => ({
        log: sum.log + chance * score.log,
        brier: sum.brier + chance * score.brier,
        rps: sum.rps + chance * score.rps,
      }),
      { log: 0, brier: 0, rps: 0 },
    );

describe('scores of rungs', () => {
  it('are 0 for what was certain, and RPS is at most 1', () => {
    expect(scoreOf({ chances: [0, 1, 0], rung: 1 })).toEqual({ log: -0, brier: 0, rps: 0 });
    expect(scoreOf({ chances: [1, 0, 0], rung: 2 }).rps).toBe(1);
    expect(scoreOf({ chances: [1, 0, 0], rung: 1 }).rps).toBe(0.5);
    expect(scoreOf({ chances: [1, 0, 0], rung: 1 }).brier).toBe(2);
  });

  it('are best, on average, for the true chances', () => {
    fc.assert(
      fc.property(
        fc.tuple(counts, counts).filter(([a, b]) => a.length === b.length),
        ([a, b]) => {
          const [truth, other] = [smoothedChances(a), smoothedChances(b)];
          const [best, found] = [expected(truth, truth), expected(other, truth)];
          for (const score of ['log', 'brier', 'rps'] as const)
            expect(best[score]).toBeLessThanOrEqual(found[score] + 1e-12);
        },
      ),
    );
  });

  it('are means over states', () => {
    const [a, b] = [scoreOf({ chances: [0.5, 0.5], rung: 0 }), scoreOf({ chances: [0.9, 0.1], rung: 0 })];
    expect(meanScores([a, b]).brier).toBeCloseTo((0.5 + 0.02) / 2, 12);
  });

  it('have no rung without a chance: half a future is added to each', () => {
    expect(smoothedChances([9, 0])).toEqual([0.95, 0.05]);
  });
});

describe('how many states hold a rung', () => {
  it('is binomial where all chances are the same', () => {
    // 10 states at one half: at most 1 has 1.07 %, at most 2 has 5.47 %; at most 8 has 98.9 %, at most 7 has 94.5 %.
    expect(rungCount('a', Array(10).fill(0.5), 3)).toEqual({
      rung: 'a',
      mean: 5,
      low: 2,
      high: 8,
      observed: 3,
    });
  });

  it('is known where chances are 0 or 1', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (held) => {
        const sure = held.filter(Boolean).length;
        expect(rungCount('a', held.map(Number), 0)).toMatchObject({ mean: sure, low: sure, high: sure });
      }),
    );
  });
});
