import type { Effect } from '../scenario/parts/happenings.ts';
import { type Exercise, NOTHING_CHOSEN, type Seat, type SeatChoice, type SeatId } from './exercise.ts';
import type { PlayedTurn, TableState } from './table.ts';

/** What happens to the world: an inject, or a measure. */
interface Named {
  readonly effects: readonly Effect[];
}

const isNamed = ({ states, target }: Seat, effect: Effect): boolean => {
  if (effect.kind === 'track') return target;
  if (effect.kind === 'variable' || effect.states === 'that') return false;
  // An effect on most states is about no one of them.
  return effect.states.length <= MOST_NAMED && effect.states.some((state) => states.includes(state));
};

/** Most states that an effect names one by one. */
const MOST_NAMED = 12;

/** The seats that an event names: it changes one of their states, or a track of the target that they play. */
export const seatsNamed = ({ seats }: Pick<Exercise, 'seats'>, { effects }: Named): readonly SeatId[] =>
  seats.filter((seat) => effects.some((effect) => isNamed(seat, effect))).map(({ id }) => id);

/** The table once some seats decide again, if they held until they say otherwise. */
export const woken = (table: TableState, seats: readonly SeatId[]): TableState => {
  const standing = Object.entries(table.standing).filter(([id]) => !seats.includes(id));
  return standing.length === Object.keys(table.standing).length
    ? table
    : { ...table, standing: Object.fromEntries(standing) };
};

/** The choice of a seat that no one asked. */
export const heldBy = ({ standing }: TableState, seat: SeatId): SeatChoice => {
  const reason = standing[seat];
  return { ...NOTHING_CHOSEN, reason: reason ?? '', unasked: reason === undefined ? 'acts' : 'stands' };
};

/** The table after a turn in which some seats said that they hold from now on. What names a seat wakes it, an offer to it too. */
export const standingAfter = (exercise: Exercise, table: TableState, { choices }: PlayedTurn): TableState => {
  const held = Object.entries(choices).flatMap(([id, { stands, reason }]) => (stands ? [[id, reason]] : []));
  const taken = Object.values(choices).flatMap(({ measures }) => measures);
  const named = exercise.measures
    .filter(({ id }) => taken.includes(id))
    .flatMap(({ event, offer }) => [
      ...seatsNamed(exercise, event),
      ...exercise.seats.filter(({ states }) => offer && states.includes(offer.state)).map(({ id }) => id),
    ]);
  return woken({ ...table, standing: { ...table.standing, ...Object.fromEntries(held) } }, named);
};
