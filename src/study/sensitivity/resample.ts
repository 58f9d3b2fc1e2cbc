import type { Estimate } from '../../domain/intervals.ts';
import { streamOf } from '../../random/luck.ts';

const RESAMPLES = 200;
const TAIL = 0.025;

/** The q-quantile of sorted values, between its two neighbours. */
const quantileIn = (sorted: ArrayLike<number>, q: number): number => {
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const [a = Number.NaN, b = a] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  return a + (at - below) * (b - a);
};

/**
 * Values with 95 % bootstrap intervals (percentiles; Efron & Tibshirani 1993, chapter 13): `of` computes all of them from rows by
 * number, which are drawn again and again with replacement. The same seed gives the same intervals.
 */
export const resampled = (
  rows: number,
  seed: string,
  of: (rows: Int32Array) => readonly number[],
): readonly Estimate[] => {
  const values = of(Int32Array.from({ length: rows }, (_, row) => row));
  const next = streamOf(`${seed} bootstrap`);
  const drawn = values.map(() => new Float64Array(RESAMPLES));
  const chosen = new Int32Array(rows);
  for (let b = 0; b < RESAMPLES; b++) {
    for (let row = 0; row < rows; row++) chosen[row] = Math.floor(next() * rows);
    for (const [i, value] of of(chosen).entries()) (drawn[i] as Float64Array)[b] = value;
  }
  return values.map((value, i) => {
    const sorted = (drawn[i] as Float64Array).filter((each) => !Number.isNaN(each)).sort();
    return { value, low: quantileIn(sorted, TAIL), high: quantileIn(sorted, 1 - TAIL) };
  });
};
