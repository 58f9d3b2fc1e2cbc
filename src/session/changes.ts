import { turnDate, turnOf } from '../domain/dates.ts';
import { type EventId, inIdOrder, type StateId } from '../domain/ids.ts';
import type { Decisions } from '../domain/run.ts';
import type { DatedDecision } from '../scenario/parts/dated-decision.ts';
import type { Effect } from '../scenario/parts/happenings.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import type { WhatIf } from '../scenario/what-if.ts';
import type { Recipe } from './session.ts';

const MOST_LETTERS = 64;

const idFrom = (...parts: readonly string[]): string => parts.join('-').slice(0, MOST_LETTERS);

const dayOf = (scenario: Scenario, turn: number): string => turnDate(scenario.start, scenario.turn, turn);

/** The id of a new decision. It replaces the scenario's own decision for that state and turn, if there is one. */
const decisionId = ({ decisions, start, turn: unit }: Scenario, state: StateId, turn: number): string => {
  const before = decisions.findLast(
    (decision) => decision.state === state && turnOf(start, unit, decision.on) === turn,
  );
  return before?.id ?? idFrom(state, turnDate(start, unit, turn));
};

/** Decisions by turn as a scenario writes them down, in id order. */
const datedDecisions = (scenario: Scenario, decisions: Decisions): readonly DatedDecision[] =>
  inIdOrder(
    Object.entries(decisions).flatMap(([turn, byState]) =>
      Object.entries(byState).map(([state, decision]) => {
        const id = decisionId(scenario, state, Number(turn));
        return { id, state, on: dayOf(scenario, Number(turn)), decision };
      }),
    ),
  );

/** All differences of a play from the scenario that was opened. */
export const whatIfOf = (base: Scenario, { edits, events, decisions }: Recipe): WhatIf => ({
  edits,
  events,
  decisions: datedDecisions(base, decisions),
});

/** Whether a play differs from the scenario that was opened. */
export const hasChanges = ({ edits, events, decisions }: Recipe): boolean =>
  edits.length + events.length + Object.keys(decisions).length > 0;

interface Happening {
  readonly id: EventId;
  readonly label: string;
  readonly text: string;
  readonly on: string;
  readonly effects: readonly Effect[];
}

const eventOn = ({ on, ...what }: Happening): ScenarioEvent => ({
  ...what,
  source: 'what-if',
  act: 'event',
  timing: { kind: 'dates', dates: [on] },
  when: undefined,
  once: true,
  cooldown: 0,
});

/** An event that gives a weight another value on the day of `turn` (1 or later): for one state, or for all. */
export const weightFrom = (
  scenario: Scenario,
  turn: number,
  weight: string,
  value: number,
  state?: StateId,
): ScenarioEvent => {
  const on = dayOf(scenario, turn);
  const states = state === undefined ? scenario.states.map(({ id }) => id) : [state];
  const effect: Effect = { kind: 'weight', states, weight, operation: 'set', value, months: undefined };
  const name = state === undefined ? `${weight} weighs ${value}` : `${weight} weighs ${value} for ${state}`;
  return eventOn({
    id: idFrom('weight', weight, ...(state === undefined ? [] : [state]), on),
    label: `From here: ${name}`,
    text: '',
    on,
    effects: [effect],
  });
};

/** An event of the scenario that happens in turn `turn` (1 or later) instead of at its own time. */
export const droppedIn = (scenario: Scenario, turn: number, event: EventId): ScenarioEvent | undefined => {
  const found = scenario.events.find(({ id }) => id === event);
  if (!found) return undefined;
  const on = dayOf(scenario, turn);
  // Only a chance has a climate.
  const { climate: _, ...what } = found;
  return { ...what, ...eventOn({ ...what, id: idFrom(event, on), on }), act: found.act };
};
