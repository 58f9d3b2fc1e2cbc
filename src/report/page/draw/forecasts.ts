import { truncate } from '../../words/layout.ts';
import { el, type PageElement, type PagePart } from '../nodes.ts';
import {
  axisText,
  type Canvas,
  type Caption,
  FONT,
  percentTick,
  picture,
  roundTicks,
  svgBox,
  svgDot,
  svgLine,
  svgText,
} from './canvas.ts';
import type { Figure, GivenChance } from './figures.ts';

type Calibration = Extract<Figure, { kind: 'calibration' }>;
type Questions = Extract<Figure, { kind: 'questions' }>;

const SIDE = 250;
const LEFT = 46;
const TOP = 12;

/** Draws the share of events that came about, in this future and over all futures, for chances of similar size. */
export const drawCalibration = (
  { points, across }: Calibration,
  caption: Caption,
  _canvas: Canvas,
): PageElement => {
  const x = (share: number): number => LEFT + share * SIDE;
  const y = (share: number): number => TOP + (1 - share) * SIDE;
  return picture(
    caption,
    380,
    SIDE + TOP + 46,
    [0, 0.25, 0.5, 0.75, 1].map((share) => [
      svgLine([x(0), y(share)], [x(1), y(share)]),
      axisText(x(0) - 8, y(share) + 4, percentTick(share), { anchor: 'end' }),
      axisText(x(share), y(0) + 18, percentTick(share), { anchor: 'middle' }),
    ]),
    el('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: 'var(--edge)', 'stroke-dasharray': '4 4' }),
    points.map(({ said, happened, odds }) => [
      svgLine([x(said), y(happened)], [x(said), y(odds)], 'var(--edge)'),
      svgDot([x(said), y(odds)], 6.5, { fill: 'var(--accent)' }),
      svgDot([x(said), y(happened)], 6.5, {
        fill: 'var(--paper)',
        stroke: 'var(--accent)',
        'stroke-width': 2.5,
      }),
    ]),
    axisText(x(0.5), y(0) + 38, across, { anchor: 'middle' }),
  );
};

const QUESTION = 54;
const STRIP_TOP = 24;

/** The signs of a row, left to right. Signs at one place become one sign. Signs that touch are moved apart a little. */
const signsOf = (
  given: readonly GivenChance[],
  x: (chance: number) => number,
): readonly { readonly sign: string; readonly at: number; readonly shift: number }[] => {
  const places = [...new Set(given.map(({ chance }) => chance))].toSorted((a, b) => a - b);
  const signs = places.map((chance) => ({
    sign: given
      .filter((each) => each.chance === chance)
      .map(({ sign }) => sign)
      .join(''),
    at: x(chance),
  }));
  let shift = 0;
  return signs.map((each, i) => {
    const before = signs[i - 1];
    shift = before && each.at - before.at < 20 ? (shift === 0 ? 9 : -shift) : 0;
    return { ...each, shift };
  });
};

/** Draws the forecasts of the teams for each question, and the share of futures as a ring. */
export const drawQuestions = ({ questions }: Questions, caption: Caption, canvas: Canvas): PageElement => {
  const { width, narrow } = canvas;
  const [left, right] = [22, width - 40];
  const most = Math.max(
    0.1,
    ...questions.flatMap(({ odds, given }) => [odds, ...given.map(({ chance }) => chance)]),
  );
  const x = (chance: number): number => left + (chance / most) * (right - left);
  const foot = questions.length * QUESTION;
  const signPart = ({ sign, at, shift }: ReturnType<typeof signsOf>[number], middle: number): PagePart => {
    const half = 7 + 4 * [...sign].length;
    return [
      svgBox([at - half, middle + shift - 10], [half * 2, 20], {
        rx: 10,
        fill: 'var(--accent-soft)',
        stroke: 'var(--accent)',
      }),
      svgText(at, middle + shift + 4, sign, { anchor: 'middle', size: FONT - 2, weight: 700 }),
    ];
  };
  return picture(
    caption,
    width,
    foot + 26,
    roundTicks(most, narrow ? 4 : 8, 0.01).map((chance) => [
      svgLine([x(chance), STRIP_TOP], [x(chance), foot + 4]),
      axisText(x(chance), foot + 20, percentTick(chance), { anchor: 'middle' }),
    ]),
    questions.map(({ ask, odds, given }, i) => {
      const top = i * QUESTION;
      const middle = top + STRIP_TOP + 14;
      return [
        svgBox([0, top + 2], [width, 19], { fill: 'var(--paper)' }),
        svgText(0, top + 15, truncate(ask, narrow ? 54 : 110), { weight: 600 }),
        signsOf(given, x).map((each) => signPart(each, middle)),
        svgDot([x(odds), middle], 6, { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2.5 }),
      ];
    }),
  );
};
