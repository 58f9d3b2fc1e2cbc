import { textWidth } from '../../report/words/layout.ts';
import type { Size } from '../layout.ts';
import { fitLine, type Line, line, lineWidth, span } from './line.ts';
import { clip, screenText } from './text.ts';

interface Border {
  readonly corners: readonly [string, string, string, string];
  readonly across: string;
  readonly down: string;
}

const LIGHT: Border = { corners: ['╭', '╮', '╰', '╯'], across: '─', down: '│' };
const HEAVY: Border = { corners: ['┏', '┓', '┗', '┛'], across: '━', down: '┃' };

export interface BoxOptions {
  readonly title: string;
  /** A second title, at the right end if there is room. If there are several, the first title that fits. */
  readonly aside?: string | readonly string[];
  /** The title in the lower edge: the first of these that fits. */
  readonly foot?: readonly string[];
  /** Has the keys: a heavy border in the colour of focus. */
  readonly focused?: boolean;
}

const topOf = (border: Border, { title, aside = [], focused = false }: BoxOptions, columns: number): Line => {
  const tone = focused ? 'focus' : 'dim';
  const [left, right] = border.corners;
  const room = Math.max(0, columns - 6);
  const shown = line(clip(title, room), focused ? 'title' : 'strong');
  const left2 = room - lineWidth(shown) - 3;
  const second = [aside]
    .flat()
    .map((text) => screenText(text))
    .find((text) => text !== '' && textWidth(text) <= left2);
  const end =
    second === undefined
      ? [span(border.across, tone)]
      : [span(` ${second} `, 'dim'), span(border.across, tone)];
  const start = [span(`${left}${border.across} `, tone), ...shown, span(' ', tone)];
  const gap = columns - lineWidth(start) - lineWidth(end) - 1;
  return fitLine(
    [...start, span(border.across.repeat(Math.max(0, gap)), tone), ...end, span(right, tone)],
    columns,
  );
};

const bottomOf = (border: Border, { foot = [], focused = false }: BoxOptions, columns: number): Line => {
  const tone = focused ? 'focus' : 'dim';
  const [, , left, right] = border.corners;
  const fits = foot.find((text) => textWidth(text) <= columns - 6);
  if (fits === undefined) return line(left + border.across.repeat(Math.max(0, columns - 2)) + right, tone);
  const gap = border.across.repeat(columns - textWidth(fits) - 5);
  return [span(`${left}${gap} `, tone), span(fits, 'dim'), span(` ${border.across}${right}`, tone)];
};

/** Lines in a border, exactly `columns` × `rows`. Longer text is cut, and missing text is blank. */
export const box = (
  lines: readonly Line[],
  options: BoxOptions,
  { columns, rows }: Size,
): readonly Line[] => {
  const border = options.focused ? HEAVY : LIGHT;
  const tone = options.focused ? 'focus' : 'dim';
  const body = Array.from(
    { length: Math.max(0, rows - 2) },
    (_, i): Line => [
      span(`${border.down} `, tone),
      ...fitLine(lines[i] ?? [], Math.max(0, columns - 4)),
      span(` ${border.down}`, tone),
    ],
  );
  return [topOf(border, options, columns), ...body, bottomOf(border, options, columns)].slice(
    0,
    Math.max(0, rows),
  );
};
