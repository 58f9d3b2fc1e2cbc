import { type FanData, type FanRole, fanRows, scaleTo } from '../../report/charts/fan.ts';
import { GLYPHS } from '../../report/charts/glyphs.ts';
import type { ChartRow } from '../../report/charts/pieces.ts';
import { type Line, span } from './line.ts';
import type { Tone } from './theme.ts';

/** The rows of a chart, each piece in the tone of its role. */
export const toned = <Role extends string>(
  rows: readonly ChartRow<Role>[],
  tones: Readonly<Record<Role, Tone>>,
): readonly Line[] => rows.map((row) => row.map(({ text, role }) => span(text, tones[role])));

const FAN_TONES: Readonly<Record<FanRole, Tone>> = {
  blank: 'plain',
  wide: 'dim',
  half: 'dim',
  median: 'chart',
  curve: 'strong',
};

/** A fan from 0 to `high` on a screen. The future that is played is a line there, not a row of dots. */
export const fanLines = (data: FanData, high: number, columns: number, rows: number): readonly Line[] =>
  toned(fanRows(data, columns, scaleTo(high, rows), GLYPHS.done), FAN_TONES);
