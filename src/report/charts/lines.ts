import { BLOCKS, type Glyphs } from './glyphs.ts';
import { clamp, fraction, room, stretch, thin } from './scale.ts';

/** A line of blocks, one per value, thinned out to at most `width`; `low` and `high` are the ends of its scale. */
export const sparkline = (
  values: readonly number[],
  width: number,
  low: number,
  high: number,
  { steps }: Glyphs = BLOCKS,
): string =>
  thin(values, room(width))
    .map((value) => steps[Math.round(fraction(value - low, high - low) * (steps.length - 1))] ?? '')
    .join('');

/** A curve of shares, 0..`most`, as one line of blocks of exactly `width`; nothing is drawn for a share of 0. */
export const curveLine = (
  shares: readonly number[],
  width: number,
  most: number,
  { steps }: Glyphs = BLOCKS,
): string =>
  stretch(shares, width)
    .map((share) =>
      share > 0
        ? (steps[
            Math.min(steps.length - 1, Math.floor(fraction(share, Math.max(most, 1e-12)) * steps.length))
          ] ?? ' ')
        : ' ',
    )
    .join('');

/** How far a play has got: `━━━━────` of exactly `width`. */
export const progress = (
  done: number,
  all: number,
  width: number,
  { done: full, open }: Glyphs = BLOCKS,
): string => {
  const filled = Math.round(fraction(done, all) * room(width));
  return full.repeat(filled) + open.repeat(room(width) - filled);
};

/**
 * A chart of steps over time, `rows` tall and exactly `width` wide, highest row first: each value fills its columns from
 * the bottom. `span` is how many values the full width stands for, so that a play fills it as it goes.
 */
export const stepChart = (
  values: readonly number[],
  width: number,
  rows: number,
  high: number,
  span = values.length,
  { steps }: Glyphs = BLOCKS,
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
      return (part === 0 ? ' ' : (steps[part - 1] ?? ' ')).repeat(wide);
    });
    return cells.join('').padEnd(columns).slice(0, columns);
  });
};

/** How many columns of a step chart stand for all of its span. */
export const chartColumns = (width: number, span: number): number =>
  span > width ? room(width) : span * Math.floor(room(width) / Math.max(1, span));
