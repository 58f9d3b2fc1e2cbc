import { log } from '../../domain/exp-log.ts';
import { mean } from '../waves/scores.ts';

/** One state: the chance of each rung, from the lowest, and the rung that it came to hold. */
interface RungCase {
  readonly chances: readonly number[];
  readonly rung: number;
}

/** Scores of chances for the rungs of states, each the mean over states. Lower is better, 0 is perfect. */
export interface RungScores {
  /** −ln of the chance given to the rung that came. */
  readonly log: number;
  /** Sum over rungs of the squared difference between chance and what happened (Brier 1950): at most 2. */
  readonly brier: number;
  /**
   * Ranked probability score (Epstein 1969; divided by the number of rungs less one, as by Murphy 1971): like Brier's, but of
   * the chances to hold at most each rung, so that a near miss costs less than a far one. At most 1.
   */
  readonly rps: number;
}

const square = (x: number): number => x * x;

const rankedOf = ({ chances, rung }: RungCase): number => {
  let [below, total] = [0, 0];
  for (const [r, chance] of chances.slice(0, -1).entries()) {
    below += chance;
    total += square(below - Number(rung <= r));
  }
  return total / (chances.length - 1);
};

/** The three scores of one state. */
export const scoreOf = (one: RungCase): RungScores => ({
  log: -log(one.chances[one.rung] ?? 0),
  brier: one.chances.reduce((sum, chance, r) => sum + square(chance - Number(r === one.rung)), 0),
  rps: rankedOf(one),
});

/** The mean of scores. NaN of none. */
export const meanScores = (scores: readonly RungScores[]): RungScores => ({
  log: mean(scores.map((score) => score.log)),
  brier: mean(scores.map((score) => score.brier)),
  rps: mean(scores.map((score) => score.rps)),
});

/** How many states hold a rung: the forecast's mean, its band of nine in ten futures, and what came. */
export interface RungCount {
  readonly rung: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly observed: number;
}

/** The chance of each number of successes of independent trials with these chances (Poisson binomial). */
const countChances = (chances: readonly number[]): Float64Array => {
  const counts = new Float64Array(chances.length + 1);
  counts[0] = 1;
  for (const [trial, chance] of chances.entries())
    for (let n = trial + 1; n >= 0; n--)
      counts[n] = (counts[n] ?? 0) * (1 - chance) + (counts[n - 1] ?? 0) * chance;
  return counts;
};

/** The least number that is reached with at least this chance. */
const quantile = (counts: Float64Array, share: number): number => {
  let total = 0;
  for (const [n, chance] of counts.entries()) {
    total += chance;
    if (total >= share) return n;
  }
  return counts.length - 1;
};

/**
 * How many states hold a rung, from the chance of each. States count as if they moved apart from each other: a forecast gives
 * the chances of states one by one. What moves them together makes the true band wider.
 */
export const rungCount = (rung: string, chances: readonly number[], observed: number): RungCount => {
  const counts = countChances(chances);
  return {
    rung,
    mean: chances.reduce((sum, chance) => sum + chance, 0),
    low: quantile(counts, 0.05),
    high: quantile(counts, 0.95),
    observed,
  };
};
