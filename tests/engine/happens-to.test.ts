import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import type { Run } from '../../src/domain/run.ts';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Effect, HappensTo } from '../../src/scenario/parts/happenings.ts';
import type { Scenario, ScenarioEvent } from '../../src/scenario/scenario.ts';
import { lonely } from '../fixtures/lonely.ts';
import { isPlausible } from './binomial.ts';

const NEVER = -100;

const exchange = (happens: Partial<HappensTo>, effects: readonly Effect[] = []): ScenarioEvent => ({
  id: 'exchange',
  label: 'Exchange',
  text: '',
  source: '',
  act: 'event',
  timing: { kind: 'chance', chance: 0.5 },
  when: undefined,
  once: false,
  cooldown: 0,
  happens_to: { among: [], by: undefined, from: 0, to: 1, ...happens },
  effects,
});

/** Lonely states that cannot move by themselves, with these traits, and an event that happens to one of them. */
const world = (traits: readonly number[], event: ScenarioEvent, turns = 60): Scenario => {
  const scenario = lonely(traits.length, NEVER, turns);
  const driver = scenario.drivers[0]?.id ?? '';
  const among = scenario.states.map(({ id }) => id);
  const happens = event.happens_to && { ...event.happens_to, by: driver };
  return {
    ...scenario,
    states: scenario.states.map((state, i) => ({ ...state, traits: { [driver]: traits[i] ?? 0 } })),
    events: [{ ...event, ...(happens && { happens_to: { ...happens, among } }) }],
  };
};

/** To whom the exchange happened, by turn; undefined where it did not. */
const hits = ({ turns }: Run): readonly (string | undefined)[] =>
  turns.map(({ acts }) => acts.flatMap((act) => (act.kind === 'event' ? [act.state] : []))[0]);

const boost = (months: number | undefined): Effect => ({
  kind: 'boost',
  states: 'that',
  direction: 'up',
  times: 2,
  months,
});

describe('an event that happens to one state', () => {
  it('happens to each in proportion to its trait, and to none whose trait is not above 0', () => {
    const traits = [0.6, 0.3, 0, -0.5, 0.1];
    const scenario = world(traits, exchange({}), 2000);
    const found = hits(playRun(compile(scenario), { seed: 'share' })).filter((id) => id !== undefined);
    expect(found.length).toBeGreaterThan(800);
    scenario.states.forEach(({ id }, i) => {
      const count = found.filter((hit) => hit === id).length;
      const share = Math.max(0, traits[i] ?? 0);
      if (share === 0) expect(count).toBe(0);
      else expect(isPlausible(found.length, share, count)).toBe(true);
    });
  });

  it('never loses a state a hit that it had when its trait grows', () => {
    const trait = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
    const some = fc.array(trait, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(some, fc.nat(), trait, fc.string({ maxLength: 8 }), (traits, at, by, seed) => {
        const i = at % traits.length;
        const raised = traits.map((x, n) => (n === i ? Math.min(1, x + by) : x));
        const [before, after] = [traits, raised].map((own) =>
          hits(playRun(compile(world(own, exchange({}))), { seed })),
        );
        const id = world(traits, exchange({})).states[i]?.id;
        before?.forEach((hit, turn) => {
          if (hit === id && traits.some((x) => x > 0)) expect(after?.[turn]).toBe(id);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not happen where no state is on the right rungs, and then counts as never happened', () => {
    const waiting: ScenarioEvent = {
      ...exchange({ from: 1 }),
      id: 'after',
      timing: { kind: 'condition' },
      when: {
        kind: 'compare',
        quantity: { kind: 'happened', event: 'exchange' },
        test: 'at_least',
        value: 1,
      },
    };
    const { happens_to: _, ...after } = waiting;
    const nobody = world([1, 1], exchange({ from: 1 }));
    const played = playRun(compile({ ...nobody, events: [after, ...nobody.events] }), { seed: 'nobody' });
    expect(played.turns.flatMap(({ acts }) => acts)).toEqual([]);
    const risen = { ...nobody, states: nobody.states.map((state, i) => ({ ...state, rung: i })) };
    const again = playRun(compile({ ...risen, events: [after, ...risen.events] }), { seed: 'nobody' });
    const acts = again.turns.flatMap((turn) => turn.acts);
    expect(acts).toContainEqual({ kind: 'event', event: 'after' });
    expect(new Set(hits(again))).toEqual(new Set([undefined, risen.states[1]?.id]));
  });

  it('is in force for two states at once, and does not stack with itself on one', () => {
    const scenario = world([1, 1, 1], exchange({}, [boost(120)]));
    const model = compile(scenario);
    const found = hits(playRun(model, { seed: 'both' }));
    const readings = readingsAt(model, { seed: 'both' }, 61);
    const struck = new Set(found.filter((id) => id !== undefined));
    expect(struck.size).toBe(3);
    for (const { state, terms } of readings)
      expect(terms.find(({ id }) => id === 'events')?.value).toBe(
        struck.has(state) ? Math.log(2) : undefined,
      );
  });

  it('moves that state at once', () => {
    const scenario = world([1, 0.5], exchange({ to: 0 }, [{ kind: 'shift', states: 'that', by: 1 }]));
    const { turns } = playRun(compile(scenario), { seed: 'move' });
    const moves = turns.flatMap((turn) => turn.moves);
    expect(moves.map(({ state }) => state)).toEqual(hits({ turns } as Run).filter((id) => id !== undefined));
    expect(moves).toHaveLength(2);
  });

  it('adds to a disposition: whole to steps up, −ζ of it to steps down', () => {
    const effect: Effect = { kind: 'disposition', states: 'that', add: 0.5, months: undefined };
    const scenario = world([1], exchange({}, [effect]), 20);
    const rates = { ...scenario.rates, hysteresis: 0.4, down: [{ mean: NEVER, sd: 0 }] };
    const [first, last] = scenario.ladder;
    if (!first || !last) throw new Error('no ladder');
    const ladder = [first, { ...first, id: 'mission' }, last];
    const three = {
      ...scenario,
      ladder,
      rates: { ...rates, up: [...rates.up, ...rates.up], down: [...rates.down, ...rates.down] },
      states: scenario.states.map((state) => ({ ...state, rung: 1 })),
      drivers: scenario.drivers.map((driver) => ({ ...driver, profile: [0, 0] })),
    };
    const readings = readingsAt(compile(three), { seed: 'disposition' }, 20);
    const values = readings.map(({ terms }) => terms.find(({ id }) => id === 'events')?.value);
    expect(values).toEqual([0.5, -0.2]);
  });
});

describe('the climate of a chance', () => {
  it('multiplies its rate, and stops its clock at 0 or below', () => {
    const count = (slope: number): number => {
      const scenario = world([1], { ...exchange({}), climate: [{ of: 'militancy', base: 0, slope }] }, 2000);
      return hits(playRun(compile(scenario), { seed: 'climate' })).filter((id) => id !== undefined).length;
    };
    expect(count(-1)).toBe(0);
    expect(isPlausible(2000, 1 - 0.5 ** 0.25, count(0.25))).toBe(true);
    expect(isPlausible(2000, 1 - 0.5 ** 2, count(2))).toBe(true);
  });

  it('below 0 takes no pressure away', () => {
    const event = { ...exchange({}), climate: [{ of: 'militancy', base: 0, slope: 1 }] };
    const scenario = world([1], event, 200);
    const calm: ScenarioEvent = {
      ...exchange({}),
      id: 'calm',
      happens_to: undefined,
      timing: { kind: 'dates', dates: [turnDate(scenario.start, scenario.turn, 100)] },
      effects: [{ kind: 'variable', id: 'militancy', operation: 'set', value: 1, months: undefined }],
    };
    const variables = scenario.variables.map((each) =>
      each.id === 'militancy' ? { ...each, start: -50 } : each,
    );
    const model = compile({ ...scenario, variables, events: [calm, ...scenario.events] });
    const found = hits(playRun(model, { seed: 'below' }));
    expect(found.slice(0, 101).filter((id) => id !== undefined)).toEqual([]);
    expect(found.slice(101).filter((id) => id !== undefined).length).toBeGreaterThan(30);
  });
});
