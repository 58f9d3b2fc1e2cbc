import type { Range } from '../../domain/ranges.ts';
import { type Futures, futurePlayer, refuseFutures, type Seen } from '../../engine/futures.ts';
import { trackSource } from '../../model/derived.ts';
import type { Model } from '../../model/model.ts';
import { TWIN_EVERY, TWIN_OFFSET } from './twins.ts';

/**
 * How some futures went: where every state and track starts, and every move. Enough to know where each is in each turn,
 * and small enough to be kept and handed from thread to thread.
 */
export interface Courses {
  readonly futures: Range;
  readonly turns: number;
  /** By state: the rung at the start. */
  readonly start: Uint8Array;
  /** The highest rung. */
  readonly top: number;
  /** By future: the rule that it plays, by position in the model's rules. */
  readonly rule: Uint8Array;
  /** By future: the place of its first move in the tables below; and, last, the number of all moves. */
  readonly first: Uint32Array;
  /** By move, future by future in the order in which they were made. */
  readonly turn: Uint16Array;
  readonly state: Uint16Array;
  readonly to: Uint8Array;
  /** The target's tracks, in hundredths: their starting values, and every change of the values in force. */
  readonly tracks: {
    readonly start: Uint8Array;
    readonly first: Uint32Array;
    readonly turn: Uint16Array;
    readonly track: Uint8Array;
    readonly to: Uint8Array;
  };
}

/** Notes every change of the tracks in force. Call it at the start of a future and after every turn. */
const trackChanges = (model: Model) => {
  const start = Uint8Array.from(model.target.tracks, (track) => track.start);
  const now = start.slice();
  const first: number[] = [];
  const changes: { turn: number; track: number; to: number }[] = [];
  return {
    look: ({ turn, sources }: Seen): void => {
      if (turn === 0) {
        first.push(changes.length);
        now.set(start);
      }
      for (let track = 0; track < now.length; track++) {
        const to = Math.round((sources[trackSource(model, track)] as number) * 100);
        if (now[track] === to) continue;
        now[track] = to;
        changes.push({ turn, track, to });
      }
    },
    tables: (): Courses['tracks'] => ({
      start,
      first: Uint32Array.from([...first, changes.length]),
      turn: Uint16Array.from(changes, (change) => change.turn),
      track: Uint8Array.from(changes, (change) => change.track),
      to: Uint8Array.from(changes, (change) => change.to),
    }),
  };
};

interface CourseOptions extends Futures {
  readonly turns: number;
  /** Whether to play twins in place of the futures. If so, futures without a twin are left out. */
  readonly twins?: boolean | undefined;
}

/** Plays futures of a model and writes their moves down. Throws RangeError for futures outside 0 to MAX_FUTURES. */
export const playCourses = (model: Model, { futures, twins, ...options }: CourseOptions): Courses => {
  refuseFutures(futures);
  const first: number[] = [];
  const rule: number[] = [];
  const turn: number[] = [];
  const state: number[] = [];
  const to: number[] = [];
  const tracks = trackChanges(model);
  const play = futurePlayer(model, options, (seen) => {
    if (seen.turn === 0) {
      first.push(turn.length);
      rule.push(seen.rule);
    }
    for (let m = 0; m < seen.moveCount; m++) {
      turn.push(seen.turn);
      state.push(seen.movedState[m] as number);
      to.push(seen.movedTo[m] as number);
    }
    tracks.look(seen);
    return 'go on';
  });
  for (let future = futures.from; future < futures.to; future++) {
    if (!twins) play(future);
    else if (future % TWIN_EVERY === 0) play(TWIN_OFFSET + future, future);
  }
  return {
    futures,
    turns: options.turns,
    start: model.states.rung.slice(),
    top: model.top,
    rule: Uint8Array.from(rule),
    first: Uint32Array.from([...first, turn.length]),
    turn: Uint16Array.from(turn),
    state: Uint16Array.from(state),
    to: Uint8Array.from(to),
    tracks: tracks.tables(),
  };
};

/** Follows one future after another, turn by turn. */
export interface Follower {
  /** By state: the rung at the end of the turn that was reached. */
  readonly rung: Uint8Array;
  /** By state: the first turn at whose end it is at recognition; `NEVER` as far as it is not. */
  readonly recognisedIn: Uint16Array;
  /** By track: its value in hundredths at that time. */
  readonly track: Uint8Array;
  /** How many states are at recognition. */
  readonly recogniserCount: () => number;
  /** Goes to the start of the n-th of the futures, from 0. */
  readonly open: (n: number) => void;
  /** Makes the moves of the next turn; true if there are any. */
  readonly next: () => boolean;
}

/** No turn. It comes after every real turn. */
export const NEVER = 0xffff;

/** Follows courses from future to future. */
export const followCourses = ({ start, top, first, turn, state, to, tracks }: Courses): Follower => {
  const rung = start.slice();
  const track = tracks.start.slice();
  const recognisedIn = new Uint16Array(start.length);
  const atStart = Uint16Array.from(start, (r) => (r === top ? 0 : NEVER));
  const countAtStart = start.reduce((count, r) => count + (r === top ? 1 : 0), 0);
  let now = 0;
  let count = countAtStart;
  let move = 0;
  let end = 0;
  let change = 0;
  let changeEnd = 0;
  return {
    rung,
    recognisedIn,
    track,
    recogniserCount: () => count,
    open: (n) => {
      rung.set(start);
      recognisedIn.set(atStart);
      count = countAtStart;
      now = 0;
      move = first[n] as number;
      end = first[n + 1] as number;
      track.set(tracks.start);
      change = tracks.first[n] as number;
      changeEnd = tracks.first[n + 1] as number;
    },
    next: () => {
      now++;
      for (; change < changeEnd && tracks.turn[change] === now; change++)
        track[tracks.track[change] as number] = tracks.to[change] as number;
      const from = move;
      for (; move < end && turn[move] === now; move++) {
        const i = state[move] as number;
        if (rung[i] === top) count--;
        rung[i] = to[move] as number;
        if (rung[i] === top) count++;
      }
      // A state that leaves again within the turn has not recognised by its end.
      for (let m = from; m < move; m++) {
        const i = state[m] as number;
        if (rung[i] === top && (recognisedIn[i] as number) > now) recognisedIn[i] = now;
      }
      return move > from;
    },
  };
};
