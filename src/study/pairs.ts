import { startWorld } from '../engine/start.ts';
import { step } from '../engine/step.ts';
import { makeWorld } from '../engine/world.ts';
import type { Model } from '../model/model.ts';
import { type Luck, luckOf, rootKey } from '../random/luck.ts';
import { CELLS, COUNTS, emptyPairTally, PASSAGES, type PairShape, type PairTally } from './pair-tally.ts';
import { joinRanges, type Range } from './ranges.ts';
import { MAX_FUTURES } from './tally.ts';

/** Which futures to play in base and variants. */
export interface PairOptions {
  /** Any text; the same text gives the same luck, in the base as in every variant. */
  readonly seed: string;
  /** Futures `from` up to but not including `to`. */
  readonly futures: Range;
  /** How many turns; default: as many as the shorter of base and variant. */
  readonly turns?: number | undefined;
  /** Turns at whose end to look; default: the last one. */
  readonly horizons?: readonly number[] | undefined;
}

/** What a comparison of a base with a variant looks at. Throws RangeError for a horizon outside the turns. */
export const pairShape = (
  base: Model,
  variant: Model,
  { turns, horizons }: Pick<PairOptions, 'turns' | 'horizons'>,
): PairShape => {
  const known = new Set(variant.ids.states);
  const last = turns ?? Math.min(base.turns, variant.turns);
  const looked = [...new Set(horizons ?? [last])].sort((a, b) => a - b);
  if (looked.some((turn) => !(turn >= 0 && turn <= last)))
    throw new RangeError(`horizons must lie within turns 0 to ${last}`);
  return { states: base.ids.states.filter((id) => known.has(id)), turns: last, horizons: looked };
};

/** One future as it was played: where every state stood, turn by turn, and how many recognised. */
interface Course {
  readonly states: number;
  readonly rungs: Uint8Array;
  readonly counts: Int32Array;
  /** By state: the first turn at recognition; Infinity where there is none. */
  readonly first: Float64Array;
}

/** A model that plays one future after another into the same course. */
interface Player {
  readonly course: Course;
  readonly play: (luck: Luck) => void;
}

const makePlayer = (model: Model, turns: number, luck: Luck): Player => {
  const world = makeWorld(model, luck);
  const states = model.states.count;
  const course: Course = {
    states,
    rungs: new Uint8Array((turns + 1) * states),
    counts: new Int32Array(turns + 1),
    first: new Float64Array(states),
  };
  const note = (turn: number): void => {
    const { rung, recogniserCount } = world.now;
    course.counts[turn] = recogniserCount;
    course.rungs.set(rung, turn * states);
    for (let i = 0; i < states; i++)
      if (rung[i] === model.top && (course.first[i] as number) > turn) course.first[i] = turn;
  };
  const play = (future: Luck): void => {
    startWorld(model, world, future);
    course.first.fill(Number.POSITIVE_INFINITY);
    note(0);
    for (let turn = 1; turn <= turns; turn++) {
      step(model, world);
      note(turn);
    }
  };
  return { course, play };
};

/** A base and a variant side by side, with the positions of the states that they share. */
interface Pair {
  readonly tally: PairTally;
  readonly base: Course;
  readonly variant: Course;
  readonly inBase: Int32Array;
  readonly inVariant: Int32Array;
  readonly top: number;
}

const positionsOf = (model: Model, ids: readonly string[]): Int32Array => {
  const positions = new Map(model.ids.states.map((id, i) => [id, i]));
  return Int32Array.from(ids, (id) => positions.get(id) ?? -1);
};

const add = (table: Uint32Array | Float64Array, at: number, amount: number): void => {
  table[at] = (table[at] as number) + amount;
};

const countPassages = ({ tally, base, variant, inBase, inVariant }: Pair): void => {
  const { states, turns } = tally.shape;
  for (let s = 0; s < states.length; s++) {
    const before = base.first[inBase[s] as number] as number;
    const after = variant.first[inVariant[s] as number] as number;
    const row = s * PASSAGES.length;
    if (before <= turns && after <= turns) {
      const difference = after - before;
      add(tally.passages, row, 1);
      add(tally.passages, row + 1, difference);
      add(tally.passages, row + 2, difference * difference);
    }
    if (after < before && after <= turns) add(tally.passages, row + 3, 1);
    if (before < after && before <= turns) add(tally.passages, row + 4, 1);
  }
};

const countHorizon = ({ tally, base, variant, inBase, inVariant, top }: Pair, h: number): void => {
  const { states, horizons } = tally.shape;
  const turn = horizons[h] as number;
  for (let s = 0; s < states.length; s++) {
    const i = inBase[s] as number;
    const j = inVariant[s] as number;
    const cell = (h * states.length + s) * CELLS.length;
    const by = ((base.first[i] as number) <= turn ? 1 : 0) + ((variant.first[j] as number) <= turn ? 2 : 0);
    const wasAt = base.rungs[turn * base.states + i] === top;
    const isAt = variant.rungs[turn * variant.states + j] === top;
    add(tally.by, cell + by, 1);
    add(tally.at, cell + (wasAt ? 1 : 0) + (isAt ? 2 : 0), 1);
  }
  const difference = (variant.counts[turn] as number) - (base.counts[turn] as number);
  const counts = h * COUNTS.length;
  add(tally.counts, counts + (difference > 0 ? 0 : difference === 0 ? 1 : 2), 1);
  add(tally.counts, counts + 3, difference);
  add(tally.counts, counts + 4, difference * difference);
};

/** Notes the first turn in which a shared state stands elsewhere. */
const countParting = ({ tally, base, variant, inBase, inVariant }: Pair): void => {
  const { states, turns } = tally.shape;
  for (let turn = 0; turn <= turns; turn++)
    for (let s = 0; s < states.length; s++) {
      const was = base.rungs[turn * base.states + (inBase[s] as number)];
      if (was === variant.rungs[turn * variant.states + (inVariant[s] as number)]) continue;
      add(tally.parts, turn, 1);
      return;
    }
};

/**
 * Plays the same futures in a base and in variants, with the same luck, and counts how each variant differs: one tally a
 * variant. Ladders must be as high, and turns as long, in all. Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const playPairs = (
  base: Model,
  variants: readonly Model[],
  options: PairOptions,
): readonly PairTally[] => {
  const { seed, futures } = options;
  if (!(futures.from >= 0 && futures.from <= futures.to && futures.to <= MAX_FUTURES))
    throw new RangeError(`futures must lie within 0 to ${MAX_FUTURES}`);
  if (variants.some((variant) => variant.rungs !== base.rungs || variant.unit !== base.unit))
    throw new RangeError('ladders and turns of base and variants must be alike');
  const key = rootKey(seed);
  const luck = luckOf(key, futures.from);
  const shapes = variants.map((variant) => pairShape(base, variant, options));
  const first = makePlayer(base, Math.max(0, ...shapes.map((shape) => shape.turns)), luck);
  const pairs = variants.map((variant, v) => {
    const shape = shapes[v] ?? pairShape(base, variant, options);
    const { course, play } = makePlayer(variant, shape.turns, luck);
    const inBase = positionsOf(base, shape.states);
    const inVariant = positionsOf(variant, shape.states);
    const tally = emptyPairTally(shape);
    return { tally, base: first.course, variant: course, inBase, inVariant, top: base.top, play };
  });
  for (let future = futures.from; future < futures.to; future++) {
    first.play(luckOf(key, future));
    for (const pair of pairs) {
      pair.play(luckOf(key, future));
      countPassages(pair);
      pair.tally.shape.horizons.forEach((_, h) => {
        countHorizon(pair, h);
      });
      countParting(pair);
    }
  }
  return pairs.map(({ tally }) => ({ ...tally, futures: joinRanges([futures]) }));
};
