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
const sectionOf = (name: string): string =>
  page.slice(page.indexOf(`<!-- ${name}:start -->`), page.indexOf(`<!-- ${name}:end -->`));
const section = sectionOf('worked-case');

/** Six decimals, as the page writes numbers. */
const six = (x: number): string => x.toFixed(6).replace('-', '−');

const drawOf = (seed: string, name: string, purpose: 1 | 5): number => {
  const { high, low } = hashName(name);
  return uniform(luckOf(rootKey(seed), 0), high, low, purpose, 0);
};
const draw = (clock: string): number => drawOf(SEED, clock, PURPOSES.threshold);

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

// The second case: a condition, a variable that fades, two rules, and what leading pays.

const second = compile(load('tests/fixtures/worked-case-2.yaml').scenario);
const luck = { seed: 'bishkek' };
const drawn = (name: string, purpose: 1 | 5): number => -Math.log(drawOf(luck.seed, name, purpose));
const threshold = drawn('C up 1', PURPOSES.threshold);
const times = {
  alone: drawn('rule alone', PURPOSES.rule) / 1,
  others: drawn('rule others', PURPOSES.rule) / 3,
};

const fewness = Math.exp(-Math.LN2 * 0.6);
const raw = { taboo: -0.5 * fewness, leading: 0.6 * fewness };
const both = raw.taboo + raw.leading;
const kept = capped(both) / both;
const social = { taboo: raw.taboo * kept, leading: raw.leading * kept };

/** Attention at the end of each turn: a court adds a half in the first, and it fades by half in four months. */
const attention = [0, 1, 2, 3].map((turns) =>
  turns === 0 ? 1 : 1 + 0.5 * Math.exp((-Math.LN2 * (turns - 1)) / 4),
);
const inRates = attention.map((value) => Math.round(value * 16) / 16);
const missing = [-0.6, -0.6, 0, 0];

const own = inRates.map((seen, at) => 2 * 0.7 - 1.5 * 0.5 * seen + 0.6 + (missing[at] ?? 0));
const logRates = own.map((value) => -3 + value + social.taboo + social.leading);
const rates = logRates.map(Math.exp);
const totals = rates.map((_, at) => rates.slice(0, at + 1).reduce((all, rate) => all + rate, 0));
const alone = own.map((value) => Math.exp(-3.4 + value)).reduce((all, rate) => all + rate, 0);
const unreformed = rates.reduce((all, rate, at) => all + (at < 2 ? rate : rate * Math.exp(-0.6)), 0);

describe('the second case worked by hand', () => {
  it('plays the rule that was drawn, and crosses the threshold in turn 4 and by the reform alone', () => {
    expect(times.others).toBeLessThan(times.alone);
    expect(totals[2]).toBeLessThan(threshold);
    expect(totals[3]).toBeGreaterThan(threshold);
    expect(unreformed).toBeLessThan(threshold);
    expect(alone).toBeLessThan(threshold);
    const { rule, turns } = playRun(second, luck);
    expect(rule).toBe('others');
    expect(turns.map(({ moves }) => moves.map(({ state }) => state).join())).toEqual(['', '', '', '', 'C']);
    expect(turns.map(({ variables }) => variables.attention)).toEqual([
      ...attention.map((value) => expect.closeTo(value, 12)),
      expect.any(Number),
    ]);
  });

  it('has the terms and rates that the engine takes', () => {
    for (const [at, rate] of rates.entries()) {
      const reading = readingsAt(second, luck, at + 1).find(({ id }) => id === 'C up 1');
      expect(reading?.rate).toBeCloseTo(rate, 12);
      const asked = missing[at] === 0 ? {} : { 'conditions rights': expect.closeTo(-0.6, 12) };
      expect(Object.fromEntries(reading?.terms.map(({ id, value }) => [id, value]) ?? [])).toEqual({
        base: -3,
        gain: expect.closeTo(1.4, 12),
        image: expect.closeTo(-0.75 * (inRates[at] ?? 0), 12),
        rivalry: expect.closeTo(0.6, 12),
        ...asked,
        taboo: expect.closeTo(social.taboo, 12),
        leading: expect.closeTo(social.leading, 12),
      });
    }
  });

  it('has the same numbers on the page', () => {
    const numbers = [
      ...[threshold, times.alone, times.others, fewness, raw.taboo, raw.leading, both, kept],
      ...[social.taboo, social.leading, alone, unreformed],
      ...[...logRates, ...rates, ...totals, ...attention.slice(2)],
      ...inRates.slice(1).map((seen) => -0.75 * seen),
    ];
    for (const number of numbers) expect(sectionOf('second-case')).toContain(six(number));
    for (const seen of inRates.slice(1)) expect(sectionOf('second-case')).toContain(`${seen * 16}/16`);
  });
});
