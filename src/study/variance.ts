import { exp, log } from '../domain/exp-log.ts';
import { Z95 } from './intervals.ts';
import type { Tally } from './tally.ts';

/** How much of the variance of an outcome comes from parameters that are not certain, and how much from luck alone. */
export interface VarianceParts {
  readonly variance: number;
  /** The share of unsure parameters, 0..1, with a 95 % interval; the rest is luck. */
  readonly parameters: number;
  readonly low: number;
  readonly high: number;
  /** Pairs of twins that it rests on. */
  readonly pairs: number;
}

/**
 * The covariance of twins, which share their parameters and nothing else, is the variance of the mean given the
 * parameters: the law of total variance (one-way random effects with two draws a group). Its share of the variance is
 * their correlation; the interval is Fisher's (1921).
 */
const partsOf = (
  pairs: number,
  sum: number,
  squares: number,
  products: number,
): VarianceParts | undefined => {
  const mean = sum / (2 * pairs);
  const variance = squares / (2 * pairs) - mean * mean;
  if (pairs < 10 || variance <= 0) return undefined;
  const correlation = Math.min(0.999999, Math.max(-0.999999, (products / pairs - mean * mean) / variance));
  const z = 0.5 * log((1 + correlation) / (1 - correlation));
  const half = Z95 / Math.sqrt(pairs - 1.5);
  const back = (x: number): number => Math.max(0, (exp(2 * x) - 1) / (exp(2 * x) + 1));
  return {
    variance,
    parameters: Math.max(0, correlation),
    low: back(z - half),
    high: back(z + half),
    pairs,
  };
};

/** Of the count of recognisers in the last turn; undefined where no twins were played, or all were alike. */
export const countVariance = (tally: Tally): VarianceParts | undefined => {
  const [pairs = 0, sum = 0, squares = 0, products = 0] = tally.twinCounts;
  return pairs === 0 ? undefined : partsOf(pairs, sum, squares, products);
};

/** Of whether a state recognises in the last turn (0 or 1). */
export const stateVariance = (tally: Tally, i: number): VarianceParts | undefined => {
  const pairs = tally.twinCounts[0] ?? 0;
  if (pairs === 0) return undefined;
  const both = tally.twinBoth[i] as number;
  const ones = (tally.twinOne[i] as number) + 2 * both;
  return partsOf(pairs, ones, ones, both);
};
