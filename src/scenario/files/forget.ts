import { FACTS } from '../../domain/states/facts.ts';
import {
  child,
  isNothing,
  keepKeys,
  type Located,
  type Mapping,
  mapping,
  scalarText,
  sequence,
} from '../located.ts';

/** The tree with one section changed, if it has it. */
export const mapEntries = (tree: Mapping, section: string, change: (value: Located) => Located): Mapping => {
  const entry = tree.entries.get(section);
  return entry
    ? mapping(tree.place, [...tree.entries, [section, { key: entry.key, value: change(entry.value) }]])
    : tree;
};

/** The tree with each map in it changed. */
export const mapChildren = (tree: Located, change: (value: Mapping) => Mapping): Located =>
  tree.kind === 'map'
    ? mapping(
        tree.place,
        [...tree.entries].map(([id, { key, value }]) => [
          id,
          { key, value: value.kind === 'map' ? change(value) : value },
        ]),
      )
    : tree;

const without = (tree: Located, ids: ReadonlySet<string>): Located =>
  tree.kind === 'map' ? keepKeys(tree, (id) => !ids.has(id)) : tree;

const keepItems = (tree: Located, keep: (item: Located) => boolean): Located =>
  tree.kind === 'list' ? sequence(tree.place, tree.items.filter(keep)) : tree;

const names = (item: Located, key: string, ids: ReadonlySet<string>): boolean =>
  ids.has(scalarText(child(item, key)) ?? '');

/** Removes what describes a removed state: its ties, its places in blocs, its evidence, what it asks for. */
export const forgetStates = (tree: Mapping, ids: ReadonlySet<string>): Mapping => {
  if (ids.size === 0) return tree;
  const untied = mapEntries(tree, 'ties', (ties) =>
    keepItems(ties, (tie) => !names(tie, 'from', ids) && !names(tie, 'to', ids)),
  );
  const alone = mapEntries(untied, 'blocs', (blocs) =>
    mapChildren(blocs, (bloc) =>
      mapEntries(bloc, 'members', (all) => keepItems(all, (id) => !ids.has(scalarText(id) ?? ''))),
    ),
  );
  return ['evidence', 'conditions'].reduce(
    (rest, list) => mapEntries(rest, list, (rows) => keepItems(rows, (row) => !names(row, 'state', ids))),
    alone,
  );
};

/** Removes the weights, those of rules too, and the states' traits of removed drivers. */
export const forgetDrivers = (tree: Mapping, ids: ReadonlySet<string>): Mapping => {
  if (ids.size === 0) return tree;
  const unweighted = mapEntries(tree, 'weights', (weights) => without(weights, ids));
  const unruled = mapEntries(unweighted, 'rules', (rules) =>
    mapChildren(rules, (rule) => mapEntries(rule, 'weights', (weights) => without(weights, ids))),
  );
  return mapEntries(unruled, 'states', (states) =>
    mapChildren(states, (state) =>
      ['traits', 'weights'].reduce(
        (rest, section) => mapEntries(rest, section, (values) => without(values, ids)),
        state,
      ),
    ),
  );
};

/** Removes the facts of states that a layer gives a rung: the rung takes their place. */
export const forgetFacts = (tree: Mapping, layer: Mapping): Mapping => {
  const states = child(layer, 'states');
  if (states?.kind !== 'map') return tree;
  const placed = [...states.entries.keys()].filter((id) => !isNothing(child(child(states, id), 'rung')));
  if (placed.length === 0) return tree;
  const ids = new Set(placed);
  return mapEntries(tree, 'states', (all) =>
    all.kind === 'map'
      ? mapping(
          all.place,
          [...all.entries].map(([id, { key, value }]) => [
            id,
            { key, value: ids.has(id) && value.kind === 'map' ? keepKeys(value, isNoFact) : value },
          ]),
        )
      : all,
  );
};

const isNoFact = (key: string): boolean => !FACTS.some((fact) => fact === key);
