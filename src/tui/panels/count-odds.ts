import { spreadBar } from '../../report/charts/bars.ts';
import type { CountOdds, LiveOddsView } from '../../report/odds/live-view.ts';
import { fanLines as fan } from '../draw/chart-lines.ts';
import { fitLine, type Line, line, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';

/** From this many rows on, there is room for both fans. */
const FANS_FROM = 12;
const TAG_COLUMNS = 4;
const TEXT_COLUMNS = 12;

const boxLine = (tag: string, count: CountOdds, most: number, columns: number, dim: boolean): Line => {
  const end = count.fan.at(-1);
  if (!end) return [];
  const bar = spreadBar(end, most, Math.max(4, columns - TAG_COLUMNS - TEXT_COLUMNS));
  return [
    span(toColumns(tag, TAG_COLUMNS), 'dim'),
    span(bar, dim ? 'dim' : 'chart'),
    span(toColumns(`${end.q50} (${end.q05}–${end.q95})`, TEXT_COLUMNS, 'right'), dim ? 'dim' : 'strong'),
  ];
};

const scaleLine = (most: number, columns: number): Line => {
  const bar = Math.max(4, columns - TAG_COLUMNS - TEXT_COLUMNS);
  return line(`${' '.repeat(TAG_COLUMNS)}0${String(most).padStart(bar - 1)}`, 'dim');
};

const beside = (left: readonly Line[], right: readonly Line[], columns: number): readonly Line[] =>
  left.map((each, i) => [...fitLine(each, columns), span('  '), ...(right[i] ?? [])]);

const fanLines = (
  tag: string,
  { fan: bands }: CountOdds,
  high: number,
  columns: number,
  rows: number,
): readonly Line[] => [
  [span(tag, 'strong'), span(` turn by turn, 0 to ${high}`, 'dim')],
  ...fan({ bands }, high, columns, rows - 1),
];

/** How many recognise in the last turn, old and new. If there is room, turn by turn. */
export const countOddsLines = (
  odds: LiveOddsView | undefined,
  stale: boolean,
  columns: number,
  rows: number,
): readonly Line[] => {
  if (!odds || odds.futures === 0) return [line('…', 'dim')];
  const { now, before } = odds;
  const sides = before ? [before, now] : [now];
  const most = Math.max(5, ...sides.map(({ fan }) => fan.at(-1)?.q95 ?? 0));
  const boxes = before
    ? [boxLine('old', before, most, columns, true), boxLine('new', now, most, columns, stale)]
    : [boxLine('', now, most, columns, stale)];
  const about = line('median (9 in 10 futures)', 'dim');
  const top = [...boxes, scaleLine(most, columns), about];
  if (rows < FANS_FROM) return top.slice(0, rows);
  const high = Math.max(5, ...sides.flatMap(({ fan }) => fan.map((turn) => turn.q95)));
  const left = rows - top.length - 1;
  if (!before) return [...top, [], ...fanLines('all futures', now, high, columns, left)];
  const half = Math.floor((columns - 2) / 2);
  const [old, fresh] = [fanLines('old', before, high, half, left), fanLines('new', now, high, half, left)];
  return [...top, [], ...beside(old, fresh, half)];
};
