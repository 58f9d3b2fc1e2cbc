import { fullScale, type PassageRole, passageRows } from '../../report/charts/first-passage.ts';
import { axis } from '../../report/charts/scale.ts';
import type { PassageView } from '../../report/odds/passage-view.ts';
import { toned } from '../draw/chart-lines.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import type { Tone } from '../draw/theme.ts';
import { intervalText, shortShare } from './odds-text.ts';

const TONES: Readonly<Record<PassageRole, Tone>> = {
  blank: 'plain',
  sure: 'chart',
  unsure: 'dim',
  before: 'strong',
};

/** `100 % │`. */
const SCALE_COLUMNS = 7;

/** From this many rows on, there is room for the chance by each year beside a curve. */
const MARKS_FROM = 7;

const marksText = ({ marks }: PassageView): string =>
  marks
    .map(({ by, share }) =>
      [shortShare(share.share), intervalText(share), `by ${by}`].filter(Boolean).join(' '),
    )
    .join(' · ');

const headLines = (view: PassageView, columns: number, rows: number): readonly Line[] => {
  const { marks, before } = view;
  const shown = rows >= MARKS_FROM ? marks : marks.slice(-1);
  const old = before ? ` · ○ without the edits ${shortShare(before.at(-1) ?? 0)}` : '';
  return paragraph(marksText({ ...view, marks: shown }) + old, columns, 'strong');
};

/**
 * A state's chance to have recognised by each turn, with its 95 % interval. It is given in figures, and as a curve that
 * is solid up to the sure part. At most `rows` lines. If a curve has no room, there are figures alone.
 */
export const passageCurveLines = (
  view: PassageView | undefined,
  columns: number,
  rows: number,
): readonly Line[] => {
  if (!view) return [line('…', 'dim')];
  const head = headLines(view, columns, rows);
  const height = rows - head.length - 1;
  const wide = columns - SCALE_COLUMNS;
  if (height < 1 || wide < 8) return head.slice(0, rows);
  const { curve, before = [] } = view;
  const most = fullScale([...curve.map(({ high }) => high), ...before]);
  const chart = toned(passageRows({ curve, before, most }, wide, height), TONES);
  const label = (row: number): string =>
    row === 0 ? `${Math.round(most * 100)} %` : row === height - 1 ? '0' : '';
  return [
    ...head,
    ...chart.map(
      (cells, row): Line => [span(`${label(row).padStart(SCALE_COLUMNS - 2)} │`, 'dim'), ...cells],
    ),
    line(' '.repeat(SCALE_COLUMNS) + axis(view.from, view.by, wide), 'dim'),
  ];
};
