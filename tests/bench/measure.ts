/** CPU milliseconds of this process, all its threads included, that a piece of work takes. */
export const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** The same for work that others do meanwhile, and how long it takes by the clock. */
export const timed = async (
  work: () => Promise<unknown>,
): Promise<{ readonly cpu: number; readonly wall: number }> => {
  const usage = process.cpuUsage();
  const before = performance.now();
  await work();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(usage);
  return { cpu: (user + system) / 1000, wall };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

/**
 * Medians of several measures, taken in turn, round by round, so that other work of the machine disturbs all of them
 * equally. The first round does not count, since code is compiled in it.
 */
export const sideBySide = <Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, (round: number) => number>>,
): Readonly<Record<Name, number>> => {
  const entries = Object.entries<(round: number) => number>(measures);
  const taken = entries.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    entries.forEach(([, measure], at) => {
      const value = measure(round);
      if (round > 0) taken[at]?.push(value);
    });
  return Object.fromEntries(entries.map(([name], at) => [name, median(taken[at] ?? [])])) as Record<
    Name,
    number
  >;
};
