import { sparkline } from '../../report/charts/lines.ts';
import { wrap } from '../../report/layout.ts';
import type { CompareRow, LiveCompareView } from '../../report/live-compare-view.ts';
import type { DifferingTurn, SideBySideView, SideRow } from '../../report/side-by-side.ts';
import { verdictText } from '../../report/verdicts.ts';
import { type Line, line, span } from '../line.ts';
import { fitText, screenText } from '../text.ts';
import type { Tone } from '../theme.ts';
import { futuresText, shortShare, VERDICT_MARKS } from './odds-text.ts';
import { windowStart } from './states.ts';

const told = (text: string, columns: number, tone: Tone = 'plain', first = ''): readonly Line[] =>
  wrap(screenText(text), { width: columns, first, rest: first === '' ? '' : '  ' }).map((part) =>
    line(part, tone),
  );

const MOST_CHANGES = 6;

const sideChanges = (tag: string, changes: readonly string[], columns: number): readonly Line[] => {
  const shown = changes.slice(0, MOST_CHANGES);
  const more = changes.length - shown.length;
  return [
    ...shown.flatMap((change) => told(change, columns, 'warning', `only ${tag}: `)),
    ...(more > 0 ? [line(`  and ${more} more`, 'dim')] : []),
  ];
};

const MOST_TEXTS = 8;

const turnLines = (what: string, turn: DifferingTurn, columns: number): readonly Line[] => [
  ...told(`${what} in turn ${turn.turn} (to ${turn.dateText}):`, columns, 'strong'),
  ...turn.texts.slice(0, MOST_TEXTS).flatMap((text) => told(text, columns, 'plain', '· ')),
  ...(turn.texts.length > MOST_TEXTS ? [line(`  and ${turn.texts.length - MOST_TEXTS} more`, 'dim')] : []),
];

const WAYS = { up: { text: '▲ ', tone: 'rise' }, down: { text: '▼ ', tone: 'fall' } } as const;

const sideRow = (row: SideRow, columns: number): Line => {
  const room = columns - 2 - 3;
  const name = Math.max(6, Math.floor(room * 0.3));
  const each = Math.max(6, Math.floor((room - name - 1) / 2));
  const mark = row.way ? WAYS[row.way] : { text: '  ', tone: 'plain' as const };
  return [
    span(mark.text, mark.tone),
    span(fitText(row.name, name)),
    span(' '),
    span(fitText(row.a, each), 'dim'),
    span(' → ', 'dim'),
    span(fitText(row.b, each), mark.tone),
  ];
};

const countLine = (tag: string, counts: readonly number[], most: number, columns: number): Line => [
  span(`${tag} `, 'strong'),
  span(sparkline(counts, Math.min(counts.length, Math.max(4, columns - 26)), 0, most), 'chart'),
  span(` ${counts.at(-1) ?? 0} recognise in the end`),
];

/** This future on both sides: what only one of them changes, where they part, and who ends elsewhere. */
export const sideBySideLines = (view: SideBySideView, columns: number): readonly Line[] => {
  const { onlyA, onlyB, first, standing, rows, counts, turns } = view;
  const most = Math.max(1, ...counts[0], ...counts[1]);
  const changes = [...sideChanges('A', onlyA, columns), ...sideChanges('B', onlyB, columns)];
  const nothing = onlyA.length + onlyB.length === 0 ? [line('Both change the same.', 'dim')] : [];
  if (!first)
    return [
      ...changes,
      ...nothing,
      ...told(`In this future nothing differs in ${turns} turns.`, columns, 'strong'),
    ];
  const parting = [
    ...(first.turn === standing?.turn ? [] : turnLines('Something first differs', first, columns)),
    ...(standing
      ? turnLines('A state first stands elsewhere', standing, columns)
      : told('No state ever stands elsewhere in this future.', columns, 'strong')),
  ];
  const table: readonly Line[] =
    rows.length === 0
      ? []
      : [
          line(
            `${rows.length === 1 ? '1 state goes' : `${rows.length} states go`} another way: end in A → end in B`,
            'strong',
          ),
          ...rows.map((row) => sideRow(row, columns)),
        ];
  return [
    ...parting,
    ...changes,
    ...nothing,
    countLine('A', counts[0], most, columns),
    countLine('B', counts[1], most, columns),
    ...table,
  ];
};

export interface CompareOddsData {
  readonly view: LiveCompareView | undefined;
  readonly stale: boolean;
  /** Which row is selected. */
  readonly selected: number;
}

const SHARE_COLUMNS = 6;
const POINTS_COLUMNS = 23;

const oddsRow = (row: CompareRow, data: CompareOddsData, chosen: boolean, columns: number): Line => {
  const mark = data.stale ? VERDICT_MARKS.noise : VERDICT_MARKS[row.verdict];
  const name = Math.max(6, columns - 4 - 2 * SHARE_COLUMNS - 3 - POINTS_COLUMNS);
  const label = row.isAtEnd ? `${row.name} (at the end)` : row.name;
  return [
    span(chosen ? '▶ ' : '  ', chosen ? 'selected' : 'plain'),
    span(fitText(label, name), chosen ? 'selected' : 'plain'),
    span(fitText(shortShare(row.a.share), SHARE_COLUMNS, 'right'), 'dim'),
    span(' → ', 'dim'),
    span(fitText(shortShare(row.b.share), SHARE_COLUMNS, 'right'), data.stale ? 'dim' : 'strong'),
    span(` ${data.stale ? ' ' : mark.text} `, mark.tone),
    span(fitText(row.points, POINTS_COLUMNS - 1), mark.tone),
  ];
};

const headLine = (columns: number): Line => {
  const name = Math.max(6, columns - 4 - 2 * SHARE_COLUMNS - 3 - POINTS_COLUMNS);
  return line(
    `  ${fitText('state', name)}${fitText('A', SHARE_COLUMNS, 'right')}   ${fitText('B', SHARE_COLUMNS, 'right')}   ${fitText('B − A, points (95 %)', POINTS_COLUMNS - 1)}`,
    'dim',
  );
};

/** `▲▼ 12 · ≈ 30 inside noise · = 150 exactly the same`: how many states changed, and how many did not. */
const tallyLines = ({ tally }: LiveCompareView, columns: number): readonly Line[] => {
  const parts = [
    `▲▼ ${tally.changed}`,
    `≈ ${tally.noise} ${verdictText('noise')}`,
    `= ${tally.same} ${verdictText('same')}`,
  ];
  return told(parts.join(' · '), columns, 'dim').slice(0, 1);
};

/** The odds of both sides in the same futures: states by change, the count of recognisers, and what is no more than noise. */
export const compareOddsLines = (data: CompareOddsData, columns: number, height: number): readonly Line[] => {
  const { view, stale, selected } = data;
  if (!view) return told('Futures are not counted here.', columns, 'dim');
  const trouble = view.trouble === undefined ? [] : told(view.trouble, columns, 'warning');
  if (view.futures === 0)
    return [...trouble, ...told('The first futures are on their way …', columns, 'dim')];
  if (view.same)
    return [
      ...trouble,
      ...told(
        `Exactly the same: no state moves otherwise in any of ${futuresText(view.futures)}.`,
        columns,
        stale ? 'dim' : 'strong',
      ),
    ];
  const verdict = view.count?.verdict === 'noise' ? ' That is inside noise.' : '';
  const top = [
    ...trouble,
    ...told(`${view.count?.text ?? ''}${verdict}`, columns, stale ? 'dim' : 'strong'),
    ...tallyLines(view, columns),
    headLine(columns),
  ];
  const room = Math.max(1, height - top.length);
  const at = Math.min(selected, view.rows.length - 1);
  const start = windowStart(at, view.rows.length, room);
  return [
    ...top,
    ...view.rows.slice(start, start + room).map((row, i) => oddsRow(row, data, start + i === at, columns)),
  ];
};
