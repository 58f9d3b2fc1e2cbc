import type { SideBySideView } from '../report/compare/side-by-side.ts';
import { BESIDE_FROM, bodyOf, insideOf, type Size } from './layout.ts';
import { sideBySideLines } from './panels/compare.ts';

interface CompareLayout {
  readonly isBeside: boolean;
  /** The panel of this future, and the panel of many futures. */
  readonly future: Size;
  readonly odds: Size;
}

/** The sizes of the parts of the Compare screen. Above the odds, this future takes no more rows than it needs. */
export const compareLayout = (view: SideBySideView, size: Size): CompareLayout => {
  const { columns, rows } = bodyOf(size);
  if (size.columns >= BESIDE_FROM) {
    const left = Math.floor(columns * 0.46);
    return { isBeside: true, future: { columns: left, rows }, odds: { columns: columns - left, rows } };
  }
  const half = Math.floor(rows / 2);
  const inside = insideOf({ columns, rows: half });
  const spare = Math.max(0, inside.rows - sideBySideLines(view, inside.columns).length);
  const above = half - spare;
  return { isBeside: false, future: { columns, rows: above }, odds: { columns, rows: rows - above } };
};

/** The furthest that the text about this future can be scrolled. */
export const lowestFutureScroll = (view: SideBySideView, size: Size): number => {
  const { columns, rows } = insideOf(compareLayout(view, size).future);
  return Math.max(0, sideBySideLines(view, columns).length - rows);
};
