import { truncate } from '../../words/layout.ts';
import { NBSP, quantity } from '../../words/numbers.ts';
import { el, type PageElement, type PagePart } from '../nodes.ts';

/** The room for a picture. */
export interface Canvas {
  readonly width: number;
  readonly narrow: boolean;
}

/** The name of a picture, and the id of the text that describes it, for people who cannot see it. */
export interface Caption {
  readonly title: string;
  readonly describedBy: string | undefined;
}

export const FONT = 13;

/** A number of a drawing. Two decimal places are enough. */
export const place = (value: number): number => Math.round(value * 100) / 100;

/** A picture of its own size, with its title for people who cannot see it. */
export const picture = (
  { title, describedBy }: Caption,
  width: number,
  height: number,
  ...parts: readonly PagePart[]
): PageElement =>
  el(
    'svg',
    {
      class: 'chart',
      role: 'img',
      'aria-label': title,
      'aria-describedby': describedBy,
      viewBox: `0 0 ${width} ${place(height)}`,
      width,
      height: place(height),
    },
    ...parts,
  );

interface Look {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  /** Keeps lines of the drawing away from its letters. */
  readonly halo?: boolean;
}

/** A text in a drawing. Its foot is at `y`. */
export const svgText = (
  x: number,
  y: number,
  text: string,
  { anchor = 'start', size = FONT, weight, fill = 'var(--ink)', halo = false }: Look = {},
): PageElement =>
  el(
    'text',
    {
      x: place(x),
      y: place(y),
      'text-anchor': anchor,
      'font-size': size,
      'font-weight': weight,
      fill,
      ...(halo ? { stroke: 'var(--paper)', 'stroke-width': 4, 'paint-order': 'stroke' } : {}),
    },
    text,
  );

/** A text of an axis. */
export const axisText = (x: number, y: number, text: string, look: Look = {}): PageElement =>
  svgText(x, y, text, { size: FONT - 1, fill: 'var(--soft)', ...look });

type Place = readonly [x: number, y: number];
type Paint = Readonly<Record<string, string | number>>;

/** A straight line. */
export const svgLine = ([x1, y1]: Place, [x2, y2]: Place, stroke = 'var(--rule)', width = 1): PageElement =>
  el('line', { x1: place(x1), y1: place(y1), x2: place(x2), y2: place(y2), stroke, 'stroke-width': width });

/** A rectangle from its upper left corner on. */
export const svgBox = ([x, y]: Place, [width, height]: Place, paint: Paint): PageElement =>
  el('rect', { x: place(x), y: place(y), width: place(width), height: place(height), ...paint });

/** A dot around its middle. */
export const svgDot = ([x, y]: Place, r: number, paint: Paint): PageElement =>
  el('circle', { cx: place(x), cy: place(y), r, ...paint });

/** A line along a path. */
export const svgCurve = (d: string, stroke: string, width: number, more: Paint = {}): PageElement =>
  el('path', { d, fill: 'none', stroke, 'stroke-width': width, ...more });

/** A line through points. */
export const pathThrough = (points: readonly Place[]): string =>
  `M${points.map(([x, y]) => `${place(x)} ${place(y)}`).join('L')}`;

/** A line through points that changes only in steps. At each point it has reached the value of the point. */
export const stepsThrough = (points: readonly Place[]): readonly Place[] =>
  points.flatMap(([x, y], i): readonly Place[] => {
    const before = points[i - 1];
    const corner: readonly Place[] = before ? [[before[0], y]] : [];
    return [...corner, [x, y]];
  });

/** A name, cut to fit beside an axis. */
export const axisName = (name: string): string => truncate(name, 34);

/** The room for names at the left edge. */
export const nameRoom = (names: readonly string[]): number => {
  const longest = Math.max(4, ...names.map((name) => axisName(name).length));
  return Math.round(longest * FONT * 0.58) + 14;
};

export const percentTick = (share: number): string => `${quantity(share * 100)}${NBSP}%`;

/**
 * Places labels so that none touches another: in the order of their values, at least `gap` apart, and between `low` and
 * `high` if there is room for all.
 */
export const spreadApart = (
  values: readonly number[],
  gap: number,
  low: number,
  high: number,
): readonly number[] => {
  const order = values.map((value, i) => ({ value, i })).toSorted((a, b) => a.value - b.value || b.i - a.i);
  const places = new Array<number>(values.length).fill(0);
  let least = low;
  for (const { value, i } of order) {
    const at = Math.max(value, least);
    places[i] = at;
    least = at + gap;
  }
  let most = high;
  for (const { i } of order.toReversed()) {
    const at = Math.min(places[i] ?? 0, most);
    places[i] = at;
    most = at - gap;
  }
  return places;
};

/** The smallest round step (1, 2 or 5 times a power of ten, `least` or more) that divides `span` into at most `most` steps. */
export const roundStep = (span: number, most: number, least = 1): number => {
  for (let power = least; ; power *= 10)
    for (const step of [power, 2 * power, 5 * power]) if (span / step <= most) return step;
};

/** Round marks of an axis from 0 to `high`, at most `most` steps. */
export const roundTicks = (high: number, most: number, least = 1): readonly number[] => {
  const step = roundStep(high, most, least);
  // Products of whole numbers: a sum of steps would show its rounding errors.
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, i) => i * step);
};
