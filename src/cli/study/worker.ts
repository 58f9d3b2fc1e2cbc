import type { Model } from '../../model/model.ts';
import { type EnsembleOptions, ensemble } from '../../study/ensemble.ts';
import type { PairTally } from '../../study/pair-tally.ts';
import { type PairOptions, playPairs } from '../../study/pairs.ts';
import { outcomesOf, type ReachOptions } from '../../study/reach.ts';
import { type Standing, standingOf } from '../../study/standing.ts';
import type { Tally } from '../../study/tally.ts';

// The code that a worker thread runs: each exported function is a kind of task.

/** Futures of a model to play and count. */
export interface TallyTask extends EnsembleOptions {
  readonly model: Model;
}

export const tally = ({ model, ...options }: TallyTask): Tally => ensemble(model, options);

/** Futures of a model that this thread may know already, or of one with some of its parts exchanged. */
export interface StandingTask extends EnsembleOptions {
  /** Names the model among all that this program has. */
  readonly name: string;
  /** Without it the thread's own copy is taken. */
  readonly model?: Model | undefined;
  readonly parts?: Partial<Model> | undefined;
}

const KEPT = 4;
const models = new Map<string, Model>();

const modelOf = ({ name, model }: StandingTask): Model | undefined => {
  const known = model ?? models.get(name);
  if (known === undefined) return undefined;
  models.delete(name);
  models.set(name, known);
  for (const oldest of [...models.keys()].slice(0, -KEPT)) models.delete(oldest);
  return known;
};

/** Plays futures; undefined if this thread does not know the model, which takes longer to hand over than to play. */
export const standing = (task: StandingTask): Standing | undefined => {
  const known = modelOf(task);
  if (known === undefined) return undefined;
  const model = { ...known, ...task.parts };
  const { seed, futures, turns } = task;
  return standingOf(model, ensemble(model, { seed, futures, turns }));
};

/** Futures to play in a base and in variants, with the same luck. */
export interface PairsTask extends PairOptions {
  readonly base: Model;
  readonly variants: readonly Model[];
}

export const pairs = ({ base, variants, ...options }: PairsTask): readonly PairTally[] =>
  playPairs(base, variants, options);

/** Futures to play until they reach a goal. */
export interface ReachTask extends ReachOptions {
  readonly model: Model;
}

export const reach = ({ model, ...options }: ReachTask): Uint8Array => outcomesOf(model, options);
