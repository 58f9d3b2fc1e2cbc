import { isRecord } from './canonical.ts';
import type { Place } from './issue.ts';

/** A value of a file with its place there. Every later issue takes its position from here. */
export type Located = Scalar | Mapping | Sequence;

export interface Scalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
}

export interface Mapping {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  readonly key: Place;
  readonly value: Located;
}

export interface Sequence {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Located[];
}

export type Path = readonly (string | number)[];

export const scalar = (place: Place, value: Scalar['value']): Scalar => ({ kind: 'scalar', place, value });

export const mapping = (place: Place, entries: Iterable<readonly [string, MapEntry]>): Mapping => ({
  kind: 'map',
  place,
  entries: new Map(entries),
});

export const sequence = (place: Place, items: readonly Located[]): Sequence => ({
  kind: 'list',
  place,
  items,
});

const NO_ENTRIES: Mapping['entries'] = new Map();

/** The entries of a map. Any other value has none. */
export const entriesIn = (tree: Located | undefined): Mapping['entries'] =>
  tree?.kind === 'map' ? tree.entries : NO_ENTRIES;

/** The value under a key of a map. Undefined if the tree is no map. */
export const child = (tree: Located | undefined, key: string): Located | undefined =>
  entriesIn(tree).get(key)?.value;

/** The text of a scalar that is text. */
export const scalarText = (tree: Located | undefined): string | undefined =>
  tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;

/** Whether nothing was written. `key:` alone counts as absent, like an empty cell. */
export const isNothing = (tree: Located | undefined): boolean =>
  tree === undefined || (tree.kind === 'scalar' && tree.value === null);

/** The tree as plain data; absent values become undefined. The keys are safe: the reader refuses names of prototypes. */
export const plain = (tree: Located): unknown => {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  const data: Record<string, unknown> = {};
  for (const [key, { value }] of tree.entries) data[key] = isNothing(value) ? undefined : plain(value);
  return data;
};

/** Plain data as a tree that was written at one place. A value that is undefined or no data becomes nothing. */
const located = (data: unknown, place: Place): Located => {
  if (Array.isArray(data))
    return sequence(
      place,
      data.map((item) => located(item, place)),
    );
  if (isRecord(data)) return locatedMap(data, place);
  const isValue = typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
  return scalar(place, isValue ? data : null);
};

/** A record of plain data as a map that was written at one place. */
export const locatedMap = (data: Readonly<Record<string, unknown>>, place: Place): Mapping =>
  mapping(
    place,
    Object.entries(data).map(([key, value]) => [key, { key: place, value: located(value, place) }]),
  );

/** The map with only the entries whose key passes. */
export const keepKeys = (tree: Mapping, keep: (key: string) => boolean): Mapping =>
  mapping(
    tree.place,
    [...tree.entries].filter(([key]) => keep(key)),
  );

/** The tree with one section changed, if it has it. */
export const mapEntries = (tree: Mapping, section: string, change: (value: Located) => Located): Mapping => {
  const entry = tree.entries.get(section);
  return entry
    ? mapping(tree.place, [...tree.entries, [section, { key: entry.key, value: change(entry.value) }]])
    : tree;
};

/** The tree with each map in it changed. */
export const mapChildren = (tree: Located, change: (value: Mapping, id: string) => Mapping): Located =>
  tree.kind === 'map'
    ? mapping(
        tree.place,
        [...tree.entries].map(([id, { key, value }]) => [
          id,
          { key, value: value.kind === 'map' ? change(value, id) : value },
        ]),
      )
    : tree;

/** The list with only the items that pass. Any other value stays as it is. */
export const keepItems = (tree: Located, keep: (item: Located) => boolean): Located =>
  tree.kind === 'list' ? sequence(tree.place, tree.items.filter(keep)) : tree;

interface Found {
  /** The place of the value. For a missing value, the place that names its nearest owner. */
  readonly value: Place;
  /** The place of its key, if it has one. */
  readonly key: Place | undefined;
  readonly tree: Located | undefined;
}

/**
 * Finds the value at a path. `named` is the place of the tree's own key. It gives a place to values that the tree
 * lacks.
 */
export const locate = (tree: Located, path: Path, named: Place): Found => {
  let found: Found = { value: tree.place, key: named, tree };
  let owner = named;
  for (const step of path) {
    const here: Located | undefined = found.tree;
    const entry = entriesIn(here).get(String(step));
    const item = here?.kind === 'list' && typeof step === 'number' ? here.items[step] : undefined;
    if (entry) found = { value: entry.value.place, key: entry.key, tree: entry.value };
    else if (item) found = { value: item.place, key: item.place, tree: item };
    else return { value: owner, key: undefined, tree: undefined };
    owner = entry ? entry.key : found.value;
  }
  return found;
};
