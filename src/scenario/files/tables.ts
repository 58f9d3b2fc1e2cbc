import { FORBIDDEN_KEYS } from '../../domain/ids.ts';
import { append, type Details, errorAt, type Issue, type Place } from '../issue.ts';
import {
  isNothing,
  type Located,
  type MapEntry,
  type Mapping,
  mapping,
  scalar,
  sequence,
} from '../located.ts';
import { nearest, orList } from '../nearest.ts';
import type { CsvTable } from '../text/csv.ts';
import type { CsvCell } from '../text/csv-cells.ts';
import { type CellNotation, inPlainNotation, type Notations, notationIssues } from './notations.ts';

/** The tables that a scenario file may have beside it. */
export const TABLE_NAMES = ['states', 'ties', 'blocs', 'evidence', 'conditions'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

type ColumnKind = CellNotation | 'text' | 'boolean' | 'rung';

/** The columns of each table. states.csv has one more for each driver. */
export const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, ColumnKind>>>> = {
  states: {
    id: 'text',
    name: 'text',
    rung: 'rung',
    sends: 'text',
    accepts: 'text',
    says: 'text',
    since: 'day',
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
  conditions: {
    state: 'text',
    track: 'text',
    level: 'number',
    strength: 'number',
    source: 'text',
    reason: 'text',
    confidence: 'text',
  },
};

const REQUIRED: Readonly<Record<TableName, readonly string[]>> = {
  states: ['id'],
  ties: ['from', 'to', 'kind', 'weight'],
  blocs: ['bloc', 'state'],
  evidence: ['state', 'field'],
  conditions: ['state', 'track', 'level'],
};

/** A column of states.csv that must belong to a driver. */
export interface TraitColumn {
  readonly id: string;
  readonly place: Place;
}

/** A table as the part of a scenario that it describes. */
export interface TableTree {
  readonly tree: Mapping;
  /** The place of the header, and the columns in it that can be read. */
  readonly place: Place;
  readonly columns: readonly string[];
  readonly traits: readonly TraitColumn[];
  readonly issues: readonly Issue[];
  /** Whether the table has all required columns. */
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
  return text;
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
    const refuse = (message: string, details: Details = {}) => {
      issues.push(errorAt(place, message, { found: id, ...details }));
      return [];
    };
    if (id === '') return refuse('this column has no name', { found: 'an empty cell' });
    if (seen.has(id)) return refuse('the table has this column twice', { expected: 'each column once' });
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

/** Reports missing columns. A misspelt column is reported elsewhere, and does not count as missing. */
const missingIssues = (name: TableName, table: CsvTable, missing: readonly string[]): readonly Issue[] => {
  const known = Object.keys(COLUMNS[name]);
  const misspelt = new Set(table.header.map(({ text }) => nearest(text.trim(), known)));
  return missing.flatMap((id) =>
    misspelt.has(id)
      ? []
      : [
          errorAt(startOf(table), `the table of ${name} has no column "${id}"`, {
            found: table.header.map(({ text }) => text.trim()).join(', '),
            expected: orList(known),
          }),
        ],
  );
};

/** The place of a table, which is the place of its first column. */
const startOf = ({ header }: CsvTable): Place => header[0]?.place ?? { file: '', line: 1, column: 1 };

const rowEntries = (
  row: readonly CsvCell[],
  columns: readonly Column[],
  notations: Notations,
): readonly (readonly [string, MapEntry])[] =>
  columns.flatMap(({ id, index, kind }) => {
    const cell = row[index];
    if (!cell) return [];
    const plain = kind === 'day' || kind === 'number' ? inPlainNotation(cell, kind, notations) : cell;
    return [[id, { key: cell.place, value: scalar(cell.place, cellValue(plain, kind)) }] as const];
  });

const isFilled = ([, { value }]: readonly [string, MapEntry]): boolean => !isNothing(value);

/** The id in a cell. Undefined, with an error, if it is missing or not allowed. */
const keyIn = (
  row: readonly CsvCell[],
  columns: readonly Column[],
  id: string,
  issues: Issue[],
): CsvCell | undefined => {
  const column = columns.find((each) => each.id === id);
  const cell = column && row[column.index];
  const text = cell?.text.trim() ?? '';
  const place = cell?.place ?? row[0]?.place;
  if (!place || !column) return undefined;
  if (text === '')
    issues.push(errorAt(place, `this row has no ${id}`, { found: 'an empty cell', expected: `a ${id}` }));
  else if (FORBIDDEN_KEYS.some((key) => key === text))
    issues.push(errorAt(place, 'this name is not allowed as an id', { found: text }));
  else return { text, place };
  return undefined;
};

const statesTree = (
  table: CsvTable,
  columns: readonly Column[],
  notations: Notations,
  issues: Issue[],
): Located => {
  const own = columns.filter((column) => !column.isTrait && column.id !== 'id');
  const traits = columns.filter((column) => column.isTrait);
  const entries = new Map<string, MapEntry>();
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
    const given = rowEntries(row, own, notations).filter(isFilled);
    const traitMap = mapping(id.place, rowEntries(row, traits, notations).filter(isFilled));
    const all = [...given, ['traits', { key: id.place, value: traitMap }] as const];
    entries.set(id.text, { key: id.place, value: mapping(id.place, all) });
  }
  return mapping(startOf(table), entries);
};

const blocsTree = (table: CsvTable, columns: readonly Column[], issues: Issue[]): Located => {
  const members = new Map<string, { place: Place; states: Map<string, Located> }>();
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
  return mapping(startOf(table), entries);
};

const listTree = (table: CsvTable, columns: readonly Column[], notations: Notations): Located =>
  sequence(
    startOf(table),
    table.rows.map((row) => mapping(row[0]?.place ?? startOf(table), rowEntries(row, columns, notations))),
  );

/** Turns a table into the part of a scenario that it describes. Each value has the place of its cell. */
export const tableTree = (name: TableName, table: CsvTable): TableTree => {
  const issues: Issue[] = [...table.issues];
  const columns = readHeader(name, table, issues);
  const missing = REQUIRED[name].filter((id) => !columns.some((column) => column.id === id));
  append(issues, missingIssues(name, table, missing));
  const notations: Notations = new Map();
  const value =
    name === 'states'
      ? statesTree(table, columns, notations, issues)
      : name === 'blocs'
        ? blocsTree(table, columns, issues)
        : listTree(table, columns, notations);
  append(issues, notationIssues(notations));
  const traits = columns.filter((column) => column.isTrait).map(({ id, place }) => ({ id, place }));
  const tree = mapping(value.place, [[name, { key: value.place, value }]]);
  return {
    tree,
    place: startOf(table),
    columns: columns.map(({ id }) => id),
    traits,
    issues,
    isUsable: missing.length === 0,
  };
};
