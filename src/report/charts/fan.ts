import { pad } from '../layout.ts';
import { BLOCKS, type Glyphs } from './glyphs.ts';
import { type ChartPiece, type ChartRow, joined, rowText } from './pieces.ts';
import { room, stretch } from './scale.ts';

/** What lies between which values at one time: nine futures in ten, half of them, and the median. */
export interface Band {
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

export type FanRole = 'blank' | 'wide' | 'half' | 'median' | 'curve';

export interface FanData {
  readonly bands: readonly Band[];
  /** A curve to hold against the fan, in the same steps of time: what happened, or the future that is played. */
  readonly curve?: readonly number[];
}

/** The values of the rows: the lowest row begins at `low`, and each takes `step` of them. */
export interface FanScale {
  readonly low: number;
  readonly step: number;
  readonly rows: number;
}

/** A scale from 0 in the lowest row to `high` in the highest. */
export const scaleTo = (high: number, rows: number): FanScale => ({
  low: 0,
  step: Math.max(1, high) / Math.max(1, room(rows) - 1),
  rows: room(rows),
});

/** Dividing by a step that is no whole number may miss a row by a hair. */
const HAIR = 1e-9;

/** A curve that ends before the fan does, in the fan's columns: as far as it goes. */
const curveIn = (curve: readonly number[], turns: number, width: number): readonly (number | undefined)[] =>
  stretch(
    Array.from({ length: turns }, (_, turn) => ({ value: curve[turn] })),
    width,
  ).map(({ value }) => value);

/**
 * A fan of a quantity over time, exactly `width` wide, highest row first. A value above the scale stands in its highest
 * row, one below it in the lowest.
 */
export const fanRows = (
  { bands, curve = [] }: FanData,
  width: number,
  { low, step, rows }: FanScale,
  glyphs: Glyphs = BLOCKS,
): readonly ChartRow<FanRole>[] => {
  const shown = stretch(bands, width);
  const marks = curveIn(curve, Math.max(bands.length, shown.length === 0 ? curve.length : 0), width);
  const rowOf = (value: number): number =>
    Math.max(0, Math.min(rows - 1, Math.floor((value - low) / step + HAIR)));
  const cell = (x: number, row: number): ChartPiece<FanRole> => {
    const mark = marks[x];
    if (mark !== undefined && rowOf(mark) === row) return { text: glyphs.curve, role: 'curve' };
    const band = shown[x];
    if (!band || row < rowOf(band.q05) || row > rowOf(band.q95)) return { text: ' ', role: 'blank' };
    if (rowOf(band.q50) === row) return { text: glyphs.median, role: 'median' };
    return row >= rowOf(band.q25) && row <= rowOf(band.q75)
      ? { text: glyphs.half, role: 'half' }
      : { text: glyphs.wide, role: 'wide' };
  };
  return Array.from({ length: rows }, (_, i) =>
    joined(Array.from({ length: room(width) }, (_v, x) => cell(x, rows - 1 - i))),
  );
};

/** Columns of a plot below which its scale is left out. */
const LEAST_PLOT = 4;

/** Columns that the scale of a plot takes, with the blank after it; 0 where there is no room for one. */
const scaleWidth = (highest: number, width: number): number => {
  const digits = String(highest).length + 1;
  return width - digits >= LEAST_PLOT ? digits : 0;
};

/**
 * A fan of a whole-numbered quantity as text: a row a value (or a few), highest first, at most `rows` of them, and a
 * scale in front where there is room for one. Exactly `width` wide; nothing where there is nothing to draw.
 */
export const fanPlot = (
  bands: readonly Band[],
  width: number,
  rows: number,
  curve: readonly number[] = [],
  glyphs: Glyphs = BLOCKS,
): readonly string[] => {
  if (bands.length === 0 || room(rows) === 0 || room(width) === 0) return [];
  const low = Math.floor(Math.min(...bands.map((band) => band.q05), ...curve));
  const high = Math.ceil(Math.max(...bands.map((band) => band.q95), ...curve));
  const step = Math.max(1, Math.ceil((high - low + 1) / room(rows)));
  const count = Math.floor((high - low) / step) + 1;
  const lead = scaleWidth(low + (count - 1) * step, width);
  const plot = fanRows({ bands, curve }, width - lead, { low, step, rows: count }, glyphs);
  return plot.map((row, i) => {
    const level = lead === 0 ? '' : `${pad(String(low + (count - 1 - i) * step), lead - 1, 'right')} `;
    return level + rowText(row);
  });
};
