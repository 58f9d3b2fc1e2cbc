import { pad } from '../words/layout.ts';
import { GLYPHS } from './glyphs.ts';
import { clamp, room } from './scale.ts';

/** A mean chance, and the share of cases with such a chance that happened; both 0..1. */
interface Reliability {
  readonly chance: number;
  readonly share: number;
}

const GRID = 10;
const SCALE_COLUMNS = 4;
/** The columns of a cell that has room for a number under it. */
const WIDEST_CELL = 3;

/** The columns of a diagram with all its scales. */
const RELIABILITY_COLUMNS = SCALE_COLUMNS + GRID * WIDEST_CELL + 2;

/**
 * A reliability diagram. The chance grows to the right, the share that happened grows upwards; on the dots both are equal.
 * Has ten rows, or fewer if there are fewer columns, and scales if there is room for them. At most `width` wide.
 */
export const reliabilityPlot = (
  points: readonly Reliability[],
  width: number = RELIABILITY_COLUMNS,
): readonly string[] => {
  const isLabelled = room(width) >= SCALE_COLUMNS + GRID;
  const grid = Math.min(GRID, room(width));
  const left = room(width) - (isLabelled ? SCALE_COLUMNS : 0);
  const wide = Math.min(WIDEST_CELL, Math.floor(left / Math.max(1, grid)));
  const at = (value: number): number => Math.floor(clamp(value * grid, 0, grid - 1));
  const cell = (glyph: string): string => (wide === WIDEST_CELL ? ` ${glyph} ` : glyph.padEnd(wide));
  const rows = Array.from({ length: grid }, (_, y) => {
    const cells = Array.from({ length: grid }, (_v, x) => {
      const here = points.some((point) => at(point.chance) === x && at(point.share) === y);
      return cell(here ? GLYPHS.point : x === y ? GLYPHS.diagonal : ' ');
    });
    return `${isLabelled ? `${pad(`${(y + 1) * GRID}`, SCALE_COLUMNS - 1, 'right')} ` : ''}${cells.join('')}`;
  });
  const below = Array.from({ length: grid }, (_, x) => pad(`${(x + 1) * GRID}`, WIDEST_CELL, 'right'));
  return [
    ...rows.toReversed(),
    ...(room(width) >= RELIABILITY_COLUMNS ? [`${' '.repeat(SCALE_COLUMNS)}${below.join('')} %`] : []),
  ];
};
