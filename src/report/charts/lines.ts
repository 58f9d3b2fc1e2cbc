import { GLYPHS } from './glyphs.ts';
import { clamp, fraction, room, stretch, thin } from './scale.ts';

const STEPS: readonly string[] = GLYPHS.steps;

/** A line of blocks, one for each value, at most `width` wide. `low` and `high` are the ends of its scale. */
export const sparkline = (values: readonly number[], width: number, low: number, high: number): string =>
  thin(values, room(width))
    .map((value) => STEPS[Math.round(fraction(value - low, high - low) * (STEPS.length - 1))] ?? '')
    .join('');

/** A curve of shares, 0..`most`, as one line of blocks, exactly `width` wide. A share of 0 is a blank. */
export const curveLine = (shares: readonly number[], width: number, most: number): string =>
  stretch(shares, width)
    .map((share) => {
      const height = Math.floor(fraction(share, Math.max(most, 1e-12)) * STEPS.length);
      return share > 0 ? (STEPS[Math.min(STEPS.length - 1, height)] ?? ' ') : ' ';
    })
    .join('');

/** The progress of a play, `━━━━────`, exactly `width` wide. */
export const progress = (done: number, all: number, width: number): string => {
  const filled = Math.round(fraction(done, all) * room(width));
  return GLYPHS.done.repeat(filled) + GLYPHS.open.repeat(room(width) - filled);
};

/**
 * A chart of steps over time, `rows` high and exactly `width` wide, highest row first. Each value fills its columns from
 * the bottom. `span` is the number of values that fill the width, so that a play fills the chart as it goes.
 */
export const stepChart = (
  values: readonly number[],
  width: number,
  rows: number,
  high: number,
  span = values.length,
): readonly string[] => {
  const columns = room(width);
  const wide = Math.max(1, Math.floor(columns / Math.max(1, span)));
  const filled = span <= columns ? values.length : Math.ceil((values.length * columns) / span);
  const heights = thin(values, Math.min(filled, columns)).map((value) =>
    Math.round(fraction(value, high) * rows * 8),
  );
  return Array.from({ length: room(rows) }, (_, i) => {
    const floor = (room(rows) - 1 - i) * 8;
    const cells = heights.map((height) => {
      const part = clamp(height - floor, 0, 8);
      return (part === 0 ? ' ' : (STEPS[part - 1] ?? ' ')).repeat(wide);
    });
    return cells.join('').padEnd(columns).slice(0, columns);
  });
};

/** The columns of a step chart that its whole span takes. */
export const chartColumns = (width: number, span: number): number =>
  span > width ? room(width) : span * Math.floor(room(width) / Math.max(1, span));
