import type { OddsRow } from '../../report/odds/live-view.ts';
import { el, type PageElement } from '../../report/page/nodes.ts';
import { NBSP, signed } from '../../report/words/numbers.ts';
import { sharePercent } from '../../report/words/odds-numbers.ts';
import { type Shown, SORT_COLUMNS, type Sorting } from '../shown.ts';

type SortColumn = Sorting['by'];

const HEADS: Readonly<Record<SortColumn, string>> = {
  name: 'state',
  before: 'as the file has it',
  now: 'now',
  change: 'change',
};

const shareBefore = ({ now, before = now }: OddsRow): number => before.share;

const changeOf = (row: OddsRow): number => row.now.share - shareBefore(row);

/** A column is sorted from its largest number first, names from A. */
const isUpAtFirst = (by: SortColumn): boolean => by === 'name';

/** The order after a press on a column. A second press on a column reverses the order. */
export const sortTurned = (sort: Sorting, pressed: string): Sorting => {
  const by = SORT_COLUMNS.find((each) => each === pressed) ?? sort.by;
  return { by, isUp: by === sort.by ? !sort.isUp : isUpAtFirst(by) };
};

const VALUES: Readonly<Record<Exclude<SortColumn, 'name'>, (row: OddsRow) => number>> = {
  before: shareBefore,
  now: ({ now }) => now.share,
  change: changeOf,
};

const compareNames = (a: OddsRow, b: OddsRow): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Rows in the order of a column. Equal rows are in the order of their names. */
const sortedRows = (rows: readonly OddsRow[], { by, isUp }: Sorting): readonly OddsRow[] => {
  const way = isUp ? 1 : -1;
  if (by === 'name') return rows.toSorted((a, b) => way * compareNames(a, b));
  const value = VALUES[by];
  return rows.toSorted((a, b) => way * (value(a) - value(b)) || compareNames(a, b));
};

const pointsText = (row: OddsRow): string => {
  const points = changeOf(row) * 100;
  return Math.abs(points) < 0.05 ? '' : `${signed(Number(points.toFixed(1)))}${NBSP}points`;
};

const headCell = (column: SortColumn, { sort, isLive }: Shown): PageElement => {
  const isSorted = sort.by === column;
  const order = sort.isUp ? 'ascending' : 'descending';
  const words = isSorted ? `${HEADS[column]} ${sort.isUp ? '▲' : '▼'}` : HEADS[column];
  return el(
    'th',
    { scope: 'col', 'aria-sort': isSorted && order },
    isLive
      ? el(
          'button',
          { type: 'button', class: 'btn quiet slim', 'data-do': 'sort', 'data-arg': column },
          words,
        )
      : words,
  );
};

const rowOf = (row: OddsRow): PageElement =>
  el(
    'tr',
    {},
    el('th', { scope: 'row', dir: 'auto' }, row.name),
    el('td', { class: 'num' }, sharePercent(row.before ?? row.now)),
    el('td', { class: 'num' }, sharePercent(row.now)),
    el('td', { class: 'num' }, pointsText(row)),
  );

/** The odds of all states, folded: a table that can be sorted and saved. */
export const allStates = (shown: Shown, rows: readonly OddsRow[]): PageElement =>
  el(
    'details',
    {},
    el('summary', {}, `All ${rows.length} states`),
    el(
      'div',
      { class: 'scroll all', tabindex: '0', role: 'region', 'aria-label': 'All states' },
      el(
        'table',
        { class: 'sk' },
        el('caption', { class: 'vh' }, `Odds of all states by ${shown.odds.byDay}`),
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            SORT_COLUMNS.map((column) => headCell(column, shown)),
          ),
        ),
        el('tbody', {}, sortedRows(rows, shown.sort).map(rowOf)),
      ),
    ),
    shown.isLive
      ? el('button', { type: 'button', class: 'btn slim', 'data-do': 'csv' }, 'Save as CSV')
      : undefined,
  );
