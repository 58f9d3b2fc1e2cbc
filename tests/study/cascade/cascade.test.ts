import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseEngine } from '../../../src/engine/worlds/engine-choice.ts';
import { loadKernel } from '../../../src/engine/worlds/in-world.ts';
import { cascadeFrom, cascadeGraph, cascadePlan } from '../../../src/library/discovery/cascade.ts';
import { openText } from '../../../src/library/open-scenario.ts';
import { compile } from '../../../src/model/compile.ts';
import { decodeCascades, encodeCascades } from '../../../src/study/cascade/cascade-file.ts';
import { addCascades, emptyCascades } from '../../../src/study/cascade/cascade-tally.ts';
import { playCascades } from '../../../src/study/cascade/cascades.ts';
import { coursePlayer } from '../../../src/study/cascade/course.ts';
import { CREDIT, shareCredit } from '../../../src/study/cascade/credit.ts';
import { scriptPlayer } from '../../../src/study/cascade/script.ts';
import { scenarioArbitrary } from '../../arbitraries/scenario.ts';
import { tippingWorld } from './worlds.ts';

const studyOf = (text: string, { futures = 5, steps = 'top', pieces = 1 } = {}) => {
  const { model, ...study } = cascadePlan(openText({ text }), {
    ...{ seed: 's', futures },
    steps: steps === 'all' ? 'all' : 'top',
  });
  let tally = emptyCascades(model.states.count);
  for (let k = pieces; k > 0; k--) {
    const range = { from: Math.floor((futures * (k - 1)) / pieces), to: Math.floor((futures * k) / pieces) };
    tally = addCascades(tally, playCascades({ model, plan: study.plan, futures: range }));
  }
  return { ...study, tally };
};

const edgesOf = (text: string): readonly string[] =>
  cascadeFrom(studyOf(text)).edges.map(({ from, to, strength }) => `${from.id}→${to.id} ${strength.value}`);

const MOVED_BY_EVENTS = `
events:
  ab: {label: A moves B, when: {state: A, at_least: recognition}, effects: [{move: B, to: recognition}]}
  bc: {label: B moves C, when: {state: B, at_least: recognition}, effects: [{move: C, to: recognition}]}
  first: {label: A moves, on: 2025-02, effects: [{move: A, to: recognition}]}
`;

describe('cascades', () => {
  it('of a certain chain are exactly that chain, whether clocks, events or people move', () => {
    const chain = ['A→B 1', 'B→C 1'];
    expect(edgesOf(tippingWorld(['AB', 'BC'], 'A'))).toEqual(chain);
    expect(edgesOf(tippingWorld([], '', MOVED_BY_EVENTS))).toEqual(chain);
    const decided = 'decisions:\n  a: {state: A, on: 2025-02, do: recognition}';
    expect(edgesOf(tippingWorld(['AB', 'BC'], '', decided))).toEqual(chain);
    const answer = cascadeFrom(studyOf(tippingWorld(['AB', 'BC'], 'A')));
    expect(
      answer.states.map(({ id, reproduction, followed }) => [id, reproduction.value, followed.value]),
    ).toEqual([
      ['A', 1, 2],
      ['B', 1, 1],
      ['C', 0, 0],
    ]);
    expect(answer.movers.map(({ id }) => id)).toEqual(['A']);
    expect(answer.text()).toContain('└─ Bland: 100 % of its steps (Mar 2025)\n     └─ Cland: 100 %');
  });

  it('of independent states are empty', () => {
    expect(edgesOf(tippingWorld([], 'ABCD'))).toEqual([]);
    expect(cascadeFrom(studyOf(tippingWorld([], ''))).text()).toContain(
      'No state made such a step in 5 futures',
    );
  });

  it('of a diamond share its credit, whether one of two is enough or both are needed', () => {
    const shared = ['A→B 1', 'A→C 1', 'B→D 0.5', 'C→D 0.5'];
    const pairs = ['AB', 'AC', 'BD', 'CD'];
    expect(edgesOf(tippingWorld(pairs, 'A'))).toEqual(shared);
    const both = `
events:
  d: {label: Both move D, when: {all: [{state: B, at_least: recognition}, {state: C, at_least: recognition}]}, effects: [{move: D, to: recognition}]}
`;
    expect(edgesOf(tippingWorld(['AB', 'AC'], 'A', both))).toEqual(shared);
  });

  it('are the same in pieces of any order, as a file, on the kernel and without it', async () => {
    await loadKernel();
    const text = tippingWorld(['AB', 'BC'], 'AD').replace('up: {none: -20}', 'up: {none: -4}');
    const request = { futures: 30, steps: 'all' };
    const whole = studyOf(text, request);
    expect(cascadeFrom(whole).edges.length).toBeGreaterThan(0);
    expect(encodeCascades(studyOf(text, { ...request, pieces: 7 }))).toEqual(encodeCascades(whole));
    expect(decodeCascades(encodeCascades(whole))).toEqual({ ok: true, study: whole });
    expect(decodeCascades(encodeCascades(whole).fill(7, 400, 404))).toMatchObject({ ok: false });
    chooseEngine('typescript');
    try {
      expect(encodeCascades(studyOf(text, request))).toEqual(encodeCascades(whole));
    } finally {
      chooseEngine('kernel');
    }
  });

  it('are a graph in DOT, whatever names are', () => {
    const text = tippingWorld(['AB'], 'A').replace('Aland', `'A "land\\'`);
    expect(cascadeGraph(studyOf(text))).toContain('"A" -> "B" [label="1.00"');
    expect(cascadeGraph(studyOf(text))).toContain(String.raw`label="A \"land\\ (R 1.00)"`);
  });

  it('rest on a script: with nothing left out each state does exactly what it did', () => {
    const kinds = fc.constantFrom('top' as const, 'all' as const);
    fc.assert(
      fc.property(scenarioArbitrary(), kinds, (scenario, kind) => {
        const model = compile(scenario);
        const options = { seed: 's', turns: scenario.turns };
        const course = coursePlayer(model, { ...options, kind })(0);
        const isMade = scriptPlayer(model, options);
        for (const step of course.steps) expect(isMade({ course, step, left: [] })).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('credit', () => {
  const never = (): number => 0.5;
  it('is the index of Shapley and Shubik', () => {
    // A needs any of two others; weights 2, 1, 1 and a quota of 3: 2/3, 1/6, 1/6.
    const weights = [2, 1, 1];
    const isMade = (taken: readonly number[]): boolean =>
      taken.reduce((sum, i) => sum + (weights[i] ?? 0), 0) >= 3;
    const { credit, needed } = shareCredit(3, isMade, never);
    expect(credit.map((each) => each / CREDIT)).toEqual([2 / 3, 1 / 6, 1 / 6]);
    expect(needed).toEqual([true, false, false]);
  });

  it('is whole in all, also where orders are drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 9 }), fc.integer(), (weights, seed) => {
        const all = weights.reduce((a, b) => a + b, 0);
        fc.pre(all > 0);
        const quota = (Math.abs(seed) % all) + 1;
        let at = 0;
        const next = (): number => {
          at += 0.37;
          return at % 1;
        };
        const { credit, needed } = shareCredit(
          weights.length,
          (taken) => taken.reduce((sum, i) => sum + (weights[i] ?? 0), 0) >= quota,
          next,
        );
        expect(credit.reduce((a, b) => a + b, 0)).toBe(CREDIT);
        for (const [i, is] of needed.entries()) {
          expect(Number.isInteger(credit[i])).toBe(true);
          if (weights[i] === 0) expect([credit[i], is]).toEqual([0, false]);
        }
      }),
    );
  });
});
