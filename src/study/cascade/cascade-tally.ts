import { joinRanges, overlapOf, type Range } from '../../domain/ranges.ts';

/**
 * The sums for a state, over all futures. All are whole numbers, so sums are exact in any order. A step is a start if
 * no other step tipped it.
 */
export const STATE_SUM = {
  /** Steps, and the sum of their turns. */
  steps: 0,
  turns: 1,
  /** Steps that others tipped. */
  tipped: 2,
  /** Credit that its steps have for steps of others, and the sum of the squares. */
  credit: 3,
  creditSquares: 4,
  /** Steps of others that come with its steps, by leave-one-out, and the sum of the squares; the same for steps that start. */
  followed: 5,
  followedSquares: 6,
  started: 7,
  startedSquares: 8,
  /** How many sums there are. */
  size: 9,
} as const;

/** The effect of one state on the steps of another, over all futures. */
export interface EdgeSum {
  readonly from: number;
  readonly to: number;
  /** Credit, and steps for which the state was needed. These steps are not made if only this state is missing. */
  readonly credit: number;
  readonly needed: number;
}

/** The results of some futures. */
export interface CascadeTally {
  readonly futures: readonly Range[];
  /** How often a future was played, in whole or in part. */
  readonly plays: number;
  /** By state, then as STATE_SUM. */
  readonly states: Float64Array;
  /** In order of `from`, then of `to`. */
  readonly edges: readonly EdgeSum[];
}

export const emptyCascades = (states: number): CascadeTally => ({
  futures: [],
  plays: 0,
  states: new Float64Array(states * STATE_SUM.size),
  edges: [],
});

/** Adds edges up. */
export const sumOfEdges = (edges: readonly EdgeSum[]): readonly EdgeSum[] => {
  const sums = new Map<string, EdgeSum>();
  for (const { from, to, credit, needed } of edges) {
    const key = `${from} ${to}`;
    const { credit: before = 0, needed: neededBefore = 0 } = sums.get(key) ?? {};
    sums.set(key, { from, to, credit: before + credit, needed: neededBefore + needed });
  }
  return [...sums.values()].sort((a, b) => a.from - b.from || a.to - b.to);
};

/** Adds two tallies of the same study. Throws RangeError if a future is in both. */
export const addCascades = (a: CascadeTally, b: CascadeTally): CascadeTally => {
  const twice = overlapOf(a.futures, b.futures)[0];
  if (twice) throw new RangeError(`future ${twice.from} is counted twice`);
  return {
    futures: joinRanges([...a.futures, ...b.futures]),
    plays: a.plays + b.plays,
    states: a.states.map((sum, at) => sum + (b.states[at] as number)),
    edges: sumOfEdges([...a.edges, ...b.edges]),
  };
};
