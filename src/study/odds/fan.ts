import { quantileOf } from '../../domain/intervals.ts';

/** The spread of a quantity over futures in one turn. */
export interface Spread {
  readonly turn: number;
  readonly mean: number;
  /** Quantiles: `q50` is the median; one future in twenty is below `q05`, and one above `q95`. */
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** The spread of a quantity that is counted in bins of `unit`, over n futures. */
export const spreadOf = (
  counts: ArrayLike<number>,
  n: number,
  turn: number,
  unit: number,
  mean: number,
): Spread => {
  const q = (share: number): number => quantileOf(counts, n, share) * unit;
  return { turn, mean, q05: q(0.05), q25: q(0.25), q50: q(0.5), q75: q(0.75), q95: q(0.95) };
};

/** Of a table by turn and count of recognisers, 0 to `states`: the futures of one turn by count. */
export const recogniserCounts = (
  recognisers: Uint32Array | Float64Array,
  states: number,
  turn: number,
): Uint32Array | Float64Array => recognisers.subarray(turn * (states + 1), (turn + 1) * (states + 1));

/** The fan: how the count of recognisers spreads over n futures, turn by turn from 0. */
export const fanOf = (
  recognisers: Uint32Array | Float64Array,
  states: number,
  n: number,
): readonly Spread[] =>
  Array.from({ length: recognisers.length / (states + 1) }, (_, turn) => {
    const counts = recogniserCounts(recognisers, states, turn);
    let sum = 0;
    for (let value = 0; value <= states; value++) sum += (counts[value] as number) * value;
    return spreadOf(counts, n, turn, 1, n === 0 ? 0 : sum / n);
  });
