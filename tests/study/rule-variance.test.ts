import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { comparisonOf } from '../../src/study/compare/compare.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { playPairs } from '../../src/study/futures/pairs.ts';
import { answerOdds, type OddsAnswer } from '../../src/study/odds/odds.ts';
import type { VarianceParts } from '../../src/study/odds/variance.ts';
import { lonely } from '../fixtures/lonely.ts';

const STATES = 3;
const TURNS = 12;

/** Two rules that differ in the base rate alone, of isolated states. */
const RULES = [
  { id: 'fast', share: 0.3, rate: -2.5, sd: 0.5 },
  { id: 'slow', share: 0.7, rate: -4.5, sd: 0.8 },
] as const;

interface Written {
  readonly id: string;
  readonly share: number;
  readonly rate: number;
  readonly sd: number;
}

const ruled = (rules: readonly Written[]): Scenario => ({
  ...lonely(STATES, -3, TURNS),
  rules: rules.map(({ id, share, rate, sd }) => ({
    id,
    label: id,
    share,
    weights: {},
    rates: { up: { none: { mean: rate, sd } }, down: {} },
  })),
});

const oddsOf = (scenario: Scenario, seed: string, to: number): OddsAnswer => {
  const model = compile(scenario);
  const tally = ensemble(model, { seed, futures: { from: 0, to }, twins: true });
  return answerOdds(tally, frameOf(scenario, model), { by: TURNS, at: TURNS });
};

/** E p and E p² over the spread of a rate, where p is the chance to have moved by the last turn. */
const chances = ({ rate, sd }: Written): { mean: number; square: number } => {
  let [mass, mean, square] = [0, 0, 0];
  for (let z = -6; z <= 6; z += 0.01) {
    const density = Math.exp((-z * z) / 2);
    const p = 1 - Math.exp(-TURNS * Math.exp(rate + sd * z));
    mass += density;
    mean += density * p;
    square += density * p * p;
  }
  return { mean: mean / mass, square: square / mass };
};

/** The shares of luck, parameters and rules in the variance of how many of n states have moved. */
const sharesOf = (n: number): { luck: number; parameters: number; rules: number } => {
  const all = RULES.map((rule) => ({ w: rule.share, ...chances(rule) }));
  const middle = all.reduce((sum, { w, mean }) => sum + w * mean, 0);
  const luck = all.reduce((sum, { w, mean, square }) => sum + w * n * (mean - square), 0);
  const parameters = all.reduce((sum, { w, mean, square }) => sum + w * n * n * (square - mean * mean), 0);
  const rules = all.reduce((sum, { w, mean }) => sum + w * n * n * (mean - middle) ** 2, 0);
  const variance = luck + parameters + rules;
  return { luck: luck / variance, parameters: parameters / variance, rules: rules / variance };
};

const expectShares = (found: VarianceParts | undefined, n: number): void => {
  const { luck, parameters, rules } = sharesOf(n);
  expect(found?.rules?.share).toBeCloseTo(rules, 1.5);
  expect(found?.parameters).toBeCloseTo(parameters, 1);
  expect(found?.luck).toBeCloseTo(luck, 1);
  expect((found?.luck ?? 0) + (found?.parameters ?? 0) + (found?.rules?.share ?? 0)).toBeCloseTo(1, 10);
};

describe('the variance of rival rules', () => {
  it('splits into luck, parameters and rules as in the closed form, of the count and of a state', () => {
    const answer = oddsOf(ruled(RULES), 'd', 24_000);
    expectShares(answer.variance, STATES);
    for (const { variance } of answer.states) expectShares(variance, 1);
    RULES.forEach((rule, r) => {
      const { futures, count, states } = answer.rules[r] ?? { futures: 0, count: undefined, states: [] };
      expect(futures / 24_000).toBeCloseTo(rule.share, 1.7);
      expect(count?.value).toBeCloseTo(STATES * chances(rule).mean, 1.3);
      for (const { share } of states) expect(share).toBeCloseTo(chances(rule).mean, 1.3);
    });
  });

  it('splits as well where an edit holds all states back, since then all of the count is the difference', () => {
    const base = ruled(RULES);
    const held = ruled(RULES.map((rule) => ({ ...rule, rate: -100 })));
    const options = { seed: 'd', futures: { from: 0, to: 24_000 } };
    const [tally] = playPairs(compile(base), [compile(held)], options);
    expectShares(tally && comparisonOf(tally).variance, STATES);
    const sure = lonely(STATES, -3, TURNS);
    const [none] = playPairs(compile(sure), [compile(lonely(STATES, -4, TURNS))], {
      ...options,
      futures: { from: 0, to: 200 },
    });
    expect(none && comparisonOf(none).variance).toBeUndefined();
  });

  it('has an interval that holds the share of rules in nine of ten studies at least', () => {
    const truth = sharesOf(STATES).rules;
    const held = Array.from(
      { length: 60 },
      (_, n) => oddsOf(ruled(RULES), `study ${n}`, 400).variance?.rules,
    );
    const inside = held.filter((rules) => rules && rules.low <= truth && truth <= rules.high);
    expect(inside.length).toBeGreaterThanOrEqual(54);
    const mean = held.reduce((sum, rules) => sum + (rules?.share ?? 0), 0) / held.length;
    expect(mean).toBeCloseTo(truth, 1.8);
  });

  it('has a share of rules that may be 0 where they are alike', () => {
    const alike = ruled(RULES.map((rule) => ({ ...rule, rate: -3, sd: 0.5 })));
    const low = Array.from({ length: 40 }, (_, n) => oddsOf(alike, `alike ${n}`, 400).variance?.rules?.low);
    expect(low.filter((value) => value === 0).length).toBeGreaterThanOrEqual(36);
  });

  it('is all rules where these alone decide', () => {
    const rules = [
      { id: 'always', share: 0.5, rate: 4, sd: 0 },
      { id: 'never', share: 0.5, rate: -100, sd: 0 },
    ];
    expect(oddsOf(ruled(rules), 'all', 400).variance).toMatchObject({
      parameters: 0,
      luck: 0,
      rules: { share: 1 },
    });
  });
});
