/** ln n! for n = 0 .. max. */
const logFactorials = (max: number): readonly number[] => {
  const logs = [0];
  for (let n = 1; n <= max; n++) logs.push((logs[n - 1] ?? 0) + Math.log(n));
  return logs;
};

/** P(X ≤ k) and P(X ≥ k) of a binomial count, by summing its exact probabilities. */
export const binomialTails = (
  n: number,
  p: number,
  k: number,
): { readonly low: number; readonly high: number } => {
  const logs = logFactorials(n);
  const choose = (j: number): number => (logs[n] ?? 0) - (logs[j] ?? 0) - (logs[n - j] ?? 0);
  const mass = (j: number): number => Math.exp(choose(j) + j * Math.log(p) + (n - j) * Math.log(1 - p));
  let low = 0;
  for (let j = 0; j <= k; j++) low += mass(j);
  return { low, high: 1 - low + mass(k) };
};

/** Whether a count is one that a fair binomial draw would give but for one time in a million. */
export const isPlausible = (n: number, p: number, k: number): boolean => {
  const { low, high } = binomialTails(n, p, k);
  return low > 5e-7 && high > 5e-7;
};
