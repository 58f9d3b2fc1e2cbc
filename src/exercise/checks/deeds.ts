import { orList } from '../../scenario/nearest.ts';
import type { ScenarioEvent } from '../../scenario/scenario.ts';
import { isDeedOf } from '../deeds/whose.ts';
import type { Seat } from '../exercise.ts';
import { addError, type ExerciseCheck } from './names.ts';

/**
 * Whether an event is the deed of all seats that may take a measure, so that they do it and do not offer it. Reports an event
 * that they can neither do nor offer.
 */
export const isDeedOfAll = (
  look: ExerciseCheck,
  id: string,
  event: ScenarioEvent,
  seats: readonly Seat[],
  takers: readonly string[],
): boolean => {
  const strangers = takers.filter((taker) =>
    seats.some((seat) => seat.id === taker && !isDeedOf(event, seat)),
  );
  // What needs the state to which it happens is offered to it.
  if (strangers.length === 0) return !event.by?.includes('that');
  if (!event.happens_to)
    addError(look, ['measures', id, 'event'], `this event is no deed of ${orList(strangers)}`, {
      found: `${event.id}${event.by ? `, by ${event.by.join(' and ')}` : ', by nobody'}`,
      expected:
        'an event by the state or the target that the seat plays, or by whom it speaks for; or one with happens_to, to offer',
    });
  return false;
};
