import { clamp } from '../../report/charts/scale.ts';
import type { StateRow } from '../../report/run/run-view.ts';
import { type Cell, gridFor, tileLetters } from '../../report/run/tile-grid.ts';
import { type Line, span, type TextSpan } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import { rungTone } from '../draw/theme.ts';

export interface TilesData {
  readonly rows: readonly StateRow[];
  readonly selected: string;
  readonly rungs: number;
  /** The id of the target, which has a tile but no rung. */
  readonly target: string;
  /** The states that teams play in an exercise: each has a mark, and a tile wherever it lies. */
  readonly played?: readonly string[] | undefined;
}

/** A mark or blank, two letters, a rung. */
const TILE_COLUMNS = 4;

type Grid = readonly (readonly Cell[])[];

const find = (grid: Grid, id: string): readonly [number, number] | undefined => {
  for (const [row, cells] of grid.entries()) {
    const column = cells.findIndex((cell) => cell.id === id);
    if (column >= 0) return [row, column];
  }
  return undefined;
};

/** Where a window on the grid begins: around the target, moved only as far as the selected state needs. */
const corner = (centre: number | undefined, shown: number | undefined, all: number, room: number): number => {
  const start = clamp((centre ?? shown ?? 0) - Math.floor(room / 2), 0, Math.max(0, all - room));
  if (shown === undefined) return start;
  return clamp(start, Math.max(0, shown - room + 1), shown);
};

const tile = (cell: Cell, data: TilesData, rungs: ReadonlyMap<string, number>): readonly TextSpan[] => {
  if (cell.id === '') return [span(' '.repeat(TILE_COLUMNS))];
  const chosen = cell.id === data.selected;
  const rung = rungs.get(cell.id);
  const isPlayed = data.played?.includes(cell.id) ?? false;
  const lead = span(chosen ? '▶' : isPlayed ? '▸' : ' ', chosen ? 'selected' : isPlayed ? 'title' : 'plain');
  if (cell.id === data.target) return [lead, span(`${toColumns(cell.letters, 2)}★`, 'title')];
  if (rung === undefined) return [lead, span(`${toColumns(cell.letters, 2)} `, 'dim')];
  const digit = rung < 10 ? String(rung) : '+';
  const tone = chosen ? 'selected' : rungTone(rung, data.rungs);
  return [lead, span(toColumns(cell.letters, 2) + digit, tone)];
};

/** The part of a grid that there is room for. */
const windowOn = (grid: Grid, data: TilesData, perRow: number, rows: number): Grid => {
  const target = find(grid, data.target);
  const chosen = find(grid, data.selected);
  const top = corner(target?.[0], chosen?.[0], grid.length, rows);
  const left = corner(target?.[1], chosen?.[1], grid[0]?.length ?? 0, perRow);
  return grid.slice(top, top + rows).map((cells) => cells.slice(left, left + perRow));
};

/** The tiles, in rows of their own, of the states that teams play and that lie outside the window. */
const leftOut = (shown: Grid, { played = [] }: TilesData, perRow: number): Grid => {
  const there = new Set(shown.flat().map(({ id }) => id));
  const cells = played.filter((id) => !there.has(id)).map((id) => ({ id, letters: tileLetters(id) }));
  const lines = Math.ceil(cells.length / perRow);
  return Array.from({ length: lines }, (_, i) => cells.slice(i * perRow, (i + 1) * perRow));
};

/**
 * The states as tiles, as many as there is room for. Each tile has two letters and the digit of its rung. In an
 * exercise, all states that teams play are shown. Those outside the window come first.
 */
export const tilesLines = (data: TilesData, columns: number, rows: number): readonly Line[] => {
  const perRow = Math.max(1, Math.floor(columns / TILE_COLUMNS));
  const grid = gridFor(data.rows.map(({ id }) => id).toSorted(), data.target, perRow);
  const rungs = new Map(data.rows.map((row) => [row.id, row.rung]));
  // Each row on top takes one from the window, which may then leave out another state.
  const outside = (room: number): Grid => leftOut(windowOn(grid, data, perRow, room), data, perRow);
  let room = rows;
  while (room > 0 && outside(room).length > rows - room) room--;
  return [...outside(room), ...windowOn(grid, data, perRow, room)]
    .slice(0, rows)
    .map((cells) => cells.flatMap((cell) => tile(cell, data, rungs)));
};
