import { describe, expect, it } from 'vitest';
import { openText } from '../../../src/library/open-scenario.ts';
import { pointsFrom, pointsInput } from '../../../src/library/questions/answer.ts';
import { evidencePlan } from '../../../src/library/questions/evidence.ts';
import { leversPlan } from '../../../src/library/questions/levers.ts';
import type { SensitivityPlan } from '../../../src/library/sensitivity.ts';
import { compile } from '../../../src/model/compile.ts';
import { outcomesOf, stateGoal } from '../../../src/study/futures/goals.ts';
import { planSize } from '../../../src/study/sensitivity/design.ts';
import { addPoints, emptyPoints, playPoints } from '../../../src/study/sensitivity/points.ts';
import type { PointStudy } from '../../../src/study/sensitivity/points-file.ts';

const TEXT = `
demarche: 1
id: changes
start: 2025-07-03
turns: 12
ladder: [{id: none, standing: 0}, {id: recognition, standing: 1}]
rates: {up: {none: -4}, down: {recognition: -7}}
weights: {gain: 2, cost: 3, taboo: 0, precedent: {mean: 2, sd: 0.5}}
drivers: {gain: {sign: benefit, profile: [1]}, cost: {sign: cost, profile: [1]}}
states:
  A: {power: 0.6, traits: {gain: 0.2, cost: 0.5}}
  B: {power: 0.4, traits: {gain: 0.3, cost: 0.4}, rung: none}
ties: [{from: B, to: A, kind: peer, weight: 1}]
target: {id: T, name: Targetland, authority: the new authorities}
events:
  quarrel: {label: A quarrel, text: A quarrel., on: 2025-08-01, effects: [{boost: all, direction: up, times: 0.1, months: 12}]}
evidence:
  - {state: A, field: gain, source: one, confidence: high}
  - {state: A, field: cost, source: two, confidence: low}
  - {state: B, field: cost, source: three, confidence: medium}
  - {field: weights.precedent, source: four, confidence: low}
  - {field: weights.gain, source: five, confidence: high}
  - {state: A, field: policy, source: no number, confidence: low}
levers:
  trade: {label: Trade with B, set: B.traits.gain, high: 0.8, cost: 2}
  idle: {set: A.weights.taboo, high: 3}
  example: {label: A recognises, set: A.rung, values: [recognition], cost: 9}
  peace: {event: quarrel, cost: 1}
`;
const open = openText({ text: TEXT });

const played = ({ about, plan, models, scenarios }: SensitivityPlan) => {
  const points = { from: 0, to: planSize(plan) };
  const rows = playPoints({ models, scenarios, plan, points });
  return { about, plan, table: addPoints(emptyPoints(plan), { points: [points], rows }) };
};

const leversIn = (study: PointStudy) => {
  const found = pointsInput(study);
  return found?.kind === 'levers' ? found.answer : undefined;
};

const figuresIn = (study: PointStudy) => {
  const found = pointsInput(study);
  return found?.kind === 'evidence' ? found.answer.figures : [];
};

const GOAL = 'B recognises by 2026-07';

describe('levers', () => {
  const study = played(leversPlan(open, { seed: 's', goal: GOAL, odds: '12%', futures: 300 }));
  const answer = leversIn(study);
  const found = (id: string) => answer?.levers.find(({ input }) => input.id === id);

  it('have the odds that --set gives, future by future, for the effort that the scenario writes', () => {
    const goal = stateGoal(open.scenario, 'B', 12);
    const reached = (edits: Record<string, number | string>): number =>
      outcomesOf(compile(open.with(edits).scenario), {
        ...{ seed: 's', goals: [goal], futures: { from: 0, to: 300 } },
      })[0]?.reduce((a, b) => a + b, 0) ?? -1;
    const far = found('trade')?.moves.at(-1);
    expect(far?.value).toBe(0.8);
    expect((far?.mean ?? 0) * 300).toBeCloseTo(reached({ 'B.traits.gain': 0.8 }), 9);
    expect((far?.change.value ?? 0) * 300).toBeCloseTo(reached({ 'B.traits.gain': 0.8 }) - reached({}), 9);
    expect(far?.effort).toBeCloseTo(1, 12);
    expect(found('example')?.best?.effort).toBe(9);
    expect((found('example')?.best?.mean ?? 0) * 300).toBeCloseTo(reached({ 'A.rung': 'recognition' }), 9);
  });

  it('are ranked by what a unit of effort surely brings: what costs little first, what does nothing last', () => {
    const ids = answer?.levers.map(({ input }) => input.id);
    expect(ids).toEqual(['peace', 'trade', 'example', 'idle']);
    expect(found('idle')?.best).toBeUndefined();
    expect(found('peace')?.isSure).toBe(true);
    const dear = openText({ text: TEXT.replace('event: quarrel, cost: 1', 'event: quarrel, cost: 50') });
    const other = leversIn(played(leversPlan(dear, { seed: 's', goal: GOAL, futures: 300 })));
    expect(other?.levers.map(({ input }) => input.id)).toEqual(['trade', 'example', 'peace', 'idle']);
  });

  it('say where they bring the goal to the odds asked for, as far as they may go', () => {
    const { reached } = found('peace') ?? {};
    expect(reached?.value).toBe(1);
    expect(found('idle')?.reached).toBeUndefined();
    const { value = 0, near = 0, far = 1 } = found('trade')?.reached ?? { value: 0.5, near: 0.4, far: 0.6 };
    expect(near).toBeLessThanOrEqual(value);
    expect(far).toBeGreaterThanOrEqual(value);
    expect(pointsFrom(study)?.answer.text()).toMatch(/Most for the effort: peace, can happen → kept/);
  });

  it('refuse nonsense with the nearest name, and say what never happens', () => {
    const refused = (request: Partial<Parameters<typeof leversPlan>[1]>) => () =>
      leversPlan(open, { seed: 's', goal: GOAL, ...request });
    expect(refused({ goal: 'date of count >= 1' })).toThrow('a date is no goal');
    expect(refused({ goal: 'count', odds: '50%' })).toThrow('has no odds');
    expect(refused({ goal: 'Q recognises' })).toThrow('Q');
    expect(refused({ levers: ['trad'] })).toThrow('Did you mean “trade”?');
    expect(refused({ levers: ['A.rungs'] })).toThrow('Did you mean “A.rung”?');
    const never = played(leversPlan(open, { seed: 's', goal: 'count >= 3', futures: 5 }));
    expect(pointsFrom(never)?.answer.text()).toMatch(/The outcome never happened in \d+ futures/);
    const unmet = played(leversPlan(open, { seed: 's', goal: GOAL, when: 'count >= 3', futures: 5 }));
    expect(pointsFrom(unmet)?.answer.text()).toMatch(/The condition never held in \d+ futures/);
    for (const [lever, message] of [
      ['set: B.traits.gian', 'did you mean "B.traits.gain"'],
      ['set: B.traits.gain, low: 3', 'this value cannot be there'],
      ['set: B.traits.gain, low: 0.5, high: 0.4', 'the range is empty'],
      ['set: A.rung, values: [recogniton]', 'expected none or recognition'],
      ['set: B.traits.gain, low: 0, values: [1]', 'it is not clear how far'],
      ['event: quarell', 'quarrel'],
      ['cost: 3', 'neither'],
    ] as const)
      expect(() => openText({ text: TEXT.replace('event: quarrel, cost: 1', lever) })).toThrow(message);
  });
});

describe('evidence', () => {
  const answerOf = (text: string, outcome = 'A recognises by 2026-07') => {
    const study = played(evidencePlan(openText({ text }), { seed: 's', outcome, futures: 200 }));
    return { text: pointsFrom(study)?.answer.text(), figures: figuresIn(study) };
  };

  it('names the figure that decides first, whichever it is', () => {
    const { figures, text } = answerOf(TEXT);
    expect(figures.map(({ input }) => input.id)).toContain('weights.precedent');
    expect(figures.map(({ input }) => input.id)).not.toContain('A.policy');
    expect(figures[0]?.input.id).toBe('A.cost');
    expect(text).toContain('Check first: A: cost');
    const turned = TEXT.replace('source: one, confidence: high', 'source: one, confidence: low').replace(
      'weights: {gain: 2, cost: 3',
      'weights: {gain: 4, cost: 0.1',
    );
    expect(answerOf(turned).figures[0]?.input.id).toBe('A.gain');
  });

  it('gives a figure that the outcome ignores no share', () => {
    const idle = answerOf(TEXT).figures.find(({ input }) => input.id === 'B.cost');
    expect(idle?.share).toEqual({ value: 0, low: 0, high: 0 });
    const none = answerOf(TEXT, 'count >= 0');
    expect(none.text).toContain('No figure changes the outcome');
  });

  it('refuses a scenario of which evidence leaves nothing open', () => {
    const bare = openText({ text: TEXT.replace(/evidence:[\s\S]*?levers:/, 'levers:') });
    expect(() => evidencePlan(bare, { seed: 's' })).toThrow('no row of evidence leaves a figure open');
    expect(() => evidencePlan(open, { seed: 's', inputs: ['A.costs'] })).toThrow('Did you mean “A.cost”?');
  });
});
