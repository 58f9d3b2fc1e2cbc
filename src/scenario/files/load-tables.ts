import { append, errorAt } from '../issue.ts';
import { child, isNothing, type Located, type Mapping, mapping, scalarText } from '../located.ts';
import { nearest, orList } from '../nearest.ts';
import { readCsv } from '../text/csv.ts';
import { duplicateEntries } from './duplicates.ts';
import { type Loading, readText, refusePath } from './loading.ts';
import { emptyTree } from './merge.ts';
import { isWithin } from './paths.ts';
import type { StatesHeader } from './state-columns.ts';
import { TABLE_NAMES, type TableName, type TableTree, tableTree } from './tables.ts';

const readTable = (
  loading: Loading,
  name: TableName,
  folder: string,
  written: Located,
): TableTree | undefined => {
  const relative = scalarText(written);
  const spoil = (): undefined => {
    loading.broken.add(name);
  };
  if (relative === undefined || relative.trim() === '') {
    loading.issues.push(
      errorAt(written.place, `the table of ${name} must be a file name`, {
        expected: `a path such as ${name}.csv`,
      }),
    );
    return spoil();
  }
  const within = isWithin(loading.reader, folder, relative);
  if (!within.ok) {
    refusePath(loading, written.place, within, relative);
    return spoil();
  }
  const text = readText(loading, within.path, written.place, relative);
  if (text === undefined) return spoil();
  const table = readCsv(within.path, text);
  if (!('header' in table)) {
    append(loading.issues, table.issues);
    return spoil();
  }
  const read = tableTree(name, table);
  append(loading.issues, [...read.issues, ...duplicateEntries(read.tree)]);
  append(loading.traits, read.traits);
  return read.isUsable ? read : spoil();
};

interface ReadTables {
  readonly tree: Mapping;
  /** The header of the table of states, if there is one that can be read. */
  readonly header: StatesHeader | undefined;
}

const isTable = (name: string): name is TableName => TABLE_NAMES.some((table) => table === name);

/** Reads the tables that a file names, as one tree. */
export const readTables = (loading: Loading, tree: Mapping, folder: string): ReadTables => {
  const start = emptyTree(tree.place.file);
  const tables = child(tree, 'tables');
  if (isNothing(tables) || !tables) return { tree: start, header: undefined };
  if (tables.kind !== 'map') {
    loading.issues.push(
      errorAt(tables.place, 'tables must be a map', { expected: '{states: states.csv, ties: ties.csv, …}' }),
    );
    return { tree: start, header: undefined };
  }
  let merged = start;
  let header: StatesHeader | undefined;
  for (const [name, { key, value }] of tables.entries) {
    if (!isTable(name)) {
      loading.issues.push(
        errorAt(key, 'unknown table', {
          found: name,
          expected: orList(TABLE_NAMES),
          suggestion: nearest(name, TABLE_NAMES),
        }),
      );
      continue;
    }
    const table = isNothing(value) ? undefined : readTable(loading, name, folder, value);
    if (!table) continue;
    merged = mapping(merged.place, [...merged.entries, ...table.tree.entries]);
    if (name === 'states') header = { place: table.place, columns: table.columns };
  }
  return { tree: merged, header };
};
