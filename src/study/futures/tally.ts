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

/** Columns of `Tally.moves` and `Tally.tracks`. */
export const WAY = { down: 0, up: 1 } as const;
export const WAYS = Object.keys(WAY).length;

/** Columns of `Tally.twinCounts`. */
export const TWIN = { pairs: 0, sum: 1, squares: 2, products: 3 } as const;
export const TWINS = Object.keys(TWIN).length;

/** Columns of `Tally.twinStates`. */
export const TWIN_STATE = { sum: 0, products: 1 } as const;
export const TWIN_STATES = Object.keys(TWIN_STATE).length;

/** Columns of `Tally.ruleCounts`. */
export const RULE_COUNT = { sum: 0, squares: 1 } as const;
export const RULE_COUNTS = Object.keys(RULE_COUNT).length;

/** How large the tables of a tally are. */
export interface TallyShape {
  readonly turns: number;
  readonly states: number;
  readonly rungs: number;
  readonly occasions: number;
  readonly tracks: number;
  /** Rival rules; 1 where there are none. */
  readonly rules: number;
  /** Whether twins are played, to tell what unsure parameters do from what luck does. */
  readonly twins: boolean;
}

/**
 * Exact counts over futures of one model under one seed. All tables are whole numbers, so that tallies add up to the same
 * bits in any order. Turns run from 0 to `turns`. Tables are in the order of turns, then states, then rungs.
 */
export interface Tally {
  readonly shape: TallyShape;
  /** Which futures are counted; in order, none touching another. */
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
  /** By rule and turn: Σ of the count of recognisers, and of its square. */
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

/** How many numbers each table of a tally holds. */
const tableLengths = (shape: TallyShape): TableLengths => {
  const { turns, states, rungs, occasions, tracks, rules, twins } = shape;
  const rows = turns + 1;
  return {
    flows: rows * states * rungs,
    firsts: rows * states * rungs,
    recognisers: rows * (states + 1),
    indexSums: rows * TALLIED_INDICES.length,
    indexBins: rows * TALLIED_INDICES.length * INDEX_BINS,
    moves: rows * MOVE_CAUSES.length * WAYS,
    occasions: rows * occasions,
    tracks: rows * tracks * WAYS,
    ruleFutures: rules,
    ruleFirsts: rules * rows * states,
    ruleCounts: rules * rows * RULE_COUNTS,
    twinCounts: twins ? rules * TWINS : 0,
    twinStates: twins ? rules * states * TWIN_STATES : 0,
  };
};

type TableLengths = Readonly<Record<(typeof TABLES)[number], number>>;

const WIDE_TABLES: readonly (typeof TABLES)[number][] = [
  'indexSums',
  'moves',
  'ruleCounts',
  'twinCounts',
  'twinStates',
];

/** Bytes that the tables of a tally take. */
export const tallyBytes = (shape: TallyShape): number => {
  const lengths = tableLengths(shape);
  return TABLES.reduce((sum, table) => sum + lengths[table] * (WIDE_TABLES.includes(table) ? 8 : 4), 0);
};

/**
 * A tally of no future at all. Its tables may lie in memory that threads share: then a thread counts where all see it,
 * and nothing has to be handed over.
 */
export const emptyTally = (shape: TallyShape, memory: 'own' | 'shared' = 'own'): Tally => {
  const lengths = tableLengths(shape);
  const room = (bytes: number): ArrayBufferLike =>
    memory === 'shared' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const counts = (length: number): Uint32Array => new Uint32Array(room(length * 4));
  const sums = (length: number): Float64Array => new Float64Array(room(length * 8));
  return {
    shape,
    futures: [],
    flows: new Int32Array(room(lengths.flows * 4)),
    firsts: counts(lengths.firsts),
    recognisers: counts(lengths.recognisers),
    indexSums: sums(lengths.indexSums),
    indexBins: counts(lengths.indexBins),
    moves: sums(lengths.moves),
    occasions: counts(lengths.occasions),
    tracks: counts(lengths.tracks),
    ruleFutures: counts(lengths.ruleFutures),
    ruleFirsts: counts(lengths.ruleFirsts),
    ruleCounts: sums(lengths.ruleCounts),
    twinCounts: sums(lengths.twinCounts),
    twinStates: sums(lengths.twinStates),
  };
};

/** Forgets all that a tally counts, in place. */
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
