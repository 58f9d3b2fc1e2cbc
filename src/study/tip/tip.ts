import { log } from '../../domain/exp-log.ts';
import { type Share, shareOf } from '../../domain/intervals.ts';
import type { Range } from '../../domain/ranges.ts';
import { apartIn } from '../compare/paired.ts';
import {
  cloglog,
  crossingOf,
  type Point,
  reachedIn,
  resampledCrossing,
  shareAt,
  type TipInterval,
} from './crossing.ts';
import type { TipLever } from './levers.ts';

/** Plays futures with a lever at a value: by future, 1 where the goal is reached. The same luck at every value. */
export type Ask = (lever: TipLever, value: number, futures: Range) => Promise<Uint8Array>;

/** The odds to reach, and how many futures to play for each value of a lever. */
export interface TipOptions {
  /** The odds to reach, 0..1. */
  readonly odds: number;
  /** How many futures the answer rests on. */
  readonly futures: number;
  /** How many of these futures the first look along the lever plays. Default: 200 at most. */
  readonly check?: number | undefined;
  /** Seeds the resampling. */
  readonly seed: string;
}

/** The odds with a lever at a value. */
export interface OddsAt extends Share {
  readonly value: number;
}

/** The effect that one lever can have on a goal. */
export type Tip = {
  readonly lever: TipLever;
  /** Whether a higher value always makes the goal more likely, or always less likely, by the first look. */
  readonly monotone: boolean;
} & (
  | {
      readonly verdict: 'tips';
      /** Where the odds are reached, and its 95 % interval over futures. */
      readonly to: number;
      readonly interval: TipInterval;
      /** How far the lever moves as a share of its scale: levers are ranked by it. */
      readonly size: number;
    }
  | {
      /** The odds are not reached anywhere in its range. `best` is the value with the highest odds. */
      readonly verdict: 'out of range';
      readonly best: OddsAt;
    }
  /** The lever changes no outcome at all. */
  | { readonly verdict: 'idle' }
);

const CHECK = 200;
/** The places to look at along each side of a lever, as shares of the way to its end. */
const FRACTIONS = [0.1, 0.3, 1] as const;
const BISECTIONS = 14;
/** A bracket is narrow enough if it is narrower than this share of a lever's scale. */
const NARROW = 0.001;
/** A fall among rises counts if chance would show it in only one of some thousand looks. */
const SURE = 3.5;
/** How far around the tipping value to look, and how far at least, in standard errors. Resamples tip in this area. */
const REACH = 3;
const COVER = 2.5;

export const oddsAt = ({ value, outcomes }: Point): OddsAt => ({
  value,
  ...shareOf(reachedIn(outcomes), outcomes.length),
});

/** A lever's outcomes by value. No future is played twice for one value. */
type Probe = (value: number, futures: number) => Promise<Point>;

const probeOf = (lever: TipLever, ask: Ask): Probe => {
  const known = new Map<number, Uint8Array>();
  return async (value, futures) => {
    const before = known.get(value) ?? new Uint8Array(0);
    if (before.length >= futures) return { value, outcomes: before.subarray(0, futures) };
    const outcomes = new Uint8Array(futures);
    outcomes.set(before);
    outcomes.set(await ask(lever, value, { from: before.length, to: futures }), before.length);
    known.set(value, outcomes);
    return { value, outcomes };
  };
};

type Side = 'down' | 'up';

/** Values from a lever's own to its end on one side. */
const pathOf = ({ value, range, values }: TipLever, side: Side): readonly number[] => {
  const [low, high] = range;
  const isOn = (x: number): boolean => (side === 'up' ? x > value : x < value);
  const end = side === 'up' ? high : low;
  const ahead = values
    ? values.filter(isOn)
    : FRACTIONS.map((share) => value + share * (end - value)).filter(isOn);
  return [value, ...(side === 'up' ? ahead : ahead.toReversed().toSorted((a, b) => b - a))];
};

/** Whether shares along a lever only rise or only fall, but for what chance alone would show (McNemar's test). */
export const isMonotone = (points: readonly Point[]): boolean => {
  let rises = false;
  let falls = false;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) {
      const { gained, lost } = apartIn(a.outcomes, b.outcomes);
      if (Math.abs(gained - lost) <= SURE * Math.sqrt(gained + lost)) continue;
      if (gained > lost) rises = true;
      else falls = true;
    }
  });
  return !(rises && falls);
};

/** Two neighbouring points. The odds are reached at the outer point. */
interface Bracket {
  readonly inner: Point;
  readonly outer: Point;
}

/** Looks from a guess outward, then back inward, for the first step on a path in which the odds are reached. */
const bracketOn = async (
  path: readonly number[],
  guess: number,
  odds: number,
  at: (value: number) => Promise<Point>,
): Promise<Bracket | undefined> => {
  const point = (i: number): Promise<Point> => at(path[i] ?? 0);
  let i = Math.max(1, guess);
  while (i < path.length && shareAt(await point(i)) < odds) i += 1;
  if (i >= path.length) return undefined;
  while (i > 1 && shareAt(await point(i - 1)) >= odds) i -= 1;
  return { inner: await point(i - 1), outer: await point(i) };
};

/** How far along a bracket the odds seem to be reached, if cloglog is linear between its ends. It is never an end. */
const wayIn = ({ inner, outer }: Bracket, odds: number): number => {
  const n = inner.outcomes.length;
  const [low, high] = [cloglog(shareAt(inner), n), cloglog(shareAt(outer), n)];
  return Math.min(0.9, Math.max(0.1, (cloglog(odds, n) - low) / (high - low)));
};

/** Narrows a bracket until an end is near the odds. Looks where its ends point, and every third time in the middle. */
const bisect = async (
  bracket: Bracket,
  lever: TipLever,
  odds: number,
  at: (value: number) => Promise<Point>,
): Promise<Bracket> => {
  let { inner, outer } = bracket;
  const near = standardError(odds, inner);
  for (let n = 1; n <= BISECTIONS; n++) {
    const width = outer.value - inner.value;
    const off = Math.min(Math.abs(shareAt(inner) - odds), Math.abs(shareAt(outer) - odds));
    if (Math.abs(width) <= NARROW * lever.scale || off <= near) break;
    const middle = await at(inner.value + width * (n % 3 === 0 ? 0.5 : wayIn({ inner, outer }, odds)));
    if (shareAt(middle) < odds) inner = middle;
    else outer = middle;
  }
  return { inner, outer };
};

const standardError = (odds: number, { outcomes }: Point): number =>
  Math.sqrt((odds * (1 - odds)) / outcomes.length);

/** Points around a bracket, outward, so far that nearly every resample tips among them. */
const pointsAround = async (
  bracket: Bracket,
  path: readonly number[],
  odds: number,
  at: (value: number) => Promise<Point>,
): Promise<readonly Point[]> => {
  const { inner, outer } = bracket;
  const [from = 0] = path;
  const end = path.at(-1) ?? from;
  const outward = Math.sign(end - from);
  const error = standardError(odds, inner);
  const n = inner.outcomes.length;
  const width = outer.value - inner.value;
  const tip = inner.value + width * wayIn(bracket, odds);
  // d share / d cloglog at the odds: (1 − p) · −ln(1 − p).
  const rise = (cloglog(shareAt(outer), n) - cloglog(shareAt(inner), n)) * (odds - 1) * log(1 - odds);
  const half = (REACH * error * Math.abs(width)) / rise;
  const within = (x: number): number =>
    outward * Math.min(outward * end, Math.max(outward * from, outward * x));
  const found = new Map([inner, outer].map((point) => [point.value, point]));
  const add = async (share: number): Promise<Point> => {
    const point = await at(within(tip + share * outward * half));
    found.set(point.value, point);
    return point;
  };
  // If the curve is flatter than expected, go on until it has moved far enough.
  for (let share = -1; share >= -16 && shareAt(await add(share)) > odds - COVER * error; share *= 2);
  for (let share = 1; share <= 16 && shareAt(await add(share)) < odds + COVER * error; share *= 2);
  return [...found.values()].sort((a, b) => outward * (a.value - b.value));
};

const tipIn = async (
  lever: TipLever,
  path: readonly number[],
  bracket: Bracket,
  options: TipOptions,
  at: (value: number) => Promise<Point>,
): Promise<Extract<Tip, { verdict: 'tips' }>> => {
  const { odds, seed } = options;
  const separate = lever.values !== undefined;
  const position = path.indexOf(bracket.outer.value);
  const points = separate
    ? await Promise.all(path.slice(Math.max(0, position - 2), position + 2).map(at))
    : await pointsAround(await bisect(bracket, lever, odds, at), path, odds, at);
  const to =
    crossingOf(
      points.map(({ value }) => value),
      points.map(shareAt),
      odds,
      separate,
    ) ?? bracket.outer.value;
  const interval = resampledCrossing(points, { from: lever.value, odds, separate, seed });
  const size = Math.abs(to - lever.value) / lever.scale;
  return { lever, monotone: true, verdict: 'tips', to, interval, size };
};

/** One side of a lever, with the results of the first look along it. */
interface Look {
  readonly path: readonly number[];
  /** The last place on the path before the odds seem to be reached. */
  readonly guess: number;
  /** The distance of this place from the lever's own value. */
  readonly distance: number;
}

const lookAlong = async (
  lever: TipLever,
  side: Side,
  odds: number,
  check: number,
  probe: Probe,
): Promise<Look> => {
  const path = pathOf(lever, side);
  const shares: number[] = [];
  for (const value of path) shares.push(shareAt(await probe(value, check)));
  const to = crossingOf(path, shares, odds, lever.values !== undefined);
  const at = shares.findIndex((share) => share >= odds);
  return {
    path,
    guess: at < 0 ? shares.indexOf(Math.max(...shares)) : at,
    distance: to === undefined ? Number.POSITIVE_INFINITY : Math.abs(to - lever.value),
  };
};

/**
 * The smallest change of one lever with which a goal has the odds asked for: a first look along the lever, then bisection
 * on the same luck, then an interval by resampling futures. The goal must have lower odds at the lever's own value.
 */
export const tipOf = async (lever: TipLever, options: TipOptions, ask: Ask): Promise<Tip> => {
  const { odds, futures } = options;
  const check = Math.min(futures, options.check ?? CHECK);
  const probe = probeOf(lever, ask);
  const at = (value: number): Promise<Point> => probe(value, futures);
  const looks = [
    await lookAlong(lever, 'down', odds, check, probe),
    await lookAlong(lever, 'up', odds, check, probe),
  ].sort((a, b) => a.distance - b.distance);
  const values = [...new Set(looks.flatMap(({ path }) => path))].sort((a, b) => a - b);
  const grid = await Promise.all(values.map((value) => probe(value, check)));
  const monotone = isMonotone(grid);
  for (const { path, guess } of looks) {
    const bracket = await bracketOn(path, guess, odds, at);
    if (bracket) return { ...(await tipIn(lever, path, bracket, options, at)), monotone };
  }
  const isIdle = grid.every((point) => {
    const { gained, lost } = apartIn((grid[0] ?? point).outcomes, point.outcomes);
    return gained + lost === 0;
  });
  if (isIdle) return { lever, monotone, verdict: 'idle' };
  const best = grid.reduce((most, point) => (shareAt(point) > shareAt(most) ? point : most));
  return { lever, monotone, verdict: 'out of range', best: oddsAt(best) };
};
