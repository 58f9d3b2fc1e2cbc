import { type Estimate, type Share, shareOf } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { CELL, COUNT, PASSAGE, type PairTally, SIDE, SPREAD } from '../futures/pair-tally.ts';
import { type VarianceParts, variancePartsOf } from '../odds/variance.ts';
import { meanOf, pairedDifference, type Verdict, verdictOf } from './paired.ts';

/** The odds of one thing in base and variant, and how they differ in the same futures. */
export interface Change {
  readonly base: Share;
  readonly variant: Share;
  /** Variant less base, −1..1. */
  readonly difference: Estimate;
  /** Futures in which only the variant has it, and only the base. */
  readonly gained: number;
  readonly lost: number;
  readonly verdict: Verdict;
}

/** How a state fares in the variant against the base, at one horizon. */
export interface StateChange {
  readonly id: string;
  /** It recognises by the horizon, whether or not that lasts. */
  readonly by: Change;
  /** It is at recognition at the end of the horizon. */
  readonly at: Change;
}

/** How a track of the target fares in the variant against the base, at one horizon; both against the base's start. */
interface TrackChange {
  readonly id: string;
  readonly better: Change;
  readonly worse: Change;
}

/** When a state first recognises in the variant against the base, over the turns played. */
export interface StateTiming {
  readonly id: string;
  /** Futures in which the variant is first, and those in which the base is. Never recognising comes last. */
  readonly variantEarlier: number;
  readonly baseEarlier: number;
  /** Futures in which both recognise, and by how many turns the variant is later in these on average (earlier: < 0). */
  readonly both: number;
  readonly later: Estimate;
}

/** How a count of recognisers differs at one horizon. */
export interface CountChange {
  readonly more: Share;
  readonly equal: Share;
  readonly fewer: Share;
  /** Variant less base. */
  readonly difference: Estimate;
  readonly verdict: Verdict;
}

export interface HorizonChange {
  readonly turn: number;
  /** Of the states that the variant does not move itself. */
  readonly count: CountChange;
  /** Of all, with those that it moves and those that only one side has. */
  readonly countOfAll: CountChange;
  /** At least as many as were asked for recognise at once, of all; undefined: none were asked for. */
  readonly many?: Change;
  /** In canonical order. */
  readonly states: readonly StateChange[];
  readonly tracks: readonly TrackChange[];
}

/** Futures in which two sides ever part, and the median of the turns in which they first do; undefined if they never do. */
interface Parting extends Share {
  readonly medianTurn: number | undefined;
}

/** The results of a comparison: plain data for tables, sentences and files. */
export interface Comparison {
  /** Futures that were played in both. */
  readonly futures: number;
  readonly turns: number;
  readonly horizons: readonly HorizonChange[];
  readonly timing: readonly StateTiming[];
  /** Where the spread of the difference of the counts of all recognisers in the last turn comes from. */
  readonly variance: VarianceParts | undefined;
  /** The states that the variant moves itself. */
  readonly moved: readonly string[];
  /**
   * Futures in which a shared state that the variant does not move itself is ever on another rung, and the median of the
   * turns in which one first is.
   */
  readonly parted: Parting;
  /** The futures in which any shared state is ever on another rung, and the median of the first such turns. */
  readonly partedOfAll: Parting;
  /** No shared state is ever on another rung, and at no horizon the count or a track differs. */
  readonly same: boolean;
}

/** Whether a track ends on another side of the base's start in any future. */
const isTrackChanged = ({ better, worse }: TrackChange): boolean =>
  better.verdict !== 'same' || worse.verdict !== 'same';

/** The numbers of one row of a table, from its first column on. */
const rowOf =
  (table: Uint32Array | Float64Array, row: number, width: number): ((column: number) => number) =>
  (column) =>
    table[row * width + column] ?? 0;

const changeOf = (table: Uint32Array, row: number, n: number): Change => {
  const cell = rowOf(table, row, CELL.size);
  const [gained, lost, both] = [cell(CELL.variantOnly), cell(CELL.baseOnly), cell(CELL.both)];
  const difference = pairedDifference(gained, lost, n);
  return {
    base: shareOf(both + lost, n),
    variant: shareOf(both + gained, n),
    difference,
    gained,
    lost,
    verdict: verdictOf(difference, gained + lost > 0),
  };
};

const countOf = (counts: Float64Array, h: number, n: number): CountChange => {
  const count = rowOf(counts, h, COUNT.size);
  const [more, fewer] = [count(COUNT.more), count(COUNT.fewer)];
  const difference = meanOf(count(COUNT.difference), count(COUNT.squares), n);
  return {
    more: shareOf(more, n),
    equal: shareOf(count(COUNT.equal), n),
    fewer: shareOf(fewer, n),
    difference,
    verdict: verdictOf(difference, more + fewer > 0),
  };
};

const timingOf = (tally: PairTally, id: string, s: number): StateTiming => {
  const passage = rowOf(tally.passages, s, PASSAGE.size);
  const both = passage(PASSAGE.both);
  return {
    id,
    variantEarlier: passage(PASSAGE.variantEarlier),
    baseEarlier: passage(PASSAGE.baseEarlier),
    both,
    later: meanOf(passage(PASSAGE.difference), passage(PASSAGE.squares), both),
  };
};

const partedOf = (parts: Uint32Array, n: number): Parting => {
  const count = parts.reduce((sum, futures) => sum + futures, 0);
  let seen = 0;
  const medianTurn = parts.findIndex((futures) => {
    seen += futures;
    return 2 * seen >= count;
  });
  return { ...shareOf(count, n), medianTurn: count === 0 ? undefined : medianTurn };
};

const varianceOf = ({ shape, spread }: PairTally): VarianceParts | undefined =>
  variancePartsOf(
    Array.from({ length: shape.rules }, (_, rule) => {
      const cell = rowOf(spread, rule, SPREAD.size);
      return {
        futures: cell(SPREAD.futures),
        sum: cell(SPREAD.sum),
        squares: cell(SPREAD.squares),
        pairs: cell(SPREAD.pairs),
        twinSum: cell(SPREAD.twinSum),
        twinSquares: cell(SPREAD.twinSquares),
        products: cell(SPREAD.products),
      };
    }),
  );

/** The results that the counts of a comparison give. */
export const comparisonOf = (tally: PairTally): Comparison => {
  const { states, tracks, moved, horizons, turns } = tally.shape;
  const n = sizeOf(tally.futures);
  const partedOfAll = partedOf(tally.parts, n);
  const looked = horizons.map((turn, h) => ({
    turn,
    count: countOf(tally.otherCounts, h, n),
    countOfAll: countOf(tally.counts, h, n),
    ...(tally.shape.count === undefined ? {} : { many: changeOf(tally.many, h, n) }),
    states: states.map((id, s) => ({
      id,
      by: changeOf(tally.by, h * states.length + s, n),
      at: changeOf(tally.at, h * states.length + s, n),
    })),
    tracks: tracks.map((id, t) => {
      const row = (h * tracks.length + t) * SIDE.size;
      return {
        id,
        better: changeOf(tally.tracks, row + SIDE.better, n),
        worse: changeOf(tally.tracks, row + SIDE.worse, n),
      };
    }),
  }));
  return {
    futures: n,
    turns,
    horizons: looked,
    timing: states.map((id, s) => timingOf(tally, id, s)),
    variance: varianceOf(tally),
    moved,
    parted: partedOf(tally.otherParts, n),
    partedOfAll,
    same:
      partedOfAll.count === 0 &&
      looked.every(
        (at) => at.countOfAll.verdict === 'same' && at.tracks.every((track) => !isTrackChanged(track)),
      ),
  };
};
