import { joinRanges, piecesOf } from '../../domain/ranges.ts';
import { type Futures, refuseFutures } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import { type Courses, type Follower, followCourses, NEVER, playCourses } from './courses.ts';
import { countSpread } from './pair-spread.ts';
import { CELL, COUNT, emptyPairTally, PASSAGE, type PairShape, type PairTally, SIDE } from './pair-tally.ts';

/** Which futures to play, in the base and in every variant. */
export interface PairOptions extends Futures {
  /** How many turns. Default: as many as the shorter of base and variant. */
  readonly turns?: number | undefined;
  /** Turns at whose end to look. Default: the last one. */
  readonly horizons?: readonly number[] | undefined;
  /** Counts the futures in which at least this many states recognise at once. Default: none. */
  readonly count?: number | undefined;
  /** By variant: the states that it moves itself. Default: none. */
  readonly moved?: readonly (readonly string[])[] | undefined;
}

/** The shape of a comparison of a base with a variant. Throws RangeError for a horizon outside the turns. */
export const pairShape = (
  base: Model,
  variant: Model,
  { turns, horizons, count }: Pick<PairOptions, 'turns' | 'horizons' | 'count'>,
  moved: readonly string[] = [],
): PairShape => {
  const known = new Set(variant.ids.states);
  const last = turns ?? Math.min(base.turns, variant.turns);
  const looked = [...new Set(horizons ?? [last])].sort((a, b) => a - b);
  if (looked.some((turn) => !(turn >= 0 && turn <= last)))
    throw new RangeError(`horizons must lie within turns 0 to ${last}`);
  return {
    states: base.ids.states.filter((id) => known.has(id)),
    moved,
    tracks: base.ids.tracks.filter((id) => variant.ids.tracks.includes(id)),
    rules: base.rules.length,
    turns: last,
    horizons: looked,
    ...(count === undefined ? {} : { count }),
  };
};

/** One future in a base and in a variant, with the positions of the states that they share. */
interface Pair {
  readonly tally: PairTally;
  readonly base: Follower;
  readonly variant: Follower;
  /** All shared states, and those shared states that the variant does not move itself. */
  readonly shared: Places;
  readonly others: Places;
  /** The states of each side that are not among `others`. */
  readonly apart: Places;
  /** The tracks that they share, and where the base starts them. */
  readonly tracks: Places & { readonly start: Uint8Array };
  readonly top: number;
}

/** Positions of states, or of tracks, in the base and in the variant. */
interface Places {
  readonly inBase: Int32Array;
  readonly inVariant: Int32Array;
}

type PairedIds = Pick<Model['ids'], 'states' | 'tracks'>;

const positionsOf = (all: readonly string[], ids: readonly string[]): Int32Array => {
  const positions = new Map(all.map((id, i) => [id, i]));
  return Int32Array.from(ids, (id) => positions.get(id) ?? -1);
};

const add = (table: Uint32Array | Float64Array, at: number, amount: number): void => {
  table[at] = (table[at] as number) + amount;
};

const cellOf = (base: boolean, variant: boolean): number => {
  if (base) return variant ? CELL.both : CELL.baseOnly;
  return variant ? CELL.variantOnly : CELL.neither;
};

const countPassages = ({ tally, base, variant, shared: { inBase, inVariant } }: Pair): void => {
  for (let s = 0; s < inBase.length; s++) {
    const before = base.recognisedIn[inBase[s] as number] as number;
    const after = variant.recognisedIn[inVariant[s] as number] as number;
    const row = s * PASSAGE.size;
    if (before !== NEVER && after !== NEVER) {
      const difference = after - before;
      add(tally.passages, row + PASSAGE.both, 1);
      add(tally.passages, row + PASSAGE.difference, difference);
      add(tally.passages, row + PASSAGE.squares, difference * difference);
    }
    if (after < before) add(tally.passages, row + PASSAGE.variantEarlier, 1);
    if (before < after) add(tally.passages, row + PASSAGE.baseEarlier, 1);
  }
};

/** How many of some states are at recognition. */
const atTop = ({ rung }: Follower, places: Int32Array, top: number): number => {
  let count = 0;
  for (let s = 0; s < places.length; s++) if (rung[places[s] as number] === top) count++;
  return count;
};

const addDifference = (counts: Float64Array, h: number, difference: number): void => {
  const row = h * COUNT.size;
  add(counts, row + (difference > 0 ? COUNT.more : difference === 0 ? COUNT.equal : COUNT.fewer), 1);
  add(counts, row + COUNT.difference, difference);
  add(counts, row + COUNT.squares, difference * difference);
};

const countHorizon = ({ tally, base, variant, shared, apart, top }: Pair, h: number): void => {
  const { inBase, inVariant } = shared;
  const states = inBase.length;
  for (let s = 0; s < states; s++) {
    const i = inBase[s] as number;
    const j = inVariant[s] as number;
    const row = (h * states + s) * CELL.size;
    add(tally.by, row + cellOf(base.recognisedIn[i] !== NEVER, variant.recognisedIn[j] !== NEVER), 1);
    add(tally.at, row + cellOf(base.rung[i] === top, variant.rung[j] === top), 1);
  }
  const [before, after] = [base.recogniserCount(), variant.recogniserCount()];
  const { count } = tally.shape;
  if (count !== undefined) add(tally.many, h * CELL.size + cellOf(before >= count, after >= count), 1);
  const difference = after - before;
  addDifference(tally.counts, h, difference);
  const ofApart = atTop(variant, apart.inVariant, top) - atTop(base, apart.inBase, top);
  addDifference(tally.otherCounts, h, difference - ofApart);
};

const countTracks = ({ tally, base, variant, tracks }: Pair, h: number): void => {
  const { inBase, inVariant, start } = tracks;
  for (let t = 0; t < inBase.length; t++) {
    const i = inBase[t] as number;
    const today = start[i] as number;
    const before = base.track[i] as number;
    const after = variant.track[inVariant[t] as number] as number;
    const row = (h * inBase.length + t) * SIDE.size;
    add(tally.tracks, (row + SIDE.better) * CELL.size + cellOf(before > today, after > today), 1);
    add(tally.tracks, (row + SIDE.worse) * CELL.size + cellOf(before < today, after < today), 1);
  }
};

/** Whether one of these states is on another rung. */
const differs = ({ base, variant }: Pair, { inBase, inVariant }: Places): boolean => {
  for (let s = 0; s < inBase.length; s++)
    if (base.rung[inBase[s] as number] !== variant.rung[inVariant[s] as number]) return true;
  return false;
};

/** Makes the moves of the next turn on both sides; true if there are any. */
const next = (base: Follower, variant: Follower): boolean => {
  const moved = base.next();
  return variant.next() || moved;
};

/** Follows one future on both sides to its end, and counts it. */
const countFuture = (pair: Pair, n: number): void => {
  const { tally, base, variant } = pair;
  const { turns, horizons } = tally.shape;
  base.open(n);
  variant.open(n);
  let [parted, othersParted] = [false, false];
  let h = 0;
  for (let turn = 0; turn <= turns; turn++) {
    const moved = turn === 0 || next(base, variant);
    if (!parted && moved && differs(pair, pair.shared)) {
      add(tally.parts, turn, 1);
      parted = true;
    }
    if (parted && !othersParted && moved && differs(pair, pair.others)) {
      add(tally.otherParts, turn, 1);
      othersParted = true;
    }
    if (horizons[h] !== turn) continue;
    countHorizon(pair, h);
    countTracks(pair, h++);
  }
  countPassages(pair);
};

/**
 * Gives a function that adds the same futures of a base and a variant to the tables of a tally of their shape; its ranges
 * stay. `base` and `variant` are the ids of their states and tracks.
 */
export const pairCounter = (
  tally: PairTally,
  base: PairedIds,
  variant: PairedIds,
): ((base: Courses, variant: Courses) => void) => {
  const { states, moved, tracks } = tally.shape;
  const others = new Set(states.filter((id) => !moved.includes(id)));
  const placesOf = (inBase: readonly string[], inVariant: readonly string[]): Places => ({
    inBase: positionsOf(base.states, inBase),
    inVariant: positionsOf(variant.states, inVariant),
  });
  const isApart = (id: string): boolean => !others.has(id);
  const places = {
    shared: placesOf(states, states),
    others: placesOf([...others], [...others]),
    apart: placesOf(base.states.filter(isApart), variant.states.filter(isApart)),
  };
  const ofTracks = {
    inBase: positionsOf(base.tracks, tracks),
    inVariant: positionsOf(variant.tracks, tracks),
  };
  return (before, after) => {
    const { top, first } = before;
    const sides = { base: followCourses(before), variant: followCourses(after) };
    const pair = { tally, ...sides, ...places, tracks: { ...ofTracks, start: before.tracks.start }, top };
    for (let n = 0; n + 1 < first.length; n++) countFuture(pair, n);
  };
};

/** How many futures have their courses kept at one time. */
const CHUNK = 1000;

const isUnsure = ({ rules }: Model): boolean =>
  rules.length > 1 || rules.some(({ draws }) => draws.length > 0);

/**
 * Plays the same futures in a base and in variants, with the same luck, and counts how each variant differs: one tally a
 * variant. Plays twins as well where parameters are unsure and futures share no past. Ladders must be as high, and turns as long, in all. Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const playPairs = (
  base: Model,
  variants: readonly Model[],
  options: PairOptions,
): readonly PairTally[] => {
  const { seed, past, futures: all } = options;
  refuseFutures(all);
  if (variants.some((variant) => variant.rungs !== base.rungs || variant.unit !== base.unit))
    throw new RangeError('ladders and turns of base and variants must be alike');
  const pairs = variants.map((model, v) => {
    const tally = emptyPairTally(pairShape(base, model, options, options.moved?.[v]));
    const twins = past === undefined && (isUnsure(base) || isUnsure(model));
    return { model, tally, twins, count: pairCounter(tally, base.ids, model.ids) };
  });
  const turns = Math.max(0, ...pairs.map(({ tally }) => tally.shape.turns));
  for (const futures of piecesOf(all, CHUNK)) {
    const before = playCourses(base, { seed, past, futures, turns });
    const twinsBefore =
      pairs.some(({ twins }) => twins) && playCourses(base, { seed, futures, turns, twins: true });
    for (const { model, tally, twins, count } of pairs) {
      const own = { seed, past, futures, turns: tally.shape.turns };
      const after = playCourses(model, own);
      count(before, after);
      if (!twinsBefore || !twins) continue;
      const sides = { base: twinsBefore, variant: playCourses(model, { ...own, twins }) };
      countSpread(tally, { base: before, variant: after }, sides);
    }
  }
  return pairs.map(({ tally }) => ({ ...tally, futures: joinRanges([all]) }));
};
