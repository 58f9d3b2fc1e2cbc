import type { Effect, Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import { printable } from '../words/layout.ts';
import { type Names, namesOf } from '../words/names.ts';
import { plural, quantity } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** An event in the catalogue of a scenario. */
export interface EventRow {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Its effects, one sentence each. */
  readonly effects: readonly string[];
  /** Whether a person has put it in the coming turn. */
  readonly isDropped: boolean;
}

const SHORT_LIST = 3;

const statesText = (states: readonly string[], names: Names): string =>
  states.length <= SHORT_LIST ? states.map(names.state).join(', ') : plural(states.length, 'state');

const lasting = (months: number | undefined): string =>
  months === undefined ? '' : ` for ${plural(months, 'month')}`;

const OPERATIONS = { set: 'becomes', multiply: 'times', add: 'changes by' } as const;

const effectText = (effect: Effect, scenario: Scenario, names: Names): string => {
  switch (effect.kind) {
    case 'variable': {
      const label = scenario.variables.find(({ id }) => id === effect.id)?.label ?? effect.id;
      return `${safeText(label)} ${OPERATIONS[effect.operation]} ${quantity(effect.value)}${lasting(effect.months)}`;
    }
    case 'track':
      return `${names.track(effect.id)} ${OPERATIONS[effect.operation]} ${quantity(effect.value)}${lasting(effect.months)}`;
    case 'move':
      return `moves to ${names.rung(effect.to)}: ${statesText(effect.states, names)}`;
    case 'shift':
      return `${effect.by > 0 ? 'up' : 'down'} ${plural(Math.abs(effect.by), 'rung')}: ${statesText(effect.states, names)}`;
    case 'boost':
      return `steps ${effect.direction} come ${quantity(effect.times)} times as fast${lasting(effect.months)}: ${statesText(effect.states, names)}`;
    case 'block':
      return `no step ${effect.direction}${lasting(effect.months)}: ${statesText(effect.states, names)}`;
    case 'weight':
      return `weight of ${names.term(effect.weight)} ${OPERATIONS[effect.operation]} ${quantity(effect.value)}${lasting(effect.months)}: ${statesText(effect.states, names)}`;
  }
};

/** The events of a scenario, sorted by label. `dropped` are those that a person has put in the coming turn. */
export const eventRows = (
  scenario: Scenario,
  events: readonly ScenarioEvent[],
  dropped: ReadonlySet<string>,
): readonly EventRow[] => {
  const names = namesOf(scenario);
  return events
    .map(({ id, label, text, effects }) => ({
      id,
      label: safeText(label),
      text: text === label ? '' : safeText(text),
      effects: effects.map((effect) => printable(effectText(effect, scenario, names))),
      isDropped: dropped.has(id),
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
};
