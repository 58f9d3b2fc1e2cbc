import type { StateId, TrackId } from '../../domain/ids.ts';
import type { Run } from '../../domain/run.ts';
import type { Prediction } from '../exercise.ts';
import { cameAboutBy } from './scores.ts';

/** How two futures of the same luck differ at the end: what one has and the other lacks. */
export interface EndDifference {
  /** Count of recognisers, of the one less the other. */
  readonly count: number;
  /** States that recognise in the one alone, and in the other alone. */
  readonly gained: readonly StateId[];
  readonly lost: readonly StateId[];
  /** States on another rung, those that recognise among them. */
  readonly moved: readonly StateId[];
  /** Predictions that come about in the one alone (`true`) or in the other alone. */
  readonly predictions: ReadonlyMap<string, boolean>;
  /** By track: the value of the one less the other, where they differ. */
  readonly tracks: ReadonlyMap<TrackId, number>;
}

interface EndFrame {
  /** The turn of the scenario at whose end to look. */
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
