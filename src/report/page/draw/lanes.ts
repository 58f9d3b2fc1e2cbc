import { truncate } from '../../words/layout.ts';
import { el, type PageElement, type PagePart } from '../nodes.ts';
import {
  axisText,
  type Canvas,
  type Caption,
  FONT,
  pathThrough,
  picture,
  place,
  stepsThrough,
  svgBox,
  svgCurve,
  svgLine,
  svgText,
} from './canvas.ts';
import type { Figure, Lane } from './figures.ts';
import { ticksFor } from './time.ts';

type Lanes = Extract<Figure, { kind: 'lanes' }>;

const TOP = 24;
const LEVEL = 24;
const GAP = 30;
const DIGIT = 18;

/** How many levels a lane has above its lowest one. */
const levelsOf = ({ high, low }: Lane): number => high - low;

/** The parts of a course that differ from another course. Each part begins one turn before its first difference. */
const apart = (course: readonly number[], other: readonly number[]): readonly (readonly number[])[] => {
  const parts: number[][] = [];
  course.forEach((value, turn) => {
    if (Math.abs(value - (other[turn] ?? value)) < 1e-9) return;
    const last = parts.at(-1);
    if (last?.at(-1) === turn - 1) last.push(turn);
    else parts.push(turn === 0 ? [0] : [turn - 1, turn]);
  });
  return parts;
};

interface Placed {
  readonly lane: Lane;
  readonly left: number;
  readonly x: (turn: number) => number;
  readonly y: (value: number) => number;
}

const levelMark = ({ text, look }: Lane['marks'][number], x: number, y: number): PagePart => [
  look === '' ? undefined : svgBox([x - DIGIT / 2, y - DIGIT / 2], [DIGIT, DIGIT], { rx: 3, class: look }),
  el(
    'text',
    {
      x,
      y: place(y + 4.5),
      'text-anchor': 'middle',
      'font-size': FONT - 1,
      'font-weight': 700,
      ...(look === '' ? { fill: 'var(--soft)' } : { class: look.replace('r', 'n') }),
    },
    text,
  ),
];

const levels = ({ lane, left, y }: Placed, right: number): PagePart =>
  Array.from({ length: levelsOf(lane) + 1 }, (_, i) => {
    const at = y(lane.low + i);
    const mark = lane.marks[i];
    return [svgLine([left, at], [right, at]), mark && levelMark(mark, left - DIGIT / 2 - 6, at)];
  });

const laneParts = (placed: Placed, right: number): PagePart => {
  const { lane, x, y } = placed;
  const at = (turn: number, course: readonly number[]): readonly [number, number] => [
    x(turn),
    y(course[turn] ?? 0),
  ];
  const along = (turns: readonly number[], course: readonly number[]): string =>
    pathThrough(stepsThrough(turns.map((turn) => at(turn, course))));
  return [
    levels(placed, right),
    apart(lane.model, lane.course).map((turns) =>
      svgCurve(along(turns, lane.model), 'var(--old)', 2, { 'stroke-dasharray': '5 4' }),
    ),
    svgCurve(along([...lane.course.keys()], lane.course), 'var(--accent)', 3, { 'stroke-linejoin': 'round' }),
    lane.partings.map((turn) => {
      const [px, py] = at(turn, lane.course);
      return el('path', { d: `M${place(px)} ${place(py - 7)}l7 7-7 7-7-7z`, fill: 'var(--less)' });
    }),
  ];
};

/** Draws a lane for each state or track: the course of the class, and where the course of the model differs. */
export const drawLanes = ({ lanes, ticks, turns }: Lanes, caption: Caption, canvas: Canvas): PageElement => {
  const { width, narrow } = canvas;
  const left = narrow ? 30 : 190;
  const right = width - 30;
  const x = (turn: number): number => left + (turn / Math.max(1, turns)) * (right - left);
  const lead = narrow ? 24 : 0;
  let top = TOP;
  const parts = lanes.map((lane): PagePart => {
    const head = top + lead;
    const height = levelsOf(lane) * LEVEL;
    top = head + height + GAP;
    const first = head + 14;
    const y = (value: number): number => first + (lane.high - value) * LEVEL;
    const names: PagePart = narrow
      ? svgText(0, head, truncate(`${lane.team} · ${lane.name}`, 50), { weight: 700 })
      : [
          svgText(0, first + height / 2 - 2, truncate(lane.team, 20), { weight: 700, size: FONT + 1 }),
          svgText(0, first + height / 2 + 15, truncate(lane.name, 24), { fill: 'var(--soft)' }),
        ];
    return [names, laneParts({ lane, left, x, y }, right)];
  });
  return picture(
    caption,
    width,
    top - GAP + 26,
    ticksFor(ticks, canvas).map(({ turn, text }) => [
      svgLine([x(turn), TOP - 4], [x(turn), top - GAP + 22]),
      axisText(x(turn), 12, text, { anchor: 'middle' }),
    ]),
    parts,
  );
};
