import type { ClimateIndex } from '../../domain/indices.ts';
import type { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import type { ClockName } from './clock-name.ts';

export interface ModelTarget {
  readonly tracks: readonly ModelTrack[];
  /** Position of the track `rights`, which an index reads. Undefined if there is none. */
  readonly rights: number | undefined;
  /** Means of the base log rates of steps up and back, by track. */
  readonly reform: Float64Array;
  readonly backslide: Float64Array;
  readonly prize: number;
  readonly backlash: number;
  /** Mean of b, in a table of one number. */
  readonly pushBacklash: Float64Array;
}

export interface ModelTrack {
  readonly id: string;
  /** Hundredths, as `step`. */
  readonly start: number;
  readonly step: number;
  /** The value is always a multiple of this number, in hundredths. */
  readonly grain: 1 | 10;
  readonly resistance: number;
  readonly upName: ClockName;
  readonly downName: ClockName;
}

/** Positions of the variables that the model itself reads. */
export type BuiltInPositions = Readonly<Record<keyof typeof BUILT_IN_VARIABLES, number>>;

/** A variable that keeps, in each turn, a share of its distance from its start. */
export interface ModelFading {
  readonly variable: number;
  readonly keeps: number;
}

/** A source that is another value rounded to steps: a variable that fades, by its position, or an index as a share. */
export interface ModelStep {
  readonly source: number;
  readonly of: number | ClimateIndex;
}
