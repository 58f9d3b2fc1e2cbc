import { describe, expect, it } from 'vitest';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { parseText, scenarioOf } from '../scenario/base.ts';

const TEXT = `demarche: 1
id: asked
start: 2025-07-03
ladder:
  - {id: none, standing: 0, says: [silent, hostile], accepts: [none]}
  - {id: mission, standing: 0, accepts: [consul]}
  - {id: ambassador, standing: 0, accepts: [ambassador], sends: [ambassador]}
  - {id: recognition, standing: 0, says: [recognises]}
rates:
  up: {none: -4, mission: -5, ambassador: -6}
  down: {mission: -6, ambassador: -6, recognition: -7}
  uncertainty: 0
  by_fact:
    hostile: {says: [hostile], up: [none], add: -1.2}
    accepted: {held_by: accepts, down: all, add: -1.5}
social: {leading_driver: gain, taboo_half: 0.5, cap: 3}
weights: {conditions: 2, leading: 0.5, taboo: 0, legitimacy: 0}
drivers:
  gain: {sign: cost, profile: [0, 0, 0]}
states:
  A: {accepts: ambassador, sends: ambassador, traits: {gain: 0.8}}
  B: {says: hostile}
  C: {accepts: consul}
  D: {says: recognises, power: 0.5}
conditions:
  - {state: A, track: aid, level: 0.4}
  - {state: A, track: rights, level: 0.6, strength: 0.5}
  - {state: B, track: rights, level: 0.6}
  - {state: C, track: rights, level: 0.6}
  - {state: D, track: rights, level: 0.6}
target: {tracks: {rights: {start: 0.2, up: -90, down: -90}, aid: {start: 0.4, up: -90, down: -90}}}
`;

const scenario = scenarioOf(parseText(TEXT));

/** The terms of a clock in the first turn, rounded, but for its base rate. */
const termsOf = (clock: string, of: Scenario = scenario): Readonly<Record<string, number>> => {
  const reading = readingsAt(compile(of), { seed: 'x' }, 1).find(({ id }) => id === clock);
  const terms = reading?.terms.filter(({ id }) => id !== 'base') ?? [];
  return Object.fromEntries(terms.map(({ id, value }) => [id, Number(value.toFixed(6))]));
};

/** The share of a sum that the cap of 3 leaves. */
const capped = (sum: number): number => Number((3 * Math.tanh(sum / 3)).toFixed(6));

describe('what a state asks of the target', () => {
  it('holds back the last step: weight · strength · what is missing; what is met does not count', () => {
    expect(termsOf('A up 2')['conditions rights']).toBe(-2 * 0.5 * 0.4);
    expect(termsOf('A up 2')).not.toHaveProperty('conditions aid');
  });

  it('holds back the step before by half, and no lower one', () => {
    expect(termsOf('C up 1')).toEqual({ 'conditions rights': -2 * 0.4 * 0.5 });
    expect(termsOf('B up 0')).not.toHaveProperty('conditions rights');
  });

  it('makes it likelier that a state takes its recognition back', () => {
    expect(termsOf('D down 3')).toEqual({ 'conditions rights': 0.32 });
  });
});

describe('the stakes of leading', () => {
  it('are signed, fade with the power of those who recognise, and are on the last step alone', () => {
    expect(termsOf('A up 2').leading).toBe(capped(-0.5 * 0.8 * 0.5));
    const nobody = { ...scenario, states: scenario.states.map((state) => ({ ...state, power: 0 })) };
    expect(termsOf('A up 2', nobody).leading).toBe(capped(-0.5 * 0.8));
    expect(termsOf('A down 2')).not.toHaveProperty('leading');
  });
});

describe('terms of facts', () => {
  it('count for the states whose facts say so, on the steps that they name', () => {
    expect(termsOf('B up 0')).toEqual({ 'fact hostile': -1.2 });
    expect(termsOf('A up 2')).not.toHaveProperty('fact hostile');
  });

  it('that hold a state on its rung count where that fact brings it there, and there only', () => {
    expect(termsOf('C down 1')).toEqual({ 'fact accepted': -1.5 });
    // A sends an ambassador too: it steps down only if it withdraws both.
    expect(termsOf('A down 2')['fact accepted']).toBe(-1.5);
    const sends = { ...scenario, states: scenario.states.map(({ accepts: _, ...state }) => state) };
    expect(termsOf('A down 2', sends)).not.toHaveProperty('fact accepted');
    const decided = [{ id: 'up', state: 'C', on: '2025-08-01', decision: 'up' } as const];
    const moved = { ...scenario, decisions: decided, rates: { ...scenario.rates, dwell: 0 } };
    const after = readingsAt(compile(moved), { seed: 'x' }, 2).find(({ id }) => id === 'C down 2');
    expect(after?.terms.map(({ id }) => id)).toEqual(['base', 'conditions rights']);
  });
});
