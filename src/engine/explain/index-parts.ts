import { byIndex, type IndexId, type Indices } from '../../domain/indices.ts';
import { deriveClimate, deriveFromRungs, indicesOf, trackSource } from '../../model/derived.ts';
import type { Model } from '../../model/model.ts';
import type { ModelTrack } from '../../model/parts/target.ts';
import type { Situation } from '../../model/situation.ts';
import type { RunOptions } from '../run.ts';
import type { World } from '../world.ts';
import { worldBefore } from './explain.ts';

/** What one thing does to an index at the end of a turn, against a world where no state engages and nothing has happened. */
export interface IndexPart {
  readonly kind: 'state' | 'track' | 'variable';
  readonly id: string;
  /** The events and institutions whose effects on the track or variable count; empty for a state. */
  readonly by: readonly string[];
  /** Points of the index; for the number of recognisers, states. */
  readonly points: number;
}

/** The parts of each index. Their sum is the index now less the index in that other world. */
export type IndexParts = Readonly<Record<IndexId, readonly IndexPart[]>>;

type Cause = Omit<IndexPart, 'points'> & { readonly put: () => void };

/** The same situation with no state engaged, and every variable and track at its start. */
const blankOf = (model: Model, now: Situation): Situation => {
  const blank = structuredClone(now);
  blank.sources.set(model.variableStart);
  model.target.tracks.forEach(({ start }, at) => {
    blank.sources[trackSource(model, at)] = start / 100;
  });
  blank.rung.fill(0);
  blank.pulse.fill(0);
  return blank;
};

const namesBehind = (model: Model, world: World, kind: 'track' | 'variable', at: number): readonly string[] =>
  model.occasions.flatMap(({ id, effects }, o) => {
    const counts = effects.flat().some((e) => {
      const effect = model.effects[e];
      if (effect?.kind !== kind || effect.at !== at) return false;
      return effect.turns === 0
        ? (world.happened[o] as number) > 0
        : (world.effectUntil[e] as number) > world.turn;
    });
    return counts ? [id] : [];
  });

/** The differences from the other world, in canonical order, each with a function that puts it into that world. */
const causesOf = (model: Model, world: World, other: Situation): readonly Cause[] => {
  const { now } = world;
  const states = model.ids.states.flatMap((id, i): readonly Cause[] => {
    const put = (): void => {
      other.rung[i] = now.rung[i] as number;
      other.pulse[i] = now.pulse[i] as number;
    };
    return now.rung[i] === 0 ? [] : [{ kind: 'state', id, by: [], put }];
  });
  const sourced = (kind: 'track' | 'variable', id: string, at: number, source: number): readonly Cause[] => {
    const put = (): void => {
      other.sources[source] = now.sources[source] as number;
    };
    if (now.sources[source] === other.sources[source]) return [];
    return [{ kind, id, by: namesBehind(model, world, kind, at), put }];
  };
  return [
    ...states,
    ...model.target.tracks.flatMap(({ id }: ModelTrack, at) =>
      sourced('track', id, at, trackSource(model, at)),
    ),
    ...model.ids.variables.flatMap((id, at) => sourced('variable', id, at, at)),
  ];
};

/**
 * What each index is made of at the end of turn `turn`: causes are put into the other world one after another, in canonical
 * order, and each has the difference that it then makes. The future is replayed up to that turn.
 */
export const indexPartsAt = (model: Model, options: RunOptions, turn: number): IndexParts => {
  const world = worldBefore(model, options, turn + 1);
  const other = blankOf(model, world.now);
  const values = (): Indices => {
    deriveFromRungs(model, other);
    deriveClimate(model, other, () => undefined);
    return indicesOf(model, other);
  };
  let before = values();
  const made = causesOf(model, world, other).map(({ put, ...cause }) => {
    put();
    const after = values();
    const [from, to] = [before, after];
    before = after;
    return { cause, points: byIndex((id) => to[id] - from[id]) };
  });
  return byIndex((id) =>
    made.flatMap(({ cause, points }) => (points[id] === 0 ? [] : [{ ...cause, points: points[id] }])),
  );
};
