import { describe, expect, it } from 'vitest';
import { chooseEngine } from '../../../src/engine/worlds/engine-choice.ts';
import { loadKernel } from '../../../src/engine/worlds/in-world.ts';
import { conditionAsked, outcomeAsked } from '../../../src/library/condition.ts';
import { openText } from '../../../src/library/open-scenario.ts';
import { pointsFrom } from '../../../src/library/questions/answer.ts';
import { sensitivityPlan } from '../../../src/library/sensitivity.ts';
import { compile } from '../../../src/model/compile.ts';
import { countGoal, outcomesOf } from '../../../src/study/futures/goals.ts';
import { sensitivityOf } from '../../../src/study/sensitivity/answer.ts';
import { planSize } from '../../../src/study/sensitivity/design.ts';
import { addPoints, emptyPoints, partOf, playPoints } from '../../../src/study/sensitivity/points.ts';
import { decodePoints, encodePoints } from '../../../src/study/sensitivity/points-file.ts';
import { world } from '../../tui/world.ts';

const TEXT = `
demarche: 1
id: unsure
start: 2025-07-03
turns: 18
ladder: [{id: none, standing: 0}, {id: recognition, standing: 1}]
rates: {up: {none: -4}, down: {recognition: -7}}
weights: {gain: {mean: 2, sd: 1}, taboo: 0}
drivers: {gain: {sign: benefit, profile: [1]}}
states: {A: {power: 0.6, traits: {gain: 0.8}}, B: {power: 0.4, traits: {gain: 0.3}}}
target: {id: T, name: Targetland, authority: the new authorities}
events:
  push: {label: A push, text: A push., on: 2025-08-01, effects: [{boost: all, direction: up, times: 4, months: 12}]}
uncertain:
  start: {label: where A starts, set: A.rung, values: [none, recognition]}
  alpha: {set: A.traits.gain, low: 0.2, high: 1, mode: 0.8, group: traits}
  beta: {set: B.traits.gain, mean: 0.3, sd: 0.05, group: traits}
  idle: {set: A.taboo, low: 0, high: 0.2}
  push: {event: push, chance: 0.5}
`;
const open = openText({ text: TEXT });

type Request = Parameters<typeof sensitivityPlan>[2];

const played = (request: Omit<Request, 'seed'>, pieces = 1) => {
  const { about, plan, models, scenarios } = sensitivityPlan(open, [], { seed: 's', ...request });
  const all = planSize(plan);
  let table = emptyPoints(plan);
  for (let k = pieces; k > 0; k--) {
    const points = { from: Math.floor((all * (k - 1)) / pieces), to: Math.floor((all * k) / pieces) };
    const rows = playPoints({ models, scenarios, plan, points });
    table = addPoints(table, { points: [points], rows });
  }
  return { about, plan, table };
};

const fileOf = ({ table, ...of }: ReturnType<typeof played>): Uint8Array =>
  encodePoints({ ...of, part: partOf(table) });

const answerOf = (request: Omit<Request, 'seed'>) => {
  const study = played(request);
  const [answer, written] = [sensitivityOf(study.plan, study.table), pointsFrom(study)];
  if (!answer || !written) throw new Error('no answer');
  return { ...answer, text: written.answer.text };
};

describe('points of a sensitivity study', () => {
  it('have the odds of the scenario as it is, and the change by an input future by future', () => {
    const answer = answerOf({ method: 'swing', outcome: 'count >= 1 by 2026-07', futures: 200 });
    const goal = countGoal(open.scenario, 1, 12);
    const futures = { from: 0, to: 200 };
    const reached = (scenario: typeof open.scenario): number =>
      outcomesOf(compile(scenario), { seed: 's', futures, goals: [goal] })[0]?.reduce((a, b) => a + b, 0) ??
      -1;
    expect(answer.own.mean * 200).toBe(reached(open.scenario));
    const start = answer.inputs.find(({ input }) => input.id === 'start');
    expect((start?.swing?.high ?? -1) * 200).toBe(reached(open.with({ 'A.rung': 'recognition' }).scenario));
    const gain = answer.inputs.find(({ input }) => input.id === 'weight.gain');
    const high = open.with({ 'weights.gain': 2 + 1.6448536269514722 }).scenario;
    expect((gain?.swing?.high ?? -1) * 200).toBe(reached(high));
    const idle = answer.inputs.find(({ input }) => input.id === 'idle');
    expect(idle?.swing?.change).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('are the same in pieces of any order, and as a file', () => {
    const request = { rows: 16, futures: 6 };
    const whole = played(request);
    expect(fileOf(played(request, 5))).toEqual(fileOf(whole));
    const read = decodePoints(fileOf(whole));
    const { table, ...of } = whole;
    expect(read).toEqual({ ok: true, study: { ...of, part: partOf(table) } });
    expect(decodePoints(fileOf(whole).fill(7, 400, 404))).toMatchObject({ ok: false });
  });

  it('are the same on the kernel and without it', async () => {
    await loadKernel();
    const request = { method: 'morris', rows: 8, futures: 8 } as const;
    const kernel = played(request);
    chooseEngine('typescript');
    try {
      expect(fileOf(kernel)).toEqual(fileOf(played(request)));
    } finally {
      chooseEngine('kernel');
    }
  });

  it('tell inputs that matter from one that does nothing, and luck from both', () => {
    const answer = answerOf({ rows: 16, futures: 30, pairs: true, outcome: 'count' });
    expect(answer.inputs[0]?.input.id).toBe('push');
    const idle = answer.inputs.find(({ input }) => input.id === 'idle');
    expect(idle?.variance?.total).toEqual({ value: 0, low: 0, high: 0 });
    const { inputs, luck } = answer.parts ?? { inputs: { value: 0 }, luck: 0 };
    expect(inputs.value).toBeGreaterThan(0.2);
    expect(luck).toBeGreaterThan(0.2);
    expect(inputs.value + luck).toBeCloseTo(1, 12);
    expect(answer.text()).toContain('with the same luck at every');
  });

  it('say what never happens', () => {
    const never = answerOf({ method: 'morris', rows: 4, futures: 5, outcome: 'count >= 3' });
    expect(never.text()).toMatch(/The outcome never happened in \d+ futures/);
    const unmet = answerOf({ method: 'morris', rows: 4, futures: 5, when: 'count >= 3' });
    expect(unmet.text()).toMatch(/The condition never held in \d+ futures/);
  });

  it('refuse nonsense with the nearest name', () => {
    const refused = (request: Omit<Request, 'seed'>) => () => played(request);
    expect(refused({ inputs: ['trait'] })).toThrow('Did you mean “traits”?');
    expect(refused({ rows: 100 })).toThrow('expected a power of two from 16 to 65536');
    expect(refused({ outcome: 'cuont' })).toThrow('Did you mean “count”?');
    expect(refused({ outcome: 'A >= recogniton' })).toThrow('Did you mean “recognition”?');
    expect(refused({ when: 'count is 3' })).toThrow('is no condition');
    expect(refused({ when: 'count >= many' })).toThrow('expected a number');
    const bad = openText({ text: TEXT.replace('set: A.taboo', 'set: A.tabou') });
    expect(() => sensitivityPlan(bad, [], { seed: 's' })).toThrow(/tabou/);
    expect(() => openText({ text: TEXT.replace('low: 0, high: 0.2', 'low: 1, high: 0.2') })).toThrow(
      'the range is empty',
    );
    expect(() => openText({ text: TEXT.replace('event: push, c', 'event: posh, c') })).toThrow('push');
  });
});

describe('conditions', () => {
  it('are read as clauses, also where a name has “and” in it', () => {
    const [first] = world.states;
    if (!first) throw new Error('no state');
    const named = {
      ...world,
      states: world.states.map((s) => (s === first ? { ...s, name: 'This and That' } : s)),
    };
    const at = world.turns;
    expect(
      conditionAsked('count >= 5 by 2 and This and That recognises and isolation < 40 at 3', named),
    ).toEqual([
      { of: { kind: 'count' }, test: 'at_least', value: 5, turn: 2, ever: true },
      { of: { kind: 'rung', state: 0 }, test: 'at_least', value: 5, turn: at, ever: true },
      { of: { kind: 'index', id: 'isolation' }, test: 'below', value: 40, turn: 3, ever: false },
    ]);
    expect(outcomeAsked('date of count >= 2 by 4', world)).toEqual({
      kind: 'date',
      of: { of: { kind: 'count' }, test: 'at_least', value: 2, turn: 4, ever: true },
    });
    expect(outcomeAsked('legitimacy at 6', world)).toEqual({
      kind: 'level',
      of: { kind: 'index', id: 'legitimacy' },
      turn: 6,
    });
  });
});
