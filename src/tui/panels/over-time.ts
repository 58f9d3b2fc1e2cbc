import type { IndexId } from '../../domain/indices.ts';
import { chartColumns, sparkline, stepChart } from '../../report/charts/lines.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import type { IndexRow, RunView } from '../../report/run/run-view.ts';
import { wrap } from '../../report/words/layout.ts';
import { fanLines as fanOf } from '../draw/chart-lines.ts';
import { fitLine, type Line, line, lineWidth, span } from '../draw/line.ts';
import { clip, screenText, toColumns } from '../draw/text.ts';

/** Labels for narrow panels. Reports use the long labels. */
const SHORT: Readonly<Record<IndexId, string>> = {
  recognisers: 'recognisers',
  legitimacy: 'legitimacy',
  isolation: 'isolation',
  frozen_assets: 'assets',
  norm_strength: 'norm',
  regional_stability: 'stability',
  womens_rights: 'leverage',
};

const LONG_FROM = 44;

const changeTone = (row: IndexRow) => (row.changeText === '' ? 'dim' : 'plain');

/** `Legitimacy of the target   5.4   +0.2`: the value, and its change since the start. */
const indexLine = (row: IndexRow, columns: number): Line => {
  const label = columns >= LONG_FROM ? row.label : SHORT[row.id];
  const change = toColumns(row.changeText === '' ? '=' : row.changeText, 6, 'right');
  return [
    span(toColumns(label, Math.max(1, columns - 13)), 'plain'),
    span(toColumns(row.text, 7, 'right'), 'strong'),
    span(change, changeTone(row)),
  ];
};

/** Two indices to a line, in whole numbers, for panels of few rows. */
const pairs = (indices: readonly IndexRow[], columns: number): readonly Line[] => {
  const half = Math.floor((columns - 2) / 2);
  const cell = (row: IndexRow | undefined): Line =>
    row
      ? [
          span(toColumns(SHORT[row.id], Math.max(1, half - 3))),
          span(toColumns(String(Math.round(row.value)), 3, 'right'), 'strong'),
        ]
      : [];
  return Array.from({ length: Math.ceil(indices.length / 2) }, (_, i) => [
    ...fitLine(cell(indices[2 * i]), half),
    span('  '),
    ...cell(indices[2 * i + 1]),
  ]);
};

/** `recognisers ▁▁▂▂▃ 1 → 3`. */
const countLine = (counts: readonly number[], columns: number): Line => {
  const first = counts[0] ?? 0;
  const now = counts.at(-1) ?? 0;
  const end: Line = [span(` ${first} → `), span(String(now), 'strong')];
  const label = span('recognisers ');
  const room = columns - lineWidth([label, ...end]);
  const high = Math.max(now, first + 4, ...counts);
  return [label, span(sparkline(counts, room, 0, high), 'chart'), ...end];
};

/** `in futures  ▁▂▃▄ 2 (1–5)`: the mean count turn by turn, its median and the middle nine tenths at the end. */
const fanLine = ({ now }: LiveOddsView, columns: number): Line => {
  const end = now.fan.at(-1);
  if (!end) return line('in futures  …', 'dim');
  const ends: Line = [span(` ${end.q50}`, 'strong'), span(` (${end.q05}–${end.q95})`)];
  const label = span('in futures  ');
  const room = columns - lineWidth([label, ...ends]);
  const means = now.fan.map(({ mean }) => mean);
  const high = Math.max((means[0] ?? 0) + 4, ...means);
  return [label, span(sparkline(means, room, 0, high), 'chart'), ...ends];
};

const AXIS_COLUMNS = 4;

/** The count of this future on the fan of all futures. */
const fanLines = (view: RunView, odds: LiveOddsView, columns: number, rows: number): readonly Line[] => {
  const { fan } = odds.now;
  const high = Math.max(4, ...view.counts, ...fan.map((turn) => turn.q95));
  const wide = columns - AXIS_COLUMNS;
  const chart = fanOf({ bands: fan, curve: view.counts }, high, wide, rows - 3);
  const label = (row: number): string => (row === 0 ? String(high) : row === chart.length - 1 ? '0' : '');
  const end = fan.at(-1);
  const ends = end ? `${end.q50} (${end.q05}–${end.q95})` : '';
  return [
    [
      span('recognisers: '),
      span(String(view.recognisers), 'strong'),
      span(` · by ${odds.by}: `, 'dim'),
      span(ends),
    ],
    ...chart.map((text, row): Line => [span(`${label(row).padStart(2)} │`, 'dim'), ...text]),
    line(`${' '.repeat(AXIS_COLUMNS)}0${`turn ${view.turns}`.padStart(Math.max(0, wide - 1))}`, 'dim'),
    [
      span('━', 'strong'),
      span(' this future  ', 'dim'),
      span('█', 'chart'),
      span(' median  ▓ half  ░ 9 in 10 futures', 'dim'),
    ],
  ];
};

/** The count of recognisers turn by turn: filled columns over a line of turns, its scale on the left. */
const chartLines = (view: RunView, columns: number, rows: number): readonly Line[] => {
  const high = Math.max(4, ...view.counts);
  const chart = stepChart(view.counts, columns - AXIS_COLUMNS, rows - 2, high, view.turns + 1);
  const label = (row: number): string => (row === 0 ? String(high) : row === chart.length - 1 ? '0' : '');
  const end = `turn ${view.turns}`;
  const width = chartColumns(columns - AXIS_COLUMNS, view.turns + 1);
  return [
    [span('recognisers: '), span(String(view.recognisers), 'strong'), span(` of ${view.states}`, 'dim')],
    ...chart.map((text, row): Line => [span(`${label(row).padStart(2)} │`, 'dim'), span(text, 'chart')]),
    line(`${' '.repeat(AXIS_COLUMNS)}0${end.padStart(Math.max(0, width - 1))}`, 'dim'),
  ];
};

/** Who recognises, in a line or two. */
const whoLines = (view: RunView, columns: number): readonly Line[] => {
  const names = view.rows.filter((row) => row.recognises).map((row) => screenText(row.name));
  const parts = wrap(names.join(', '), { width: columns });
  return parts
    .slice(0, 2)
    .map((part, i) => line(i === 1 && parts.length > 2 ? clip(`${part} …`, columns) : part));
};

/** The recognisers over time, and the present indices with their change since the start. */
export const overTimeLines = (
  view: RunView,
  columns: number,
  rows: number,
  odds?: LiveOddsView,
): readonly Line[] => {
  const indices = view.indices.filter((row) => row.id !== 'recognisers');
  const counts = [countLine(view.counts, columns), ...(odds ? [fanLine(odds, columns)] : [])];
  if (rows < indices.length + 1) return [...counts, ...pairs(indices, columns)].slice(0, rows);
  const chartRows = rows - indices.length - 1;
  const who = chartRows >= 8 ? whoLines(view, columns) : [];
  const chart = (most: number): readonly Line[] =>
    odds && odds.futures > 0 && most >= 7
      ? fanLines(view, odds, columns, most)
      : chartLines(view, columns, most);
  const top = chartRows >= 5 ? [...chart(chartRows - who.length), ...who] : counts;
  return [...top, ...(top.length > 1 ? [[]] : []), ...indices.map((row) => indexLine(row, columns))].slice(
    0,
    rows,
  );
};
