import { sparkline } from '../../report/charts/lines.ts';
import type { CompareRow, LiveCompareView } from '../../report/compare/live-view.ts';
import type { DifferingTurn, SideBySideView, SideRow } from '../../report/compare/side-by-side.ts';
import { futuresText } from '../../report/words/odds-numbers.ts';
import { verdictText } from '../../report/words/verdicts.ts';
import { type Line, line, listEntry, paragraph, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import { rowsAround } from '../layout.ts';
import { markedName, shortShare, VERDICT_MARKS, worthSentence } from './odds-text.ts';

const MOST_CHANGES = 6;

const sideChanges = (tag: string, changes: readonly string[], columns: number): readonly Line[] => {
  const shown = changes.slice(0, MOST_CHANGES);
  const more = changes.length - shown.length;
  return [
    ...shown.flatMap((change) => paragraph(change, columns, 'warning', `only ${tag}: `)),
    ...(more > 0 ? [line(`  and ${more} more`, 'dim')] : []),
  ];
};

const MOST_TEXTS = 8;

const turnLines = (what: string, turn: DifferingTurn, columns: number): readonly Line[] => [
  ...paragraph(`${what} in turn ${turn.turn} (to ${turn.dateText}):`, columns, 'strong'),
  ...turn.texts.slice(0, MOST_TEXTS).flatMap((text) => paragraph(text, columns, 'plain', '· ')),
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
    span(toColumns(row.name, name)),
    span(' '),
    span(toColumns(row.a, each), 'dim'),
    span(' → ', 'dim'),
    span(toColumns(row.b, each), mark.tone),
  ];
};

const countLine = (tag: string, counts: readonly number[], most: number, columns: number): Line => [
  span(`${tag} `, 'strong'),
  span(sparkline(counts, Math.min(counts.length, Math.max(4, columns - 26)), 0, most), 'chart'),
  span(` ${counts.at(-1) ?? 0} recognise in the end`),
];

/** This future on both sides: what only one side changes, where the two first differ, and which states end on other rungs. */
export const sideBySideLines = (view: SideBySideView, columns: number): readonly Line[] => {
  const { onlyA, onlyB, first, standing, rows, counts, turns } = view;
  const most = Math.max(1, ...counts[0], ...counts[1]);
  const changes = [...sideChanges('A', onlyA, columns), ...sideChanges('B', onlyB, columns)];
  const nothing = onlyA.length + onlyB.length === 0 ? [line('Both change the same.', 'dim')] : [];
  if (!first)
    return [
      ...changes,
      ...nothing,
      ...paragraph(`In this future nothing differs in ${turns} turns.`, columns, 'strong'),
    ];
  const parting = [
    ...(first.turn === standing?.turn ? [] : turnLines('Something first differs', first, columns)),
    ...(standing
      ? turnLines('A state first stands elsewhere', standing, columns)
      : paragraph('No state ever stands elsewhere in this future.', columns, 'strong')),
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

interface CompareOddsData {
  readonly view: LiveCompareView | undefined;
  readonly stale: boolean;
  /** Whether futures are counted at all. */
  readonly isCounted: boolean;
  /** Which row is selected. */
  readonly selected: number;
}

const SHARE_COLUMNS = 6;
const POINTS_COLUMNS = 23;

const oddsRow = (row: CompareRow, data: CompareOddsData, chosen: boolean, columns: number): Line => {
  const mark = data.stale ? VERDICT_MARKS.noise : VERDICT_MARKS[row.verdict];
  const name = Math.max(6, columns - 4 - 2 * SHARE_COLUMNS - 3 - POINTS_COLUMNS);
  return [
    ...listEntry(toColumns(markedName(row, row.isAtEnd), name), chosen),
    span(toColumns(shortShare(row.a.share), SHARE_COLUMNS, 'right'), 'dim'),
    span(' → ', 'dim'),
    span(toColumns(shortShare(row.b.share), SHARE_COLUMNS, 'right'), data.stale ? 'dim' : 'strong'),
    span(` ${data.stale ? ' ' : mark.text} `, mark.tone),
    span(toColumns(row.points, POINTS_COLUMNS - 1), mark.tone),
  ];
};

const headLine = (columns: number): Line => {
  const name = Math.max(6, columns - 4 - 2 * SHARE_COLUMNS - 3 - POINTS_COLUMNS);
  return line(
    `  ${toColumns('state', name)}${toColumns('A', SHARE_COLUMNS, 'right')}   ${toColumns('B', SHARE_COLUMNS, 'right')}   ${toColumns('B − A, points (95 %)', POINTS_COLUMNS - 1)}`,
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
  return paragraph(parts.join(' · '), columns, 'dim').slice(0, 1);
};

/** The odds of both sides in the same futures: states by change, the count of recognisers, and what is inside noise. */
export const compareOddsLines = (data: CompareOddsData, columns: number, height: number): readonly Line[] => {
  const { view, stale, selected } = data;
  if (!view && !data.isCounted) return paragraph('Futures are not counted here.', columns, 'dim');
  if (!view) return paragraph('The first futures are on their way …', columns, 'dim');
  const trouble = view.trouble === undefined ? [] : paragraph(view.trouble, columns, 'warning');
  if (view.futures === 0)
    return [...trouble, ...paragraph('The first futures are on their way …', columns, 'dim')];
  if (view.same)
    return [
      ...trouble,
      ...paragraph(
        `Exactly the same: no state moves otherwise in any of ${futuresText(view.futures)}.`,
        columns,
        stale ? 'dim' : 'strong',
      ),
    ];
  const worth = worthSentence(view, 'in A and in B');
  const verdict = view.count?.verdict === 'noise' ? ' That is inside noise.' : '';
  const top = [
    ...trouble,
    ...paragraph(`${view.count?.text ?? ''}${verdict}`, columns, stale ? 'dim' : 'strong'),
    ...tallyLines(view, columns),
    ...(stale || worth === '' ? [] : paragraph(worth, columns, 'dim')),
    headLine(columns),
  ];
  const room = Math.max(1, height - top.length);
  const at = Math.min(selected, view.rows.length - 1);
  return [...top, ...rowsAround(view.rows, at, room, (row, chosen) => oddsRow(row, data, chosen, columns))];
};
