import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import { type IndexId, indexParts, ownIndices } from '../../src/domain/indices.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Condition, Effect } from '../../src/scenario/parts/happenings.ts';
import type { Institution, Scenario, ScenarioEvent } from '../../src/scenario/scenario.ts';
import type { Movable } from '../../src/study/live/movable.ts';
import { SWEEP, sweep } from '../../src/study/live/sweep.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';

/** How many of the sweep's futures are played in full: enough that a difference would show. */
const FUTURES = 20;

/** What happens in the sweep's futures: all but news, which are events without effects. */
const historiesOf = (scenario: Scenario, original = scenario): string => {
  const model = compile(scenario);
  const weighty = new Set(original.events.filter(({ effects }) => effects.length > 0).map(({ id }) => id));
  return JSON.stringify(
    Array.from({ length: FUTURES }, (_, future) =>
      playRun(model, { seed: SWEEP.seed, future }).turns.map(({ rungs, moves, acts }) => [
        rungs,
        moves.map(({ reading, ...move }) => move),
        acts.filter((act) => act.kind !== 'event' || weighty.has(act.event)),
      ]),
    ),
  );
};

/** The scenario with one more event on the first turn, of no weight of its own, that holds a number for ever. */
const holding = (scenario: Scenario, effect: Effect): Scenario => ({
  ...scenario,
  events: [
    ...scenario.events,
    {
      id: 'zzz',
      label: 'Held',
      text: '',
      source: 'judgement',
      act: 'event',
      timing: { kind: 'dates', dates: [turnDate(scenario.start, scenario.turn, 1)] },
      when: undefined,
      once: true,
      cooldown: 0,
      effects: [effect],
    },
  ],
});

const held = (scenario: Scenario, id: string): readonly Scenario[] => {
  const kind = scenario.variables.some((variable) => variable.id === id) ? 'variable' : 'track';
  if (kind === 'track' && !scenario.target.tracks.some((track) => track.id === id)) return [scenario];
  return [0, 1].map((value) => holding(scenario, { kind, id, operation: 'set', value, months: 2000 }));
};

/** The scenario with what an index is made of low and high. */
const indexMoved = (scenario: Scenario, id: string): readonly (readonly Scenario[])[] => {
  const ladder = (standing: number) => scenario.ladder.map((rung) => ({ ...rung, standing }));
  const both = [0, 1] as const;
  if (id === 'legitimacy') return [both.map((standing) => ({ ...scenario, ladder: ladder(standing) }))];
  if (id === 'norm_strength')
    return [both.map((start) => ({ ...scenario, norm: { ...scenario.norm, start } }))];
  return indexParts(id as IndexId).map((part) => held(scenario, part));
};

const happening = <Change extends Partial<ScenarioEvent & Institution>>(
  scenario: Scenario,
  id: string | undefined,
  change: (of: ScenarioEvent | Institution) => Change,
): Scenario => ({
  ...scenario,
  events: scenario.events.map((each) => (each.id === id ? { ...each, ...change(each) } : each)),
  institutions: scenario.institutions.map((each) => (each.id === id ? { ...each, ...change(each) } : each)),
});

/** The plain judge: the scenario with a thing low and high, by editing what its file says. */
const moved = (scenario: Scenario, { name }: Movable): readonly (readonly Scenario[])[] => {
  const [kind = '', id = '', ...rest] = name.split(' ');
  switch (kind) {
    case 'variable':
    case 'track':
      return [held(scenario, id)];
    case 'index':
      return indexMoved(scenario, id);
    case 'weight':
      return [
        [-3, 3].map((mean) => ({
          ...scenario,
          weights: { ...scenario.weights, [id]: { mean, sd: 0 } },
          states: scenario.states.map((state) => ({
            ...state,
            weights: Object.fromEntries(Object.entries(state.weights).filter(([own]) => own !== id)),
          })),
        })),
      ];
    case 'driver':
      return [
        [0, 1].map((trait) => ({
          ...scenario,
          states: scenario.states.map((state) => ({ ...state, traits: { ...state.traits, [id]: trait } })),
        })),
      ];
    case 'cohesion': {
      const [bloc] = rest;
      const blocs = scenario.blocs.map((each) => (each.id === bloc ? { ...each, cohesion: 0 } : each));
      return [[scenario, { ...scenario, blocs }]];
    }
    case 'effect': {
      const without = (effects: readonly Effect[]) => effects.filter((_, n) => n !== Number(id) - 1);
      return [[scenario, happening(scenario, rest[1], ({ effects }) => ({ effects: without(effects) }))]];
    }
    case 'rate':
      return [
        [-3, 3].map((mean) => ({
          ...scenario,
          rates: {
            ...scenario.rates,
            by_fact: (scenario.rates.by_fact ?? []).map((fact) =>
              fact.id === rest[1] ? { ...fact, add: { mean, sd: 0 } } : fact,
            ),
          },
        })),
      ];
    case 'condition': {
      const [first, , track] = rest;
      if (track !== undefined)
        return [
          [0, 1].map((strength) => ({
            ...scenario,
            conditions: (scenario.conditions ?? []).map((demand) =>
              demand.state === first && demand.track === track ? { ...demand, strength } : demand,
            ),
          })),
        ];
      const always = (['all', 'any'] as const).map((all): Condition => ({ kind: all, of: [] }));
      return [always.map((when) => happening(scenario, first, () => ({ when })))];
    }
    default:
      return expect.fail(`no judge of ${name}`);
  }
};

const place = { file: 'x.yaml', line: 1, column: 1 };
const everything = {
  written: { file: '', base: undefined, has: () => true, rowOf: () => undefined, placeOf: () => place },
};

/** Scenarios with much that is switched off. */
const scenarios = fc
  .tuple(
    scenarioArbitrary({ states: { min: 1, max: 5 }, turns: { min: 2, max: 12 } }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([scenario, isUnweighed, isFlat]): Scenario => {
    const none = { mean: 0, sd: 0 };
    const zero = (all: Scenario['weights']) =>
      Object.fromEntries(
        Object.keys(all).map((id) => [id, id === 'legitimacy' && isUnweighed ? none : (all[id] ?? none)]),
      );
    return {
      ...scenario,
      weights: zero(scenario.weights),
      states: scenario.states.map((state) => ({
        ...state,
        weights: zero(state.weights),
        traits: isFlat ? {} : state.traits,
      })),
    };
  });

describe('the sweep', () => {
  it('says that a thing moves nothing only where no history of its futures depends on it', () => {
    let doubts = 0;
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const movable of sweep(scenario, everything)) {
          doubts++;
          for (const [first, ...others] of moved(scenario, movable)) {
            const history = first && historiesOf(first, scenario);
            for (const other of others)
              expect([movable.name, historiesOf(other, scenario)]).toEqual([movable.name, history]);
          }
        }
      }),
      { numRuns: 15 },
    );
    expect(doubts).toBeGreaterThan(15);
  });

  it('finds still whatever an index is made of that is not on the screen', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const own = new Set<string>(ownIndices(scenario).map(({ id }) => id));
        for (const id of ['legitimacy', 'norm_strength', 'frozen_assets', 'regional_stability'])
          for (const [first, ...others] of own.has(id) ? [] : indexMoved(scenario, id))
            for (const other of others) expect(historiesOf(other)).toBe(first && historiesOf(first));
      }),
      { numRuns: 25 },
    );
  });
});
