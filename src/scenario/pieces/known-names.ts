import { BUILT_IN_WEIGHTS, OPTIONAL_WEIGHTS } from '../../domain/terms.ts';
import { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import * as world from '../schema/world.ts';
import type { ScenarioDraft } from './draft.ts';

const soundRungs = ({ ladder }: ScenarioDraft): readonly string[] => {
  const ids = ladder.flatMap((rung) => rung.part.id ?? []);
  const isSound =
    ids.length === ladder.length &&
    new Set(ids).size === ids.length &&
    ids.length >= world.LADDER_BOUNDS.least;
  return isSound ? ids : [];
};

/**
 * The built-in weights of a scenario: the weights that every scenario has, the weights that it writes, and the weights
 * of its own terms.
 */
const builtInWeights = ({ weights, rules, conditions, social, broken }: ScenarioDraft): readonly string[] => {
  const used = new Set([
    ...weights.keys(),
    ...[...rules.values()].flatMap(({ part }) => Object.keys(part.weights ?? {})),
    ...(conditions.length > 0 || broken.has('conditions') ? ['conditions'] : []),
    ...(social.part.leading_driver === undefined ? [] : ['leading']),
  ]);
  return BUILT_IN_WEIGHTS.filter((id) => !OPTIONAL_WEIGHTS.includes(id) || used.has(id));
};

/** All names of a draft, the built-in ones and those of malformed entries included. */
export const knownNames = (draft: ScenarioDraft) => ({
  /** In the order of the ladder. Empty if the ladder has errors: then references to rungs are not checked. */
  rungs: soundRungs(draft),
  drivers: new Set(draft.drivers.keys()),
  weights: new Set([...draft.drivers.keys(), ...builtInWeights(draft)]),
  states: new Set(draft.states.keys()),
  /** The states with their names, to find those that were meant. */
  named: Array.from(draft.states, ([id, { part }]) => ({ id, name: part.name ?? id })),
  blocs: new Set(draft.blocs.keys()),
  tracks: new Set(draft.tracks.keys()),
  variables: new Set([...Object.keys(BUILT_IN_VARIABLES), ...draft.variables.keys()]),
  institutions: new Set(draft.institutions.keys()),
  events: new Set(draft.events.keys()),
});

/** The names that a scenario defines. */
export type KnownNames = Readonly<ReturnType<typeof knownNames>>;
