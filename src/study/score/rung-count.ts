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
