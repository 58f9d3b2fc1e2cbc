import { FACTS } from '../../domain/states/facts.ts';
import {
  child,
  entriesIn,
  isNothing,
  keepItems,
  keepKeys,
  type Located,
  type Mapping,
  mapChildren,
  mapEntries,
  scalarText,
} from '../located.ts';

/** The tree without some entries of a section. */
export const dropEntries = (tree: Mapping, section: string, ids: ReadonlySet<string>): Mapping =>
  mapEntries(tree, section, (all) => (all.kind === 'map' ? keepKeys(all, (id) => !ids.has(id)) : all));

/** The lists whose rows are about states, with the keys that name the states. */
const ROWS_OF_STATES = [
  ['ties', 'from', 'to'],
  ['evidence', 'state'],
  ['conditions', 'state'],
] as const;

/** Removes what describes a removed state: its ties, its places in blocs, its evidence, what it asks for. */
export const forgetStates = (tree: Mapping, ids: ReadonlySet<string>): Mapping => {
  if (ids.size === 0) return tree;
  const isKept = (name: Located | undefined): boolean => !ids.has(scalarText(name) ?? '');
  const rest = ROWS_OF_STATES.reduce(
    (before, [list, ...keys]) =>
      mapEntries(before, list, (rows) =>
        keepItems(rows, (row) => keys.every((key) => isKept(child(row, key)))),
      ),
    tree,
  );
  return mapEntries(rest, 'blocs', (blocs) =>
    mapChildren(blocs, (bloc) => mapEntries(bloc, 'members', (all) => keepItems(all, isKept))),
  );
};

/** Removes everything about removed drivers: their weights, also in rules, and their traits in states. */
export const forgetDrivers = (tree: Mapping, ids: ReadonlySet<string>): Mapping => {
  if (ids.size === 0) return tree;
  const unruled = mapEntries(dropEntries(tree, 'weights', ids), 'rules', (rules) =>
    mapChildren(rules, (rule) => dropEntries(rule, 'weights', ids)),
  );
  return mapEntries(unruled, 'states', (states) =>
    mapChildren(states, (state) => dropEntries(dropEntries(state, 'traits', ids), 'weights', ids)),
  );
};

/** Removes the facts of states that a layer gives a rung: the rung takes their place. */
export const forgetFacts = (tree: Mapping, layer: Mapping): Mapping => {
  const states = child(layer, 'states');
  const hasRung = (id: string): boolean => !isNothing(child(child(states, id), 'rung'));
  const placed = new Set([...entriesIn(states).keys()].filter(hasRung));
  if (placed.size === 0) return tree;
  return mapEntries(tree, 'states', (all) =>
    mapChildren(all, (state, id) => (placed.has(id) ? keepKeys(state, isNoFact) : state)),
  );
};

const isNoFact = (key: string): boolean => !FACTS.some((fact) => fact === key);
