import { describe, expect, it } from 'vitest';
import { discoveredBy, discoverPlan } from '../../../src/library/discovery/discover.ts';
import { openText } from '../../../src/library/open-scenario.ts';
import { pointsFrom } from '../../../src/library/questions/answer.ts';
import { streamOf } from '../../../src/random/luck.ts';
import { chanceOfAtLeast } from '../../../src/study/discover/binomial.ts';
import { heldAt, type Sample } from '../../../src/study/discover/box.ts';
import { cartRules } from '../../../src/study/discover/cart.ts';
import { primSearch } from '../../../src/study/discover/prim.ts';
import { planSize } from '../../../src/study/sensitivity/design.ts';
import { addPoints, emptyPoints, partOf, playPoints } from '../../../src/study/sensitivity/points.ts';
import { encodePoints } from '../../../src/study/sensitivity/points-file.ts';

/** Points spread by luck in a space, and where the condition holds. */
const sampleOf = (
  size: number,
  dimensions: number,
  seed: string,
  holds: (x: readonly number[], u: number) => boolean,
): { readonly sample: Sample; readonly points: Int32Array } => {
  const next = streamOf(seed);
  const rows = Array.from({ length: size }, () => Array.from({ length: dimensions }, next));
  return {
    sample: {
      columns: Array.from({ length: dimensions }, (_, c) => ({
        values: Float64Array.from(rows, (row) => row[c] ?? 0),
        choices: undefined,
      })),
      futures: 1,
      held: Float64Array.from(rows, (row) => (holds(row, next()) ? 1 : 0)),
    },
    points: Int32Array.from({ length: size }, (_, i) => i),
  };
};

describe('PRIM', () => {
  it.each(['one', 'two', 'three'])('finds a planted box, and so does a tree (%s)', (seed) => {
    const { sample, points } = sampleOf(1000, 5, seed, ([x = 0, y = 0]) => x > 0.7 && y < 0.3);
    const { steps, all } = primSearch(sample, points);
    const { box, points: inside } = steps.at(-1) ?? { box: all, points };
    const hits = heldAt(sample.held, inside);
    expect(hits / inside.length).toBeGreaterThan(0.95);
    expect(hits / heldAt(sample.held, points)).toBeGreaterThan(0.85);
    const [x, y] = box;
    if (x?.kind !== 'amount' || y?.kind !== 'amount') throw new Error('no amounts');
    expect(Math.abs(x.low - 0.7) + Math.abs(y.high - 0.3)).toBeLessThan(0.06);
    const [rule] = cartRules(sample, points);
    expect(heldAt(sample.held, rule?.points ?? points)).toBeGreaterThan(0.9 * hits);
    expect(steps.every((step, i) => i === 0 || step.points.length < (steps[i - 1]?.points.length ?? 0))).toBe(
      true,
    );
  });

  it('finds a choice', () => {
    const { sample, points } = sampleOf(600, 3, 'choice', ([x = 0, y = 0]) => x > 0.5 && y > 0.25 && y < 0.5);
    const [first, second, ...others] = sample.columns;
    if (!first || !second) throw new Error('no columns');
    const chosen = { values: second.values.map((u) => Math.floor(4 * u)), choices: 4 };
    const search = primSearch({ ...sample, columns: [first, chosen, ...others] }, points);
    expect(search.steps.at(-1)?.box[1]).toEqual({ kind: 'choice', chosen: [1] });
  });
});

describe('a quasi-p value', () => {
  it('is that of the exact binomial test', () => {
    // R: binom.test(7, 20, .2, "greater"), binom.test(300, 1000, .28, "greater").
    expect(chanceOfAtLeast(7, 20, 0.2)).toBeCloseTo(0.0867, 4);
    expect(chanceOfAtLeast(10, 10, 0.5)).toBeCloseTo(2 ** -10, 12);
    expect(chanceOfAtLeast(0, 5, 0.5)).toBe(1);
    expect(chanceOfAtLeast(60, 4000, 0.001)).toBeLessThan(1e-40);
  });
});

const TEXT = `
demarche: 1
id: planted
title: A planted box
question: When?
start: 2025-01-01
turn: month
turns: 3
ladder:
  - {id: none, label: No recognition, standing: 0}
  - {id: recognition, label: Recognition, standing: 1}
rates: {up: {none: -30}, down: {recognition: -30}}
drivers:
  gain: {label: Gain, sign: benefit, profile: [1], weight: {mean: 1, sd: 0.5}}
states: {A: {name: Alphaland, traits: {gain: 1}}}
target: {id: T, name: Targetland, authority: the new authorities}
variables: {v: {label: V, start: 0}, w: {label: W, start: 0}}
events:
  go: {label: Go, when: {all: [{variable: v, above: 0.6}, {variable: w, at_most: 1}]}, effects: [{move: A, to: recognition}]}
uncertain:
  v: {label: vigour, set: variables.v.start, low: 0, high: 2, mode: 0.5}
  w: {label: way, set: variables.w.start, values: [0, 1, 2]}
  go: {label: Go, event: go, chance: 0.5}
`;
const open = openText({ text: TEXT });
type Request = Parameters<typeof discoverPlan>[2];

const studyOf = (request: Partial<Request> = {}, pieces = 1) => {
  const planned = discoverPlan(open, [], { seed: 's', when: 'A recognises', points: 400, ...request });
  const { about, plan, models, scenarios } = planned;
  const all = planSize(plan);
  let table = emptyPoints(plan);
  for (let k = pieces; k > 0; k--) {
    const points = { from: Math.floor((all * (k - 1)) / pieces), to: Math.floor((all * k) / pieces) };
    const rows = playPoints({ models, scenarios, plan, points });
    table = addPoints(table, { points: [points], rows });
  }
  return { about, plan, table };
};

const foundIn = (request: Partial<Request> = {}) => {
  const study = studyOf(request);
  const [answer, written] = [discoveredBy(study), pointsFrom(study)];
  if (!answer || !written) throw new Error('too few points');
  return { ...answer, text: written.answer.text };
};

describe('conditions that are discovered', () => {
  it('are sentences that name what decides, and nothing that luck made', () => {
    const answer = foundIn();
    expect(answer.held.share).toBeCloseTo(0.5 * 0.62 * (2 / 3), 1);
    const box = answer.searches[0]?.boxes.at(-1);
    expect(box?.density.share).toBe(1);
    expect(box?.coverage.share).toBeGreaterThan(0.85);
    const text = answer.text().replace(/\s+/g, ' ');
    expect(text).toMatch(/“Go” can happen/);
    expect(text).toMatch(/way: “0” or “1”/);
    expect(text).toMatch(/vigour is not low \(above 0\.[56]/);
    expect(text).not.toMatch(/Gain/);
    expect(answer.agreement?.share).toBeGreaterThan(0.8);
  });

  it('are the same in pieces of any order', () => {
    const fileOf = ({ table, ...of }: ReturnType<typeof studyOf>) =>
      encodePoints({ ...of, part: partOf(table) });
    expect(fileOf(studyOf({ points: 120 }, 5))).toEqual(fileOf(studyOf({ points: 120 })));
  });

  it('say what never happens, and what always does', () => {
    const never = foundIn({ when: 'A recognises at 1 and count < 1 at 1', points: 100 });
    expect(never.text()).toContain('never happened in 100 futures');
    expect(never.searches).toEqual([]);
    const always = foundIn({ when: 'count >= 0', points: 100 });
    expect(always.text()).toContain('happened in all 100 futures');
  });

  it('refuse nonsense with the nearest name', () => {
    const refused = (request: Partial<Request>) => () => studyOf(request);
    expect(refused({ when: 'cuont >= 5' })).toThrow('Did you mean “count”?');
    expect(refused({ when: 'process.exit() >= 5' })).toThrow('neither count, nor an index, nor a state');
    expect(refused({ when: 'count >= 1 and A >= recogniton' })).toThrow(
      'column 21: “recogniton” is no value',
    );
    expect(refused({ when: 'count => 5' })).toThrow(
      'column 7: “=>” is no comparison: expected >=, <=, > or <. Did',
    );
    expect(refused({ when: ' ' })).toThrow('the condition is empty');
    expect(refused({ inputs: ['vv'] })).toThrow('Did you mean “v”?');
    expect(refused({ points: 5 })).toThrow('expected a whole number from 100');
  });
});
