import { exp, log } from '../../domain/exp-log.ts';
import { Z95 } from '../../domain/intervals.ts';
import { type Tally, TWIN } from '../futures/tally.ts';

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
 * Of the count of recognisers in the last turn; undefined where no twins were played, or all were alike. The covariance of
 * twins, which share their parameters and nothing else, is the variance of the mean given the parameters: the law of total
 * variance (one-way random effects with two draws a group). Its share of the variance is their correlation; the interval is
 * Fisher's (1921).
 */
export const countVariance = ({ twinCounts }: Tally): VarianceParts | undefined => {
  const count = (column: number): number => twinCounts[column] ?? 0;
  const pairs = count(TWIN.pairs);
  const mean = count(TWIN.sum) / (2 * pairs);
  const variance = count(TWIN.squares) / (2 * pairs) - mean * mean;
  if (pairs < 10 || variance <= 0) return undefined;
  const share = (count(TWIN.products) / pairs - mean * mean) / variance;
  const correlation = Math.min(0.999999, Math.max(-0.999999, share));
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
