import { type Estimate, type Interval, Z95 } from '../../domain/intervals.ts';

/** The difference if no future differs: exactly 0. */
const NOTHING: Estimate = { value: 0, low: 0, high: 0 };

/** Halvings of an interval of width 2: more would change no bit. */
const HALVINGS = 60;

/**
 * 95 % interval of the difference of two shares over the same n trials, `gained` of which only the second has and `lost`
 * only the first: Tango's score interval (1998, equations 5 to 9; recommended for pairs by Fagerland, Lydersen & Laake
 * 2014). If no trial differs, it is exactly 0, because both sides are equal in each trial.
 * Shares alone cannot show this.
 */
export const pairedDifference = (gained: number, lost: number, n: number): Estimate => {
  if (gained === 0 && lost === 0) return NOTHING;
  const score = (d: number): number => {
    const b = -gained - lost + (2 * n - gained + lost) * d;
    const c = -lost * d * (1 - d);
    const chance = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
    const variance = n * (2 * chance + d * (1 - d));
    const off = gained - lost - n * d;
    return variance > 0 ? off / Math.sqrt(variance) : Math.sign(off) * Number.MAX_VALUE;
  };
  const value = (gained - lost) / n;
  const edge = (inside: number, outside: number, bound: number): number => {
    let [near, far] = [inside, outside];
    for (let k = 0; k < HALVINGS; k++) {
      const middle = (near + far) / 2;
      if (Math.abs(score(middle)) <= bound) near = middle;
      else far = middle;
    }
    return (near + far) / 2;
  };
  return { value, low: edge(value, -1, Z95), high: edge(value, 1, Z95) };
};

/** The number of futures in which only the second play has something, and the number in which only the first has it. */
export const apartIn = (first: Uint8Array, second: Uint8Array) => {
  let [gained, lost] = [0, 0];
  for (let f = 0; f < first.length; f++) {
    if ((second[f] as number) > (first[f] as number)) gained++;
    if ((second[f] as number) < (first[f] as number)) lost++;
  }
  return { gained, lost };
};

/** How much larger a number is in the second play of the same futures: the sum, and the sum of the squares. */
export const changeSums = <Numbers extends Float64Array | Int32Array>(first: Numbers, second: Numbers) => {
  let [sum, squares] = [0, 0];
  for (let f = 0; f < first.length; f++) {
    const by = (second[f] as number) - (first[f] as number);
    sum += by;
    squares += by * by;
  }
  return { sum, squares };
};

/** Mean of n values and its 95 % interval by the normal approximation, from their sum and the sum of their squares. */
export const meanOf = (sum: number, squares: number, n: number): Estimate => {
  if (n === 0 || squares === 0) return NOTHING;
  const value = sum / n;
  const spread = n > 1 ? Math.max(0, (squares - n * value * value) / (n - 1)) : Number.POSITIVE_INFINITY;
  const half = Z95 * Math.sqrt(spread / n);
  return { value, low: value - half, high: value + half };
};

/** How much there is to a difference. */
const VERDICTS = ['same', 'noise', 'more', 'less'] as const;

/** `same`: nothing differs in any future; `noise`: the interval contains 0; else which way it goes. */
export type Verdict = (typeof VERDICTS)[number];

export const verdictOf = ({ low, high }: Interval, differs: boolean): Verdict => {
  if (!differs) return 'same';
  if (low > 0) return 'more';
  return high < 0 ? 'less' : 'noise';
};
