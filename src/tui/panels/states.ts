import type { StateRow } from '../../report/run-view.ts';
import { fitLine, type Line, line, span } from '../line.ts';
import { cut, fitText } from '../text.ts';
import { rungTone, type Tone } from '../theme.ts';

export interface StatesData {
  readonly rows: readonly StateRow[];
  readonly selected: string;
  /** Rung labels, lowest first. */
  readonly ladder: readonly string[];
  /** What a person has decided for the coming turn, in a word, by state. */
  readonly decided: Readonly<Record<string, string>>;
}

const CHANCE_COLUMNS = 9;
const MARK_COLUMNS = 2;

/** A change of the chance below this share of it is not worth a mark. */
const TELLS = 0.1;

interface Mark {
  readonly text: string;
  readonly tone: Tone;
}

/** What is new about a state: it moved; a person decided for it; it rests; its chance rose or fell. */
const markOf = (row: StateRow, decided: boolean): Mark => {
  if (row.moved === 'up') return { text: '▲', tone: 'rise' };
  if (row.moved === 'down') return { text: '▼', tone: 'fall' };
  if (decided) return { text: '●', tone: 'warning' };
  if (row.held !== undefined) return { text: '‖', tone: 'dim' };
  const { chance = 0, change = 0 } = row;
  if (Math.abs(change) < TELLS * chance || change === 0) return { text: ' ', tone: 'plain' };
  return change > 0 ? { text: '↑', tone: 'for' } : { text: '↓', tone: 'against' };
};

/** `under 0.001 %` is too long for a column: `<0.001 %`. */
const shortChance = (row: StateRow, decided: string | undefined): string => {
  if (decided !== undefined) return decided;
  if (row.held !== undefined) return 'held';
  return row.chanceText.replace(/^under\s/, '<').replace(/^over\s/, '>');
};

interface Widths {
  readonly name: number;
  readonly rung: number;
}

const widthsOf = (columns: number, ladder: readonly string[]): Widths => {
  const longest = Math.max(...ladder.map((label) => cut(label, 99).length));
  const fixed = 2 + 1 + CHANCE_COLUMNS + MARK_COLUMNS;
  const rung = Math.min(longest + 4, Math.max(6, Math.floor((columns - fixed) / 2)));
  return { rung, name: Math.max(1, columns - fixed - rung - 1) };
};

const rowLine = (row: StateRow, data: StatesData, widths: Widths): Line => {
  const chosen = row.id === data.selected;
  const tone = chosen ? 'selected' : 'plain';
  const decided = data.decided[row.id];
  const mark = markOf(row, decided !== undefined);
  return [
    span(chosen ? '▶ ' : '  ', tone),
    span(fitText(row.name, widths.name), tone),
    span(' ', tone),
    span(fitText(` ${row.rung} ${row.rungLabel}`, widths.rung), rungTone(row.rung, data.ladder.length)),
    span(' ', tone),
    span(fitText(shortChance(row, decided), CHANCE_COLUMNS, 'right'), tone),
    span(` ${mark.text}`, chosen ? 'selected' : mark.tone),
  ];
};

/** The first row of a list that is shown so that the selected one stands about in the middle. */
export const windowStart = (selected: number, count: number, shown: number): number =>
  Math.max(0, Math.min(selected - Math.floor(shown / 2), count - shown));

/** The table of states: a line of titles, then as many states around the selected one as there are rows. */
export const statesLines = (data: StatesData, columns: number, rows: number): readonly Line[] => {
  const widths = widthsOf(columns, data.ladder);
  const head = line(
    `  ${fitText('state', widths.name)} ${fitText(' rung', widths.rung)} ${fitText('step up', CHANCE_COLUMNS, 'right')}`,
    'dim',
  );
  const at = data.rows.findIndex((row) => row.id === data.selected);
  const start = windowStart(at, data.rows.length, rows - 1);
  const shown = data.rows.slice(start, start + Math.max(0, rows - 1));
  const lines =
    shown.length > 0 ? shown.map((row) => rowLine(row, data, widths)) : [line('  no state of that name')];
  return [head, ...lines].map((l) => fitLine(l, columns));
};
