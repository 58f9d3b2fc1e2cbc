import type { NamedState } from '../../domain/states/find-state.ts';
import { BUILT_IN_WEIGHTS } from '../../domain/terms.ts';
import { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import * as world from '../schema/world.ts';
import type { ScenarioDraft } from './draft.ts';

/** The names that a scenario defines, those of malformed entries included. */
export interface KnownNames {
  /** In the order of the ladder. Empty if the ladder has errors: then references to rungs are not checked. */
  readonly rungs: readonly string[];
  readonly drivers: ReadonlySet<string>;
  readonly weights: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  /** The states with their names, to find those that were meant. */
  readonly named: readonly NamedState[];
  readonly blocs: ReadonlySet<string>;
  readonly tracks: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly institutions: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

const soundRungs = ({ ladder }: ScenarioDraft): readonly string[] => {
  const ids = ladder.flatMap((rung) => rung.part.id ?? []);
  const isSound =
    ids.length === ladder.length &&
    new Set(ids).size === ids.length &&
    ids.length >= world.LADDER_BOUNDS.least;
  return isSound ? ids : [];
};

/** All names of a draft, the built-in ones included. */
export const knownNames = (draft: ScenarioDraft): KnownNames => ({
  rungs: soundRungs(draft),
  drivers: new Set(draft.drivers.keys()),
  weights: new Set([...draft.drivers.keys(), ...BUILT_IN_WEIGHTS]),
  states: new Set(draft.states.keys()),
  named: Array.from(draft.states, ([id, { part }]) => ({ id, name: part.name ?? id })),
  blocs: new Set(draft.blocs.keys()),
  tracks: new Set(draft.tracks.keys()),
  variables: new Set([...Object.keys(BUILT_IN_VARIABLES), ...draft.variables.keys()]),
  institutions: new Set(draft.institutions.keys()),
  events: new Set(draft.events.keys()),
});
