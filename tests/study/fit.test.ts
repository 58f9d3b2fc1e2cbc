import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { across, acrossRates, fewWaves } from '../../src/study/fit/across.ts';
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
  return Math.log(-logLikelihood({ ...layout, states: [{ rows: [row], sigma: 0 }] }, point).value);
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

  it('is never less sure than its prior, and keeps the default of what it learns little of', () => {
    for (const { ratio, weak, kept, parameter } of fit.estimates) {
      expect(ratio).toBeLessThanOrEqual(1.0000001);
      expect(kept === undefined).toBe(weak);
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

describe('several waves', () => {
  it('leave a weight on which they contradict each other less sure than each of them is', () => {
    const one = fitWaves([set]);
    const shift = (by: number) => ({
      ...one,
      estimates: one.estimates.map((e) => ({ ...e, mean: e.mean + by })),
    });
    const strong = (name: string) => (each: { name: string }) => each.name === name;
    const agree = across([one, one, one], 0.8).find(strong('d0000'));
    const differ = across([shift(-2), one, shift(2)], 0.8).find(strong('d0000'));
    expect(agree?.between).toBeLessThan(0.4);
    expect(differ?.between).toBeGreaterThan(1);
    expect(differ?.weak).toBe(true);
    expect(agree?.weak).toBe(false);
    const alone = one.estimates.find(({ parameter }) => parameter.name === 'd0000');
    expect(differ?.sd).toBeGreaterThan(alone?.sd ?? 9);
  });
});

describe('base rates of a wave not seen', () => {
  it('lie as far off as waves differ, and further the fewer waves tell it', () => {
    const one = fitWaves([set]);
    const rates = (count: number) => acrossRates(Array.from({ length: count }, () => one));
    const [up] = rates(2);
    // Two waves that agree, and a prior (sd 0.7) that counts as one more: (0.7² + 0) / 2, and t with 2 degrees of freedom.
    expect(up?.sd).toBeCloseTo((2.92 / 1.645) * Math.sqrt((0.7 * 0.7) / 2) * Math.sqrt(1.5), 10);
    const [few, more] = [rates(2)[0]?.sd ?? 0, rates(12)[0]?.sd ?? 9];
    expect(more).toBeLessThan(few / 2);
    expect([fewWaves(1), fewWaves(10), fewWaves(11), fewWaves(1000)].map((x) => x.toFixed(2))).toEqual([
      '3.84',
      '1.10',
      '1.08',
      '1.00',
    ]);
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
