import { textWidth } from '../report/layout.ts';
import type { Size } from './layout.ts';
import { fitLine, type Line, line, lineWidth, span } from './line.ts';
import { clip } from './text.ts';

interface Frame {
  readonly corners: readonly [string, string, string, string];
  readonly across: string;
  readonly down: string;
}

const LIGHT: Frame = { corners: ['╭', '╮', '╰', '╯'], across: '─', down: '│' };
const HEAVY: Frame = { corners: ['┏', '┓', '┗', '┛'], across: '━', down: '┃' };

export interface BoxOptions {
  readonly title: string;
  /** A second title, at the right end where there is room. */
  readonly aside?: string;
  /** In the lower edge: the first of these that fits. */
  readonly foot?: readonly string[];
  /** Has the keys: a heavy frame in the colour of focus. */
  readonly focused?: boolean;
}

const topOf = (frame: Frame, { title, aside = '', focused = false }: BoxOptions, columns: number): Line => {
  const tone = focused ? 'focus' : 'dim';
  const [left, right] = frame.corners;
  const room = Math.max(0, columns - 6);
  const shown = line(clip(title, room), focused ? 'title' : 'strong');
  const left2 = room - lineWidth(shown) - 3;
  const second = clip(aside, aside === '' ? 0 : left2);
  const asideWhole = second !== '' && !second.endsWith('…');
  const end = asideWhole
    ? [span(` ${second} `, 'dim'), span(frame.across, tone)]
    : [span(frame.across, tone)];
  const start = [span(`${left}${frame.across} `, tone), ...shown, span(' ', tone)];
  const gap = columns - lineWidth(start) - lineWidth(end) - 1;
  return fitLine(
    [...start, span(frame.across.repeat(Math.max(0, gap)), tone), ...end, span(right, tone)],
    columns,
  );
};

const bottomOf = (frame: Frame, { foot = [], focused = false }: BoxOptions, columns: number): Line => {
  const tone = focused ? 'focus' : 'dim';
  const [, , left, right] = frame.corners;
  const fits = foot.find((text) => textWidth(text) <= columns - 6);
  if (fits === undefined) return line(left + frame.across.repeat(Math.max(0, columns - 2)) + right, tone);
  const gap = frame.across.repeat(columns - textWidth(fits) - 5);
  return [span(`${left}${gap} `, tone), span(fits, 'dim'), span(` ${frame.across}${right}`, tone)];
};

/** Lines in a frame, exactly `columns` × `rows`: what is too long is cut, what is missing is blank. */
export const box = (
  lines: readonly Line[],
  options: BoxOptions,
  { columns, rows }: Size,
): readonly Line[] => {
  const frame = options.focused ? HEAVY : LIGHT;
  const tone = options.focused ? 'focus' : 'dim';
  const body = Array.from(
    { length: Math.max(0, rows - 2) },
    (_, i): Line => [
      span(`${frame.down} `, tone),
      ...fitLine(lines[i] ?? [], Math.max(0, columns - 4)),
      span(` ${frame.down}`, tone),
    ],
  );
  return [topOf(frame, options, columns), ...body, bottomOf(frame, options, columns)].slice(
    0,
    Math.max(0, rows),
  );
};
