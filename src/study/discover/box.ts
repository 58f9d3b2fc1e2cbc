import type { PrimColumn } from './columns.ts';

/** The limit of a box on one column: bounds of an amount, both included, or the choices that are in the box. */
export type BoxLimit =
  | { readonly kind: 'amount'; readonly low: number; readonly high: number }
  | { readonly kind: 'choice'; readonly chosen: readonly number[] };

/** A box: its limit by column. */
export type Box = readonly BoxLimit[];

/** Points with how often the condition held at each. */
export interface Sample {
  readonly columns: readonly PrimColumn[];
  /** Futures of each point, and by point in how many of them the condition held. */
  readonly futures: number;
  readonly held: Float64Array;
}

/** Whether a point is within a limit of a column. */
const isWithin = (limit: BoxLimit, { values }: PrimColumn, point: number): boolean => {
  const value = values[point] as number;
  return limit.kind === 'amount' ? value >= limit.low && value <= limit.high : limit.chosen.includes(value);
};

/** Whether a point lies in a box, by some columns alone. */
const isIn = (
  box: Box,
  columns: readonly PrimColumn[],
  point: number,
  looked: readonly number[],
): boolean => {
  for (const c of looked) if (!isWithin(box[c] as BoxLimit, columns[c] as PrimColumn, point)) return false;
  return true;
};

/** Those of some points that lie in a box, by some columns alone. */
export const pointsIn = (
  box: Box,
  columns: readonly PrimColumn[],
  points: Int32Array,
  looked: readonly number[],
): Int32Array => {
  const found = new Int32Array(points.length);
  let count = 0;
  for (const point of points) if (isIn(box, columns, point, looked)) found[count++] = point;
  return found.slice(0, count);
};

/** How many of some points lie in a box, and in how many of their futures the condition held. */
export const countIn = (
  box: Box,
  { columns, held }: Sample,
  points: Int32Array,
  looked: readonly number[],
): { readonly count: number; readonly hits: number } => {
  let [count, hits] = [0, 0];
  for (const point of points) {
    if (!isIn(box, columns, point, looked)) continue;
    count++;
    hits += held[point] as number;
  }
  return { count, hits };
};

/** The box with all of some points. */
export const boxAround = (columns: readonly PrimColumn[], points: Int32Array): Box =>
  columns.map(({ values, choices }): BoxLimit => {
    if (choices !== undefined)
      return { kind: 'choice', chosen: Array.from({ length: choices }, (_, i) => i) };
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const point of points) {
      low = Math.min(low, values[point] as number);
      high = Math.max(high, values[point] as number);
    }
    return { kind: 'amount', low, high };
  });

/** Whether a limit includes everything that another limit includes. */
const isSameLimit = (one: BoxLimit, other: BoxLimit): boolean =>
  one.kind === 'amount'
    ? other.kind === 'amount' && one.low === other.low && one.high === other.high
    : other.kind === 'choice' && one.chosen.length === other.chosen.length;

/** Columns that a box restricts, by position. */
export const restrictedIn = (box: Box, all: Box): readonly number[] =>
  box.flatMap((limit, c) => {
    const free = all[c];
    return free === undefined || isSameLimit(limit, free) ? [] : [c];
  });

/** A box with another limit of one column. */
export const withLimit = (box: Box, column: number, limit: BoxLimit): Box =>
  box.map((each, c) => (c === column ? limit : each));

/** In how many futures of some points the condition held. */
export const heldAt = (held: Float64Array, points: Int32Array): number => {
  let sum = 0;
  for (const point of points) sum += held[point] as number;
  return sum;
};
