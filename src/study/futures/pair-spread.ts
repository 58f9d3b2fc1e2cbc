import type { Courses } from './courses.ts';
import { type PairTally, SPREAD } from './pair-tally.ts';
import { TWIN_EVERY } from './twins.ts';

/** The same futures in a base and in a variant. */
interface Sides {
  readonly base: Courses;
  readonly variant: Courses;
}

/** By future: how many states are at recognition at the end of a turn. */
const countsAt = ({ start, top, first, turn, state, to }: Courses, last: number): Int32Array => {
  const rung = new Uint8Array(start.length);
  const atStart = start.reduce((count, r) => count + (r === top ? 1 : 0), 0);
  return Int32Array.from({ length: first.length - 1 }, (_, n) => {
    rung.set(start);
    let count = atStart;
    const end = first[n + 1] as number;
    for (let m = first[n] as number; m < end && (turn[m] as number) <= last; m++) {
      const i = state[m] as number;
      if (rung[i] === top) count--;
      rung[i] = to[m] as number;
      if (rung[i] === top) count++;
    }
    return count;
  });
};

/** By future: the count of the variant less that of the base in a turn. */
const differencesAt = ({ base, variant }: Sides, turn: number): Int32Array => {
  const before = countsAt(base, turn);
  return countsAt(variant, turn).map((count, n) => count - (before[n] as number));
};

/** Adds to a tally how the difference of the counts spreads over some futures, and over those of them that have a twin. */
export const countSpread = ({ shape, spread }: PairTally, own: Sides, twins: Sides): void => {
  const add = (rule: number, column: keyof typeof SPREAD, amount: number): void => {
    const at = rule * SPREAD.size + SPREAD[column];
    spread[at] = (spread[at] as number) + amount;
  };
  const others = differencesAt(twins, shape.turns);
  let twin = 0;
  for (const [n, a] of differencesAt(own, shape.turns).entries()) {
    const rule = own.base.rule[n] as number;
    add(rule, 'futures', 1);
    add(rule, 'sum', a);
    add(rule, 'squares', a * a);
    if ((own.base.futures.from + n) % TWIN_EVERY !== 0) continue;
    const b = others[twin++] as number;
    add(rule, 'pairs', 1);
    add(rule, 'twinSum', a + b);
    add(rule, 'twinSquares', a * a + b * b);
    add(rule, 'products', a * b);
  }
};
