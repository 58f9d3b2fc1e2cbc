import { joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';

/** How large the tables of a comparison are, and what they look at. */
export interface PairShape {
  /** States that base and variant share, in canonical order. */
  readonly states: readonly string[];
  /** Shared states that the variant moves itself. The tables of the other states leave them out. */
  readonly moved: readonly string[];
  /** Tracks of the target that they share, in canonical order. */
  readonly tracks: readonly string[];
  /** The number of rival rules of the base. It is 1 if there are none. */
  readonly rules: number;
  /** How many turns both play. */
  readonly turns: number;
  /** Turns at whose end both sides are looked at, in order. */
  readonly horizons: readonly number[];
  /** How many recognisers at once the question asks for. Undefined if there is no question about a number. */
  readonly count?: number | undefined;
}

/** Who of base and variant has something in one future: columns of `PairTally.by` and `PairTally.at`. `size` is how many there are, as below. */
export const CELL = { neither: 0, baseOnly: 1, variantOnly: 2, both: 3, size: 4 } as const;

/** A track above the base's start, or below it: columns of `PairTally.tracks`. */
export const SIDE = { better: 0, worse: 1, size: 2 } as const;

/** Columns of `PairTally.passages`. */
export const PASSAGE = {
  both: 0,
  difference: 1,
  squares: 2,
  variantEarlier: 3,
  baseEarlier: 4,
  size: 5,
} as const;

/** Columns of `PairTally.counts`. */
export const COUNT = { more: 0, equal: 1, fewer: 2, difference: 3, squares: 4, size: 5 } as const;

/** Columns of `PairTally.spread`. */
export const SPREAD = {
  futures: 0,
  sum: 1,
  squares: 2,
  pairs: 3,
  twinSum: 4,
  twinSquares: 5,
  products: 6,
  size: 7,
} as const;

/**
 * Exact counts over futures that were played twice with the same luck: in a base and in a variant. All tables are whole
 * numbers, so that tallies add up to the same bits in any order. Differences are always variant less base.
 */
export interface PairTally {
  readonly shape: PairShape;
  readonly futures: readonly Range[];
  /** By horizon, state and CELL: in how many futures which side has recognised by then, whether or not it lasts. */
  readonly by: Uint32Array;
  /** By horizon, state and CELL: in how many futures which side is at recognition at the horizon's end. */
  readonly at: Uint32Array;
  /**
   * By state and PASSAGE: futures in which both recognise by the last turn; over these, the sum of the difference of the
   * turns in which they first do, and of its square; futures in which the variant is first, or the base (never comes last).
   */
  readonly passages: Float64Array;
  /** By horizon and COUNT: futures with more, equally many and fewer recognisers; sums of the difference and its square. */
  readonly counts: Float64Array;
  /** By horizon and CELL: futures in which at least `count` recognise at its end. Empty if none are asked for. */
  readonly many: Uint32Array;
  /** By horizon, track, SIDE and CELL: futures in which it is on that side of the base's start at the horizon's end. */
  readonly tracks: Uint32Array;
  /** By turn: futures in which that is the first turn at whose end a shared state is on another rung. */
  readonly parts: Uint32Array;
  /** `counts` and `parts` of the shared states that the variant does not move itself. */
  readonly otherCounts: Float64Array;
  readonly otherParts: Uint32Array;
  /**
   * By rule of the base and SPREAD, of the difference x of the counts of recognisers in the last turn: futures, Σ x, Σ x²; and
   * over pairs (a, b) of twins: pairs, Σ (a + b), Σ (a² + b²), Σ a · b. All 0 where no twins were played.
   */
  readonly spread: Float64Array;
}

/** A comparison of no future at all. */
export const emptyPairTally = (shape: PairShape): PairTally => {
  const { states, tracks, horizons, rules, turns, count } = shape;
  const cells = horizons.length * states.length * CELL.size;
  return {
    shape,
    futures: [],
    by: new Uint32Array(cells),
    at: new Uint32Array(cells),
    passages: new Float64Array(states.length * PASSAGE.size),
    counts: new Float64Array(horizons.length * COUNT.size),
    many: new Uint32Array(count === undefined ? 0 : horizons.length * CELL.size),
    tracks: new Uint32Array(horizons.length * tracks.length * SIDE.size * CELL.size),
    parts: new Uint32Array(turns + 1),
    otherCounts: new Float64Array(horizons.length * COUNT.size),
    otherParts: new Uint32Array(turns + 1),
    spread: new Float64Array(rules * SPREAD.size),
  };
};

/** The tables of a comparison, in the order of its file. */
export const PAIR_TABLES = [
  'by',
  'at',
  'passages',
  'counts',
  'many',
  'tracks',
  'parts',
  'otherCounts',
  'otherParts',
  'spread',
] as const satisfies readonly (keyof PairTally)[];

/**
 * Adds a comparison to another in place, and gives the sum: exact, and the same in any order. Throws RangeError if they
 * count a future twice, or look at different things.
 */
export const addPairTally = (sum: PairTally, more: PairTally): PairTally => {
  if (JSON.stringify(sum.shape) !== JSON.stringify(more.shape))
    throw new RangeError('comparisons of different shapes cannot be added');
  const twice = overlapOf(sum.futures, more.futures)[0];
  if (twice) throw new RangeError(`future ${twice.from} is counted in both comparisons`);
  for (const table of PAIR_TABLES) {
    const into = sum[table];
    const from = more[table];
    for (let k = 0; k < into.length; k++) into[k] = (into[k] as number) + (from[k] as number);
  }
  return { ...sum, futures: joinRanges([...sum.futures, ...more.futures]) };
};

/** Whether a table has rows of `width` counts, each row of all futures. */
const isOfAll = (table: Uint32Array, width: number, futures: number): boolean => {
  for (let row = 0; row < table.length; row += width) {
    let sum = 0;
    for (let at = row; at < row + width; at++) sum += table[at] as number;
    if (sum !== futures) return false;
  }
  return true;
};

/** Whether the counts of a comparison are possible for its futures. */
export const isPairTally = (tally: PairTally): boolean => {
  const futures = sizeOf(tally.futures);
  const { by, at, many, tracks, parts, otherParts } = tally;
  const sums = [tally.passages, tally.counts, tally.otherCounts, tally.spread];
  return (
    [by, at, many, tracks].every((table) => isOfAll(table, CELL.size, futures)) &&
    [parts, otherParts].every((table) => table.reduce((sum, each) => sum + each, 0) <= futures) &&
    sums.every((table) => table.every(Number.isSafeInteger))
  );
};
