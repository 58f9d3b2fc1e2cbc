import { type Estimate, Z95 } from '../../domain/intervals.ts';
import { joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { futurePlayer } from '../../engine/futures.ts';
import { firstFuture, type PointPlan, planSize, pointsOf } from './design.ts';
import { measuring } from './outcome.ts';
import { type PlayedWith, settings } from './settings.ts';

/**
 * Columns of what is kept of a point: futures that count, the sum of their outcomes and of the squares; the same for futures
 * with even numbers and with odd ones; and over futures that count here and at the point that it is compared with, how many,
 * the sum of the differences and of their squares.
 */
const POINT = {
  futures: 0,
  sum: 1,
  squares: 2,
  evenFutures: 3,
  evenSum: 4,
  oddFutures: 5,
  oddSum: 6,
  both: 7,
  difference: 8,
  differenceSquares: 9,
} as const;
export const POINT_COLUMNS = Object.keys(POINT).length;

/** The results of a plan: a row of numbers for each point. Rows of points that were not played are 0. */
export interface PointTable {
  readonly points: readonly Range[];
  readonly rows: Float64Array;
}

export const emptyPoints = (plan: PointPlan): PointTable => ({
  points: [],
  rows: new Float64Array(planSize(plan) * POINT_COLUMNS),
});

/** Played points alone: the rows of their ranges, one after another. */
export interface PointPart {
  readonly points: readonly Range[];
  readonly rows: Float64Array;
}

/** Lays played points into a table, in place. Throws RangeError if a point is played twice. */
export const addPoints = (table: PointTable, { points, rows }: PointPart): PointTable => {
  const twice = overlapOf(table.points, points)[0];
  if (twice) throw new RangeError(`point ${twice.from} is played twice`);
  let at = 0;
  for (const { from, to } of points) {
    const size = (to - from) * POINT_COLUMNS;
    table.rows.set(rows.subarray(at, at + size), from * POINT_COLUMNS);
    at += size;
  }
  return { ...table, points: joinRanges([...table.points, ...points]) };
};

/** The points that a table has. */
export const partOf = ({ points, rows }: PointTable): PointPart => {
  const part = new Float64Array(sizeOf(points) * POINT_COLUMNS);
  let at = 0;
  for (const { from, to } of points) {
    part.set(rows.subarray(from * POINT_COLUMNS, to * POINT_COLUMNS), at);
    at += (to - from) * POINT_COLUMNS;
  }
  return { points, rows: part };
};

/** The numbers of a point in a table. */
export const pointAt = ({ rows }: PointTable, point: number, column: keyof typeof POINT): number =>
  rows[point * POINT_COLUMNS + POINT[column]] as number;

/** The mean outcome of a point. NaN if no future counts. */
export const meanAt = (table: PointTable, point: number): number =>
  pointAt(table, point, 'sum') / pointAt(table, point, 'futures');

/** Futures that count at the first points of a table, and the mean outcome of the scenario as it is. */
export const countedIn = (table: PointTable, size: number) => {
  let counted = 0;
  for (let point = 0; point < size; point++) counted += pointAt(table, point, 'futures');
  return { own: { futures: pointAt(table, 0, 'futures'), mean: meanAt(table, 0) }, counted };
};

/** The difference of the outcome between a point and the point that it is compared with, over the same futures. */
export const changeAt = (table: PointTable, point: number): Estimate => {
  const n = pointAt(table, point, 'both');
  const value = pointAt(table, point, 'difference') / n;
  const squares = pointAt(table, point, 'differenceSquares');
  const variance = n > 1 ? Math.max(0, (squares - n * value * value) / (n - 1)) : 0;
  const half = Z95 * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half };
};

const add = (rows: Float64Array, at: number, amount: number): void => {
  rows[at] = (rows[at] as number) + amount;
};

const count = (rows: Float64Array, row: number, future: number, value: number): void => {
  if (Number.isNaN(value)) return;
  add(rows, row + POINT.futures, 1);
  add(rows, row + POINT.sum, value);
  add(rows, row + POINT.squares, value * value);
  const isEven = future % 2 === 0;
  add(rows, row + (isEven ? POINT.evenFutures : POINT.oddFutures), 1);
  add(rows, row + (isEven ? POINT.evenSum : POINT.oddSum), value);
};

/**
 * Points in the order in which they are played: those of one group one after another where points have few futures, since a
 * change of model takes as long as some futures.
 */
const inGroups = (
  { method }: PointPlan,
  { from, to }: Range,
  groupOf: (point: number) => string,
): readonly number[] => {
  const points = Array.from({ length: to - from }, (_, n) => from + n);
  if (method !== 'scatter') return points;
  const groups = new Map<string, number[]>();
  for (const point of points) {
    const group = groupOf(point);
    groups.set(group, [...(groups.get(group) ?? []), point]);
  }
  return [...groups.values()].flat();
};

/** Which points of a plan to play, and with what. */
export interface PointsTask extends Pick<PlayedWith, 'models' | 'scenarios'> {
  readonly plan: PointPlan;
  readonly points: Range;
}

/**
 * Plays points of a plan: the same futures, with the same luck, at each of them. A point is the same whichever others are
 * played. Throws RangeError for a value that the scenario refuses.
 */
export const playPoints = ({ plan, points, ...played }: PointsTask): Float64Array => {
  const { seed, futures, inputs, asked } = plan;
  const { turns, see, value } = measuring(asked);
  const { setAt, groupOf } = settings({ ...played, inputs });
  const designAt = pointsOf(plan);
  const outcomes = (at: Float64Array, first: number): Float64Array => {
    const { model, dispositions } = setAt(at);
    const play = futurePlayer(model, { seed, turns }, (seen) => {
      see(seen);
      return 'go on';
    });
    const found = new Float64Array(futures);
    for (let future = 0; future < futures; future++) {
      play(first + future, first + future, dispositions);
      found[future] = value();
    }
    return found;
  };
  // The results of the last two points. Many points are compared with one of them.
  let known: readonly { readonly at: Float64Array; readonly found: Float64Array }[] = [];
  const outcomesAt = (at: Float64Array, first: number): Float64Array => {
    const before = known.find((each) => each.at.every((u, i) => Object.is(u, at[i])));
    const found = before?.found ?? outcomes(at, first);
    known = [{ at, found }, ...known.filter((each) => each !== before)].slice(0, 2);
    return found;
  };
  const rows = new Float64Array((points.to - points.from) * POINT_COLUMNS);
  for (const point of inGroups(plan, points, (each) => groupOf(designAt(each).at))) {
    const row = (point - points.from) * POINT_COLUMNS;
    const { at, pairedWith } = designAt(point);
    const first = firstFuture(plan, point);
    const found = outcomesAt(at, first);
    found.forEach((each, future) => {
      count(rows, row, future, each);
    });
    if (!pairedWith) continue;
    const other = outcomesAt(pairedWith, first);
    found.forEach((each, future) => {
      const difference = each - (other[future] as number);
      if (Number.isNaN(difference)) return;
      add(rows, row + POINT.both, 1);
      add(rows, row + POINT.difference, difference);
      add(rows, row + POINT.differenceSquares, difference * difference);
    });
  }
  return rows;
};
