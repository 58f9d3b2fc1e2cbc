import { FORBIDDEN_KEYS } from '../../domain/ids.ts';
import { BOUNDS } from '../bounds.ts';
import { append, errorAt, type Issue, type Place } from '../issue.ts';
import { child, entriesIn, isNothing, keepKeys, type Mapping, scalarText } from '../located.ts';
import { describeValue } from '../pieces/shape-issues.ts';
import type { Reader } from '../reader.ts';
import { FORMAT_VERSION, VERSION_EXPECTED } from '../schema/file.ts';
import { readYaml } from '../text/yaml.ts';
import { duplicateEntries } from './duplicates.ts';
import { readTables } from './load-tables.ts';
import { type FileLayer, type Loading, readText, refuseMore, refusePath } from './loading.ts';
import { emptyTree, mergeLayer, moveWeights, withSections } from './merge.ts';
import { refuseStrangers } from './new-entries.ts';
import { isWithin, type Refused } from './paths.ts';
import { refuseMissingColumns } from './state-columns.ts';
import type { TableName, TraitColumn } from './tables.ts';

/** A scenario file with its tables and all that it extends, as one tree. */
export interface LoadedTree {
  /** Undefined if a file could not be read. Then there is nothing to check. */
  readonly tree: Mapping | undefined;
  readonly traits: readonly TraitColumn[];
  /** Tables that could not be read. References to their entries are not checked. */
  readonly broken: ReadonlySet<TableName>;
  readonly issues: readonly Issue[];
  /** Drivers of any layer, removed ones included. */
  readonly everDrivers: ReadonlySet<string>;
}

/** A file to read, and the files that led to it. */
interface Visit {
  readonly path: string;
  /** The place where the path is written. Undefined for the file named on the command line. */
  readonly from: Place | undefined;
  /** The files from the first one to this one: real paths, and paths as written. */
  readonly chain: readonly { readonly real: string; readonly name: string }[];
}

const SCENARIO_FILE = 'scenario.yaml';

const withoutFiles = (tree: Mapping): Mapping =>
  keepKeys(tree, (key) => !['tables', 'extends', ...FORBIDDEN_KEYS].includes(key));

/** The bases that a file names, each with its place in the file. */
const basesOf = (
  loading: Loading,
  tree: Mapping,
): readonly { readonly text: string; readonly place: Place }[] => {
  const written = child(tree, 'extends');
  if (!written || isNothing(written)) return [];
  const items = written.kind === 'list' ? written.items : [written];
  return items.flatMap((item) => {
    const text = scalarText(item)?.trim();
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

/** The file of a base. Undefined, with an issue, if the path may not be followed. */
const baseFile = (
  loading: Loading,
  visit: Visit,
  folder: string,
  base: { text: string; place: Place },
): string | undefined => {
  const { reader } = loading;
  const path = reader.resolve(folder, base.text);
  // A file that was read before may be named from anywhere, since it reveals nothing new. A circle is found as a
  // circle.
  const known = [path, reader.resolve(path, SCENARIO_FILE)].find((each) => loading.named.has(each));
  if (known !== undefined) return known;
  const inFolder = (target?: string) => isWithin(reader, folder, base.text, target);
  const refuse = (within: Refused, expected = within.expected): undefined => {
    refusePath(loading, base.place, { ...within, expected }, base.text);
    loading.unreadable = true;
  };
  const isFirst = visit.from === undefined;
  const within = inFolder();
  if (!isFirst && !within.ok) {
    return refuse(
      within,
      'a path inside its own folder; only the file that was named may extend one elsewhere',
    );
  }
  if (!reader.isFolder(path)) return path;
  const file = reader.resolve(path, SCENARIO_FILE);
  // The scenario.yaml of a folder may itself be a link to a file outside.
  const inside = inFolder(file);
  return isFirst || inside.ok ? file : refuse(inside);
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

/** Whether a file is an exercise, which is no scenario. Reports one issue, in place of one for each of its keys. */
const isExercise = (loading: Loading, { entries }: Mapping): boolean => {
  const mark = entries.get('exercise');
  if (!mark || entries.has('demarche') || entries.has('extends')) return false;
  const expected = 'a scenario; demarche exercise plays exercises';
  loading.issues.push(errorAt(mark.key, 'this is an exercise', { expected }));
  loading.unreadable = true;
  return true;
};

/** Refuses a base of another version. It would be read wrongly, even if the file over it has the right version. */
const checkVersion = (loading: Loading, tree: Mapping): void => {
  const version = child(tree, 'demarche');
  if (!version || isNothing(version) || (version.kind === 'scalar' && version.value === FORMAT_VERSION))
    return;
  const details = { found: describeValue(version), expected: VERSION_EXPECTED };
  loading.issues.push(errorAt(version.place, 'this is no valid demarche', details));
};

/** Reads the bases of a file, then its tables, then the file itself. Adds a layer for each, once for each file. */
const visitFile = (loading: Loading, visit: Visit, found: string): void => {
  const { reader } = loading;
  const real = reader.realPath(visit.path) ?? visit.path;
  if (isCycle(loading, visit, real, found) || loading.done.has(real)) return;
  loading.done.add(real);
  loading.named.add(visit.path);
  const at = visit.from ?? { file: visit.path, line: 1, column: 1 };
  if (loading.done.size > BOUNDS.files) {
    refuseMore(loading, at, 'too many files extend each other', `at most ${BOUNDS.files}`);
    return;
  }
  const text = readText(loading, visit.path, at, found);
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
  if (isExercise(loading, tree)) return;
  checkVersion(loading, tree);
  const folder = reader.folder(visit.path);
  const chain = [...visit.chain, { real, name: visit.path }];
  const bases = basesOf(loading, tree);
  for (const base of bases) {
    if (loading.full) return;
    const path = baseFile(loading, visit, folder, base);
    if (path !== undefined) visitFile(loading, { path, from: base.place, chain }, base.text);
  }
  append(loading.issues, duplicateEntries(tree));
  const { tree: tables, header } = readTables(loading, tree, folder);
  const own = moveWeights(withoutFiles(tree), loading.issues);
  loading.layers.push({ tables, header, own, isChange: bases.length > 0 || !child(own, 'ladder') });
};

/** Lays a file with its tables on the files before it. */
const mergeFile = (base: Mapping, { tables, header, own, isChange }: FileLayer, issues: Issue[]): Mapping => {
  const merged = mergeLayer(mergeLayer(base, tables, issues), withSections(base, own, issues), issues);
  // Where there are states below, a new one is checked by itself.
  if (header && !child(base, 'states')) refuseMissingColumns(header, tables, merged, issues);
  return isChange ? refuseStrangers(base, merged, issues) : merged;
};

/**
 * Reads a scenario file (or a folder's scenario.yaml), everything that it extends and all tables, and merges them.
 * Bases come first, in the order in which they are named; each file counts once. A file's own entries lie over its
 * tables.
 */
export const load = (path: string, reader: Reader): LoadedTree => {
  const file = reader.isFolder(path) ? reader.resolve(path, SCENARIO_FILE) : path;
  const loading: Loading = {
    reader,
    issues: [],
    layers: [],
    traits: [],
    broken: new Set(),
    done: new Set(),
    named: new Set(),
    unreadable: false,
    bytes: 0,
    full: false,
  };
  visitFile(loading, { path: file, from: undefined, chain: [] }, path);
  const merged = loading.layers.reduce(
    (base, layer) => mergeFile(base, layer, loading.issues),
    emptyTree(file),
  );
  return {
    tree: loading.unreadable ? undefined : merged,
    traits: loading.traits,
    broken: loading.broken,
    issues: loading.issues,
    everDrivers: new Set(
      loading.layers.flatMap(({ tables, own }) =>
        [tables, own].flatMap((layer) => [...entriesIn(child(layer, 'drivers')).keys()]),
      ),
    ),
  };
};
