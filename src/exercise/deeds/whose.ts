import { exp, log } from '../../domain/exp-log.ts';
import type { ScenarioEvent } from '../../scenario/scenario.ts';
import type { Exercise, Seat } from '../exercise.ts';

/** The chance over some months of what has a chance in one month. */
export const chanceIn = (chance: number, months: number): number => 1 - exp(months * log(1 - chance));

type Deciding = Pick<Exercise, 'seats' | 'votes'>;

const doersIn = ({ target, states, speaksFor }: Seat): readonly string[] => [
  ...(target ? ['target'] : []),
  ...states,
  ...speaksFor,
];

/** Whether an event is the deed of a seat: of the target or a state that it plays, or of whom it speaks for. */
export const isDeedOf = ({ by = [] }: Pick<ScenarioEvent, 'by'>, seat: Seat): boolean => {
  const doers = doersIn(seat);
  return by.some((doer) => doers.includes(doer));
};

/** The seats whose deed an event is. */
export const seatsBehind = ({ seats }: Deciding, event: ScenarioEvent): readonly Seat[] =>
  seats.filter((seat) => isDeedOf(event, seat));

/** Whether an event is the deed of an institution for which a vote decides. */
export const isVoted = ({ votes }: Deciding, { by = [] }: ScenarioEvent): boolean =>
  votes.some(({ institution }) => institution !== undefined && by.includes(institution));

/** Whether people decide on an event. One on a day of the calendar was settled before the class began. */
export const isDecided = (exercise: Deciding, event: ScenarioEvent): boolean =>
  event.timing.kind !== 'dates' && (isVoted(exercise, event) || seatsBehind(exercise, event).length > 0);
