import type { StateId } from '../domain/ids.ts';
import type { LiveOddsView } from '../report/odds/live-view.ts';
import type { StateRow } from '../report/run/run-view.ts';

/** Which states the table lists. */
export interface Filter {
  readonly label: string;
  /** Only states on this rung. */
  readonly rung?: number;
  /** Only these states. */
  readonly states?: readonly StateId[];
  /** If true, only states that moved in the shown turn. */
  readonly moved?: boolean;
}

/** The ways to sort the table. A key goes through them in this order. */
const SORTS = ['rung', 'chance', 'odds', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** How the table of states is shown. */
export interface StatesTable {
  readonly filter: Filter | undefined;
  readonly sort: Sort;
  readonly isReversed: boolean;
}

export const WHOLE_TABLE: StatesTable = { filter: undefined, sort: 'rung', isReversed: false };

/** Whether a state passes a filter. */
const isListed = (filter: Filter, row: StateRow): boolean =>
  (filter.rung === undefined || row.rung === filter.rung) &&
  (filter.states === undefined || filter.states.includes(row.id)) &&
  (filter.moved !== true || row.moved !== undefined);

const compareNames = (a: StateRow, b: StateRow): number => a.name.localeCompare(b.name, 'en');

/** The rows of a table, in its order. `rows` are in order of rung, and equal rows keep that order. */
export const tableRows = (
  rows: readonly StateRow[],
  { filter, sort, isReversed }: StatesTable,
  odds: LiveOddsView | undefined,
): readonly StateRow[] => {
  const listed = filter ? rows.filter((row) => isListed(filter, row)) : rows;
  const shares = new Map(sort === 'odds' ? odds?.states.map(({ id, now }) => [id, now.share]) : []);
  const chance = ({ held, chance: value = -1 }: StateRow): number => (held === undefined ? value : -1);
  const by: Readonly<Record<Sort, (a: StateRow, b: StateRow) => number>> = {
    rung: () => 0,
    chance: (a, b) => chance(b) - chance(a),
    odds: (a, b) => (shares.get(b.id) ?? 0) - (shares.get(a.id) ?? 0),
    name: compareNames,
  };
  const sorted = sort === 'rung' ? listed : listed.toSorted(by[sort]);
  return isReversed ? sorted.toReversed() : sorted;
};

/** The table with the next way of sorting in the list. */
export const sortedNext = (table: StatesTable): StatesTable => ({
  ...table,
  sort: SORTS[(SORTS.indexOf(table.sort) + 1) % SORTS.length] ?? 'rung',
  isReversed: false,
});
