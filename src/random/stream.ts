import seedrandom from 'seedrandom';

/** Numbers from 0 up to 1, one after another; the same seed text gives the same ones. For draws without names. */
export const streamOf = (seed: string): (() => number) => {
  const random = seedrandom.alea(seed);
  return () => random.quick();
};
