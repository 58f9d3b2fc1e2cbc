import type { WeightRow } from '../../report/run/weights-view.ts';
import { quantity } from '../../report/words/numbers.ts';
import { type Line, line, lineWidth, paragraph, plainText, span } from '../draw/line.ts';
import { clip, toColumns } from '../draw/text.ts';
import { rowsAround } from '../layout.ts';

/** Columns of `0.5 (1.5)`, and of the value alone: there the tick shows the old value. */
const VALUE_COLUMNS = 11;
const SHORT_VALUE_COLUMNS = 5;
const WIDE_FROM = 56;
const LEAST_NAME = 4;
const SHORTEST_TRACK = 10;
const LONGEST_TRACK = 30;

/** `├──●┊────┤`: the value of a weight between its ends, with a tick at the old value. */
const slider = ({ value, base, low, high }: WeightRow, columns: number): string => {
  const inner = Math.max(1, columns - 2);
  const at = (x: number): number => Math.round(((x - low) / Math.max(1e-9, high - low)) * (inner - 1));
  const track = Array.from({ length: inner }, (_, i) => (i === at(value) ? '●' : i === at(base) ? '┊' : '─'));
  return `├${track.join('')}┤`;
};

/** `2 (4)`: the weight as it is, and as it was. */
const valueText = ({ value, base, edited }: WeightRow): string =>
  edited ? `${quantity(value)} (${quantity(base)})` : quantity(value);

/** One weight. `name` is the number of columns of the longest name. */
const sliderLine = (row: WeightRow, chosen: boolean, name: number, columns: number): Line => {
  const end = columns < WIDE_FROM ? SHORT_VALUE_COLUMNS : VALUE_COLUMNS;
  const track = Math.min(LONGEST_TRACK, Math.max(SHORTEST_TRACK, columns - end - 4 - name));
  const label = Math.max(LEAST_NAME, columns - end - track - 4);
  const tone = chosen ? 'selected' : 'plain';
  return [
    span(chosen ? '▶ ' : row.edited ? '● ' : '  ', chosen ? tone : 'warning'),
    span(toColumns(row.label, label), tone),
    span(' '),
    span(slider(row, track), row.edited ? 'warning' : chosen ? 'focus' : 'dim'),
    span(' '),
    span(
      toColumns(columns < WIDE_FROM ? quantity(row.value) : valueText(row), end),
      row.edited ? 'warning' : 'plain',
    ),
  ];
};

const HEADS = { driver: 'What a state wants or fears', social: 'What others do' } as const;

/** The weights as sliders, around the selected weight. If there is room for all, they have headings. */
export const sliderLines = (
  rows: readonly WeightRow[],
  selected: number,
  columns: number,
  height: number,
): readonly Line[] => {
  const name = Math.max(LEAST_NAME, ...rows.map(({ label }) => lineWidth([span(label)])));
  const lines = rows.map((row, i) => sliderLine(row, i === selected, name, columns));
  if (lines.length + 2 > height) return rowsAround(lines, selected, height, (each) => each);
  const of = (kind: WeightRow['kind']): readonly Line[] => [
    line(HEADS[kind], 'dim'),
    ...lines.filter((_, i) => rows[i]?.kind === kind),
  ];
  return [...of('driver'), ...of('social')];
};

/** Rows of the headings of the sliders. */
const HEAD_ROWS = 2;
const LEAST_MEANING = 2;

/** What the selected weight means: in two lines, or in all the rows that `weights` sliders leave free. */
export const meaningLines = (
  meaning: string,
  weights: number,
  columns: number,
  rows: number,
): readonly Line[] => {
  const most = Math.max(LEAST_MEANING, rows - weights - HEAD_ROWS);
  const lines = paragraph(meaning, columns, 'dim');
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most - 1), line(clip(`${plainText(lines[most - 1] ?? [])} …`, columns), 'dim')];
};
