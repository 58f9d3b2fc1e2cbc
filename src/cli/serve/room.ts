import type { Desk } from '../../class/desk.ts';
import { gamePlace } from '../../class/device/place.ts';
import { type Moment, momentsBetween } from '../../class/moments.ts';
import type { PackFiles } from '../../class/pack.ts';
import { isTurnAhead, stepAt } from '../../exercise/game.ts';
import type { KeptDesk } from '../exercise/kept-desk.ts';
import type { SeatBook } from './book.ts';
import type { BookFile } from './book-file.ts';
import { heldClock, type StepClock, startClock } from './clock.ts';

/** The state of the room beside the game. */
interface RoomState {
  readonly book: SeatBook;
  /** The thing that all look at together, until the teacher goes on. */
  readonly moments: readonly Moment[];
  readonly clock: StepClock;
  /** The debrief pack, once it is written. */
  readonly pack?: PackFiles | undefined;
}

/** A class on its own devices: one game, its seats, its clock, and the listeners for changes. */
export interface Room {
  readonly kept: KeptDesk;
  readonly state: () => RoomState;
  /** Changes what is given. Seats are on the disk before it returns. Throws UserError if they cannot be written. */
  readonly set: (change: Partial<RoomState>) => void;
  /** Grows with every change. */
  readonly version: () => number;
  /** Has a function called after each change. Gives a function that ends this. */
  readonly watch: (listener: () => void) => () => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** A random whole number from 0 to below another number. */
  readonly draw: (below: number) => number;
  /** Stops following the game's changes. */
  readonly close: () => void;
  /** How many streams each device holds open, by the hash of its token, and when it was last heard of. */
  readonly open: Map<string, number>;
  readonly heard: Map<string, number>;
}

interface RoomOptions extends Pick<Room, 'kept' | 'now' | 'draw'> {
  readonly file: BookFile;
}

const minutesOf = ({ kept }: Pick<Room, 'kept'>): number | undefined => {
  const { game } = kept.now();
  const step = stepAt(game);
  if (step?.do !== 'play') return step?.minutes;
  return isTurnAhead(game) ? game.exercise.limits.minutes : undefined;
};

/**
 * The clock as it has to be now: begun at a new place, held until somebody has come, and while the table is frozen or all look at
 * one thing.
 */
const settledClock = (
  options: Pick<Room, 'kept' | 'now'>,
  { clock, moments, book }: RoomState,
): StepClock => {
  const { game } = options.kept.now();
  const place = gamePlace(game);
  const at = options.now();
  const own = clock.place === place ? clock : startClock(place, minutesOf(options), at);
  const isEmpty = book.devices.length === 0 && game.log.length === 0;
  return heldClock(own, isEmpty || game.table.frozen || moments.length > 0, at);
};

/**
 * The moments that all look at after a change of the game. Without new ones the old stay while the place is the same.
 */
const seenAfter = (before: Desk, after: Desk, moments: RoomState['moments']): RoomState['moments'] => {
  const fresh = momentsBetween(before, after);
  if (fresh.length > 0) return fresh;
  return gamePlace(before.game) === gamePlace(after.game) ? moments : [];
};

export const openRoom = ({ file, ...options }: RoomOptions): Room => {
  const listeners = new Set<() => void>();
  const first = { book: file.first, moments: [], clock: startClock('', undefined, options.now()) };
  let state: RoomState = { ...first, clock: settledClock(options, first) };
  let version = 1;
  file.write(state.book);
  const set: Room['set'] = (change) => {
    if (change.book && change.book !== state.book) file.write(change.book);
    const next = { ...state, ...change };
    state = { ...next, clock: settledClock(options, next) };
    version += 1;
    for (const listener of listeners) listener();
  };
  const close = options.kept.watch((before, after) =>
    set({ moments: seenAfter(before, after, state.moments) }),
  );
  return {
    ...options,
    state: () => state,
    set,
    close,
    version: () => version,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: new Map(),
    heard: new Map(),
  };
};
