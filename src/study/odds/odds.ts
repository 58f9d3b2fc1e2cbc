import { INDEX_LABELS } from '../../domain/indices.ts';
import { medianRanks, quantileOf, type Share, shareAfter, valueAtRank } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { MOVE_CAUSES } from '../../domain/run.ts';
import { dateOf, type StudyFrame } from '../futures/frame.ts';
import { INDEX_BINS, INDEX_UNIT, TALLIED_INDICES, type Tally, WAY } from '../futures/tally.ts';
import { fanOf, recogniserCounts, type Spread, spreadOf } from './fan.ts';
import { type RuleOdds, ruleOdds } from './rule-odds.ts';
import { type TrackOdds, trackOdds } from './tracks.ts';
import { countVariance, stateVariance, type VarianceParts } from './variance.ts';

/** The question to a tally. */
export interface OddsQuery {
  /** The turn by whose end a state must have recognised. */
  readonly by: number;
  /** The turn at whose end rungs are looked at. */
  readonly at: number;
  /** The last turn of the past that all futures share. Undefined if they share only the start. */
  readonly from?: number | undefined;
}

/** When a state first recognises, over the futures in which it does by the last turn. */
interface Median {
  readonly turn: number;
  /** Its 95 % interval by order statistics. Undefined if too few futures were counted. */
  readonly between: readonly [number, number] | undefined;
  readonly of: number;
}

/** What a tally says of one state. */
export interface StateOdds {
  /** Position among the frame's states. */
  readonly position: number;
  readonly id: string;
  readonly name: string;
  /** Whether it is at the top of the ladder from the start. */
  readonly recognised: boolean;
  /** Recognises by the turn asked for, whether or not it keeps to it. */
  readonly by: Share;
  readonly median: Median | undefined;
  /** By rung: the share of futures with the state on it in the turn asked for. */
  readonly rungs: readonly Share[];
  /** Where the spread of whether it has recognised by the last turn comes from. */
  readonly variance: VarianceParts | undefined;
}

export const futuresOf = (tally: Tally): number => sizeOf(tally.futures);

/** In how many futures a state is on each rung at the end of a turn. */
export const rungCounts = (tally: Tally, start: number, i: number, turn: number): readonly number[] => {
  const { states, rungs } = tally.shape;
  const counts = Array.from({ length: rungs }, (_, r) => (r === start ? futuresOf(tally) : 0));
  for (let t = 0; t <= turn; t++)
    for (let r = 0; r < rungs; r++)
      counts[r] = (counts[r] ?? 0) + (tally.flows[(t * states + i) * rungs + r] as number);
  return counts;
};

/** By turn: futures in which a state is first on a rung or above. If it starts there, all futures count in turn 0. */
export const firstsOf = (tally: Tally, start: number, i: number, rung: number): readonly number[] => {
  const { turns, states, rungs } = tally.shape;
  return Array.from({ length: turns + 1 }, (_, t) =>
    t === 0 && start >= rung ? futuresOf(tally) : (tally.firsts[(t * states + i) * rungs + rung] as number),
  );
};

const sumTo = (counts: readonly number[], last: number): number =>
  counts.slice(0, last + 1).reduce((sum, count) => sum + count, 0);

/** By turn: the share of futures in which a state has recognised by then. */
export const curveOf = (tally: Tally, start: number, i: number): readonly number[] => {
  const firsts = firstsOf(tally, start, i, tally.shape.rungs - 1);
  const n = futuresOf(tally);
  let sum = 0;
  return firsts.map((count) => {
    sum += count;
    return n === 0 ? 0 : sum / n;
  });
};

/** By turn: the share of futures in which something has happened by then, given those in which it first does. */
const sharesSince = (firsts: readonly number[], n: number, from = -1): ((turn: number) => Share) => {
  const past = sumTo(firsts, from);
  return (turn) => {
    const count = sumTo(firsts, turn);
    return shareAfter(turn <= from || (past === n && n > 0), count, n);
  };
};

const medianOf = (firsts: readonly number[]): Median | undefined => {
  const of = sumTo(firsts, firsts.length - 1);
  if (of === 0) return undefined;
  const ranks = medianRanks(of);
  return {
    turn: quantileOf(firsts, of, 0.5),
    between: ranks && [valueAtRank(firsts, ranks[0]), valueAtRank(firsts, ranks[1])],
    of,
  };
};

/** What a tally says of one state. */
export const stateOdds = (tally: Tally, frame: StudyFrame, position: number, query: OddsQuery): StateOdds => {
  const top = tally.shape.rungs - 1;
  const n = futuresOf(tally);
  const { id, name, rung } = frame.states[position] ?? { id: '', name: '', rung: 0 };
  const firsts = firstsOf(tally, rung, position, top);
  return {
    position,
    id,
    name,
    recognised: rung === top,
    by: sharesSince(firsts, n, query.from)(query.by),
    median: rung === top ? undefined : medianOf(firsts),
    rungs: rungCounts(tally, rung, position, query.at).map((count) =>
      shareAfter(query.at <= (query.from ?? -1), count, n),
    ),
    variance: rung === top ? undefined : stateVariance(tally, position),
  };
};

/** The fan of the count of recognisers. */
export const tallyFan = (tally: Tally): readonly Spread[] =>
  fanOf(tally.recognisers, tally.shape.states, futuresOf(tally));

/** The spread of an index (0 to 100), turn by turn from 0; quantiles to half a point. */
const indexFan = (tally: Tally, index: (typeof TALLIED_INDICES)[number]): readonly Spread[] => {
  const n = futuresOf(tally);
  const x = TALLIED_INDICES.indexOf(index);
  return Array.from({ length: tally.shape.turns + 1 }, (_, turn) => {
    const at = turn * TALLIED_INDICES.length + x;
    const bins = tally.indexBins.subarray(at * INDEX_BINS, (at + 1) * INDEX_BINS);
    const mean = n === 0 ? 0 : (tally.indexSums[at] as number) / INDEX_UNIT / n;
    return spreadOf(bins, n, turn, 0.5, mean);
  });
};

/** By occasion: the share of futures in which it has happened (an institution: granted) by the end of a turn. */
const occasionShares = (tally: Tally, { by, from }: OddsQuery): readonly Share[] => {
  const { occasions, turns } = tally.shape;
  return Array.from({ length: occasions }, (_, o) => {
    const firsts = Array.from({ length: turns + 1 }, (_, t) => tally.occasions[t * occasions + o] as number);
    return sharesSince(firsts, futuresOf(tally), from)(by);
  });
};

/** All odds of a scenario that a tally gives, as plain data for tables, plots and files. */
export interface OddsAnswer {
  readonly frame: StudyFrame;
  readonly query: OddsQuery;
  /** Futures counted, and turns in each. */
  readonly futures: number;
  readonly turns: number;
  /** In canonical order; all of them, or those that were asked for. */
  readonly states: readonly StateOdds[];
  /** By state as above, then by turn: recognised by then, as a share. */
  readonly curves: readonly (readonly number[])[];
  /** At the ends of up to three years, and of the last turn: by state as above, recognised by then. */
  readonly years: readonly { readonly turn: number; readonly shares: readonly Share[] }[];
  readonly fan: readonly Spread[];
  /** Futures by count of recognisers at the end of the turn `query.by`. */
  readonly counts: readonly number[];
  /** By turn: the share of futures in which no state recognises that did not from the start. */
  readonly nobody: readonly Share[];
  readonly indices: readonly {
    readonly id: (typeof TALLIED_INDICES)[number];
    readonly label: string;
    readonly fan: readonly Spread[];
  }[];
  /** By turn, then cause: moves up and down, over all futures. */
  readonly moves: readonly (readonly { readonly up: number; readonly down: number }[])[];
  readonly occasions: readonly Share[];
  readonly tracks: readonly TrackOdds[];
  readonly variance: VarianceParts | undefined;
  /** The odds under each rival rule. Empty if there is none. */
  readonly rules: readonly RuleOdds[];
}

/** By turn: in how many futures the count of recognisers has not yet risen above the start's. */
const nobodyElse = (tally: Tally, start: number, from = -1): readonly Share[] =>
  Array.from({ length: tally.shape.turns + 1 }, (_, turn) => {
    const counts = recogniserCounts(tally.recognisers, tally.shape.states, turn);
    let count = 0;
    for (let c = 0; c <= start; c++) count += counts[c] ?? 0;
    return shareAfter(turn <= from, count, futuresOf(tally));
  });

const movesOf = (tally: Tally): OddsAnswer['moves'] =>
  Array.from({ length: tally.shape.turns + 1 }, (_, turn) =>
    MOVE_CAUSES.map((_cause, c) => {
      const row = (turn * MOVE_CAUSES.length + c) * WAY.size;
      return { down: tally.moves[row + WAY.down] as number, up: tally.moves[row + WAY.up] as number };
    }),
  );

const MOST_YEARS = 4;

/** The last turn, and the ends of whole years before it: of each year, or at equal distances where there are more than four. */
const yearTurns = (unit: StudyFrame['unit'], turns: number): readonly number[] => {
  const year = unit === 'month' ? 12 : 52;
  const pace = year * Math.ceil(turns / year / MOST_YEARS);
  const whole = Array.from({ length: MOST_YEARS }, (_, i) => (i + 1) * pace).filter((turn) => turn < turns);
  return turns > 0 ? [...whole, turns] : [];
};

const yearsOf = (
  tally: Tally,
  frame: StudyFrame,
  positions: readonly number[],
  from: number | undefined,
): OddsAnswer['years'] => {
  const top = tally.shape.rungs - 1;
  const shares = positions.map((i) =>
    sharesSince(firstsOf(tally, frame.states[i]?.rung ?? 0, i, top), futuresOf(tally), from),
  );
  return yearTurns(frame.unit, tally.shape.turns).map((turn) => ({
    turn,
    shares: shares.map((shareBy) => shareBy(turn)),
  }));
};

/** What a tally says in answer to a query; of the states at `positions`, or of all. */
export const answerOdds = (
  tally: Tally,
  frame: StudyFrame,
  query: OddsQuery,
  positions: readonly number[] = frame.states.map((_, i) => i),
): OddsAnswer => {
  const top = tally.shape.rungs - 1;
  const labels = frame.indices && new Map(frame.indices.map((index) => [index.id, index.label]));
  return {
    frame,
    query,
    futures: futuresOf(tally),
    turns: tally.shape.turns,
    states: positions.map((i) => stateOdds(tally, frame, i, query)),
    curves: positions.map((i) => curveOf(tally, frame.states[i]?.rung ?? 0, i)),
    years: yearsOf(tally, frame, positions, query.from),
    fan: tallyFan(tally),
    counts: [...recogniserCounts(tally.recognisers, tally.shape.states, query.by)],
    nobody: nobodyElse(tally, frame.states.filter((state) => state.rung === top).length, query.from),
    indices: TALLIED_INDICES.flatMap((id) => {
      const label = labels ? labels.get(id) : INDEX_LABELS[id];
      return label === undefined ? [] : [{ id, label, fan: indexFan(tally, id) }];
    }),
    moves: movesOf(tally),
    occasions: occasionShares(tally, query),
    tracks: trackOdds(tally, frame, query),
    variance: countVariance(tally),
    rules: ruleOdds(tally, frame, query.by, positions),
  };
};

/** The width of the widest 95 % interval of some states' odds, 0..1. */
export const widest = (odds: readonly StateOdds[]): number =>
  Math.max(0, ...odds.filter((o) => !o.recognised).map((o) => o.by.high - o.by.low));

/** A state at the end of a turn: its rungs, over all futures. */
export interface Standing {
  readonly state: string;
  readonly name: string;
  readonly turn: number;
  readonly date: string;
  readonly futures: number;
  /** Shares of futures, 0..1: recognised by then, and standing at each rung. */
  readonly recognised_by: number;
  readonly rungs: readonly number[];
}

/** The rungs of some states, state by state and turn by turn from 0. */
export const standings = (tally: Tally, answer: OddsAnswer): readonly Standing[] => {
  const { frame, futures } = answer;
  const { states, rungs, turns } = tally.shape;
  return answer.states.flatMap((state, s) => {
    const counts = rungCounts(tally, frame.states[state.position]?.rung ?? 0, state.position, 0).slice();
    return Array.from({ length: turns + 1 }, (_, turn) => {
      for (let r = 0; turn > 0 && r < rungs; r++)
        counts[r] = (counts[r] ?? 0) + (tally.flows[(turn * states + state.position) * rungs + r] as number);
      return {
        state: state.id,
        name: state.name,
        turn,
        date: dateOf(frame, turn),
        futures,
        recognised_by: answer.curves[s]?.[turn] ?? 0,
        rungs: counts.map((count) => count / futures),
      };
    });
  });
};
