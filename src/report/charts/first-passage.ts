import type { Interval } from './bars.ts';
import { BLOCKS, type Glyphs } from './glyphs.ts';
import { type ChartPiece, type ChartRow, joined } from './pieces.ts';
import { clamp, fraction, room, stretch } from './scale.ts';

/** The share of futures in which something has happened by a time, with its 95 % interval. */
export interface Passed extends Interval {
  readonly share: number;
}

export type PassageRole = 'blank' | 'sure' | 'unsure' | 'before';

export interface PassageData {
  readonly curve: readonly Passed[];
  /** The shares as they were without the edits; drawn as a dotted line. */
  readonly before?: readonly number[];
  /** The share at the upper edge. */
  readonly most: number;
}

/**
 * A curve of first passage, exactly `width` × `rows`, highest row first: filled as far as it is sure, shaded over its
 * interval.
 */
export const passageRows = (
  { curve, before = [], most }: PassageData,
  width: number,
  rows: number,
  { steps, unsure, before: dot }: Glyphs = BLOCKS,
): readonly ChartRow<PassageRole>[] => {
  const height = room(rows);
  const eighths = (share: number): number => Math.round(fraction(share, most) * height * 8);
  const columns = stretch(curve, width).map(({ low, high }) => ({ low: eighths(low), high: eighths(high) }));
  const old = stretch(before, width).map((share) =>
    share > 0 ? clamp(Math.ceil(eighths(share) / 8) - 1, 0, height - 1) : -1,
  );
  const cell = (x: number, row: number): ChartPiece<PassageRole> => {
    if (old[x] === row) return { text: dot, role: 'before' };
    const { low = 0, high = 0 } = columns[x] ?? {};
    const part = clamp(low - row * 8, 0, 8);
    if (part > 0) return { text: steps[part - 1] ?? ' ', role: 'sure' };
    // A shade fills its row: it is drawn where the interval reaches the row's middle.
    return high - row * 8 >= 4 ? { text: unsure, role: 'unsure' } : { text: ' ', role: 'blank' };
  };
  return Array.from({ length: height }, (_, i) =>
    joined(Array.from({ length: room(width) }, (_v, x) => cell(x, height - 1 - i))),
  );
};

/** Full scales of charts of shares: the smallest that holds the largest of them. */
const SCALES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1] as const;

/** The share at the upper edge of a chart that shows these, none below `least`. */
export const fullScale = (shares: readonly number[], least = 0.05): number => {
  const most = Math.max(least, ...shares);
  return SCALES.find((scale) => scale >= most) ?? 1;
};
