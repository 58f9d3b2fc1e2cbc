import { closest } from 'fastest-levenshtein';
import type { StateId } from '../domain/ids.ts';
import type { Model, ModelIds } from './model.ts';

/** Finds what a name means. `where` gives the place in the scenario that names it, for the error. Throws RangeError. */
export type Lookup<Found> = (id: string, where: () => string) => Found;

/** Looks up entries of one kind, such as "state", by their names. */
export const lookup = <Found>(kind: string, entries: Iterable<readonly [string, Found]>): Lookup<Found> => {
  const byId = new Map(entries);
  return (id, where) => {
    const found = byId.get(id);
    if (found !== undefined) return found;
    const nearest = byId.size === 0 ? '' : `; the nearest name is "${closest(id, [...byId.keys()])}"`;
    throw new RangeError(`${where()}: there is no ${kind} ${JSON.stringify(id)}${nearest}`);
  };
};

/** Looks up positions in a list of names. */
export const positionIn = (kind: string, ids: readonly string[]): Lookup<number> =>
  lookup(
    kind,
    ids.map((id, at) => [id, at]),
  );

/** The positions of everything that a scenario can name, except events and institutions (see compile-events.ts). */
export interface Places {
  readonly state: Lookup<number>;
  readonly driver: Lookup<number>;
  readonly weight: Lookup<number>;
  readonly bloc: Lookup<number>;
  readonly track: Lookup<number>;
  readonly variable: Lookup<number>;
  /** Positions among the sources: variables, then tracks, then the norm. */
  readonly source: Lookup<number>;
  /** Positions of what a climate reads: variables that fade, and indices, come in steps and follow the norm. */
  readonly climate: Lookup<number>;
  readonly trackSource: Lookup<number>;
}

export const placesOf = (ids: ModelIds): Places => {
  const sources = [...ids.variables, ...ids.tracks, 'norm'];
  return {
    state: positionIn('state', ids.states),
    driver: positionIn('driver', ids.drivers),
    weight: positionIn('weight', ids.weights),
    bloc: positionIn('bloc', ids.blocs),
    track: positionIn('track', ids.tracks),
    variable: positionIn('variable', ids.variables),
    source: positionIn('variable or track', sources),
    climate: positionIn('variable, track or index', [
      ...sources.map((id) => (ids.steps.includes(id) ? '' : id)),
      ...ids.steps,
    ]),
    trackSource: lookup(
      'track',
      ids.tracks.map((id, at) => [id, ids.variables.length + at]),
    ),
  };
};

/** The position of a state in a model. Throws RangeError if the model has no state of this name. */
export const statePosition = ({ ids }: Model, state: StateId): number =>
  positionIn('state', ids.states)(state, () => 'the model');
