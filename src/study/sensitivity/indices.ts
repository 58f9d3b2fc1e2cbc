import type { Estimate } from '../../domain/intervals.ts';
import { resampled } from './resample.ts';

/**
 * What a function gives at the points of Saltelli's design, row by row: at the points of two tables A and B, and at those of
 * A with column i from B; for second order also at those of B with column i from A. NaN where it has no value.
 */
interface SaltelliValues {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ab: readonly Float64Array[];
  readonly ba?: readonly Float64Array[] | undefined;
}

/** The effects of one input on the variance of an outcome, as shares of this variance. */
export interface VarianceIndex {
  /** By itself. */
  readonly first: Estimate;
  /** By itself and together with all other inputs. */
  readonly total: Estimate;
}

/** The joint effect of two inputs beyond the effect of each by itself, as a share of the variance. */
export interface PairIndex {
  readonly inputs: readonly [number, number];
  readonly share: Estimate;
}

interface VarianceIndices {
  readonly inputs: readonly VarianceIndex[];
  readonly pairs: readonly PairIndex[];
}

/** The mean and the variance of A and B together, over some rows. */
const momentsOf = ({ a, b }: SaltelliValues, rows: Int32Array) => {
  let [n, sum, squares] = [0, 0, 0];
  for (const row of rows)
    for (const value of [a[row] as number, b[row] as number])
      if (!Number.isNaN(value)) {
        n++;
        sum += value;
      }
  const mean = sum / n;
  for (const row of rows)
    for (const value of [a[row] as number, b[row] as number])
      if (!Number.isNaN(value)) squares += (value - mean) * (value - mean);
  return { mean, variance: squares / n };
};

/** First order by Saltelli et al. (2010), table 2 (b); total order by Jansen (1999), table 2 (f). */
const singleOf = (
  { a, b }: SaltelliValues,
  mixed: Float64Array,
  rows: Int32Array,
  mean: number,
): readonly [number, number] => {
  let [n, first, total] = [0, 0, 0];
  for (const row of rows) {
    const [x, y, z] = [a[row] as number, b[row] as number, mixed[row] as number];
    const part = (y - mean) * (z - x);
    if (Number.isNaN(part)) continue;
    n++;
    first += part;
    total += (x - z) * (x - z);
  }
  return [first / n, total / (2 * n)];
};

/** What inputs i and j explain together (Saltelli 2002): the mean of f(B with i of A) · f(A with j of B) − f(A) · f(B). */
const jointOf = (
  { a, b }: SaltelliValues,
  ofB: Float64Array,
  ofA: Float64Array,
  rows: Int32Array,
  mean: number,
): number => {
  let [n, sum] = [0, 0];
  for (const row of rows) {
    const part =
      ((ofB[row] as number) - mean) * ((ofA[row] as number) - mean) -
      ((a[row] as number) - mean) * ((b[row] as number) - mean);
    if (Number.isNaN(part)) continue;
    n++;
    sum += part;
  }
  return sum / n;
};

const pairsAmong = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, i) => i).flatMap((i) =>
    Array.from({ length: count - i - 1 }, (_, k) => [i, i + 1 + k] as const),
  );

/**
 * Sobol' indices of each input, and of each pair if the design has what they need, with bootstrap intervals over rows. An
 * outcome that does not vary has NaN in place of indices.
 */
export const varianceIndices = (values: SaltelliValues, seed: string): VarianceIndices => {
  const { ab, ba } = values;
  const pairs = ba ? pairsAmong(ab.length) : [];
  const estimates = resampled(values.a.length, seed, (rows) => {
    const { mean, variance } = momentsOf(values, rows);
    const shares = ab.map((mixed) => singleOf(values, mixed, rows, mean).map((part) => part / variance));
    const joint = pairs.map(([i, j]) => {
      const together = jointOf(values, ba?.[i] ?? values.a, ab[j] ?? values.a, rows, mean) / variance;
      return together - (shares[i]?.[0] ?? 0) - (shares[j]?.[0] ?? 0);
    });
    return [...shares.flat(), ...joint];
  });
  const at = (i: number): Estimate => estimates[i] as Estimate;
  return {
    inputs: ab.map((_, i) => ({ first: at(2 * i), total: at(2 * i + 1) })),
    pairs: pairs.map((inputs, p) => ({ inputs, share: at(2 * ab.length + p) })),
  };
};
