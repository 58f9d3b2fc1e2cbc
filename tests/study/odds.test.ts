import { describe, expect, it } from 'vitest';
import { medianRanks, quantileOf, wilson } from '../../src/domain/intervals.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { answerOdds, type OddsAnswer, standings } from '../../src/study/odds/odds.ts';
import { countVariance } from '../../src/study/odds/variance.ts';
import { binomialTails, isPlausible } from '../engine/binomial.ts';
import { lonely } from '../fixtures/lonely.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';

const oddsOf = (scenario: Scenario, runs: number, twins = false): OddsAnswer => {
  const model = compile(scenario);
  const tally = ensemble(model, { seed: 'odds', futures: { from: 0, to: runs }, twins });
  return answerOdds(tally, frameOf(scenario, model), { by: scenario.turns, at: scenario.turns });
};

describe('odds', () => {
  it('agree with the closed form for isolated states, within exact binomial bounds at 100,000 futures', () => {
    const futures = 100_000;
    const turns = 12;
    const answer = oddsOf(lonely(2, -3, turns), futures);
    const lambda = Math.exp(-3);
    answer.states.forEach((state, s) => {
      for (let t = 1; t <= turns; t++) {
        const count = Math.round((answer.curves[s]?.[t] ?? 0) * futures);
        expect(isPlausible(futures, 1 - Math.exp(-lambda * t), count)).toBe(true);
      }
      expect(state.by.low).toBeLessThan(1 - Math.exp(-lambda * turns));
      expect(state.by.high).toBeGreaterThan(1 - Math.exp(-lambda * turns));
      expect(state.rungs[1]?.count).toBe(state.by.count);
    });
    // Both of two independent states: the product of their chances.
    const p = 1 - Math.exp(-lambda * turns);
    expect(isPlausible(futures, p * p, answer.counts[2] ?? 0)).toBe(true);
    expect(isPlausible(futures, (1 - p) * (1 - p), answer.nobody[turns]?.count ?? 0)).toBe(true);
  });

  it('give the median date of those that move, with an interval that holds the true one', () => {
    const { states } = oddsOf(lonely(40, -2, 24), 500);
    const lambda = Math.exp(-2);
    const reached = 1 - Math.exp(-lambda * 24);
    const median = Math.ceil(-Math.log(1 - reached / 2) / lambda);
    const holding = states.filter(
      ({ median: m }) => m?.between && m.between[0] <= median && median <= m.between[1],
    );
    expect(holding.length).toBeGreaterThanOrEqual(36);
    for (const { median: m } of states) expect(Math.abs((m?.turn ?? 0) - median)).toBeLessThanOrEqual(2);
  });

  it('list standings whose shares add up to one in every turn', () => {
    const scenario = syntheticScenario({ states: 8, drivers: 2, turns: 10 });
    const model = compile(scenario);
    const tally = ensemble(model, { seed: 'x', futures: { from: 0, to: 60 } });
    const answer = answerOdds(tally, frameOf(scenario, model), { by: 10, at: 5 }, [1, 3]);
    const rows = standings(tally, answer);
    expect(rows).toHaveLength(2 * 11);
    for (const row of rows) expect(row.rungs.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(rows[5]?.rungs).toEqual(answer.states[0]?.rungs.map((share) => share.share));
    expect(rows.map((row) => row.state).slice(10, 12)).toEqual([answer.states[0]?.id, answer.states[1]?.id]);
  });
});

describe('variance', () => {
  it('is all luck where every parameter is certain: no twins are played', () => {
    expect(oddsOf(lonely(5, -3), 400, true).variance).toBeUndefined();
  });

  it('comes from parameters where they decide everything, and hardly where they are nearly certain', () => {
    const parts = (sd: number) => {
      const model = compile(lonely(40, -3, 12, sd));
      const tally = ensemble(model, { seed: 'v', futures: { from: 0, to: 4000 }, twins: true });
      return countVariance(tally);
    };
    const wild = parts(8);
    expect(wild?.pairs).toBe(500);
    expect(wild?.parameters).toBeGreaterThan(0.9);
    expect(parts(0.01)?.parameters).toBeLessThan(0.1);
  });

  it('splits as the law of total variance says', () => {
    // A state moves with chance p by the end; p is a function of the drawn rate: Var(E) / Var = Var(p) / (m · (1 − m)).
    const sd = 1.5;
    const model = compile(lonely(1, -3, 12, sd));
    const tally = ensemble(model, { seed: 'w', futures: { from: 0, to: 16_000 }, twins: true });
    let [sum, squares, mass] = [0, 0, 0];
    for (let z = -6; z <= 6; z += 0.01) {
      const density = Math.exp((-z * z) / 2);
      const p = 1 - Math.exp(-12 * Math.exp(-3 + sd * z));
      mass += density;
      sum += density * p;
      squares += density * p * p;
    }
    const mean = sum / mass;
    const expected = (squares / mass - mean * mean) / (mean * (1 - mean));
    const found = countVariance(tally);
    expect(found?.low).toBeLessThan(expected);
    expect(found?.high).toBeGreaterThan(expected);
    expect(found?.parameters).toBeCloseTo(expected, 1);
  });
});

describe('intervals', () => {
  it('are Wilson’s, and exact at the ends', () => {
    // Newcombe (1998), table I: 81 of 263 and 15 of 148.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(15, 148).low).toBeCloseTo(0.0624, 4);
    expect(wilson(15, 148).high).toBeCloseTo(0.1605, 4);
    expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1684, 4) });
    expect(wilson(20, 20)).toEqual({ low: expect.closeTo(0.8316, 4), high: 1 });
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('of medians enclose them with at least 95 %, as tightly as whole ranks allow', () => {
    expect(medianRanks(5)).toBeUndefined();
    for (const n of [6, 10, 20, 99, 500]) {
      const [low = 0, high = 0] = medianRanks(n) ?? [];
      const below = (j: number): number => (j <= 0 ? 0 : binomialTails(n, 0.5, j - 1).low);
      expect(high).toBe(n + 1 - low);
      expect(below(low)).toBeLessThanOrEqual(0.025);
      expect(below(low + 1)).toBeGreaterThan(0.025);
    }
    expect(medianRanks(10_000)).toEqual([4902, 5099]);
  });

  it('rest on quantiles that a share of the values does not exceed', () => {
    expect(quantileOf([1, 0, 2, 1], 4, 0.25)).toBe(0);
    expect(quantileOf([1, 0, 2, 1], 4, 0.5)).toBe(2);
    expect(quantileOf([1, 0, 2, 1], 4, 0.95)).toBe(3);
  });
});
