import type { Effect } from '../scenario/parts/happenings.ts';
import type { Exercise, Seat, SeatId } from './exercise.ts';
import type { TableState } from './table.ts';

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
