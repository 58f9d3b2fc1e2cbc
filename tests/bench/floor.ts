import { exponential, luckOf, PURPOSES, rootKey } from '../../src/random/luck.ts';
import type { Work } from './count-work.ts';

/** As many numbers as a world of the flagship's size has at hand at once: all in the fastest cache. */
const WIDTH = 384;

const table = (value: (i: number) => number): Float64Array =>
  Float64Array.from({ length: WIDTH }, (_, i) => value(i));

/**
 * Gives a function that does the arithmetic of one future and nothing else: bare loops over typed arrays, with no rules,
 * no lists, no order and no tables to look up. Nothing that computes the same numbers in JavaScript can be faster by
 * much; it is the floor against which the engine is measured. Returns a number, so that no loop can be dropped.
 */
export const makeFloor = (work: Work, seed: string): ((future: number) => number) => {
  const key = rootKey(seed);
  const x = table(() => 0.5);
  const slope = table((i) => 0.25 + i / (4 * WIDTH));
  const shift = table((i) => 0.5 - i / (4 * WIDTH));
  const logs = table((i) => -3 - i / 64);
  const rates = table(() => 0);
  const multiplyAdd = (n: number): void => {
    for (let i = 0; i < n; i++) x[i] = (x[i] as number) * (slope[i] as number) + (shift[i] as number);
  };
  const compare = (n: number): number => {
    let above = 0;
    for (let i = 0; i < n; i++) if ((x[i] as number) >= (shift[i] as number)) above++;
    return above;
  };
  const exp = (n: number): void => {
    for (let i = 0; i < n; i++) rates[i] = Math.exp(logs[i] as number);
  };
  const inRows = (n: number, loop: (n: number) => void): void => {
    let left = Math.round(n);
    for (; left > WIDTH; left -= WIDTH) loop(WIDTH);
    loop(left);
  };
  return (future) => {
    let sum = 0;
    inRows(work.multiplyAdds, multiplyAdd);
    inRows(work.compares, (n) => {
      sum += compare(n);
    });
    inRows(work.exps, exp);
    const luck = luckOf(key, future);
    for (let n = 0; n < work.draws; n++) sum += exponential(luck, n, future, PURPOSES.threshold, n);
    return sum + (x[0] as number) + (rates[0] as number);
  };
};
