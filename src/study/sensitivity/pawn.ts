import type { Estimate } from '../../domain/intervals.ts';
import { resampled } from './resample.ts';

/** Slices of an input's range in each of which the outcome is compared with the whole. */
const SLICES = 10;

/** The position of a value among all values: how many are below it, and how many are not above it. */
interface Rank {
  readonly below: number;
  readonly upTo: number;
}

/** The largest distance between the distribution of all values and that of some of them, in order (Kolmogorov & Smirnov). */
const distance = (ranks: readonly Rank[], all: number): number => {
  const n = ranks.length;
  let most = 0;
  ranks.forEach(({ below, upTo }, k) => {
    if (ranks[k - 1]?.below !== below) most = Math.max(most, Math.abs(k / n - below / all));
    if (ranks[k + 1]?.below !== below) most = Math.max(most, Math.abs((k + 1) / n - upTo / all));
  });
  return most;
};

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
};

const NO_RANK: Rank = { below: 0, upTo: 0 };

const ranksOf = (values: Float64Array): readonly Rank[] => {
  const sorted = values.toSorted();
  const known = new Map<number, Rank>();
  for (let k = 0; k < sorted.length; ) {
    const value = sorted[k] as number;
    let end = k + 1;
    while (sorted[end] === value) end++;
    known.set(value, { below: k, upTo: end });
    k = end;
  }
  return Array.from(values, (value) => known.get(value) ?? NO_RANK);
};

/**
 * PAWN (Pianosi & Wagener 2018, from given points): by input, the median over slices of its range of the distance between the
 * distribution of the outcome and that within the slice: 0 (nothing) to 1. It reads the whole distribution, and so suits skewed
 * outcomes. `points[i]` are the values of input i between 0 and 1. Even an input that does nothing has a value above 0.
 */
export const pawn = (
  points: readonly Float64Array[],
  values: Float64Array,
  seed: string,
): readonly Estimate[] => {
  const usable = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
  return resampled(usable.length, seed, (chosen) => {
    const rows = chosen.map((k) => usable[k] as number);
    const ranks = ranksOf(Float64Array.from(rows, (row) => values[row] as number));
    return points.map((point) => {
      const slices = Array.from({ length: SLICES }, (): Rank[] => []);
      rows.forEach((row, k) => {
        slices[Math.min(SLICES - 1, Math.floor((point[row] as number) * SLICES))]?.push(ranks[k] as Rank);
      });
      const used = slices.filter((slice) => slice.length > 0);
      return medianOf(
        used.map((slice) =>
          distance(
            slice.sort((a, b) => a.below - b.below),
            rows.length,
          ),
        ),
      );
    });
  });
};
