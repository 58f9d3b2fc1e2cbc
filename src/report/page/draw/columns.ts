import type { PageElement } from '../nodes.ts';
import { type Canvas, type Caption, FONT, picture, svgBox, svgLine, svgText } from './canvas.ts';
import type { Bar, Figure } from './figures.ts';

const HEIGHT = 220;
const TOP = 40;
const BOTTOM = 44;

type Columns = Extract<Figure, { kind: 'columns' }>;

/** Draws columns, each with its value above it. One column may be marked with a word. */
export const drawColumns = (
  { bars, label, marked }: Columns,
  caption: Caption,
  canvas: Canvas,
): PageElement => {
  const { width, narrow } = canvas;
  const top = marked ? TOP : TOP - 18;
  const most = Math.max(0.01, ...bars.map(({ value }) => value));
  const room = (width - 16) / Math.max(1, bars.length);
  const size = narrow ? FONT - 3 : FONT;
  const foot = HEIGHT - BOTTOM;
  const textOf = ({ text }: Bar): string => (narrow && bars.length > 10 ? text.replace(/\s?%/, '') : text);
  return picture(
    caption,
    width,
    HEIGHT,
    bars.map((bar, i) => {
      const height = (bar.value / most) * (foot - top);
      const middle = 8 + room * (i + 0.5);
      const isMarked = marked?.at === i;
      const look = { anchor: 'middle', size, ...(isMarked ? { weight: 700 } : {}) } as const;
      return [
        svgBox([middle - room * 0.38, foot - height], [room * 0.76, height], {
          fill: isMarked ? 'var(--accent)' : 'var(--half)',
          stroke: 'var(--accent)',
        }),
        svgText(middle, foot - height - 6, textOf(bar), look),
        svgText(middle, foot + 18, bar.label, look),
        isMarked ? svgText(middle, foot - height - 22, marked.word, look) : undefined,
      ];
    }),
    svgLine([8, foot], [width - 8, foot], 'var(--soft)'),
    svgText(width / 2, HEIGHT - 6, label, { anchor: 'middle', size }),
  );
};
