import type { LiveOddsView, OddsRow } from '../../report/odds/live-view.ts';
import type { StateRow } from '../../report/run/run-view.ts';
import { textWidth } from '../../report/words/layout.ts';
import { fitLine, type Line, line, listEntry, span } from '../draw/line.ts';
import { clip, toColumns } from '../draw/text.ts';
import { rungTone, type Tone } from '../draw/theme.ts';
import { rowsAround } from '../layout.ts';
import type { Sort, StatesTable } from '../table.ts';
import { intervalText, shortShare } from './odds-text.ts';

interface StatesData {
  readonly rows: readonly StateRow[];
  readonly selected: string;
  /** Rung labels, lowest first. */
  readonly ladder: readonly string[];
  /** What a person has decided for the coming turn, in a word, by state. */
  readonly decided: Readonly<Record<string, string>>;
  /** Chances of recognition by the last turn. Undefined if no futures are counted. */
  readonly odds?: LiveOddsView | undefined;
  /** How the rows are sorted. By default, by rung. */
  readonly table?: Pick<StatesTable, 'sort' | 'isReversed'>;
}

/** From this many columns on, the table has wide columns. */
const WIDE_FROM = 50;

const ODDS_COLUMNS = 6;
const INTERVAL_COLUMNS = 15;

const MARK_COLUMNS = 2;

/** A change of the chance by less than this share of it gets no mark. */
const TELLS = 0.1;

interface Mark {
  readonly text: string;
  readonly tone: Tone;
}

/** Whether the chance of its next step rose or fell by enough for a mark. */
export const chanceMoved = ({ chance = 0, change = 0 }: StateRow): 'up' | 'down' | undefined => {
  if (Math.abs(change) < TELLS * chance || change === 0) return undefined;
  return change > 0 ? 'up' : 'down';
};

const CHANGES = {
  up: { text: '↑', tone: 'for' },
  down: { text: '↓', tone: 'against' },
} as const;

/** What is new about a state: it moved, a person decided for it, it is held, or its chance rose or fell. */
const markOf = (row: StateRow, decided: boolean): Mark => {
  if (row.moved === 'up') return { text: '▲', tone: 'rise' };
  if (row.moved === 'down') return { text: '▼', tone: 'fall' };
  if (decided) return { text: '●', tone: 'warning' };
  if (row.held !== undefined) return { text: '‖', tone: 'dim' };
  const way = chanceMoved(row);
  return way ? CHANGES[way] : { text: ' ', tone: 'plain' };
};

/** `under 0.001 %` is too long for a column: `<0.001 %`. */
const shortChance = (row: StateRow, decided: string | undefined): string => {
  if (decided !== undefined) return decided;
  if (row.held !== undefined) return row.heldUntil === undefined ? 'held' : `till t${row.heldUntil}`;
  return row.chanceText.replace(/^under\s/, '<').replace(/^over\s/, '>');
};

interface Widths {
  readonly name: number;
  readonly rung: number;
  readonly chance: number;
  /** A blank before each rung, if there is room. */
  readonly lead: string;
  /** 0: no odds. */
  readonly odds: number;
}

/** The columns of the odds. The interval comes last, after there is room for names and rungs. */
const oddsColumns = (columns: number, left: number): number => {
  if (columns < WIDE_FROM) return ODDS_COLUMNS;
  return left >= INTERVAL_COLUMNS + 1 ? INTERVAL_COLUMNS + 1 : ODDS_COLUMNS + 1;
};

/** If an interval is shown, longer names are cut. */
const LONGEST_NAME = 20;

const widthsOf = (columns: number, { rows, ladder, odds }: StatesData): Widths => {
  const longest = Math.max(...ladder.map((label) => clip(label, 99).length));
  const chance = odds && columns < WIDE_FROM ? 8 : 9;
  const fixed = 2 + 1 + chance + MARK_COLUMNS;
  const names = Math.max(...rows.map(({ name }) => textWidth(name)), 1);
  const wanted = Math.min(LONGEST_NAME, names) + 1 + longest + 2;
  const more = odds ? oddsColumns(columns, columns - fixed - wanted) : 0;
  const room = columns - (fixed + more);
  if (room >= names + 1 + longest + 2) {
    const rung = Math.min(longest + 4, room - names - 1);
    return { rung, lead: rung > longest + 2 ? ' ' : '', chance, odds: more, name: room - rung - 1 };
  }
  const rung = odds
    ? Math.min(longest + 2, Math.max(6, Math.ceil((room + 1) / 2)))
    : Math.min(longest + 4, Math.max(6, Math.floor(room / 2)));
  const lead = odds ? '' : ' ';
  return { rung, lead, chance, odds: more, name: Math.max(1, room - rung - 1) };
};

/** The chance of recognition by the last turn, in the futures counted so far. */
const oddsText = (row: StateRow, odds: ReadonlyMap<string, OddsRow>, columns: number): string => {
  const found = odds.get(row.id);
  if (!found || found.fromStart) return toColumns(found ? '' : '…', columns, 'right');
  const share = shortShare(found.now.share);
  return toColumns(
    columns > INTERVAL_COLUMNS ? `${share} ${toColumns(intervalText(found.now), 9, 'right')}` : share,
    columns,
    'right',
  );
};

const rowLine = (
  row: StateRow,
  data: StatesData,
  widths: Widths,
  odds: ReadonlyMap<string, OddsRow>,
): Line => {
  const chosen = row.id === data.selected;
  const tone = chosen ? 'selected' : 'plain';
  const decided = data.decided[row.id];
  const mark = markOf(row, decided !== undefined);
  return [
    ...listEntry(toColumns(row.name, widths.name), chosen),
    span(' ', tone),
    span(
      toColumns(`${widths.lead}${row.rung} ${row.rungLabel}`, widths.rung),
      rungTone(row.rung, data.ladder.length),
    ),
    span(' ', tone),
    span(toColumns(shortChance(row, decided), widths.chance, 'right'), tone),
    span(` ${mark.text}`, chosen ? 'selected' : mark.tone),
    ...(widths.odds > 0 ? [span(oddsText(row, odds, widths.odds), tone)] : []),
  ];
};

/** The table of states: a line of titles, then as many states around the selected one as there are rows. */
export const statesLines = (data: StatesData, columns: number, rows: number): readonly Line[] => {
  const widths = widthsOf(columns, data);
  const { odds } = data;
  const known = new Map(odds && odds.futures > 0 ? odds.states.map((state) => [state.id, state]) : []);
  const { sort = 'rung', isReversed = false } = data.table ?? {};
  // Names are sorted from A up, and all other columns from the largest value down.
  const arrow = (sort === 'name') === isReversed ? '▼' : '▲';
  const label = (text: string, by: Sort): string => (by === sort && data.table ? `${text}${arrow}` : text);
  const ends = odds
    ? `${' '.repeat(MARK_COLUMNS)}${toColumns(label('odds', 'odds'), widths.odds, 'right')}`
    : '';
  const head = line(
    `  ${toColumns(label('state', 'name'), widths.name)} ${toColumns(`${widths.lead}${label('rung', 'rung')}`, widths.rung)} ${toColumns(label('step up', 'chance'), widths.chance, 'right')}${ends}`,
    'dim',
  );
  const at = data.rows.findIndex((row) => row.id === data.selected);
  const shown = rowsAround(data.rows, at, rows - 1, (row) => rowLine(row, data, widths, known));
  const lines = shown.length > 0 ? shown : [line('  no such state here')];
  return [head, ...lines].map((l) => fitLine(l, columns));
};
