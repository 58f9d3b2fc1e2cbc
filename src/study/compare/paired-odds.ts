import { type Share, settledShare, shareOf, wilson } from '../../domain/intervals.ts';
import type { CourseCounts, CourseDifferences } from '../futures/course-counts.ts';
import { fanOf, type Spread } from '../odds/fan.ts';
import type { Change, Comparison } from './compare.ts';

// Odds of one side of a comparison where the other side has been counted in more futures: the odds of the other, and the
// difference between the two in the futures that both have. Luck is the same on both sides, so it is small, and known well.

/** The counts that the odds of one side rest on. */
export interface PairedCounts {
  /** The counts of this side, or of the other side. */
  readonly counts: CourseCounts;
  /** How this side differs from the other, if the counts are from the other. Undefined if they never differ. */
  readonly change: CourseDifferences | undefined;
}

/** A count over `of` futures that has changed by `by`. It differs in `differ` of these futures. */
interface CountChanged {
  readonly by: number;
  readonly differ: number;
  readonly of: number;
}

/**
 * The share of something on one side: of the other side it is `count` of `of`, and `change` is the difference to it in some
 * of the same futures. The variance is that of the difference in these futures, for what they leave open of the whole (finite
 * population), and that of a count of the whole: (1 - n/N) ((d + 1) - k²/(n + 2)) / (n + 2)² + p (1 - p)/N. Half a future is
 * added to each of the four cells of the pairs (Agresti & Min 2005), since few futures may show no difference by luck.
 * The interval is Wilson's for the number of futures that would have the same variance alone.
 */
const pairedShare = (count: number, of: number, { by, differ, of: n }: CountChanged): Share => {
  // Whole numbers up to here, so that no sum depends on its order.
  const all = n * of;
  const found = Math.min(all, Math.max(0, n * count + of * by));
  const share = found / all;
  const p = (n * share + 1) / (n + 2);
  const difference = (differ + 1 - (by * by) / (n + 2)) / ((n + 2) * (n + 2));
  const worth = 1 / (1 / of + ((1 - n / of) * difference) / (p * (1 - p)));
  return { count: found, of: all, share, ...wilson(share * worth, worth) };
};

const oddsFrom = ({ counts }: PairedCounts, count: number, change: CountChanged | undefined): Share =>
  change ? pairedShare(count, counts.futures, change) : shareOf(count, counts.futures);

const statesOf = ({ counts }: PairedCounts): number => counts.atEnd.length;

/** Futures in which the state at a position has recognised by the end of a turn, the last one by default. */
const reachedBy = (passages: Uint32Array | Int32Array, states: number, at: number, turn?: number): number => {
  const end = turn === undefined ? passages.length : (turn + 1) * states;
  let sum = 0;
  for (let cell = at; cell < end; cell += states) sum += passages[cell] as number;
  return sum;
};

/** Whether the state at a position has recognised by the end of a turn in every future that is counted. */
const alwaysReached = (odds: PairedCounts, at: number, turn: number): boolean => {
  const { counts, change } = odds;
  const reached = (passages: Uint32Array | Int32Array): number =>
    reachedBy(passages, statesOf(odds), at, turn);
  const missing = counts.futures - reached(counts.passages);
  return change ? change.futures * missing === counts.futures * reached(change.passages) : missing === 0;
};

/** A share that the past of all futures settles has no interval. */
const settledIf = (isSettled: boolean, share: Share): Share =>
  isSettled ? settledShare(share.count, share.of) : share;

/**
 * By turn from 0: the share of futures in which the state at a position has recognised by its end. All futures have the same
 * past up to the turn `from`.
 */
export const passageCurve = (odds: PairedCounts, at: number, from: number): readonly Share[] => {
  const { counts, change } = odds;
  const isPast = from > 0 && alwaysReached(odds, at, from);
  let [count, by, differ] = [0, 0, 0];
  return Array.from({ length: counts.passages.length / statesOf(odds) }, (_, turn) => {
    const cell = turn * statesOf(odds) + at;
    count += counts.passages[cell] as number;
    by += change?.passages[cell] ?? 0;
    differ += change?.apart[cell] ?? 0;
    const share = oddsFrom(odds, count, change && { by, differ, of: change.futures });
    return settledIf(isPast || (from > 0 && turn <= from), share);
  });
};

/** By turn, then count of recognisers: futures of one side, of `of` futures. */
const recogniserTable = ({
  counts,
  change,
}: PairedCounts): { readonly table: Uint32Array | Float64Array; readonly of: number } => {
  const { futures, recognisers } = counts;
  if (!change) return { table: recognisers, of: futures };
  const { futures: n, recognisers: more } = change;
  const all = Float64Array.from(recognisers, (count, cell) => n * count + futures * (more[cell] as number));
  return { table: all, of: n * futures };
};

/** The fan: how the count of recognisers spreads over futures, turn by turn from 0. Empty if no future is counted. */
export const pairedFan = (odds: PairedCounts): readonly Spread[] => {
  if (odds.counts.futures === 0) return [];
  const { table, of } = recogniserTable(odds);
  return fanOf(table, statesOf(odds), of);
};

/** The share, 0..1, of futures in which at least `least` states recognise at the end; 0 where no future is counted. */
export const shareWithCount = (odds: PairedCounts, least: number): number => {
  const { table, of } = recogniserTable(odds);
  const last = table.subarray(table.length - statesOf(odds) - 1);
  let sum = 0;
  for (let count = least; count < last.length; count++) sum += last[count] as number;
  return of === 0 ? 0 : sum / of;
};

/** Both sides of a comparison. */
export interface PairedSides {
  readonly base: PairedCounts;
  readonly variant: PairedCounts;
}

/**
 * A comparison with the odds of both sides from all counts of them, at the last horizon, which is the last turn. All futures
 * have the same past up to the turn `from`.
 */
export const withPairedOdds = (comparison: Comparison, sides: PairedSides, from: number): Comparison => {
  const { futures, turns } = comparison;
  const isOver = from > 0 && from >= turns;
  const paired = (change: Change, s: number, isAtEnd: boolean): Change => {
    const { gained, lost } = change;
    const side = (odds: PairedCounts, by: number): Share => {
      const { atEnd, passages } = odds.counts;
      const count = isAtEnd ? (atEnd[s] as number) : reachedBy(passages, statesOf(odds), s);
      const share = oddsFrom(odds, count, odds.change && { by, differ: gained + lost, of: futures });
      return settledIf(isOver || (!isAtEnd && from > 0 && alwaysReached(odds, s, from)), share);
    };
    return { ...change, base: side(sides.base, lost - gained), variant: side(sides.variant, gained - lost) };
  };
  const horizons = comparison.horizons.map((horizon) => ({
    ...horizon,
    states: horizon.states.map(({ id, by, at }, s) => ({
      id,
      by: paired(by, s, false),
      at: paired(at, s, true),
    })),
  }));
  return { ...comparison, horizons };
};

/**
 * How many futures, played alone, would give the odds as closely as pairs do: over all states, the sum of p (1 - p) by the
 * sum of the variances of the odds. The futures of the pairs, where each side rests on counts of its own.
 */
export const worthOf = ({ futures, horizons }: Comparison, { base, variant }: PairedSides): number => {
  const of = base.counts.futures;
  if (base.counts !== variant.counts) return futures;
  if (!base.change && !variant.change) return of;
  // One future that differs is added, because a few futures may show no difference by luck.
  let [alone, paired] = [0, (1 - futures / of) / (futures * futures)];
  for (const { by } of horizons.at(-1)?.states ?? []) {
    const { gained, lost } = by;
    const { share } = variant.change ? by.variant : by.base;
    const change = (gained - lost) / futures;
    const difference = ((gained + lost) / futures - change * change) / futures;
    alone += share * (1 - share);
    paired += (share * (1 - share)) / of + (1 - futures / of) * difference;
  }
  return alone > 0 ? alone / paired : futures;
};
