import alea from 'seedrandom/lib/alea.js';
import seedrandom from 'seedrandom/seedrandom.js';
import { log } from '../domain/exp-log.ts';
import { normalQuantile } from './normal.ts';
import { type Key, threefry } from './threefry.ts';

/** The purpose of a draw. It is part of the draw's name, so two purposes never share a number. */
export const PURPOSES = {
  threshold: 1,
  disposition: 2,
  parameter: 3,
  bloc: 4,
  rule: 5,
  whom: 6,
  evidence: 7,
} as const;
type Purpose = (typeof PURPOSES)[keyof typeof PURPOSES];

/** Turns the seed text into the key of all luck in a scenario's futures. */
export const rootKey = (seed: string): Key => {
  const stream = seedrandom(seed);
  return Int32Array.from({ length: 4 }, () => stream.int32());
};

/** All luck of one future. Every draw is a pure function of its name, so a further draw changes no other draw. */
export interface Luck {
  readonly key: Key;
  readonly future: number;
  /** The future whose parameters and rule are drawn. For a twin that shares its parameters, it is another future. */
  readonly parameters: number;
  /**
   * The future whose dispositions of states are drawn. Futures that share their dispositions have the same number here.
   */
  readonly dispositions: number;
  /**
   * Whether this luck takes over on the way from the luck of another future. If so, its draws have names of their own.
   */
  readonly takesOver: boolean;
  /** Space for one draw. Without it, each draw would allocate an array. */
  readonly scratch: Int32Array;
}

/** The luck of a future of a seed; `future`, `parameters` and `dispositions` are integers from 0 to 2³² − 1. */
export const luckOf = (
  key: Key,
  future: number,
  parameters: number = future,
  takesOver = false,
  dispositions: number = future,
): Luck => ({
  key,
  future,
  parameters,
  dispositions,
  takesOver,
  scratch: new Int32Array(4),
});

/** A number above all purposes. It is added to the purpose of a draw if the luck takes over. */
export const TAKES_OVER = 8;

/**
 * A uniform number strictly between 0 and 1, of 52 bits, for the n-th use of a name (0 ≤ n < 2²⁴).
 */
export const uniform = (luck: Luck, high: number, low: number, purpose: Purpose, n: number): number => {
  const { scratch } = luck;
  const isParameter = purpose === PURPOSES.parameter || purpose === PURPOSES.rule;
  const own = purpose === PURPOSES.disposition ? luck.dispositions : luck.future;
  const future = isParameter ? luck.parameters : own;
  const named = luck.takesOver ? purpose + TAKES_OVER : purpose;
  threefry(luck.key, high, low, named * 0x1000000 + n, future, scratch);
  const a = (scratch[0] as number) >>> 6;
  const b = (scratch[1] as number) >>> 6;
  return (a * 0x4000000 + b + 0.5) / 0x10000000000000;
};

/** A draw from Exp(1): the pressure at which a clock fires. */
export const exponential = (luck: Luck, high: number, low: number, purpose: Purpose, n: number): number =>
  -log(uniform(luck, high, low, purpose, n));

/**
 * The draw of `exponential`, or Infinity if the draw is surely `least` or more. −ln u is at least 1 − u, and the margin
 * is larger than the rounding of both. So most draws of a race need no logarithm.
 */
export const exponentialBelow = (
  luck: Luck,
  { high, low }: { readonly high: number; readonly low: number },
  purpose: Purpose,
  n: number,
  least: number,
): number => {
  const u = uniform(luck, high, low, purpose, n);
  return 1 - u > least * (1 + 1e-9) ? Number.POSITIVE_INFINITY : -log(u);
};

/** A draw from the standard normal distribution. */
export const normal = (luck: Luck, high: number, low: number, purpose: Purpose): number =>
  normalQuantile(uniform(luck, high, low, purpose, 0));

/** Numbers from 0 up to 1, one after another, for draws without names. The same seed text gives the same numbers. */
export const streamOf = (seed: string): (() => number) => {
  const random = alea(seed);
  return () => random.quick();
};

/** The numbers from 0 to `count` − 1 in an order drawn from a stream (Fisher & Yates). */
export const drawnOrder = (count: number, next: () => number): readonly number[] => {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
};
