import { exp, log } from '../../domain/exp-log.ts';

/** The chance of at least `k` successes in `n` trials, each with chance `p`: the exact binomial test, one-sided. */
export const chanceOfAtLeast = (k: number, n: number, p: number): number => {
  if (k <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const [inside, outside] = [log(p), log(1 - p)];
  // The log of the number of ways to have j successes, from j − 1 to j.
  let ways = 0;
  let [sum, tail] = [0, 0];
  for (let j = 0; j <= n; j++) {
    if (j > 0) ways += log((n - j + 1) / j);
    const chance = exp(ways + j * inside + (n - j) * outside);
    sum += chance;
    if (j >= k) tail += chance;
  }
  return Math.min(1, tail / sum);
};
