import { FORBIDDEN_KEYS } from '../domain/ids.ts';
import type { CsvTable } from './csv.ts';
import type { CsvCell } from './csv-cells.ts';
import { append, errorAt, type Issue, type Place } from './issue.ts';
import { type Located, type MapEntry, type Mapping, mapping, scalar, sequence } from './located.ts';
import { nearest, orList } from './nearest.ts';

/** The tables that may stand beside a scenario file. */
export const TABLE_NAMES = ['states', 'ties', 'blocs', 'evidence'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

type ColumnKind = 'text' | 'number' | 'boolean' | 'rung';

/** Columns by table; states.csv has one more for each driver. */
export const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, ColumnKind>>>> = {
  states: {
    id: 'text',
    name: 'text',
    rung: 'rung',
    since: 'text',
    member: 'boolean',
    power: 'number',
    taboo: 'number',
    disposition: 'number',
    policy: 'text',
    neighbour: 'boolean',
  },
  ties: { from: 'text', to: 'text', kind: 'text', weight: 'number', source: 'text' },
  blocs: { bloc: 'text', state: 'text' },
  evidence: {
    state: 'text',
    field: 'text',
    value: 'text',
    reason: 'text',
    source: 'text',
    confidence: 'text',
  },
};

const REQUIRED: Readonly<Record<TableName, readonly string[]>> = {
  states: ['id'],
  ties: ['from', 'to', 'weight'],
  blocs: ['bloc', 'state'],
  evidence: ['state', 'field'],
};

/** A column of states.csv that must be a driver's. */
export interface TraitColumn {
  readonly id: string;
  readonly place: Place;
}

/** A table as the part of a scenario that it stands for. */
export interface TableTree {
  readonly tree: Mapping;
  readonly traits: readonly TraitColumn[];
  readonly issues: readonly Issue[];
  /** Whether all columns are there that its rows cannot do without. */
  readonly isUsable: boolean;
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

const cellValue = (cell: CsvCell, kind: ColumnKind): string | number | boolean | null => {
  const text = cell.text.trim();
  if (text === '') return null;
  if (kind === 'number' || kind === 'rung') {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? value : text;
  }
  if (kind === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
  return cell.text;
};

interface Column {
  readonly id: string;
  readonly index: number;
  readonly kind: ColumnKind;
  readonly place: Place;
  readonly isTrait: boolean;
}

const readHeader = (name: TableName, table: CsvTable, issues: Issue[]): readonly Column[] => {
  const known = COLUMNS[name];
  const seen = new Map<string, Place>();
  return table.header.flatMap(({ text, place }, index): readonly Column[] => {
    const id = text.trim();
    const kind = Object.hasOwn(known, id) ? known[id] : undefined;
    const refuse = (
      message: string,
      details: { found?: string; expected?: string; suggestion?: string | undefined } = {},
    ) => {
      issues.push(errorAt(place, message, { found: id, ...details }));
      return [];
    };
    if (id === '') return refuse('this column has no name', { found: 'an empty cell' });
    if (seen.has(id)) return refuse('this column stands twice', { expected: 'each column once' });
    if (FORBIDDEN_KEYS.some((key) => key === id)) return refuse('this name is not allowed for a column');
    seen.set(id, place);
    if (kind === undefined && name !== 'states') {
      return refuse(`unknown column of the table of ${name}`, {
        expected: orList(Object.keys(known)),
        suggestion: nearest(id, Object.keys(known)),
      });
    }
    return [{ id, index, kind: kind ?? 'number', place, isTrait: kind === undefined }];
  });
};

const missingColumns = (name: TableName, columns: readonly Column[]): readonly string[] =>
  REQUIRED[name].filter((id) => !columns.some((column) => column.id === id));

/** A missing column, unless it seems to be there under a misspelt name: that has been told. */
const missingIssues = (name: TableName, table: CsvTable, missing: readonly string[]): readonly Issue[] => {
  const start = table.header[0]?.place;
  const known = Object.keys(COLUMNS[name]);
  const misspelt = new Set(table.header.map(({ text }) => nearest(text.trim(), known)));
  return missing.flatMap((id) =>
    start && !misspelt.has(id)
      ? [errorAt(start, `the table of ${name} has no column "${id}"`, { expected: orList(known) })]
      : [],
  );
};

const rowPlace = (row: readonly CsvCell[], fallback: Place): Place => row[0]?.place ?? fallback;

const entryOf = (row: readonly CsvCell[], column: Column): MapEntry | undefined => {
  const cell = row[column.index];
  if (!cell) return undefined;
  return { key: cell.place, value: scalar(cell.place, cellValue(cell, column.kind)) };
};

const rowMap = (row: readonly CsvCell[], columns: readonly Column[]): Mapping =>
  mapping(
    rowPlace(row, columns[0]?.place ?? { file: '', line: 1, column: 1 }),
    columns.flatMap((column): readonly (readonly [string, MapEntry])[] => {
      const entry = entryOf(row, column);
      return entry ? [[column.id, entry]] : [];
    }),
  );

const isFilled = ([, entry]: readonly [string, MapEntry]): boolean =>
  !(entry.value.kind === 'scalar' && entry.value.value === null);

const idCell = (row: readonly CsvCell[], columns: readonly Column[], id: string): CsvCell | undefined => {
  const column = columns.find((each) => each.id === id);
  return column ? row[column.index] : undefined;
};

/** The id in a cell; undefined, with an issue, where the row has none that could be one. */
const keyIn = (
  row: readonly CsvCell[],
  columns: readonly Column[],
  id: string,
  issues: Issue[],
): CsvCell | undefined => {
  const cell = idCell(row, columns, id);
  const text = cell?.text.trim() ?? '';
  const place = cell?.place ?? row[0]?.place;
  if (!place || !columns.some((column) => column.id === id)) return undefined;
  if (text === '')
    issues.push(errorAt(place, `this row has no ${id}`, { found: 'an empty cell', expected: `a ${id}` }));
  else if (FORBIDDEN_KEYS.some((key) => key === text))
    issues.push(errorAt(place, 'this name is not allowed as an id', { found: text }));
  else return { text, place };
  return undefined;
};

const statesTree = (table: CsvTable, columns: readonly Column[], issues: Issue[]): MapEntry => {
  const own = columns.filter((column) => !column.isTrait && column.id !== 'id');
  const traits = columns.filter((column) => column.isTrait);
  const entries = new Map<string, MapEntry>();
  const start = table.header[0]?.place ?? { file: '', line: 1, column: 1 };
  for (const row of table.rows) {
    const id = keyIn(row, columns, 'id', issues);
    if (!id) continue;
    const first = entries.get(id.text);
    if (first) {
      issues.push(
        errorAt(id.place, `this state already has a row, on line ${first.key.line}`, {
          found: id.text,
          expected: 'each state once',
        }),
      );
      continue;
    }
    const base = rowMap(row, own);
    const traitMap = mapping(id.place, [...rowMap(row, traits).entries].filter(isFilled));
    const all = [
      ...[...base.entries].filter(isFilled),
      ['traits', { key: id.place, value: traitMap }] as const,
    ];
    entries.set(id.text, { key: id.place, value: mapping(id.place, all) });
  }
  return { key: start, value: mapping(start, entries) };
};

const blocsTree = (table: CsvTable, columns: readonly Column[], issues: Issue[]): MapEntry => {
  const members = new Map<string, { place: Place; states: Map<string, Located> }>();
  const start = table.header[0]?.place ?? { file: '', line: 1, column: 1 };
  for (const row of table.rows) {
    const bloc = keyIn(row, columns, 'bloc', issues);
    const state = keyIn(row, columns, 'state', issues);
    if (!bloc || !state) continue;
    const list = members.get(bloc.text) ?? { place: bloc.place, states: new Map<string, Located>() };
    members.set(bloc.text, list);
    const first = list.states.get(state.text);
    if (first) {
      const message = `this state is already in the bloc, by line ${first.place.line}`;
      issues.push(
        errorAt(state.place, message, { found: `${bloc.text}, ${state.text}`, expected: 'each member once' }),
      );
    } else list.states.set(state.text, scalar(state.place, state.text));
  }
  const entries = [...members].map(([id, { place, states }]): readonly [string, MapEntry] => {
    const list: MapEntry = { key: place, value: sequence(place, [...states.values()]) };
    return [id, { key: place, value: mapping(place, [['members', list]]) }];
  });
  return { key: start, value: mapping(start, entries) };
};

const listTree = (table: CsvTable, columns: readonly Column[]): MapEntry => {
  const start = table.header[0]?.place ?? { file: '', line: 1, column: 1 };
  return {
    key: start,
    value: sequence(
      start,
      table.rows.map((row) => rowMap(row, columns)),
    ),
  };
};

/** Turns a table into the part of a scenario that it stands for, every value with the place of its cell. */
export const tableTree = (name: TableName, table: CsvTable): TableTree => {
  const issues: Issue[] = [...table.issues];
  const columns = readHeader(name, table, issues);
  const missing = missingColumns(name, columns);
  append(issues, missingIssues(name, table, missing));
  const entry =
    name === 'states'
      ? statesTree(table, columns, issues)
      : name === 'blocs'
        ? blocsTree(table, columns, issues)
        : listTree(table, columns);
  const traits = columns.filter((column) => column.isTrait).map(({ id, place }) => ({ id, place }));
  return { tree: mapping(entry.key, [[name, entry]]), traits, issues, isUsable: missing.length === 0 };
};
