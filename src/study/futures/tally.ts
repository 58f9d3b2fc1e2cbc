import type { IndexId } from '../../domain/indices.ts';
import { joinRanges, overlapOf, type Range } from '../../domain/ranges.ts';
import { MOVE_CAUSES } from '../../domain/run.ts';
import type { Model } from '../../model/model.ts';

/** The indices that are summed: all but the count of recognisers, which has a histogram of its own. */
export const TALLIED_INDICES = [
  'legitimacy',
  'isolation',
  'frozen_assets',
  'norm_strength',
  'regional_stability',
  'womens_rights',
] as const satisfies readonly IndexId[];

/** Indices are summed in thousandths, and counted in bins of half a point, 0 to 100. */
export const INDEX_UNIT = 1000;
export const INDEX_BINS = 201;

/** Columns of `Tally.moves` and `Tally.tracks`. As in every table here, `size` is the number of columns. */
export const WAY = { down: 0, up: 1, size: 2 } as const;

/** Columns of `Tally.twinCounts`. */
export const TWIN = { pairs: 0, sum: 1, squares: 2, products: 3, size: 4 } as const;

/** Columns of `Tally.twinStates`. */
export const TWIN_STATE = { sum: 0, products: 1, size: 2 } as const;

/** Columns of `Tally.ruleCounts`. */
export const RULE_COUNT = { sum: 0, squares: 1, size: 2 } as const;

/** How large the tables of a tally are. */
export interface TallyShape {
  readonly turns: number;
  readonly states: number;
  readonly rungs: number;
  readonly occasions: number;
  readonly tracks: number;
  /** The number of rival rules. It is 1 if there are none. */
  readonly rules: number;
  /** Whether twins are played. They separate the effect of unsure parameters from the effect of luck. */
  readonly twins: boolean;
}

/**
 * Exact counts over futures of one model under one seed. All tables are whole numbers, so that tallies add up to the same
 * bits in any order. Turns run from 0 to `turns`. Tables are in the order of turns, then states, then rungs.
 */
export interface Tally {
  readonly shape: TallyShape;
  /** The ranges of counted futures, in order. No range touches another. */
  readonly futures: readonly Range[];
  /** By turn, state and rung: futures in which the state came to the rung in that turn, less those in which it left. */
  readonly flows: Int32Array;
  /** By turn, state and rung: futures in which the state first stood at the rung or above. Where it starts is not counted. */
  readonly firsts: Uint32Array;
  /** By turn, then count of recognisers, 0 to `states`. */
  readonly recognisers: Uint32Array;
  /** By turn, then index: sum in units of 1/1000. */
  readonly indexSums: Float64Array;
  /** By turn, then index, then bin of half a point. */
  readonly indexBins: Uint32Array;
  /** By turn, then cause, then WAY: moves. */
  readonly moves: Float64Array;
  /** By turn, then occasion (an event, or an institution's grant): futures in which it first happened. */
  readonly occasions: Uint32Array;
  /** By turn, then track, then WAY: futures in which the track is below its start, or above it. */
  readonly tracks: Uint32Array;
  /** By rule: futures that play it. */
  readonly ruleFutures: Uint32Array;
  /** By rule, turn and state: futures in which the state first recognised in that turn. */
  readonly ruleFirsts: Uint32Array;
  /** By rule and turn: Σ of the count of recognisers, and Σ of its square. */
  readonly ruleCounts: Float64Array;
  /**
   * By rule, of the count of recognisers in the last turn, over pairs (a, b) of twins: pairs, Σ (a + b), Σ (a² + b²), Σ a · b.
   * Empty without twins.
   */
  readonly twinCounts: Float64Array;
  /** By rule and state, of whether it has recognised by the last turn (1 or 0), over pairs of twins: Σ (a + b), Σ a · b. */
  readonly twinStates: Float64Array;
}

/** The size of the tables in which futures of a model are counted. */
export const shapeOf = (model: Model, turns: number = model.turns, twins = false): TallyShape => ({
  turns,
  states: model.states.count,
  rungs: model.rungs,
  occasions: model.occasions.length,
  tracks: model.target.tracks.length,
  rules: model.rules.length,
  twins: twins && (model.rules.length > 1 || model.rules.some(({ draws }) => draws.length > 0)),
});

/** The tables of a tally, in the order in which they are written. */
export const TABLES = [
  'flows',
  'firsts',
  'recognisers',
  'indexSums',
  'indexBins',
  'moves',
  'occasions',
  'tracks',
  'ruleFutures',
  'ruleFirsts',
  'ruleCounts',
  'twinCounts',
  'twinStates',
] as const satisfies readonly (keyof Tally)[];

/** How many bytes each table of a tally takes: counts of futures 4 each, sums 8. */
const tableSizes = (shape: TallyShape): Readonly<Record<(typeof TABLES)[number], number>> => {
  const { turns, states, rungs, occasions, tracks, rules, twins } = shape;
  const rows = turns + 1;
  return {
    flows: 4 * rows * states * rungs,
    firsts: 4 * rows * states * rungs,
    recognisers: 4 * rows * (states + 1),
    indexSums: 8 * rows * TALLIED_INDICES.length,
    indexBins: 4 * rows * TALLIED_INDICES.length * INDEX_BINS,
    moves: 8 * rows * MOVE_CAUSES.length * WAY.size,
    occasions: 4 * rows * occasions,
    tracks: 4 * rows * tracks * WAY.size,
    ruleFutures: 4 * rules,
    ruleFirsts: 4 * rules * rows * states,
    ruleCounts: 8 * rules * rows * RULE_COUNT.size,
    twinCounts: twins ? 8 * rules * TWIN.size : 0,
    twinStates: twins ? 8 * rules * states * TWIN_STATE.size : 0,
  };
};

/** Bytes that the tables of a tally take. */
export const tallyBytes = (shape: TallyShape): number =>
  Object.values(tableSizes(shape)).reduce((sum, bytes) => sum + bytes, 0);

/**
 * A tally of no future at all. Its tables may lie in memory that threads share: then a thread counts where all see it,
 * and nothing has to be handed over.
 */
export const emptyTally = (shape: TallyShape, memory: 'own' | 'shared' = 'own'): Tally => {
  const sizes = tableSizes(shape);
  const room = (bytes: number): ArrayBufferLike =>
    memory === 'shared' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const counts = (bytes: number): Uint32Array => new Uint32Array(room(bytes));
  const sums = (bytes: number): Float64Array => new Float64Array(room(bytes));
  return {
    shape,
    futures: [],
    flows: new Int32Array(room(sizes.flows)),
    firsts: counts(sizes.firsts),
    recognisers: counts(sizes.recognisers),
    indexSums: sums(sizes.indexSums),
    indexBins: counts(sizes.indexBins),
    moves: sums(sizes.moves),
    occasions: counts(sizes.occasions),
    tracks: counts(sizes.tracks),
    ruleFutures: counts(sizes.ruleFutures),
    ruleFirsts: counts(sizes.ruleFirsts),
    ruleCounts: sums(sizes.ruleCounts),
    twinCounts: sums(sizes.twinCounts),
    twinStates: sums(sizes.twinStates),
  };
};

/** Sets all counts of a tally to 0, in place. */
export const clearTally = (tally: Tally): void => {
  for (const table of TABLES) tally[table].fill(0);
};

const isSameShape = (a: TallyShape, b: TallyShape): boolean =>
  a.turns === b.turns &&
  a.states === b.states &&
  a.rungs === b.rungs &&
  a.occasions === b.occasions &&
  a.tracks === b.tracks &&
  a.rules === b.rules &&
  a.twins === b.twins;

/**
 * Adds a tally to another in place, and gives the sum: exact, and the same in any order. Throws RangeError if they count
 * a future twice, or if their tables differ in size.
 */
export const addTally = (sum: Tally, more: Tally): Tally => {
  if (!isSameShape(sum.shape, more.shape))
    throw new RangeError('tallies of different shapes cannot be added');
  const twice = overlapOf(sum.futures, more.futures)[0];
  if (twice) throw new RangeError(`future ${twice.from} is counted in both tallies`);
  for (const table of TABLES) {
    const into = sum[table];
    const from = more[table];
    for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (from[at] as number);
  }
  return { ...sum, futures: joinRanges([...sum.futures, ...more.futures]) };
};
