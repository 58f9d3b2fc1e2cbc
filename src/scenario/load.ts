import { FORBIDDEN_KEYS } from '../domain/ids.ts';
import { BOUNDS } from './bounds.ts';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { duplicateEntries } from './duplicates.ts';
import { append, errorAt, type Issue, type Place } from './issue.ts';
import { child, isNothing, type Located, type Mapping, mapping, textOf } from './located.ts';
import { emptyTree, mergeLayer, moveWeights } from './merge.ts';
import { listed, nearest } from './nearest.ts';
import { isWithin, type Refused } from './paths.ts';
import type { Reader } from './reader.ts';
import { TABLES, type TableName, type TraitColumn, tableTree } from './tables.ts';
import { readYaml } from './yaml.ts';

/** A scenario file with its tables and all that it extends, as one tree. */
export interface Loaded {
  /** Undefined where a file could not be read: then there is nothing to check. */
  readonly tree: Mapping | undefined;
  readonly traits: readonly TraitColumn[];
  /** Tables that could not be read: what refers to them is not checked. */
  readonly broken: ReadonlySet<TableName>;
  readonly issues: readonly Issue[];
  /** Drivers of any layer, removed ones included. */
  readonly everDrivers: ReadonlySet<string>;
}

interface Loading {
  readonly reader: Reader;
  readonly issues: Issue[];
  readonly layers: Mapping[];
  readonly traits: TraitColumn[];
  readonly broken: Set<TableName>;
  /** Files that are already read, by their real path. */
  readonly done: Set<string>;
  unreadable: boolean;
}

/** A file that leads to another: where it is, and who leads to whom. */
interface Visit {
  readonly path: string;
  /** Where the path was written; undefined for the file named on the command line. */
  readonly from: Place | undefined;
  /** Real paths from the first file to this one, and how they were named. */
  readonly chain: readonly { readonly real: string; readonly name: string }[];
}

const SCENARIO_FILE = 'scenario.yaml';

const PROBLEMS = {
  absent: 'there is no such file',
  folder: 'this is a folder, not a file',
  special: 'this is not a regular file',
  'too large': `the file is larger than ${BOUNDS.file / 1e6} MB`,
  unreadable: 'the file cannot be read',
} as const;

/** The text of a file, or undefined once an issue says why there is none. */
const readText = (loading: Loading, path: string, at: Place, found: string): string | undefined => {
  const result = loading.reader.read(path, BOUNDS.file);
  if (!result.ok) {
    const expected = result.problem === 'too large' ? `at most ${BOUNDS.file / 1e6} MB` : undefined;
    loading.issues.push(errorAt(at, PROBLEMS[result.problem], { found, expected }));
    return undefined;
  }
  const { text, issues } = decode(path, result.bytes);
  append(loading.issues, issues);
  return text;
};

const refusePath = (
  loading: Loading,
  at: Place,
  { message, expected }: Refused,
  found: string,
): undefined => {
  loading.issues.push(errorAt(at, message, { found, expected }));
};

const readTable = (
  loading: Loading,
  name: TableName,
  folder: string,
  written: Located,
): Mapping | undefined => {
  const relative = textOf(written);
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
  const { tree, traits, issues, isUsable } = tableTree(name, table);
  append(loading.issues, [...issues, ...duplicateEntries(tree)]);
  append(loading.traits, traits);
  return isUsable ? tree : spoil();
};

const isTable = (name: string): name is TableName => TABLES.some((table) => table === name);

const readTables = (loading: Loading, tree: Mapping, folder: string): Mapping => {
  const start = emptyTree(tree.place.file);
  const tables = child(tree, 'tables');
  if (isNothing(tables) || !tables) return start;
  if (tables.kind !== 'map') {
    loading.issues.push(
      errorAt(tables.place, 'tables must be a map', { expected: '{states: states.csv, ties: ties.csv, …}' }),
    );
    return start;
  }
  let merged = start;
  for (const [name, { key, value }] of tables.entries) {
    if (!isTable(name)) {
      loading.issues.push(
        errorAt(key, 'unknown table', {
          found: name,
          expected: listed(TABLES),
          suggestion: nearest(name, TABLES),
        }),
      );
      continue;
    }
    const table = isNothing(value) ? undefined : readTable(loading, name, folder, value);
    if (table) merged = mapping(merged.place, [...merged.entries, ...table.entries]);
  }
  return merged;
};

const withoutFiles = (tree: Mapping): Mapping =>
  mapping(
    tree.place,
    [...tree.entries].filter(
      ([key]) => key !== 'tables' && key !== 'extends' && !FORBIDDEN_KEYS.some((k) => k === key),
    ),
  );

/** The bases that a file names, each with the place where it does. */
const basesOf = (
  loading: Loading,
  tree: Mapping,
): readonly { readonly text: string; readonly place: Place }[] => {
  const written = child(tree, 'extends');
  if (!written || isNothing(written)) return [];
  const items = written.kind === 'list' ? written.items : [written];
  return items.flatMap((item) => {
    const text = textOf(item)?.trim();
    if (text) return [{ text, place: item.place }];
    loading.issues.push(
      errorAt(item.place, 'extends must name a scenario', {
        expected: 'a path to a scenario file or folder, or a list of paths',
      }),
    );
    loading.unreadable = true;
    return [];
  });
};

const visitBase = (
  loading: Loading,
  visit: Visit,
  folder: string,
  base: { text: string; place: Place },
): void => {
  const { reader } = loading;
  const isFirst = visit.from === undefined;
  const within = isFirst
    ? { ok: true as const, path: reader.resolve(folder, base.text) }
    : isWithin(reader, folder, base.text);
  if (!within.ok) {
    const hint = 'a path inside its own folder; only the file that was named may extend one elsewhere';
    refusePath(loading, base.place, { ...within, expected: hint }, base.text);
    loading.unreadable = true;
    return;
  }
  const named = reader.isFolder(within.path) ? reader.resolve(within.path, SCENARIO_FILE) : within.path;
  if (!isFirst) {
    // A folder's own scenario.yaml may be a link that leads out as well.
    const inside = isWithin(reader, folder, base.text, named);
    if (!inside.ok) {
      refusePath(loading, base.place, inside, base.text);
      loading.unreadable = true;
      return;
    }
  }
  visitFile(loading, { path: named, from: base.place, chain: visit.chain }, base.text);
};

const isCycle = (loading: Loading, visit: Visit, real: string, found: string): boolean => {
  const first = visit.chain.findIndex((link) => link.real === real);
  if (first < 0 || !visit.from) return false;
  const names = [...visit.chain.slice(first).map((link) => link.name), visit.path];
  loading.issues.push(
    errorAt(visit.from, `extends goes round in a circle: ${names.join(' → ')}`, {
      found,
      expected: 'a base that does not lead back',
    }),
  );
  loading.unreadable = true;
  return true;
};

/** Reads a file, what it extends before it, its tables below it; adds their layers, once for each file. */
const visitFile = (loading: Loading, visit: Visit, found: string): void => {
  const { reader } = loading;
  const real = reader.realPath(visit.path) ?? visit.path;
  if (isCycle(loading, visit, real, found) || loading.done.has(real)) return;
  const here = { file: visit.path, line: 1, column: 1 };
  loading.done.add(real);
  if (loading.done.size > BOUNDS.files) {
    loading.issues.push(
      errorAt(visit.from ?? here, 'too many files extend each other', {
        expected: `at most ${BOUNDS.files}`,
      }),
    );
    loading.unreadable = true;
    return;
  }
  const text = readText(loading, visit.path, visit.from ?? here, found);
  const read = text === undefined ? undefined : readYaml(visit.path, text);
  append(loading.issues, read?.issues ?? []);
  const tree = read?.tree;
  if (tree?.kind !== 'map') {
    if (tree)
      loading.issues.push(
        errorAt(tree.place, 'a scenario is a map of keys', {
          expected: 'key: value, from the first line on',
        }),
      );
    loading.unreadable = true;
    return;
  }
  const folder = reader.folder(visit.path);
  const chain = [...visit.chain, { real, name: visit.path }];
  for (const base of basesOf(loading, tree)) visitBase(loading, { ...visit, chain }, folder, base);
  append(loading.issues, duplicateEntries(tree));
  const tables = readTables(loading, tree, folder);
  const own = moveWeights(withoutFiles(tree), loading.issues);
  loading.layers.push(tables, own);
};

const driverIds = (layer: Mapping): readonly string[] => {
  const drivers = child(layer, 'drivers');
  return drivers?.kind === 'map' ? [...drivers.entries.keys()] : [];
};

/**
 * Reads a scenario file (or a folder's scenario.yaml), everything that it extends and all tables, and merges them:
 * bases first, in the order in which they are named, each file once; a file's inline entries over its tables.
 */
export const load = (path: string, reader: Reader): Loaded => {
  const file = reader.isFolder(path) ? reader.resolve(path, SCENARIO_FILE) : path;
  const loading: Loading = {
    reader,
    issues: [],
    layers: [],
    traits: [],
    broken: new Set(),
    done: new Set(),
    unreadable: false,
  };
  visitFile(loading, { path: file, from: undefined, chain: [] }, path);
  const merged = loading.layers.reduce(
    (base, layer) => mergeLayer(base, layer, loading.issues),
    emptyTree(file),
  );
  return {
    tree: loading.unreadable ? undefined : merged,
    traits: loading.traits,
    broken: loading.broken,
    issues: loading.issues,
    everDrivers: new Set(loading.layers.flatMap(driverIds)),
  };
};
