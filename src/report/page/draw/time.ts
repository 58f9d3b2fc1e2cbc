import type { Spread } from '../../../study/odds/fan.ts';
import { truncate } from '../../words/layout.ts';
import { quantity } from '../../words/numbers.ts';
import { el, type PageElement, type PagePart } from '../nodes.ts';
import {
  axisText,
  type Canvas,
  type Caption,
  FONT,
  nameRoom,
  pathThrough,
  percentTick,
  picture,
  roundTicks,
  spreadApart,
  stepsThrough,
  svgCurve,
  svgDot,
  svgLine,
  svgText,
} from './canvas.ts';
import type { Curve, Tick } from './figures.ts';

const HEIGHT = 300;
const TOP = 16;
const BOTTOM = 30;
const LEFT = 44;

/** Leaves out marks on a narrow page, so that dates do not touch. */
export const ticksFor = (ticks: readonly Tick[], { narrow }: Canvas): readonly Tick[] =>
  narrow ? ticks.filter((_, i) => i % (ticks.length > 4 ? 3 : 2) === 0) : ticks;

/** A frame of turns and values, with its marks. */
interface Frame {
  readonly right: number;
  readonly x: (turn: number) => number;
  readonly y: (value: number) => number;
  readonly ground: PagePart;
}

interface Scales {
  readonly turns: number;
  readonly most: number;
  readonly marks: readonly number[];
  readonly textOf: (value: number) => string;
}

const frameFor = (
  { turns, most, marks, textOf }: Scales,
  ticks: readonly Tick[],
  room: number,
  canvas: Canvas,
): Frame => {
  const right = canvas.width - (canvas.narrow ? Math.min(118, room) : room);
  const x = (turn: number): number => LEFT + (turn / turns) * (right - LEFT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - TOP);
  return {
    right,
    x,
    y,
    ground: [
      marks.map((value) => [
        svgLine([LEFT, y(value)], [right, y(value)]),
        axisText(LEFT - 8, y(value) + 4, textOf(value), { anchor: 'end' }),
      ]),
      ticksFor(ticks, canvas).map(({ turn, text }) => [
        svgLine([x(turn), HEIGHT - BOTTOM], [x(turn), HEIGHT - BOTTOM + 5], 'var(--soft)'),
        axisText(x(turn), HEIGHT - BOTTOM + 18, text, { anchor: 'middle' }),
      ]),
      svgLine([LEFT, y(0)], [right, y(0)], 'var(--soft)'),
    ],
  };
};

/** Labels at the right end. No label covers another label. */
const endLabels = (
  labels: readonly { readonly value: number; readonly text: string; readonly fill?: string }[],
  { right, y }: Frame,
): PagePart => {
  const places = spreadApart(
    labels.map(({ value }) => y(value)),
    FONT + 3,
    TOP,
    HEIGHT - BOTTOM,
  );
  return labels.map(({ text, fill }, i) =>
    svgText(right + 9, (places[i] ?? 0) + 4, text, fill === undefined ? {} : { fill, weight: 600 }),
  );
};

/** Draws the spread of a count over all futures, turn by turn. */
export const drawFan = (
  fan: readonly Spread[],
  ticks: readonly Tick[],
  caption: Caption,
  canvas: Canvas,
): PageElement => {
  const most = Math.max(2, ...fan.map(({ q95 }) => q95)) * 1.08;
  const last = fan.at(-1);
  const scales = { turns: last?.turn || 1, most, marks: roundTicks(most, 8), textOf: quantity };
  const frame = frameFor(scales, ticks, 128, canvas);
  const { x, y } = frame;
  const along = (of: (each: Spread) => number): ReturnType<typeof stepsThrough> =>
    stepsThrough(fan.map((each) => [x(each.turn), y(of(each))]));
  const band = (low: (each: Spread) => number, high: (each: Spread) => number, fill: string): PageElement =>
    el('path', { d: `${pathThrough([...along(high), ...along(low).toReversed()])}z`, fill });
  return picture(
    caption,
    canvas.width,
    HEIGHT,
    frame.ground,
    band(
      ({ q05 }) => q05,
      ({ q95 }) => q95,
      'var(--band)',
    ),
    band(
      ({ q25 }) => q25,
      ({ q75 }) => q75,
      'var(--half)',
    ),
    svgCurve(pathThrough(along(({ q50 }) => q50)), 'var(--accent)', 2.5),
    last &&
      endLabels(
        [
          { value: last.q95, text: `nine in ten ${quantity(last.q05)}–${quantity(last.q95)}` },
          { value: last.q75, text: `half ${quantity(last.q25)}–${quantity(last.q75)}` },
          { value: last.q50, text: `median ${quantity(last.q50)}` },
        ],
        frame,
      ),
  );
};

/** Draws curves of shares, each in its own colour with its name at its end. */
export const drawLines = (
  lines: readonly Curve[],
  ticks: readonly Tick[],
  caption: Caption,
  canvas: Canvas,
): PageElement => {
  const turns = Math.max(1, ...lines.map(({ shares }) => shares.length - 1));
  const most = Math.max(0.01, ...lines.flatMap(({ shares }) => shares)) * 1.05;
  const colour = (i: number): string => `var(--s${(i % 7) + 1})`;
  const names = lines.map(({ label }) => truncate(label, canvas.narrow ? 13 : 24));
  const scales = { turns, most, marks: roundTicks(most, 6, 0.001), textOf: percentTick };
  const frame = frameFor(scales, ticks, nameRoom(names) + 14, canvas);
  const { x, y } = frame;
  const ends = lines.map(({ shares }) => shares.at(-1) ?? 0);
  return picture(
    caption,
    canvas.width,
    HEIGHT,
    frame.ground,
    lines.map(({ shares }, i) =>
      svgCurve(pathThrough(shares.map((share, turn) => [x(turn), y(share)])), colour(i), 2.25),
    ),
    ends.map((share, i) => svgDot([x(turns), y(share)], 3, { fill: colour(i) })),
    endLabels(
      names.map((text, i) => ({ value: ends[i] ?? 0, text, fill: colour(i) })),
      frame,
    ),
  );
};
