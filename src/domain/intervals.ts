import { exp, log } from './exp-log.ts';
/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A value with its 95 % interval. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** The 97.5 % quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/** The 95 % quantile: half the width of the middle nine tenths, in sd. */
export const Z90 = 1.6448536269514722;

const TAIL = 0.025;

/**
 * The 95 % interval of a chance after k successes in n trials: Wilson's score interval (1927; recommended by Brown, Cai &
 * DasGupta 2001). If all trials or none succeeded, the exact binomial interval of Clopper & Pearson. 0 to 1 for no trials.
 */
export const wilson = (k: number, n: number): Interval => {
  if (n === 0) return { low: 0, high: 1 };
  const end = exp(log(TAIL) / n);
  if (k === 0) return { low: 0, high: 1 - end };
  if (k === n) return { low: end, high: 1 };
  const p = k / n;
  const z2 = Z95 * Z95;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

/** A share of futures, with its 95 % interval. */
export interface Share extends Interval {
  /** How many futures, and of how many. */
  readonly count: number;
  readonly of: number;
  readonly share: number;
}

/** The share of `count` in `of`, with its 95 % interval (Wilson). */
export const shareOf = (count: number, of: number): Share => ({
  count,
  of,
  share: of === 0 ? 0 : count / of,
  ...wilson(count, of),
});

/** A share of futures that all have the same past, where this past settles the share. It has no interval. */
export const settledShare = (count: number, of: number): Share => {
  const share = of === 0 ? 0 : count / of;
  return { count, of, share, low: share, high: share };
};

/** The share of `count` in `of`. It is settled where the past decides it. */
export const shareAfter = (isPast: boolean, count: number, of: number): Share =>
  isPast ? settledShare(count, of) : shareOf(count, of);

/** Whether a share is settled by the past. */
export const isSettled = ({ low, high }: Interval): boolean => low === high;

/** Up to this many values the ranks are those of the exact binomial distribution. */
const EXACT = 500;

/** The largest j with P(Binomial(n, ½) < j) ≤ 2.5 %. */
const lowerRank = (n: number): number => {
  if (n > EXACT) return Math.floor((n - Z95 * Math.sqrt(n)) / 2);
  let chance = exp(-n * Math.LN2);
  let below = 0;
  let j = 0;
  for (; j <= n && below + chance <= TAIL; j++) {
    below += chance;
    chance *= (n - j) / (j + 1);
  }
  return j;
};

/**
 * Ranks, from 1, of the order statistics that enclose the median of n values with 95 % confidence, for any distribution
 * (David & Nagaraja 2003, section 7.1). Undefined for fewer than six values, which cannot enclose the median.
 */
export const medianRanks = (n: number): readonly [number, number] | undefined => {
  const low = lowerRank(n);
  return low < 1 ? undefined : [low, n + 1 - low];
};

/** The value at a rank, from 1, among counted values. `counts[v]` is how often the value v occurs. */
export const valueAtRank = (counts: ArrayLike<number>, rank: number): number => {
  let seen = 0;
  for (let v = 0; v < counts.length; v++) {
    seen += counts[v] as number;
    if (seen >= rank) return v;
  }
  return counts.length - 1;
};

/** The q-quantile of counted values: the smallest value that at least q · n of them do not exceed. */
export const quantileOf = (counts: ArrayLike<number>, n: number, q: number): number =>
  valueAtRank(counts, Math.max(1, Math.ceil(q * n)));
