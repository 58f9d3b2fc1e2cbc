import { type NamedState, suggestedIds } from '../../domain/states/find-state.ts';
import { errorAt, type Issue } from '../issue.ts';
import {
  child,
  entriesIn,
  isNothing,
  keepKeys,
  type Located,
  type MapEntry,
  type Mapping,
  mapChildren,
  mapEntries,
  mapping,
  type Scalar,
  type Sequence,
  scalarText,
  sequence,
} from '../located.ts';
import { nearest } from '../nearest.ts';
import { describeValue } from '../pieces/shape-issues.ts';
import { PROSE } from '../text/prose.ts';
import { forgetDrivers, forgetFacts, forgetStates } from './forget.ts';

/** Lists whose entries have a key, which joins several of their fields. */
const LIST_KEYS = {
  ties: ['from', 'kind', 'to'],
  evidence: ['state', 'field'],
  conditions: ['state', 'track'],
} as const;
type KeyedList = keyof typeof LIST_KEYS;

/** The values of fields of a key that are left out. */
const UNWRITTEN: Readonly<Record<string, string>> = { 'ties kind': 'peer', 'evidence state': '' };

/** The word that removes the entry of the base with the same name. */
const REMOVE = 'remove';

/** Keys whose maps an overlay replaces as a whole. Mixing two conditions key by key would make a third one. */
const WHOLE = new Set(['when', 'sum']);

const isTrue = (tree: Located | undefined): boolean => tree?.kind === 'scalar' && tree.value === true;

/** Whether an entry of an overlay removes the entry of the base: `id: remove`, or `remove: true` inside. */
const removes = (key: string, value: Located): boolean =>
  value.kind === 'map'
    ? value.entries.size === 1 && isTrue(child(value, REMOVE))
    : scalarText(value) === REMOVE && !PROSE.has(key);

/** The key of an entry of a list. Undefined if a part of it is missing. */
export const listKey = (list: KeyedList, item: Located): string | undefined => {
  const parts = LIST_KEYS[list].map((field) => {
    const otherwise = UNWRITTEN[`${list} ${field}`];
    return otherwise !== undefined && isNothing(child(item, field))
      ? otherwise
      : scalarText(child(item, field));
  });
  return parts.some((part) => part === undefined) ? undefined : parts.map((part) => part?.trim()).join(' ');
};

const nothingToRemove = (place: MapEntry['key'], found: string, suggestion?: string): Issue =>
  errorAt(place, 'there is nothing of this name to remove', { found, suggestion });

/** The states that a section of a tree has, with their names. */
export const statesIn = (section: Located | undefined): readonly NamedState[] =>
  Array.from(entriesIn(section), ([id, { value }]) => ({ id, name: scalarText(child(value, 'name')) ?? id }));

const groupByKey = (list: KeyedList, items: readonly Located[]): Map<string, Located[]> => {
  const groups = new Map<string, Located[]>();
  for (const [i, item] of items.entries()) {
    // An entry without a key is kept apart; the schema reports what it lacks.
    const key = listKey(list, item) ?? `#${item.place.file}:${item.place.line}:${item.place.column}:${i}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const removesItem = (item: Located): boolean => isTrue(child(item, REMOVE));

const mergeList = (
  list: KeyedList,
  base: Sequence | undefined,
  over: Sequence,
  issues: Issue[],
): Sequence => {
  if (!base && !over.items.some(removesItem)) return over;
  const merged = groupByKey(list, base?.items ?? []);
  for (const [key, items] of groupByKey(list, over.items)) {
    const removal = items.find((item) => removesItem(item));
    const below = merged.get(key);
    if (removal && !below) issues.push(nothingToRemove(removal.place, key, nearest(key, merged.keys())));
    merged.delete(key);
    const kept = items.filter((item) => !removesItem(item));
    const first = below?.[0];
    const joined =
      list !== 'evidence' && first ? kept.map((item) => mergeTrees('', first, item, issues)) : kept;
    if (joined.length > 0) merged.set(key, joined);
  }
  return sequence(over.place, [...merged.values()].flat());
};

const hasOnly = (over: Mapping, keys: readonly string[]): boolean =>
  [...over.entries.keys()].every((key) => keys.includes(key));

/**
 * A number in the base as a map. If the overlay writes `{mean, sd}`, the number is the mean. If it writes `{label,
 * start}`, the number is the start of a variable.
 */
const asMap = (base: Scalar, over: Mapping): Mapping | undefined => {
  const main = (
    [
      ['mean', 'sd'],
      ['start', 'label'],
    ] as const
  ).find((keys) => hasOnly(over, keys))?.[0];
  return typeof base.value === 'number' && main !== undefined
    ? mapping(base.place, [[main, { key: base.place, value: base }]])
    : undefined;
};

/** The sections whose entries are a number, or a number with its spread. */
const PARAMETERS = new Set(['weights', 'up', 'down']);

/**
 * Gives the mean as a bare number, if an entry of these sections has only a mean and lies over a number or over
 * nothing.
 */
const bareMean = (section: string, base: Located | undefined, over: Located): Located | undefined => {
  if (over.kind !== 'map' || !PARAMETERS.has(section)) return undefined;
  const isNumber = isNothing(base) || (base?.kind === 'scalar' && typeof base.value === 'number');
  const mean = over.entries.size === 1 ? child(over, 'mean') : undefined;
  return isNumber && mean?.kind === 'scalar' && mean.value !== null ? mean : undefined;
};

/** Takes a map that the base lacks. Its removals find nothing, and each of them becomes an issue. */
const settle = (key: string, tree: Mapping, issues: Issue[]): Mapping => {
  let changed: Map<string, MapEntry> | undefined;
  for (const [name, entry] of tree.entries) {
    if (removes(name, entry.value)) {
      issues.push(nothingToRemove(entry.key, name));
      changed ??= new Map(tree.entries);
      changed.delete(name);
    } else if (entry.value.kind === 'map') {
      const value = bareMean(key, undefined, entry.value) ?? settle(name, entry.value, issues);
      if (value === entry.value) continue;
      changed ??= new Map(tree.entries);
      changed.set(name, { key: entry.key, value });
    }
  }
  return changed ? mapping(tree.place, changed) : tree;
};

/** Lays `over` on `base`: merges maps key by key, and replaces anything else. An empty value changes nothing. */
const mergeTrees = (key: string, base: Located | undefined, over: Located, issues: Issue[]): Located => {
  if (isNothing(over)) return base ?? over;
  if (over.kind !== 'map') return over;
  const below =
    base?.kind === 'scalar' ? asMap(base, over) : base?.kind === 'map' && !WHOLE.has(key) ? base : undefined;
  if (!below) return settle(key, over, issues);
  const entries = new Map(below.entries);
  for (const [name, entry] of over.entries) {
    const old = entries.get(name);
    if (removes(name, entry.value)) {
      if (!old) {
        const meant = key === 'states' ? suggestedIds(name, statesIn(below)) : nearest(name, entries.keys());
        issues.push(nothingToRemove(entry.key, name, meant));
      }
      entries.delete(name);
    } else {
      const value =
        bareMean(key, old?.value, entry.value) ?? mergeTrees(name, old?.value, entry.value, issues);
      entries.set(name, { key: isNothing(entry.value) && old ? old.key : entry.key, value });
    }
  }
  return mapping(below.place, entries);
};

const isKeyed = (key: string): key is KeyedList => Object.hasOwn(LIST_KEYS, key);

/** The entries of a section that a layer removes. */
export const removedIds = (tree: Mapping, section: string): ReadonlySet<string> => {
  const entries = [...entriesIn(child(tree, section))];
  return new Set(entries.filter(([id, { value }]) => removes(id, value)).map(([id]) => id));
};

/**
 * Moves `drivers.<id>.weight` to `weights.<id>`, its other spelling, before layers are merged. So the last layer wins.
 */
export const moveWeights = (tree: Mapping, issues: Issue[]): Mapping => {
  const drivers = child(tree, 'drivers');
  if (drivers?.kind !== 'map') return tree;
  const weights = tree.entries.get('weights');
  const moved = new Map<string, MapEntry>(entriesIn(weights?.value));
  const before = moved.size;
  for (const [id, driver] of drivers.entries) {
    const weight = entriesIn(driver.value).get('weight');
    if (!weight || isNothing(weight.value)) continue;
    const other = moved.get(id);
    if (other) {
      issues.push(
        errorAt(
          weight.key,
          `the weight of this driver is also written under weights, on line ${other.key.line}`,
          { found: id, expected: 'one of the two' },
        ),
      );
    } else moved.set(id, { key: driver.key, value: weight.value });
  }
  const cleaned = mapEntries(tree, 'drivers', (all) =>
    mapChildren(all, (driver) => keepKeys(driver, (key) => key !== 'weight')),
  );
  if (moved.size === before) return cleaned;
  if (weights && weights.value.kind !== 'map') return cleaned;
  const place = weights?.value.place ?? drivers.place;
  return mapping(cleaned.place, [
    ...cleaned.entries,
    ['weights', { key: weights?.key ?? drivers.place, value: mapping(place, moved) }],
  ]);
};

/** Leaves out values that would replace a whole section and are no section. Each of them becomes an issue. */
export const withSections = (base: Mapping, layer: Mapping, issues: Issue[]): Mapping =>
  keepKeys(layer, (key) => {
    const [below, over] = [child(base, key), child(layer, key)];
    if (below?.kind !== 'map' || !over || isNothing(over) || over.kind === 'map') return true;
    const keys = [...below.entries.keys()].slice(0, 3).join(': …, ');
    issues.push(
      errorAt(over.place, `${key} is a map in what this file extends`, {
        found: describeValue(over),
        expected: `${key}: {${keys}: …}, with the entries to change`,
      }),
    );
    return false;
  });

/** Lays one layer (a file with its tables, or an edit) on the layers before it. */
export const mergeLayer = (base: Mapping, layer: Mapping, issues: Issue[]): Mapping => {
  const known = forgetFacts(forgetStates(base, removedIds(layer, 'states')), layer);
  const rest = forgetDrivers(known, removedIds(layer, 'drivers'));
  const lists = [...layer.entries].filter(([key, { value }]) => isKeyed(key) && value.kind === 'list');
  const listed = new Set(lists.map(([key]) => key));
  const others = keepKeys(layer, (key) => !listed.has(key));
  const merged = mergeTrees('', rest, others, issues);
  const entries = new Map(entriesIn(merged));
  for (const [key, { key: place, value }] of lists) {
    const below = entries.get(key)?.value;
    if (!isKeyed(key) || value.kind !== 'list') continue;
    entries.set(key, {
      key: place,
      value: mergeList(key, below?.kind === 'list' ? below : undefined, value, issues),
    });
  }
  return mapping(base.entries.size === 0 ? layer.place : base.place, entries);
};

/** An empty scenario, to lay the first layer on. */
export const emptyTree = (file: string): Mapping => mapping({ file, line: 1, column: 1 }, []);
