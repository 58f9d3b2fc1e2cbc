import { axisX, axisY, barX, dot, gridX, type PlotOptions, ruleX, ruleY, text } from '@observablehq/plot';
import { log } from '../../../domain/exp-log.ts';
import { axisName, type Canvas, FONT, nameRoom, percentTick } from './canvas.ts';
import type { Bar, Dot, Pair } from './figures.ts';

const ROW = 27;

interface Row {
  readonly label: string;
}

/** Rows from top to bottom, each with its name at the left. They are numbered, since two states may share a name. */
const rowsOf = (rows: readonly Row[], canvas: Canvas, marginRight: number): PlotOptions => ({
  height: rows.length * ROW + 46,
  marginLeft: nameRoom(
    rows.map(({ label }) => label),
    canvas,
  ),
  marginRight,
  marginTop: 30,
  marginBottom: 16,
  y: { type: 'band', domain: rows.map((_, i) => i), padding: 0.3 },
});

const names = (rows: readonly Row[], canvas: Canvas) =>
  axisY({
    label: null,
    tickSize: 0,
    tickPadding: 8,
    fontSize: FONT,
    tickFormat: (i: number) => axisName(rows[i]?.label ?? '', canvas),
  });

const numbered = <Kind>(rows: readonly Kind[]) => rows.map((row, i) => ({ ...row, i }));

const shareAxis = ({ narrow }: Canvas, plain = false) =>
  axisX({
    anchor: 'top',
    label: null,
    tickSize: 0,
    ticks: narrow ? 3 : 6,
    ...(plain ? {} : { tickFormat: percentTick }),
    fontSize: FONT - 1,
    fill: 'var(--soft)',
  });

const shareGrid = ({ narrow }: Canvas) =>
  gridX({ ticks: narrow ? 3 : 6, stroke: 'var(--rule)', strokeOpacity: 1 });

/** Draws chances as dots, on lines for their intervals. */
export const drawDots = (dots: readonly Dot[], canvas: Canvas): PlotOptions => {
  const rows = numbered(dots);
  const most = Math.max(0.01, ...dots.map(({ high }) => high));
  return {
    ...rowsOf(dots, canvas, 54),
    x: { domain: [0, most] },
    marks: [
      shareGrid(canvas),
      shareAxis(canvas),
      names(dots, canvas),
      ruleX([0], { stroke: 'var(--soft)' }),
      ruleY(rows, { x1: 'low', x2: 'high', y: 'i', stroke: 'var(--half)', strokeWidth: 7 }),
      dot(rows, { x: 'value', y: 'i', r: 4.5, fill: 'var(--dot)' }),
      text(rows, {
        x: 'high',
        y: 'i',
        text: 'text',
        textAnchor: 'start',
        dx: 9,
        fontSize: FONT,
        fontWeight: 600,
      }),
    ],
  };
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
export const drawFactors = (bars: readonly Bar[], canvas: Canvas): PlotOptions => {
  const rows = numbered(bars).map((bar) => ({ ...bar, left: bar.value < 0 }));
  const reach = Math.max(Math.LN2, ...bars.map(({ value }) => Math.abs(value)));
  const limit = canvas.narrow ? reach * 1.45 : reach * 1.2;
  const sparse = reach > 2 || canvas.narrow ? 2 : 1;
  const ticks = POWERS.map(([value]) => log(value)).filter(
    (tick) => Math.abs(tick) <= limit && Math.round(tick / Math.LN2) % sparse === 0,
  );
  const label = new Map<number, string>(POWERS.map(([value, words]) => [log(value), words]));
  const side = (left: boolean) =>
    text(
      rows.filter((row) => row.left === left),
      {
        x: 'value',
        y: 'i',
        text: 'text',
        textAnchor: left ? 'end' : 'start',
        dx: left ? -6 : 6,
        fontSize: FONT,
      },
    );
  return {
    ...rowsOf(bars, canvas, 16),
    x: { domain: [-limit, limit] },
    marks: [
      gridX(ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
      axisX(ticks, {
        anchor: 'top',
        label: null,
        tickSize: 0,
        tickFormat: (tick: number) => label.get(tick) ?? '',
        fontSize: FONT - 1,
        fill: 'var(--soft)',
      }),
      names(bars, canvas),
      barX(rows, {
        x: 'value',
        y: 'i',
        fill: (row: Bar) => (row.value < 0 ? 'var(--against)' : 'var(--for)'),
      }),
      ruleX([0], { stroke: 'var(--ink)' }),
      side(true),
      side(false),
    ],
  };
};

/** Draws base and what-if as two dots on one line. */
export const drawPairs = (pairs: readonly Pair[], canvas: Canvas, plain = false): PlotOptions => {
  const rows = numbered(pairs).map((pair) => ({ ...pair, end: Math.max(pair.base, pair.variant) }));
  const most = Math.max(...(plain ? [] : [0.01]), ...rows.map(({ end }) => end));
  const least = plain ? Math.min(...rows.map(({ base, variant }) => Math.min(base, variant))) : 0;
  return {
    ...rowsOf(pairs, canvas, 54),
    x: { domain: [least, most] },
    marks: [
      shareGrid(canvas),
      shareAxis(canvas, plain),
      names(pairs, canvas),
      ruleX([least], { stroke: 'var(--soft)' }),
      ruleY(rows, { x1: 'base', x2: 'variant', y: 'i', stroke: 'var(--half)', strokeWidth: 3 }),
      dot(rows, { x: 'base', y: 'i', r: 4.5, fill: 'var(--paper)', stroke: 'var(--base)', strokeWidth: 2 }),
      dot(rows, { x: 'variant', y: 'i', r: 5, fill: 'var(--dot)' }),
      text(rows, {
        x: 'end',
        y: 'i',
        text: 'text',
        textAnchor: 'start',
        dx: 10,
        fontSize: FONT,
        fontWeight: 600,
        fill: (pair: Pair) => (pair.certain ? 'var(--ink)' : 'var(--soft)'),
      }),
    ],
  };
};
