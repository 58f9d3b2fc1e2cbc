import { isSettled, type Share } from '../../domain/intervals.ts';
import { intervalBar } from '../../report/charts/bars.ts';
import { fullScale } from '../../report/charts/first-passage.ts';
import type { LiveOddsView, NowAndBefore, OddsRow } from '../../report/odds/live-view.ts';
import { isChanged } from '../../report/words/verdicts.ts';
import { type Line, line, listEntry, paragraph, span, type TextSpan } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import type { Tone } from '../draw/theme.ts';
import { intervalText, markedName, shortShare, VERDICT_MARKS, worthSentence } from './odds-text.ts';

interface LiveOddsData {
  readonly odds: LiveOddsView | undefined;
  /** True if the odds are of an earlier question. They are shown dimmed until the new odds come. */
  readonly stale: boolean;
  readonly selected: string;
}

/** The odds to which the verdict on a state refers. */
export const judged = (row: OddsRow): NowAndBefore => row.atEnd ?? row;

/** The full scale of the bars. */
const scaleOf = (states: readonly OddsRow[]): number =>
  fullScale(states.map(judged).flatMap(({ now, before }) => [now.share, before?.share ?? 0]));

/** A settled state has a low rank. A change counts more than the odds, so that the screen shows what an edit does. */
const rank = (row: OddsRow): number => {
  const { now, before = now } = judged(row);
  if (isSettled(now) && isSettled(before)) return Math.max(now.share, before.share) / 1000;
  const change = isChanged(row.verdict) && !row.isMoved ? 3 * Math.abs(now.share - before.share) : 0;
  return Math.max(now.share, before.share) + change;
};

/**
 * The selected state, and the states with the largest odds or changes. They are in the order of the odds without edits.
 */
export const statesThatMatter = (
  states: readonly OddsRow[],
  selected: string,
  most: number,
): readonly OddsRow[] => {
  const open = states.filter(
    ({ fromStart, verdict, id }) => !fromStart || isChanged(verdict) || id === selected,
  );
  const ranked = open.toSorted((a, b) => rank(b) - rank(a));
  const chosen = ranked.find(({ id }) => id === selected);
  const top = ranked.filter((state) => state !== chosen).slice(0, Math.max(0, most - (chosen ? 1 : 0)));
  const early = (row: OddsRow): number => (judged(row).before ?? judged(row).now).share;
  return (chosen ? [...top, chosen] : top).toSorted((a, b) => early(b) - early(a)).slice(0, most);
};

interface Widths {
  readonly name: number;
  readonly interval: number;
  readonly bar: number;
}

/** With fewer rows than this, each state has one row, and there is no axis. */
const COMPACT_BELOW = 9;

const SHARE_COLUMNS = 6;
const INTERVAL_COLUMNS = 10;
/** Columns of five parts: the mark and a blank, a blank, `old` and a blank, the share, a blank. */
const FIXED = 2 + 1 + 4 + SHARE_COLUMNS + 1;

const widthsOf = (columns: number): Widths => {
  const interval = columns >= 54 ? INTERVAL_COLUMNS : 0;
  const room = columns - FIXED - interval;
  const name = Math.max(6, Math.min(22, Math.floor(room * 0.5)));
  return { name, interval, bar: Math.max(3, room - name) };
};

const figures = (
  share: Share,
  tag: string,
  tone: Tone,
  scale: number,
  widths: Widths,
): readonly TextSpan[] => {
  const [solid, shaded] = intervalBar(share, scale, widths.bar);
  return [
    span(toColumns(tag, 4), 'dim'),
    span(toColumns(shortShare(share.share), SHARE_COLUMNS, 'right'), tone === 'dim' ? 'dim' : 'strong'),
    ...(widths.interval > 0 ? [span(toColumns(` ${intervalText(share)}`, widths.interval), 'dim')] : []),
    span(' '),
    span(solid, tone),
    span(shaded, 'dim'),
  ];
};

/** The name of a state, with a mark if its odds are special. */
export const nameOfRow = (row: OddsRow): string => markedName(row, row.atEnd !== undefined);

const stateLines = (state: OddsRow, data: LiveOddsData, scale: number, widths: Widths): readonly Line[] => {
  const { now, before } = judged(state);
  const chosen = state.id === data.selected;
  const lead: Line = [...listEntry(toColumns(nameOfRow(state), widths.name), chosen), span(' ')];
  const fresh = data.stale ? 'dim' : 'chart';
  if (!before) return [[...lead, ...figures(now, '', fresh, scale, widths)]];
  const mark = VERDICT_MARKS[state.verdict];
  const blank = span(' '.repeat(widths.name - 1));
  const shown = data.stale ? span('  ') : span(`${mark.text} `, mark.tone);
  const tone = data.stale ? 'dim' : isChanged(state.verdict) ? mark.tone : 'chart';
  return [
    [...lead, ...figures(before, 'old', 'dim', scale, widths)],
    [span('  '), blank, shown, ...figures(now, 'new', tone, scale, widths)],
  ];
};

/** The one line of a state if rows are few: both shares, and the new bar. A tick shows where the old bar ended. */
const compactLine = (state: OddsRow, data: LiveOddsData, scale: number, columns: number): Line => {
  const { now, before = now } = judged(state);
  const chosen = state.id === data.selected;
  const mark = data.stale ? { text: ' ', tone: 'dim' as const } : VERDICT_MARKS[state.verdict];
  const label = Math.max(6, Math.min(22, Math.floor((columns - 20) * 0.5)));
  const room = Math.max(3, columns - 20 - label);
  const [solid, shaded] = intervalBar(now, scale, room);
  const tick = Math.min(room - 1, Math.round((before.share / scale) * room));
  const cells = [...(solid + shaded).padEnd(room)].with(tick, '┊').join('');
  return [
    ...listEntry(toColumns(nameOfRow(state), label), chosen),
    span(toColumns(shortShare(before.share), SHARE_COLUMNS + 1, 'right'), 'dim'),
    span(' →', 'dim'),
    span(toColumns(shortShare(now.share), SHARE_COLUMNS, 'right'), data.stale ? 'dim' : 'strong'),
    span(` ${mark.text} `, mark.tone),
    span(cells, data.stale ? 'dim' : 'chart'),
  ];
};

const meanLine = ({ now, before, states }: LiveOddsView, stale: boolean): Line => {
  const moved = states.filter(({ isMoved }) => isMoved).length;
  return [
    span(moved === 0 ? 'recognisers, mean ' : `recognisers beyond the ${moved} moved, mean `),
    ...(before ? [span(before.meanOfOthers.toFixed(2), 'dim'), span(' → ')] : []),
    span(now.meanOfOthers.toFixed(2), stale ? 'dim' : 'strong'),
  ];
};

const axisLine = (scale: number, widths: Widths, columns: number): Line => {
  const end = `${Math.round(scale * 100)} %`;
  const lead = columns - widths.bar;
  return line(`${' '.repeat(lead)}0${end.padStart(Math.max(0, widths.bar - 1))}`, 'dim');
};

/** Old and new odds of the states that matter, one above the other, on one scale. */
export const liveOddsLines = (data: LiveOddsData, columns: number, rows: number): readonly Line[] => {
  const { odds, stale, selected } = data;
  if (!odds) return paragraph('Futures are not counted here.', columns, 'dim');
  const trouble = odds.trouble === undefined ? [] : paragraph(odds.trouble, columns, 'warning');
  if (odds.futures === 0)
    return [...trouble, ...paragraph('The first futures are on their way …', columns, 'dim')];
  const each = odds.before && rows >= COMPACT_BELOW ? 2 : 1;
  const worth = worthSentence(odds, 'with and without your change');
  const about = rows < COMPACT_BELOW || stale || worth === '' ? [] : paragraph(worth, columns, 'dim');
  const above = [...trouble, ...about, meanLine(odds, stale)];
  const room = rows - above.length;
  const axis = rows >= COMPACT_BELOW ? 1 : 0;
  const shown = statesThatMatter(odds.states, selected, Math.max(1, Math.floor((room - axis) / each)));
  const widths = widthsOf(columns);
  const scale = scaleOf(shown);
  return [
    ...above,
    ...shown.flatMap((state) =>
      state.before && each === 1
        ? [compactLine(state, data, scale, columns)]
        : stateLines(state, data, scale, widths),
    ),
    ...(axis > 0 ? [axisLine(scale, widths, columns)] : []),
  ].slice(0, rows);
};
