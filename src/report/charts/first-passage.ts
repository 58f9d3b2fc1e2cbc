import type { Interval } from '../../domain/intervals.ts';
import { GLYPHS } from './glyphs.ts';
import { type ChartPiece, type ChartRow, joined } from './pieces.ts';
import { clamp, fraction, room, stretch } from './scale.ts';

/** The share of futures in which something has happened by a time, with its 95 % interval. */
interface Passed extends Interval {
  readonly share: number;
}

export type PassageRole = 'blank' | 'sure' | 'unsure' | 'before';

interface PassageData {
  readonly curve: readonly Passed[];
  /** The shares without the edits, drawn as a dotted line. */
  readonly before?: readonly number[];
  /** The share at the upper edge. */
  readonly most: number;
}

/**
 * A curve of first passage, exactly `width` × `rows`, highest row first: filled up to the lower end of its interval, shaded
 * up to the upper end.
 */
export const passageRows = (
  { curve, before = [], most }: PassageData,
  width: number,
  rows: number,
): readonly ChartRow<PassageRole>[] => {
  const height = room(rows);
  const eighths = (share: number): number => Math.round(fraction(share, most) * height * 8);
  const columns = stretch(curve, width).map(({ low, high }) => ({ low: eighths(low), high: eighths(high) }));
  const old = stretch(before, width).map((share) =>
    share > 0 ? clamp(Math.ceil(eighths(share) / 8) - 1, 0, height - 1) : -1,
  );
  const cell = (x: number, row: number): ChartPiece<PassageRole> => {
    if (old[x] === row) return { text: GLYPHS.before, role: 'before' };
    const { low = 0, high = 0 } = columns[x] ?? {};
    const part = clamp(low - row * 8, 0, 8);
    if (part > 0) return { text: GLYPHS.steps[part - 1] ?? ' ', role: 'sure' };
    // A shade fills its whole row, so it is drawn if the interval reaches the middle of the row.
    return high - row * 8 >= 4 ? { text: GLYPHS.unsure, role: 'unsure' } : { text: ' ', role: 'blank' };
  };
  return Array.from({ length: height }, (_, i) =>
    joined(Array.from({ length: room(width) }, (_v, x) => cell(x, height - 1 - i))),
  );
};

/** The possible upper ends of charts of shares. */
const SCALES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1] as const;

/** The upper end of a chart of these shares. The smallest possible end that is at least each share and `least`. */
export const fullScale = (shares: readonly number[], least = 0.05): number => {
  const most = Math.max(least, ...shares);
  return SCALES.find((scale) => scale >= most) ?? 1;
};
