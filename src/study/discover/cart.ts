import { type CartNode, DecisionTreeClassifier } from 'ml-cart';
import { type Box, type BoxLimit, boxAround, heldAt, pointsIn, type Sample, withLimit } from './box.ts';

/** A branch of a tree: its limits, and the points in it. */
export interface CartRule {
  readonly box: Box;
  readonly points: Int32Array;
}

/** Splits from the top to a leaf. */
const DEPTH = 4;

/** The least share of the points that a node must have to be split. */
const LEAST_MASS = 0.05;

/** The least fall of the impurity for a split. */
const LEAST_GAIN = 0.001;

/** Futures that a tree learns from, at most: it tries a split between any two. The first points of a sequence fill the space evenly. */
const MOST_LEARNED = 1024;

/** How much denser than all points a branch must be to be named. */
const DENSER = 1.5;
const MOST_RULES = 3;

/** The part of a limit on one side of a split. */
const halfOf = (limit: BoxLimit, value: number, side: 'left' | 'right'): BoxLimit => {
  if (limit.kind === 'choice')
    return {
      kind: 'choice',
      chosen: limit.chosen.filter((each) => (side === 'left' ? each < value : each >= value)),
    };
  return side === 'left'
    ? { ...limit, high: Math.min(limit.high, value) }
    : { ...limit, low: Math.max(limit.low, value) };
};

const leavesOf = (node: CartNode, box: Box): readonly Box[] => {
  const { left, right, splitColumn: c, splitValue: value } = node;
  const limit = c === undefined ? undefined : box[c];
  if (!left || !right || c === undefined || value === undefined || !limit) return [box];
  return [
    ...leavesOf(left, withLimit(box, c, halfOf(limit, value, 'left'))),
    ...leavesOf(right, withLimit(box, c, halfOf(limit, value, 'right'))),
  ];
};

/**
 * A cross-check of boxes: a tree by CART (Breiman et al. 1984) that splits where the impurity (Gini) falls most, and its branches
 * in which the condition holds much more often than in all points, densest first.
 */
export const cartRules = ({ columns, futures, held }: Sample, points: Int32Array): readonly CartRule[] => {
  const learned = points.subarray(0, Math.ceil(MOST_LEARNED / futures));
  const tree = new DecisionTreeClassifier({
    minNumSamples: Math.ceil(LEAST_MASS * learned.length * futures),
    maxDepth: DEPTH,
    gainThreshold: LEAST_GAIN,
  });
  // A row for each future.
  const rows = [...learned].flatMap((point) => {
    const row = columns.map(({ values }) => values[point] as number);
    return Array.from({ length: futures }, (_, n) => ({ row, label: n < (held[point] as number) ? 1 : 0 }));
  });
  tree.train(
    rows.map(({ row }) => row),
    rows.map(({ label }) => label),
  );
  const densityOf = ({ points: of }: CartRule): number =>
    of.length === 0 ? 0 : heldAt(held, of) / of.length;
  const all = boxAround(columns, points);
  const every = columns.map((_, c) => c);
  const base = densityOf({ box: all, points });
  return leavesOf(tree.toJSON().root, all)
    .map((box) => ({ box, points: pointsIn(box, columns, points, every) }))
    .filter(
      (rule) => densityOf(rule) >= DENSER * base && rule.points.length >= LEAST_MASS * 0.2 * points.length,
    )
    .toSorted((a, b) => densityOf(b) - densityOf(a))
    .slice(0, MOST_RULES);
};
