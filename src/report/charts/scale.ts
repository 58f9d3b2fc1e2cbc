import { textWidth, truncate } from '../words/layout.ts';

/** Limits a value to a range; NaN becomes the lower end. */
export const clamp = (value: number, low: number, high: number): number =>
  Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));

/** The columns or rows of a chart as a whole number, at least 0. */
export const room = (size: number): number => Math.max(0, Math.floor(size));

/** A value as a share of `all`, 0..1. */
export const fraction = (value: number, all: number): number => (all > 0 ? clamp(value / all, 0, 1) : 0);

/** The index of the value that a column shows, if a list of values is spread over `width` columns. */
const sourceOf = (column: number, width: number, values: number): number =>
  Math.round((column * (values - 1)) / Math.max(1, width - 1));

/** Values for exactly `width` columns. Some are left out, or each is repeated. The first and the last value stay. */
export const stretch = <Value>(values: readonly Value[], width: number): readonly Value[] =>
  Array.from({ length: room(width) }, (_, x) => {
    const at = sourceOf(x, width, values.length);
    return values.slice(at, at + 1);
  }).flat();

/** Values for at most `width` columns. Some values are left out if there are more. */
export const thin = <Value>(values: readonly Value[], width: number): readonly Value[] =>
  values.length <= room(width) ? values : stretch(values, width);

/** The two ends of an axis under a plot: `Jul 2025          Jul 2028`. Only the first if there is no room for both. */
export const axis = (left: string, right: string, width: number): string => {
  const gap = room(width) - textWidth(left) - textWidth(right);
  if (gap >= 1) return left + ' '.repeat(gap) + right;
  return room(width) === 0 ? '' : truncate(left, room(width));
};
