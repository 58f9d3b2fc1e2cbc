import type { Effect, EffectStates, Operation } from '../../scenario/parts/happenings.ts';
import type { Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import { withOrigin } from '../labels/origin.ts';
import { printable } from '../words/layout.ts';
import { eventText, type Names, namesOf } from '../words/names.ts';
import { quantity } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** An event in the catalogue of a scenario. */
export interface EventRow {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** The states to which it can happen (if it happens to one state), and its effects, one sentence each. */
  readonly effects: readonly string[];
  /** Whether a person has put it in the coming turn. */
  readonly isDropped: boolean;
}

const SHORT_LIST = 3;

const statesText = (states: EffectStates, names: Names, { blocs, states: all }: Scenario): string => {
  const { say } = names;
  if (states === 'that') return say('the state that it happens to');
  if (states.length <= SHORT_LIST) return states.map(names.state).join(', ');
  if (states.length === all.length) return say('all states');
  const bloc = blocs.find(
    ({ members }) => members.length === states.length && members.every((id) => states.includes(id)),
  );
  return say('{n} states', { n: states.length }) + (bloc ? ` (${names.bloc(bloc.id)})` : '');
};

const OPERATIONS = {
  set: '{what} becomes {value}',
  multiply: '{what} times {value}',
  add: '{what} changes by {value}',
} as const;

/** The action of an effect, without its length and its states. */
const operationIn = (effect: Effect, scenario: Scenario, names: Names): string => {
  const { say } = names;
  const becomes = (what: string, change: { readonly operation: Operation; readonly value: number }): string =>
    say(OPERATIONS[change.operation], { what, value: quantity(change.value) });
  switch (effect.kind) {
    case 'variable': {
      const label = scenario.variables.find(({ id }) => id === effect.id)?.label ?? effect.id;
      return becomes(safeText(label), effect);
    }
    case 'track':
      return becomes(names.track(effect.id), effect);
    case 'move':
      return say('moves to {rung}', { rung: names.rung(effect.to) });
    case 'shift':
      return say(effect.by > 0 ? 'up {n} rungs' : 'down {n} rungs', { n: Math.abs(effect.by) });
    case 'boost':
      return say(
        effect.direction === 'up' ? 'steps up come {x} times as fast' : 'steps down come {x} times as fast',
        { x: quantity(effect.times) },
      );
    case 'block':
      return say(effect.direction === 'up' ? 'no step up' : 'no step down');
    case 'weight':
      return becomes(say('weight of {term}', { term: names.term(effect.weight) }), effect);
    case 'disposition':
      return say('disposition changes by {x}', { x: quantity(effect.add) });
  }
};

/** The action of an effect, without its states. */
export const changeIn = (effect: Effect, scenario: Scenario, names: Names): string => {
  const change = operationIn(effect, scenario, names);
  const months = 'months' in effect ? effect.months : undefined;
  return months === undefined ? change : names.say('{change} for {n} months', { change, n: months });
};

/** The action of an effect, and its states. */
export const effectText = (effect: Effect, scenario: Scenario, names: Names): string => {
  const change = changeIn(effect, scenario, names);
  return 'states' in effect ? `${change}: ${statesText(effect.states, names, scenario)}` : change;
};

/** The states that an event can happen to, in words. Nothing if the event is not about particular states. */
const happensText = (
  { happens_to: happens }: ScenarioEvent,
  scenario: Scenario,
  names: Names,
): readonly string[] => {
  const { ladder } = scenario;
  if (!happens) return [];
  const { among, by, from, to } = happens;
  const likely = by === undefined ? 'all equally likely' : `likelier with more ${names.term(by)}`;
  const isAll = from === 0 && to === ladder.length - 1;
  const rungs = isAll ? '' : `, from ${names.rung(from)} to ${names.rung(to)}`;
  return [`happens to one of ${statesText(among, names, scenario)}${rungs}; ${likely}`];
};

/** The events of a scenario, sorted by label. `dropped` are those that a person has put in the coming turn. */
export const eventRows = (
  scenario: Scenario,
  events: readonly ScenarioEvent[],
  dropped: ReadonlySet<string>,
): readonly EventRow[] => {
  const names = namesOf(scenario);
  return events
    .map((event) => ({
      id: event.id,
      label: safeText(event.label),
      text: withOrigin(event.text === event.label ? '' : eventText(event, 'the state'), event.source),
      effects: [
        ...happensText(event, scenario, names),
        ...event.effects.map((effect) => effectText(effect, scenario, names)),
      ].map(printable),
      isDropped: dropped.has(event.id),
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
};
