import { pad } from '../layout.ts';
import { BLOCKS, type Glyphs } from './glyphs.ts';
import { clamp, room } from './scale.ts';

/** Chances given, and how often what they were given for happened; both 0..1. */
export interface Reliability {
  readonly chance: number;
  readonly share: number;
}

const GRID = 10;
const SCALE_COLUMNS = 4;
/** Columns of a cell with room for the number under it. */
const WIDEST_CELL = 3;

/** What a reliability diagram takes with all its scales. */
const RELIABILITY_COLUMNS = SCALE_COLUMNS + GRID * WIDEST_CELL + 2;

/**
 * A reliability diagram: to the right the chance given, upwards the share that happened; on the dots both are the same.
 * Ten rows or, where room is short, as many as there are columns; scales where there is room for them. At most `width` wide.
 */
export const reliabilityPlot = (
  points: readonly Reliability[],
  width: number = RELIABILITY_COLUMNS,
  glyphs: Glyphs = BLOCKS,
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
      return cell(here ? glyphs.point : x === y ? glyphs.diagonal : ' ');
    });
    return `${isLabelled ? `${pad(`${(y + 1) * GRID}`, SCALE_COLUMNS - 1, 'right')} ` : ''}${cells.join('')}`;
  });
  const below = Array.from({ length: grid }, (_, x) => pad(`${(x + 1) * GRID}`, WIDEST_CELL, 'right'));
  return [
    ...rows.toReversed(),
    ...(room(width) >= RELIABILITY_COLUMNS ? [`${' '.repeat(SCALE_COLUMNS)}${below.join('')} %`] : []),
  ];
};
