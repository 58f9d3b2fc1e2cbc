import { turnOf } from '../domain/dates.ts';
import type { EventId, StateId } from '../domain/ids.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import { droppedIn, weightFrom } from './changes.ts';

/** How an event came into a play: an event of the catalogue in a turn, or a weight that changes from a turn on. */
type Drop =
  | { readonly turn: number; readonly event: EventId }
  | {
      readonly turn: number;
      readonly weight: string;
      readonly value: number;
      readonly state?: StateId | undefined;
    };

/** The event that a drop makes. Undefined if the scenario lacks a thing that the drop names. */
export const eventOfDrop = (base: Scenario, drop: Drop): ScenarioEvent | undefined => {
  if ('event' in drop) return droppedIn(base, drop.turn, drop.event);
  const { turn, weight, value, state } = drop;
  const isKnown = state === undefined || base.states.some(({ id }) => id === state);
  return isKnown && Object.hasOwn(base.weights, weight)
    ? weightFrom(base, turn, weight, value, state)
    : undefined;
};

/** The drop that made an event of a play. Undefined if no drop made it. */
export const dropOf = (base: Scenario, event: ScenarioEvent): Drop | undefined => {
  const date = event.timing.kind === 'dates' ? event.timing.dates[0] : undefined;
  if (date === undefined) return undefined;
  const turn = turnOf(base.start, base.turn, date);
  const [effect] = event.effects;
  const weighed: readonly Drop[] =
    effect?.kind === 'weight'
      ? [undefined, effect.states[0]].map((state) => ({
          turn,
          weight: effect.weight,
          value: effect.value,
          ...(state === undefined ? {} : { state }),
        }))
      : [];
  const drops: readonly Drop[] = [...weighed, ...base.events.map(({ id }) => ({ turn, event: id }))];
  const text = JSON.stringify(event);
  return drops.find((drop) => JSON.stringify(eventOfDrop(base, drop)) === text);
};
