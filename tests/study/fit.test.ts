import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { BETWEEN, fitFamily } from '../../src/study/fit/family-fit.ts';
import { fitWaves, PRIOR_SPREAD } from '../../src/study/fit/fit.ts';
import { historyOf } from '../../src/study/fit/history.ts';
import { type ClockRow, type Layout, layoutOf } from '../../src/study/fit/layout.ts';
import { logLikelihood } from '../../src/study/fit/likelihood.ts';
import { makeUpWave, recover } from '../../src/study/fit/recovery.ts';
import { riskSetOf } from '../../src/study/fit/risk-set.ts';
import { replay, withoutLuck } from '../../src/study/waves/replay.ts';
import { waveScenario } from '../fixtures/wave.ts';

const scenario = waveScenario(40, 48);
const { history, truth } = makeUpWave(scenario, 'fit', 10);
const set = riskSetOf(history);

/** The scenario with the weights and base rates with which the wave was made up. */
const asMade: Scenario = {
  ...scenario,
  weights: Object.fromEntries(
    Object.keys(scenario.weights).map((id) => [id, { mean: truth.get(`weights.${id}`) ?? 0, sd: 0 }]),
  ),
  rates: {
    ...scenario.rates,
    up: [{ mean: truth.get('made-up rates.up.none') ?? 0, sd: 0 }],
    down: [{ mean: truth.get('made-up rates.down.recognition') ?? 0, sd: 0 }],
  },
};

const pointOf = (layout: Layout): Float64Array =>
  Float64Array.from(layout.parameters, ({ id }) => truth.get(id) ?? 0);

/** The log rate of a clock: where it runs alone for a turn, the log likelihood that it does not fire is minus its rate. */
const logRateOf = (clock: ClockRow['up'], layout: Layout, point: Float64Array): number | undefined => {
  if (!clock) return undefined;
  const row: ClockRow = { turns: 1, outcome: 'stays', up: clock, down: undefined, isSpan: false };
  return Math.log(-logLikelihood({ ...layout, states: [{ rows: [row], sigma: 0, share: 1 }] }, point).value);
};

describe('the likelihood', () => {
  it('has enough to go by: moves up and down, of many states', () => {
    expect(set.ups).toBeGreaterThan(15);
    expect(set.downs).toBeGreaterThan(3);
    expect(set.unexplained).toBe(0);
  });

  it('takes the very rates that the engine plays with', () => {
    const layout = layoutOf([set], PRIOR_SPREAD, false);
    const point = pointOf(layout);
    const ours = layout.states.map(({ rows }) =>
      rows.flatMap((row) => {
        const rates = { up: logRateOf(row.up, layout, point), down: logRateOf(row.down, layout, point) };
        return Array.from({ length: row.turns }, () => rates);
      }),
    );
    const model = compile(withoutLuck(asMade));
    const played: { up: number | undefined; down: number | undefined }[][] = ours.map(() => []);
    replay(model, history.moves, scenario.turns, ({ rates }) => {
      played.forEach((turns, i) => {
        const [up = 0, down = 0] = [rates.up[i], rates.down[i]];
        if (up + down > 0)
          turns.push({ up: up > 0 ? Math.log(up) : undefined, down: down > 0 ? Math.log(down) : undefined });
      });
    });
    played.forEach((turns, i) => {
      expect(turns).toHaveLength(ours[i]?.length ?? -1);
      turns.forEach(({ up, down }, t) => {
        const now = ours[i]?.[t];
        for (const [our, engine] of [
          [now?.up, up],
          [now?.down, down],
        ] as const) {
          expect(our === undefined).toBe(engine === undefined);
          expect(our ?? 0).toBeCloseTo(engine ?? 0, 10);
        }
      });
    });
  });

  it.each([false, true])('knows its own slope and curvature (dispositions integrated out: %s)', (frailty) => {
    const layout = layoutOf([set], PRIOR_SPREAD, frailty);
    const point = pointOf(layout);
    const here = logLikelihood(layout, point);
    const step = 1e-5;
    layout.parameters.forEach((_, p) => {
      const at = (move: number) =>
        logLikelihood(
          layout,
          point.map((value, q) => (q === p ? value + move : value)),
        );
      const [ahead, behind] = [at(step), at(-step)];
      expect(here.gradient[p]).toBeCloseTo((ahead.value - behind.value) / (2 * step), 4);
      layout.parameters.forEach((_unused, q) => {
        const slope = ((ahead.gradient[q] ?? 0) - (behind.gradient[q] ?? 0)) / (2 * step);
        expect(here.information[p * layout.parameters.length + q]).toBeCloseTo(-slope, 4);
      });
    });
  });
});

describe('a fit', () => {
  const fit = fitWaves([set]);

  it('arrives, and gains over the defaults', () => {
    expect(fit.converged).toBe(true);
    expect(fit.logLikelihood).toBeGreaterThan(fit.logLikelihoodAtDefaults);
  });

  it('arrives at the same place from anywhere', () => {
    const start = new Map(fit.estimates.map(({ parameter }) => [parameter.id, parameter.prior.mean + 0.7]));
    const other = fitWaves([set], { start });
    other.estimates.forEach(({ mean }, p) => {
      expect(mean).toBeCloseTo(fit.estimates[p]?.mean ?? Number.NaN, 5);
    });
  });

  it('is never less sure than its prior, and says of what it learns little', () => {
    for (const { ratio, weak, parameter } of fit.estimates) {
      expect(ratio).toBeLessThanOrEqual(1.0000001);
      if (parameter.kind !== 'weight') expect(weak).toBe(false);
    }
    expect(fit.estimates.some(({ weak }) => weak)).toBe(true);
    expect(fit.estimates.some(({ parameter, weak }) => parameter.kind === 'weight' && !weak)).toBe(true);
  });

  it('stays at the defaults where nothing was seen', () => {
    const nothing = riskSetOf({
      ...history,
      moves: [],
      windows: scenario.states.map(() => ({ first: 1, last: 0 })),
    });
    expect(fitWaves([nothing]).estimates).toEqual([]);
  });

  it('finds the weights of made-up waves: no bias, and intervals that hold the truth as often as they say', () => {
    const report = recover(waveScenario(60, 48), { seed: 'recover', waves: 40 });
    expect(report.converged).toBe(40);
    expect(report.recoveries).toHaveLength(10);
    const all = report.recoveries;
    for (const { bias, biasError, error, priorSd, within90 } of all) {
      expect(Math.abs(bias)).toBeLessThan(3.5 * biasError);
      expect(error).toBeLessThan(priorSd);
      expect(within90).toBeGreaterThan(0.75);
    }
    const mean = (value: (r: (typeof all)[number]) => number): number =>
      all.reduce((sum, each) => sum + value(each), 0) / all.length;
    expect(mean(({ within50 }) => within50)).toBeGreaterThan(0.42);
    expect(mean(({ within50 }) => within50)).toBeLessThan(0.58);
    expect(mean(({ within90 }) => within90)).toBeGreaterThan(0.84);
    expect(mean(({ within90 }) => within90)).toBeLessThan(0.96);
  });
});

/** A made-up claim whose states recognise at about some rate. */
const claimOf = (id: string, rate: number) => {
  const wave: Scenario = { ...scenario, id, rates: { ...scenario.rates, up: [{ mean: rate, sd: 0.1 }] } };
  return riskSetOf(makeUpWave(wave, id, 3).history);
};

describe('waves fitted together', () => {
  const many = ['a', 'b', 'c'].map((id) => claimOf(id, -3.5));
  const few = ['d', 'e', 'f'].map((id) => claimOf(id, -9));
  const family = fitFamily([...many, ...few]);

  it('arrive, and tell base rates of claims that many followed from those of others', () => {
    expect(many.map(({ group }) => group)).toEqual(['many', 'many', 'many']);
    expect(few.every(({ group }) => group !== 'many')).toBe(true);
    expect(family.converged).toBe(true);
    expect(family.levels.many.mean).toBeGreaterThan(family.levels.few.mean + 2);
    expect(family.levels.many.mean).toBeGreaterThan(-5);
  });

  it('say that a rate is low where no state acted, and go lower the longer none does', () => {
    const none = (turns: number) => {
      const windows = scenario.states.map(() => ({ first: 1, last: turns }));
      const still = riskSetOf({ ...history, moves: [], windows });
      return fitFamily([still]);
    };
    const [short, long] = [none(4), none(48)];
    expect(long.levels.few.mean).toBeLessThan(short.levels.few.mean);
    expect(long.levels.few.sd).toBeGreaterThan(1);
  });

  it('leave a weight as unsure as waves differ, however many there are', () => {
    const sd = (waves: number) =>
      fitFamily(many.slice(0, waves)).weights.find(({ name }) => name === 'd0000')?.sd ?? 0;
    expect(sd(3)).toBeLessThan(sd(1));
    expect(sd(3)).toBeGreaterThan(BETWEEN.weight);
  });
});

describe('a history', () => {
  const act = { to: 1, source: 'made up', confidence: 'high' } as const;
  const of = (
    acts: Parameters<typeof historyOf>[0]['acts'],
    atRisk: Parameters<typeof historyOf>[0]['atRisk'] = [],
  ) => riskSetOf(historyOf({ id: 'w', scenario, acts, atRisk }));

  it('counts a state whose act has no day as unknown, never as a refusal', () => {
    const dated = of([{ ...act, state: 'S0001', date: '2026-01-10' }]);
    const undated = of([{ ...act, state: 'S0001', date: undefined }]);
    expect(dated.states[1]?.length).toBeGreaterThan(0);
    expect(undated.states[1]).toEqual([]);
    expect(undated).toMatchObject({ ups: 0, undated: 1 });
  });

  it('has a state at risk only while it is there', () => {
    const turns = (set: ReturnType<typeof of>) => set.states[2]?.reduce((sum, row) => sum + row.turns, 0);
    expect(turns(of([]))).toBe(48);
    expect(turns(of([], [{ state: 'S0002', from: '2026-07-03', to: undefined }]))).toBe(48 - 11);
    expect(turns(of([], [{ state: 'S0002', from: '2026-07-03', to: '2027-07-03' }]))).toBe(13);
  });

  it('puts the act of the first day into the first turn', () => {
    expect(of([{ ...act, state: 'S0003', date: scenario.start }]).ups).toBe(1);
  });
});
