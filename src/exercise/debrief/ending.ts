import type { StateId, TrackId } from '../../domain/ids.ts';
import type { Run } from '../../domain/run.ts';
import type { Prediction } from '../exercise.ts';
import { cameAboutBy } from './scores.ts';

/** The differences at the end between two futures with the same luck: a future `one`, compared with an `other`. */
export interface EndDifference {
  /** The number of recognisers in `one`, minus the number in `other`. */
  readonly count: number;
  /** States that recognise only in `one`, and states that recognise only in `other`. */
  readonly gained: readonly StateId[];
  readonly lost: readonly StateId[];
  /** States that are on different rungs in the two, with `gained` and `lost`. */
  readonly moved: readonly StateId[];
  /** Predictions that come about only in `one` (`true`) or only in `other` (`false`). */
  readonly predictions: ReadonlyMap<string, boolean>;
  /** For each track that differs: its value in `one`, minus its value in `other`. */
  readonly tracks: ReadonlyMap<TrackId, number>;
}

interface EndFrame {
  /** The ends of this turn of the scenario are compared. */
  readonly turn: number;
  /** The highest rung. */
  readonly top: number;
  readonly predictions: readonly Prediction[];
}

const differing = (keys: readonly string[], of: (key: string) => number): ReadonlyMap<string, number> =>
  new Map(keys.map((key) => [key, of(key)] as const).filter(([, by]) => Math.abs(by) > 1e-9));

/** Compares the ends of two runs of the same states. */
export const endDifference = (one: Run, other: Run, { turn, top, predictions }: EndFrame): EndDifference => {
  const [a, b] = [one.turns[turn], other.turns[turn]];
  const where = (holds: (mine: number, theirs: number) => boolean): readonly StateId[] =>
    one.states.filter((_, i) => holds(a?.rungs[i] ?? 0, b?.rungs[i] ?? 0));
  const came = predictions.flatMap((each): readonly (readonly [string, boolean])[] => {
    const is = cameAboutBy(one, each, turn);
    return is === cameAboutBy(other, each, turn) ? [] : [[each.id, is]];
  });
  const gained = where((x, y) => x === top && y !== top);
  const lost = where((x, y) => x !== top && y === top);
  return {
    count: gained.length - lost.length,
    gained,
    lost,
    moved: where((x, y) => x !== y),
    predictions: new Map(came),
    tracks: differing(Object.keys(a?.tracks ?? {}), (id) => (a?.tracks[id] ?? 0) - (b?.tracks[id] ?? 0)),
  };
};
