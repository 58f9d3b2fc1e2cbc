import { log } from '../../../domain/exp-log.ts';
import { truncate } from '../../words/layout.ts';
import { quantity } from '../../words/numbers.ts';
import { el, type PageElement, type PagePart } from '../nodes.ts';
import {
  axisName,
  axisText,
  type Canvas,
  type Caption,
  FONT,
  nameRoom,
  percentTick,
  picture,
  place,
  roundTicks,
  svgBox,
  svgDot,
  svgLine,
  svgText,
} from './canvas.ts';
import type { Bar, Dot, Figure, TwoBars } from './figures.ts';

const ROW = 27;
const TOP = 30;
/** The extra height of a row that has its name over it. */
const OVER = 17;
/** The longest name that a phone has room for beside a row, in characters. */
const MOST_BESIDE = 20;

/** Rows from top to bottom, each with its name at the left, and a scale across them. */
interface Rows {
  readonly left: number;
  readonly x: (value: number) => number;
  /** The middle of a row. */
  readonly y: (row: number) => number;
  readonly bottom: number;
  readonly names: PagePart;
}

const rowsFor = (
  labels: readonly string[],
  [low, high]: readonly [number, number],
  right: number,
  canvas: Canvas,
): Rows => {
  // On a phone, a long name has a line of its own, over its row.
  const isOver = canvas.narrow && labels.some(({ length }) => length > MOST_BESIDE);
  const left = isOver ? 14 : nameRoom(labels);
  const row = isOver ? ROW + OVER : ROW;
  const y = (at: number): number => TOP + row * (at + 0.5) + (isOver ? OVER / 2 : 0);
  return {
    left,
    x: (value) => left + ((value - low) / (high - low)) * (canvas.width - left - right),
    y,
    bottom: TOP + row * labels.length,
    names: labels.map((label, i) =>
      isOver
        ? svgText(left + 6, y(i) - 15, truncate(label, 46), { halo: true })
        : svgText(left - 8, y(i) + 4.5, axisName(label), { anchor: 'end' }),
    ),
  };
};

const marks = ({ x, bottom }: Rows, values: readonly number[], textOf: (value: number) => string): PagePart =>
  values.map((value) => [
    svgLine([x(value), TOP], [x(value), bottom]),
    axisText(x(value), TOP - 10, textOf(value), { anchor: 'middle' }),
  ]);

/** A scale from 0 to the highest share. A scale of plain numbers goes from the lowest to the highest number. */
const valueRows = (
  labels: readonly string[],
  values: readonly number[],
  canvas: Canvas,
  isPlain = false,
): readonly [Rows, PagePart] => {
  const most = Math.max(...(isPlain ? [] : [0.01]), ...values);
  const least = isPlain ? Math.min(...values) : 0;
  // If all numbers are equal, any span works.
  const rows = rowsFor(labels, [least, most > least ? most : least + 1], 54, canvas);
  const steps = canvas.narrow ? 3 : 6;
  const ticks = isPlain
    ? roundTicks(Math.max(most - least, 1e-6), steps, 1e-9).map((tick) => least + tick)
    : roundTicks(most, steps, 0.001);
  const axis = marks(rows, ticks, isPlain ? quantity : percentTick);
  return [
    rows,
    [axis, rows.names, svgLine([rows.x(least), TOP], [rows.x(least), rows.bottom], 'var(--soft)')],
  ];
};

const labelsOf = (rows: readonly { readonly label: string }[]): readonly string[] =>
  rows.map(({ label }) => label);

/** Draws chances as dots, on lines for their intervals. */
export const drawDots = (dots: readonly Dot[], caption: Caption, canvas: Canvas): PageElement => {
  const [rows, ground] = valueRows(
    labelsOf(dots),
    dots.map(({ high }) => high),
    canvas,
  );
  const { x, y, bottom } = rows;
  return picture(
    caption,
    canvas.width,
    bottom + 6,
    ground,
    dots.map(({ value, low, high, text }, i) => [
      svgLine([x(low), y(i)], [x(high), y(i)], 'var(--half)', 7),
      svgDot([x(value), y(i)], 4.5, { fill: 'var(--accent)' }),
      svgText(x(high) + 9, y(i) + 4.5, text, { weight: 600 }),
    ]),
  );
};

/** Draws base and what-if as two dots on one line. */
export const drawPairs = (
  { pairs, plain = false }: Extract<Figure, { kind: 'pairs' }>,
  caption: Caption,
  canvas: Canvas,
): PageElement => {
  const ends = pairs.map(({ base, variant }) => Math.max(base, variant));
  const all = pairs.flatMap(({ base, variant }) => [base, variant]);
  const [{ x, y, bottom }, ground] = valueRows(labelsOf(pairs), all, canvas, plain);
  return picture(
    caption,
    canvas.width,
    bottom + 6,
    ground,
    pairs.map(({ base, variant, text, certain }, i) => [
      svgLine([x(base), y(i)], [x(variant), y(i)], 'var(--half)', 3),
      svgDot([x(base), y(i)], 4.5, { fill: 'var(--paper)', stroke: 'var(--old)', 'stroke-width': 2 }),
      svgDot([x(variant), y(i)], 5, { fill: 'var(--accent)' }),
      svgText(x(ends[i] ?? 0) + 10, y(i) + 4.5, text, {
        weight: 600,
        fill: certain ? 'var(--ink)' : 'var(--soft)',
      }),
    ]),
  );
};

/** Draws two values of each row as bars, one above the other, with a mark to compare them with. */
export const drawTwoBars = (
  { bars, mark }: { readonly bars: readonly TwoBars[]; readonly mark: number },
  caption: Caption,
  canvas: Canvas,
): PageElement => {
  const values = bars.flatMap(({ one, all }) => [one, all ?? 0]);
  const most = Math.max(mark * 1.25, ...values);
  const rows = rowsFor(labelsOf(bars), [0, most], 54, canvas);
  const { x, y, bottom } = rows;
  const bar = (value: number, top: number, look: Readonly<Record<string, string>>): PagePart => [
    svgBox([x(0), top], [x(value) - x(0), 9], look),
    svgText(x(value) + 6, top + 9, value.toFixed(3), { size: FONT - 2 }),
  ];
  return picture(
    caption,
    canvas.width,
    bottom + 6,
    rows.names,
    bars.map(({ one, all }, i) =>
      [
        bar(one, y(i) - 10, { fill: 'var(--half)', stroke: 'var(--accent)' }),
        all !== undefined && bar(all, y(i) + 1, { fill: 'var(--accent)' }),
      ].filter((part) => part !== false),
    ),
    el('line', {
      x1: place(x(mark)),
      x2: place(x(mark)),
      y1: TOP - 4,
      y2: bottom,
      stroke: 'var(--ink)',
      'stroke-dasharray': '3 3',
    }),
    axisText(x(mark), TOP - 10, String(mark), { anchor: 'middle' }),
  );
};

/** Powers of two with their labels on an axis of factors. */
const POWERS = [
  [1 / 64, '× 1/64'],
  [1 / 16, '× 1/16'],
  [1 / 8, '× 1/8'],
  [1 / 4, '× 1/4'],
  [1 / 2, '× 1/2'],
  [1, '× 1'],
  [2, '× 2'],
  [4, '× 4'],
  [8, '× 8'],
  [16, '× 16'],
  [64, '× 64'],
] as const;

/** Draws factors as bars on a logarithmic scale. */
export const drawFactors = (bars: readonly Bar[], caption: Caption, canvas: Canvas): PageElement => {
  const reach = Math.max(Math.LN2, ...bars.map(({ value }) => Math.abs(value)));
  const limit = canvas.narrow ? reach * 1.45 : reach * 1.2;
  const sparse = reach > 2 || canvas.narrow ? 2 : 1;
  const ticks = POWERS.map(([value, text]) => ({ at: log(value), text })).filter(
    ({ at }) => Math.abs(at) <= limit && Math.round(at / Math.LN2) % sparse === 0,
  );
  const rows = rowsFor(labelsOf(bars), [-limit, limit], 16, canvas);
  const { x, y, bottom } = rows;
  return picture(
    caption,
    canvas.width,
    bottom + 6,
    ticks.map(({ at, text }) => marks(rows, [at], () => text)),
    rows.names,
    bars.map(({ value, text }, i) => [
      svgBox([Math.min(x(0), x(value)), y(i) - 9.5], [Math.abs(x(value) - x(0)), 19], {
        fill: value < 0 ? 'var(--less)' : 'var(--more)',
      }),
      svgText(x(value) + (value < 0 ? -6 : 6), y(i) + 4.5, text, { anchor: value < 0 ? 'end' : 'start' }),
    ]),
    svgLine([x(0), TOP], [x(0), bottom], 'var(--ink)'),
  );
};
