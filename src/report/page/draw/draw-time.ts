import {
  areaY,
  axisX,
  axisY,
  barY,
  dot,
  gridY,
  line,
  type PlotOptions,
  ruleY,
  text,
} from '@observablehq/plot';
import type { Spread } from '../../../study/odds/fan.ts';
import { truncate } from '../../words/layout.ts';
import { quantity } from '../../words/numbers.ts';
import { type Canvas, FONT, nameRoom, percentTick, roundStep, spreadApart } from './canvas.ts';
import type { Bar, Curve, Tick } from './figures.ts';

const HEIGHT = 330;
const TOP = 16;
const BOTTOM = 34;
const SMALL = { fontSize: FONT - 1, fill: 'var(--soft)' } as const;

/** Leaves out marks on a narrow page, so that dates do not touch. */
const thinned = (ticks: readonly Tick[], { narrow }: Canvas): readonly Tick[] =>
  narrow ? ticks.filter((_, i) => i % (ticks.length > 4 ? 3 : 2) === 0) : ticks;

const timeAxis = (ticks: readonly Tick[], canvas: Canvas) => {
  const shown = thinned(ticks, canvas);
  const texts = new Map(shown.map(({ turn, text: words }) => [turn, words]));
  return axisX(
    shown.map(({ turn }) => turn),
    {
      label: null,
      tickSize: 4,
      tickFormat: (turn: number) => texts.get(turn) ?? '',
      stroke: 'var(--soft)',
      ...SMALL,
    },
  );
};

const frame = (canvas: Canvas, marginRight: number): PlotOptions => ({
  height: HEIGHT,
  marginTop: TOP,
  marginBottom: BOTTOM,
  marginLeft: 44,
  marginRight: canvas.narrow ? Math.min(118, marginRight) : marginRight,
});

/** The height of a line of text, in units of a scale from 0 to `most`. */
const lineOf = (most: number): number => ((FONT + 3) / (HEIGHT - TOP - BOTTOM)) * most;

const endLabels = (last: Spread, most: number) => {
  const parts = [
    { value: last.q95, text: `nine in ten ${quantity(last.q05)}–${quantity(last.q95)}` },
    { value: last.q75, text: `half ${quantity(last.q25)}–${quantity(last.q75)}` },
    { value: last.q50, text: `median ${quantity(last.q50)}` },
  ];
  const places = spreadApart(
    parts.map(({ value }) => value),
    lineOf(most),
    0,
    most,
  );
  return parts.map((part, i) => ({ ...part, turn: last.turn, place: places[i] ?? 0 }));
};

/** Draws the spread of a count over all futures, turn by turn. */
export const drawFan = (fan: readonly Spread[], ticks: readonly Tick[], canvas: Canvas): PlotOptions => {
  const most = Math.max(2, ...fan.map(({ q95 }) => q95)) * 1.08;
  const last = fan.at(-1);
  const step = roundStep(most, 8);
  const counts = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const across = { x: 'turn', curve: 'step-before' } as const;
  return {
    ...frame(canvas, 128),
    x: { domain: [0, last?.turn ?? 1] },
    y: { domain: [0, most] },
    marks: [
      gridY(counts, { stroke: 'var(--rule)', strokeOpacity: 1 }),
      areaY(fan, { ...across, y1: 'q05', y2: 'q95', fill: 'var(--band)' }),
      areaY(fan, { ...across, y1: 'q25', y2: 'q75', fill: 'var(--half)' }),
      line(fan, { ...across, y: 'q50', stroke: 'var(--mid)', strokeWidth: 2.5 }),
      axisY(counts, { label: null, tickSize: 0, tickFormat: (count: number) => quantity(count), ...SMALL }),
      timeAxis(ticks, canvas),
      ruleY([0], { stroke: 'var(--soft)' }),
      ...(last
        ? [
            text(endLabels(last, most), {
              x: 'turn',
              y: 'place',
              text: 'text',
              textAnchor: 'start',
              dx: 8,
              fontSize: FONT,
            }),
          ]
        : []),
    ],
  };
};

/** Draws curves of shares, each in its own colour with its name at its end. */
export const drawLines = (lines: readonly Curve[], ticks: readonly Tick[], canvas: Canvas): PlotOptions => {
  const turns = Math.max(1, ...lines.map(({ shares }) => shares.length - 1));
  const most = Math.max(0.01, ...lines.flatMap(({ shares }) => shares)) * 1.05;
  const colour = (i: number): string => `var(--s${(i % 7) + 1})`;
  const ends = lines.map(({ shares }) => shares.at(-1) ?? 0);
  const places = spreadApart(ends, lineOf(most), 0, most);
  const wide = canvas.narrow ? 13 : 24;
  const labels = lines.map(({ label }, i) => ({
    turn: turns,
    place: places[i] ?? 0,
    text: truncate(label, wide),
    colour: colour(i),
  }));
  const points = ends.map((share, i) => ({ turn: turns, share, colour: colour(i) }));
  return {
    ...frame(
      canvas,
      nameRoom(
        lines.map(({ label }) => truncate(label, wide)),
        canvas,
      ) + 14,
    ),
    x: { domain: [0, turns] },
    y: { domain: [0, most] },
    color: { type: 'identity' },
    marks: [
      gridY({ ticks: 6, stroke: 'var(--rule)', strokeOpacity: 1 }),
      axisY({ label: null, tickSize: 0, ticks: 6, tickFormat: percentTick, ...SMALL }),
      timeAxis(ticks, canvas),
      ruleY([0], { stroke: 'var(--soft)' }),
      ...lines.map(({ shares }, i) =>
        line(
          shares.map((share, turn) => ({ share, turn })),
          { x: 'turn', y: 'share', stroke: colour(i), strokeWidth: 2.25 },
        ),
      ),
      dot(points, { x: 'turn', y: 'share', r: 3, fill: 'colour' }),
      text(labels, {
        x: 'turn',
        y: 'place',
        text: 'text',
        fill: 'colour',
        textAnchor: 'start',
        dx: 9,
        fontSize: FONT,
        fontWeight: 600,
      }),
    ],
  };
};

/** Draws columns, each with its value above it. */
export const drawColumns = (bars: readonly Bar[], label: string, canvas: Canvas): PlotOptions => {
  const rows = bars.map((bar, i) => ({ ...bar, i }));
  return {
    height: 240,
    marginTop: 22,
    marginBottom: 44,
    marginLeft: 8,
    marginRight: 8,
    x: { type: 'band', domain: rows.map(({ i }) => i), padding: 0.25 },
    y: { domain: [0, Math.max(0.01, ...bars.map(({ value }) => value))], axis: null },
    marks: [
      barY(rows, { x: 'i', y: 'value', fill: 'var(--for)' }),
      axisX({
        label,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 40,
        tickSize: 0,
        tickFormat: (i: number) => bars[i]?.label ?? '',
        fontSize: canvas.narrow ? FONT - 3 : FONT,
      }),
      ruleY([0], { stroke: 'var(--soft)' }),
      text(rows, {
        x: 'i',
        y: 'value',
        text: (bar: Bar) => (canvas.narrow && bars.length > 10 ? bar.text.replace(/\s?%/, '') : bar.text),
        dy: -9,
        fontSize: canvas.narrow ? FONT - 3 : FONT,
      }),
    ],
  };
};
