/** Holds a value within two ends; what is no number lies at the lower one. */
export const clamp = (value: number, low: number, high: number): number =>
  Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));

/** Columns or rows of a chart: whole, and never below 0. */
export const room = (size: number): number => Math.max(0, Math.floor(size));

/** A share of `all`, 0..1. */
export const fraction = (value: number, all: number): number => (all > 0 ? clamp(value / all, 0, 1) : 0);

/** Where the value of a column stands in a list that is spread over so many columns. */
const sourceOf = (column: number, width: number, values: number): number =>
  Math.round((column * (values - 1)) / Math.max(1, width - 1));

/** Values for exactly so many columns: thinned out, or each repeated; first and last stay. None of none. */
export const stretch = <Value>(values: readonly Value[], width: number): readonly Value[] =>
  Array.from({ length: room(width) }, (_, x) => {
    const at = sourceOf(x, width, values.length);
    return values.slice(at, at + 1);
  }).flat();

/** Values for at most so many columns: thinned out where there are more. */
export const thin = <Value>(values: readonly Value[], width: number): readonly Value[] =>
  values.length <= room(width) ? values : stretch(values, width);
