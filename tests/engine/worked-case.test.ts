import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { hashName } from '../../src/model/hash-name.ts';
import { luckOf, PURPOSES, rootKey, uniform } from '../../src/random/luck.ts';
import { load, projectPath } from '../scenarios/futures.ts';

// Law 10: the case of docs/model.md, section "A case worked by hand". The numbers are worked out here from the scenario's
// own figures, step by step, without the engine; then the engine and the page must both show them.

const SEED = 'kabul';
const { scenario } = load('tests/fixtures/worked-case.yaml');
const model = compile(scenario);
const page = readFileSync(projectPath('docs/model.md'), 'utf8');
const section = page.slice(
  page.indexOf('<!-- worked-case:start -->'),
  page.indexOf('<!-- worked-case:end -->'),
);

/** Six decimals, as the page writes numbers. */
const six = (x: number): string => x.toFixed(6).replace('-', '−');

const draw = (clock: string): number => {
  const { high, low } = hashName(clock);
  return uniform(luckOf(rootKey(SEED), 0), high, low, PURPOSES.threshold, 0);
};

const capped = (sum: number): number => 3 * Math.tanh(sum / 3);

// Turns 1 and 2: nobody recognises.
const earlyTaboo = capped(-0.7);
const logA = -3 + 2 * 0.8 + earlyTaboo;
const logB = -3 + 2 * 0.3 + earlyTaboo;
// Turn 3: A has recognised.
const legitimacy = Math.round(0.55 * 64) / 64;
const taboo = -0.7 * Math.exp(-Math.LN2 * 0.6);
const sum = 1.5 * 0.5 + 0.8 * 0.5 + legitimacy + taboo;
const share = capped(sum) / sum;
const lateTerms = {
  precedent: 0.75 * share,
  pulse: 0.4 * share,
  legitimacy: legitimacy * share,
  taboo: taboo * share,
};
const logLateB = -3 + 0.6 + capped(sum);
const thresholdA = -Math.log(draw('A up 0'));
const thresholdB = -Math.log(draw('B up 0'));
const pressureB = 2 * Math.exp(logB);

const terms = (clock: string, turn: number): Readonly<Record<string, number>> => {
  const reading = readingsAt(model, { seed: SEED }, turn).find((each) => each.id === clock);
  return Object.fromEntries(reading?.terms.map((term) => [term.id, term.value]) ?? []);
};

const rateOf = (clock: string, turn: number): number =>
  readingsAt(model, { seed: SEED }, turn).find((each) => each.id === clock)?.rate ?? Number.NaN;

describe('the case worked by hand', () => {
  it('crosses the thresholds as worked out', () => {
    expect(Math.exp(logA)).toBeLessThan(thresholdA);
    expect(2 * Math.exp(logA)).toBeGreaterThan(thresholdA);
    expect(pressureB).toBeLessThan(thresholdB);
    expect(pressureB + Math.exp(logLateB)).toBeGreaterThan(thresholdB);
    expect(3 * Math.exp(logB)).toBeLessThan(thresholdB);
  });

  it('is what the engine plays', () => {
    const moves = playRun(model, { seed: SEED }).turns.map((turn) =>
      turn.moves.map((move) => move.state).join(),
    );
    expect(moves).toEqual(['', '', 'A', 'B']);
  });

  it('has the terms and rates that the engine takes', () => {
    for (const turn of [1, 2]) {
      expect(terms('A up 0', turn)).toEqual({
        base: -3,
        gain: expect.closeTo(1.6, 12),
        taboo: expect.closeTo(earlyTaboo, 12),
      });
      expect(rateOf('A up 0', turn)).toBeCloseTo(Math.exp(logA), 12);
      expect(rateOf('B up 0', turn)).toBeCloseTo(Math.exp(logB), 12);
    }
    const late = terms('B up 0', 3);
    for (const [id, value] of Object.entries(lateTerms)) expect(late[id]).toBeCloseTo(value, 12);
    expect(rateOf('B up 0', 3)).toBeCloseTo(Math.exp(logLateB), 12);
  });

  it('stands on the page with the same numbers', () => {
    const [rateA, rateB, rateLate] = [Math.exp(logA), Math.exp(logB), Math.exp(logLateB)];
    const numbers = [
      ...[
        draw('A up 0'),
        draw('B up 0'),
        thresholdA,
        thresholdB,
        earlyTaboo,
        logA,
        logB,
        rateA,
        rateB,
        2 * rateA,
      ],
      ...[1 - Math.exp(-rateA), 1 - Math.exp(-rateB), pressureB, legitimacy, taboo, sum, capped(sum), share],
      ...Object.values(lateTerms),
      ...[logLateB, rateLate, 1 - Math.exp(-rateLate), pressureB + rateLate, 3 * rateB],
    ];
    for (const number of numbers) expect(section).toContain(six(number));
  });
});
