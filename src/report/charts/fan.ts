import type { Spread } from '../../study/odds/fan.ts';
import { pad, printable, textWidth } from '../words/layout.ts';
import { GLYPHS } from './glyphs.ts';
import { type ChartPiece, type ChartRow, joined, rowText } from './pieces.ts';
import { axis, room, stretch } from './scale.ts';

/** The spread of a quantity at one time: the ranges of nine futures in ten and of half of them, and the median. */
type Band = Pick<Spread, 'q05' | 'q25' | 'q50' | 'q75' | 'q95'>;

export type FanRole = 'blank' | 'wide' | 'half' | 'median' | 'curve';

export interface FanData {
  readonly bands: readonly Band[];
  /** A curve to compare with the fan, in the same steps of time. It shows the facts, or the future that is played. */
  readonly curve?: readonly number[];
}

/** The scale of the rows: the lowest row begins at `low`, and each row covers `step`. */
interface FanScale {
  readonly low: number;
  readonly step: number;
  readonly rows: number;
}

/** A scale from 0 in the lowest row to `high` in the highest row. */
export const scaleTo = (high: number, rows: number): FanScale => ({
  low: 0,
  step: Math.max(1, high) / Math.max(1, room(rows) - 1),
  rows: room(rows),
});

/** Added before rounding down, because a division may miss a row by a rounding error. */
const HAIR = 1e-9;

/** A curve in the columns of a fan. Undefined after the end of the curve. */
const curveIn = (curve: readonly number[], turns: number, width: number): readonly (number | undefined)[] =>
  stretch(
    Array.from({ length: turns }, (_, turn) => ({ value: curve[turn] })),
    width,
  ).map(({ value }) => value);

/**
 * A fan of a quantity over time, exactly `width` wide, highest row first. A value above the scale is drawn in the highest
 * row, a value below the scale in the lowest row.
 */
export const fanRows = (
  { bands, curve = [] }: FanData,
  width: number,
  { low, step, rows }: FanScale,
  curveGlyph: string = GLYPHS.curve,
): readonly ChartRow<FanRole>[] => {
  const shown = stretch(bands, width);
  const marks = curveIn(curve, Math.max(bands.length, shown.length === 0 ? curve.length : 0), width);
  const rowOf = (value: number): number =>
    Math.max(0, Math.min(rows - 1, Math.floor((value - low) / step + HAIR)));
  const cell = (x: number, row: number): ChartPiece<FanRole> => {
    const mark = marks[x];
    if (mark !== undefined && rowOf(mark) === row) return { text: curveGlyph, role: 'curve' };
    const band = shown[x];
    if (!band || row < rowOf(band.q05) || row > rowOf(band.q95)) return { text: ' ', role: 'blank' };
    if (rowOf(band.q50) === row) return { text: GLYPHS.median, role: 'median' };
    return row >= rowOf(band.q25) && row <= rowOf(band.q75)
      ? { text: GLYPHS.half, role: 'half' }
      : { text: GLYPHS.wide, role: 'wide' };
  };
  return Array.from({ length: rows }, (_, i) =>
    joined(Array.from({ length: room(width) }, (_v, x) => cell(x, rows - 1 - i))),
  );
};

/** The columns and rows of a plot that is printed. */
const PRINTED = { width: 72, rows: 10 } as const;

/** A fan as it is printed: each turn from the first day to the last one, in words. */
export const printedFan = (
  bands: readonly Band[],
  ends: readonly [first: string, last: string],
  curve: readonly number[] = [],
): readonly string[] => {
  const { width, rows } = PRINTED;
  const plot = fanPlot(bands, width, rows, curve);
  const indent = ' '.repeat(2 + textWidth(plot[0] ?? '') - width + 1);
  return [
    ...plot.map((line) => `  ${line}`),
    printable(`${indent}${axis(...ends, width - textWidth(indent) + 2)}`),
  ];
};

/** A plot with fewer columns has no scale. */
const LEAST_PLOT = 4;

/** The columns of a plot's scale with the blank after it. It is 0 if there is no room for a scale. */
const scaleWidth = (highest: number, width: number): number => {
  const digits = String(highest).length + 1;
  return width - digits >= LEAST_PLOT ? digits : 0;
};

/**
 * A fan of a whole-numbered quantity as text. Each row is one value or a few, highest first, in at most `rows` rows, with
 * a scale in front if there is room. Exactly `width` wide; no rows if there is nothing to draw.
 */
export const fanPlot = (
  bands: readonly Band[],
  width: number,
  rows: number,
  curve: readonly number[] = [],
): readonly string[] => {
  if (bands.length === 0 || room(rows) === 0 || room(width) === 0) return [];
  const low = Math.floor(Math.min(...bands.map((band) => band.q05), ...curve));
  const high = Math.ceil(Math.max(...bands.map((band) => band.q95), ...curve));
  const step = Math.max(1, Math.ceil((high - low + 1) / room(rows)));
  const count = Math.floor((high - low) / step) + 1;
  const lead = scaleWidth(low + (count - 1) * step, width);
  const plot = fanRows({ bands, curve }, width - lead, { low, step, rows: count });
  return plot.map((row, i) => {
    const level = lead === 0 ? '' : `${pad(String(low + (count - 1 - i) * step), lead - 1, 'right')} `;
    return level + rowText(row);
  });
};
