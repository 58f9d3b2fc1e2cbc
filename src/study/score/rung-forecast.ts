import type { IsoDate, StateId } from '../../domain/ids.ts';

/** What a forecast says of one state: in how many of its futures it holds each rung, in the order of the ladder. */
export interface StateForecast {
  readonly id: StateId;
  readonly name: string;
  readonly counts: readonly number[];
}

/** A forecast of the rungs of states on one day. */
export interface RungForecast {
  readonly title: string;
  /** The day that the forecast starts from, if the forecast gives it. */
  readonly start: IsoDate | undefined;
  /** The day for which the rungs are given. */
  readonly date: IsoDate;
  readonly futures: number;
  /** Ids of the rungs, or their labels where the forecast has no ids, from the lowest. */
  readonly rungs: readonly string[];
  readonly states: readonly StateForecast[];
  /** How many states recognise in nine of ten futures, and on average, where the forecast says so. */
  readonly recognisers: RecogniserBand | undefined;
}

interface RecogniserBand {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A forecast, or one sentence that says why the text is no forecast. */
export type ForecastResult =
  | { readonly ok: true; readonly forecast: RungForecast }
  | { readonly ok: false; readonly why: string };

/**
 * Half a future is added to each rung: a rung that no future showed has a small chance and not none, as the number of
 * futures is finite (Krichevsky & Trofimov 1981).
 */
const HALF = 0.5;

/** The chance of each rung, from counts of futures, with half a future added to each. Chances sum to 1. */
export const smoothedChances = (counts: readonly number[]): readonly number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0) + HALF * counts.length;
  return counts.map((count) => (count + HALF) / total);
};
