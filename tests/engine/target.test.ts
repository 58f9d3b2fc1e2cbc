import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import { INDEX_IDS } from '../../src/domain/indices.ts';
import type { Run } from '../../src/domain/run.ts';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { indexPartsAt } from '../../src/engine/explain/index-parts.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Effect } from '../../src/scenario/parts/happenings.ts';
import type { Scenario, ScenarioEvent } from '../../src/scenario/scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { lonely } from '../fixtures/lonely.ts';

const NEVER = -100;

/** An event at the end of a turn. */
const eventIn = (scenario: Scenario, turn: number, effects: readonly Effect[]): ScenarioEvent => ({
  id: `in-${turn}`,
  label: '',
  text: '',
  source: '',
  act: 'event',
  timing: { kind: 'dates', dates: [turnDate(scenario.start, scenario.turn, turn)] },
  when: undefined,
  once: false,
  cooldown: 0,
  effects,
});

const adds = (id: string, value: number, months?: number): Effect => ({
  kind: 'variable',
  id,
  operation: 'add',
  value,
  months,
});

/** States that never move by themselves, with a variable that fades. */
const still = (unit: Scenario['turn'], half_life: number): Scenario => {
  const base = lonely(2, NEVER, 60);
  const attention = { id: 'attention', label: 'Attention', start: 1, half_life };
  return { ...base, turn: unit, variables: [attention, ...base.variables] };
};

const play = (scenario: Scenario): Run => playRun(compile(scenario), { seed: 's' });

describe('a variable that fades', () => {
  it.each([
    ['month', 1],
    ['week', 7 / 30.436875],
  ] as const)('keeps exactly a half after its half-life, in turns of a %s', (unit, months) => {
    const base = still(unit, 6);
    const run = play({ ...base, events: [eventIn(base, 2, [adds('attention', 0.8)])] });
    for (const { turn, variables } of run.turns) {
      const left = turn < 2 ? 0 : 0.8 * Math.exp((-Math.LN2 * (turn - 2) * months) / 6);
      expect(variables.attention).toBeCloseTo(1 + left, 12);
    }
  });

  it('has effects in force on top, which do not fade', () => {
    const base = still('month', 6);
    const events = [
      eventIn(base, 1, [adds('attention', 0.8)]),
      eventIn(base, 7, [adds('attention', 0.5, 3)]),
    ];
    const at = (turn: number): number => play({ ...base, events }).turns[turn]?.variables.attention ?? 0;
    for (const turn of [7, 8, 9]) expect(at(turn)).toBeCloseTo(1.5 + 0.8 * 2 ** (-(turn - 1) / 6), 12);
    expect(at(10)).toBeCloseTo(1 + 0.8 * 2 ** (-9 / 6), 12);
  });

  it('enters climates in steps of 1/16', () => {
    const base = still('month', 6);
    const model = compile({
      ...base,
      drivers: base.drivers.map((driver) => ({
        ...driver,
        profile: [1],
        climate: [{ of: 'attention', base: 0, slope: 1 }],
      })),
      weights: Object.fromEntries(Object.keys(base.weights).map((id) => [id, { mean: 1, sd: 0 }])),
      states: base.states.map((state) => ({ ...state, traits: { [base.drivers[0]?.id ?? '']: 1 } })),
      events: [eventIn(base, 1, [adds('attention', 0.4)])],
    });
    const logs = Array.from({ length: 40 }, (_, t) => {
      const [reading] = readingsAt(model, { seed: 's' }, t + 1);
      return reading?.terms.find(({ id }) => id === base.drivers[0]?.id)?.value ?? 0;
    });
    for (const log of logs) expect(Number.isInteger(Math.abs(log) * 16)).toBe(true);
    expect(new Set(logs).size).toBe(7);
  });
});

describe('the norm', () => {
  const recognised = (power: number, act: number): Scenario => {
    const base = lonely(2, NEVER, 36);
    return {
      ...base,
      norm: { start: 0.8, act },
      ladder: base.ladder.map((rung) => ({ ...rung, standing: 0 })),
      states: base.states.map((state, i) => ({ ...state, member: true, power: i === 0 ? power : 0.1 })),
      decisions: [
        { id: 'd', state: base.states[0]?.id ?? '', on: turnDate(base.start, base.turn, 3), decision: 'up' },
      ],
    };
  };

  it('loses at once what a weighty act takes, and gets it back as the example fades', () => {
    const norms = play(recognised(0.9, 0.05)).turns.map(({ norm }) => norm);
    expect(norms[2]).toBe(0.8);
    expect(norms[3]).toBeCloseTo(0.8 - 0.05 * 0.9, 12);
    const { half_life } = recognised(0.9, 0.05).social;
    const later = Math.round(16 * Math.exp((-Math.LN2 * 12) / half_life)) / 16;
    expect(norms[15]).toBeCloseTo(0.8 - 0.05 * 0.9 * later, 12);
  });

  it('is never pushed above its start, in any future of any scenario', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), fc.string({ maxLength: 6 }), (scenario, seed) => {
        for (const { norm, variables } of playRun(compile(scenario), { seed }).turns)
          expect(norm).toBeLessThanOrEqual(
            scenario.norm.start * Math.max(1, variables.norm_scale ?? 1) + 1e-12,
          );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the weight of backlash to pushes', () => {
  const pushed = (push_backlash: Scenario['target']['push_backlash'], push: number) => {
    const base = lonely(1, NEVER, 24);
    const rate = { mean: -3, sd: 0 };
    const track = { id: 'rights', label: 'Rights', start: 0.5, resistance: 1, up: rate, down: rate };
    const target = { ...base.target, tracks: [track], ...(push_backlash && { push_backlash }) };
    const { turns } = play({ ...base, target, events: [eventIn(base, 1, [adds('norm_push', push)])] });
    return turns.map(({ backlash, acts }) => ({
      backlash,
      acts: acts.filter(({ kind }) => kind === 'track'),
    }));
  };

  it('plays as without it at 1, and as if nobody pushed at 0', () => {
    expect(pushed({ mean: 1, sd: 0 }, 2)).toEqual(pushed(undefined, 2));
    expect(pushed({ mean: 0, sd: 0 }, 2)).toEqual(pushed(undefined, 0));
    expect(pushed(undefined, 2)).not.toEqual(pushed(undefined, 0));
  });

  it('lets pushes lower backlash below 0', () => {
    const [raised, lowered] = [1, -1].map((mean) => pushed({ mean, sd: 0 }, 2)[2]?.backlash ?? Number.NaN);
    const resting = lonely(1, NEVER, 24).target.backlash;
    expect(raised).toBeGreaterThan(resting);
    expect(lowered).toBeLessThan(resting);
  });
});

describe('a track with a step', () => {
  it('moves by its step in hundredths, and stays within 0 and 1', () => {
    const base = lonely(1, NEVER, 48);
    const rate = { mean: -0.5, sd: 0 };
    const track = {
      id: 'rights',
      label: 'Rights',
      start: 0.91,
      step: 0.03,
      resistance: 0,
      up: rate,
      down: { mean: -2, sd: 0 },
    };
    const run = play({ ...base, target: { ...base.target, tracks: [track] } });
    const moves = run.turns.flatMap(({ acts }) => acts.flatMap((act) => (act.kind === 'track' ? [act] : [])));
    expect(moves.length).toBeGreaterThan(10);
    for (const { from, to } of moves) {
      expect(Math.round(Math.abs(to - from) * 100) === 3 || to === 1).toBe(true);
      expect(Math.round(to * 100) / 100).toBe(to);
    }
    expect(Math.max(...moves.map(({ to }) => to))).toBe(1);
  });
});

describe('the parts of an index', () => {
  it('add up to its change since the start, for every index of every scenario', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), fc.string({ maxLength: 6 }), (scenario, seed) => {
        const model = compile(scenario);
        const { turns } = playRun(model, { seed });
        const [first, last] = [turns[0], turns.at(-1)];
        const [start, now] = [0, scenario.turns].map((turn) => indexPartsAt(model, { seed }, turn));
        for (const id of INDEX_IDS) {
          const sum = (parts: typeof start): number =>
            parts?.[id].reduce((all, { points }) => all + points, 0) ?? 0;
          expect(sum(now) - sum(start)).toBeCloseTo((last?.indices[id] ?? 0) - (first?.indices[id] ?? 0), 8);
        }
      }),
      { numRuns: 60 },
    );
  });
});
