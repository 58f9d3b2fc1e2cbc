import type { World } from '../../engine/world.ts';
import type { Model } from '../../model/model.ts';
import { countInto, type EnsembleOptions, ensembleWorld } from '../../study/ensemble.ts';
import { countMarks, type MarksOptions } from '../../study/marks.ts';
import type { PairTally } from '../../study/pair-tally.ts';
import { type PairOptions, playPairs } from '../../study/pairs.ts';
import { outcomesOf, type ReachOptions } from '../../study/reach.ts';
import { type Standing, standingOf } from '../../study/standing.ts';
import {
  clearTally,
  emptyTally,
  isSameShape,
  shapeOf,
  type Tally,
  type TallyShape,
} from '../../study/tally.ts';

// The code that a worker thread runs: each exported function is a kind of task.

/** A model that this thread may know already. */
interface Known {
  /** Names the model among all that this program has. */
  readonly name: string;
  /** Without it the thread's own copy is taken. */
  readonly model?: Model | undefined;
}

const KEPT = 6;
const models = new Map<string, Model>();

const keep = (name: string, model: Model): Model => {
  models.delete(name);
  models.set(name, model);
  for (const oldest of [...models.keys()].slice(0, -KEPT)) models.delete(oldest);
  return model;
};

const modelOf = ({ name, model }: Known): Model | undefined => {
  const known = models.get(name) ?? model;
  return known && keep(name, known);
};

const worlds = new WeakMap<Model, World>();

const worldOf = (model: Model): World => {
  const world = worlds.get(model) ?? ensembleWorld(model);
  worlds.set(model, world);
  return world;
};

/** Futures of a model to play and count. */
export interface TallyTask extends Known, Pick<EnsembleOptions, 'seed' | 'futures'> {
  /** Where to count them, in memory that threads share; what stands there is forgotten first. */
  readonly into: Tally;
}

/** Counts futures; false if this thread does not know the model. */
export const tally = (task: TallyTask): boolean => {
  const model = modelOf(task);
  if (!model) return false;
  clearTally(task.into);
  countInto(task.into, model, worldOf(model), task);
  return true;
};

/** Futures of a model, or of one with some of its parts exchanged. */
export interface StandingTask extends EnsembleOptions, Known {
  readonly parts?: Partial<Model> | undefined;
  /** Names the model with these parts among all of its kind. */
  readonly variant: string;
}

const variantOf = (known: Model, { name, variant, parts }: StandingTask): Model =>
  parts ? keep(`${name} ${variant}`, models.get(`${name} ${variant}`) ?? { ...known, ...parts }) : known;

let scratch: Tally | undefined;

/** A tally of a shape to count in; the same one for as long as the shape stays. */
const scratchOf = (shape: TallyShape): Tally => {
  if (scratch && isSameShape(scratch.shape, shape)) clearTally(scratch);
  else scratch = emptyTally(shape);
  return scratch;
};

/** Plays futures; undefined if this thread does not know the model, which takes longer to hand over than to play. */
export const standing = (task: StandingTask): Standing | undefined => {
  const known = modelOf(task);
  if (known === undefined) return undefined;
  const model = variantOf(known, task);
  const { seed, futures, turns } = task;
  const into = scratchOf(shapeOf(model, turns));
  countInto(into, model, worldOf(model), { seed, futures });
  return standingOf(model, { ...into, futures: [futures] });
};

/** Futures to play in a base and in variants, with the same luck. */
export interface PairsTask extends PairOptions {
  readonly base: Model;
  readonly variants: readonly Model[];
}

export const pairs = ({ base, variants, ...options }: PairsTask): readonly PairTally[] =>
  playPairs(base, variants, options);

/** Futures to play in two models that this thread may know already, with the same luck. */
export interface SidesTask extends PairOptions {
  readonly a: Known;
  readonly b: Known;
}

/** Counts how the second differs from the first; undefined if this thread does not know one of them. */
export const sides = ({ a, b, ...options }: SidesTask): PairTally | undefined => {
  const [base, variant] = [modelOf(a), modelOf(b)];
  return base && variant ? playPairs(base, [variant], options)[0] : undefined;
};

/** Futures to play until they reach a goal. */
export interface ReachTask extends ReachOptions {
  readonly model: Model;
}

export const reach = ({ model, ...options }: ReachTask): Uint8Array => outcomesOf(model, options);

/** Futures to play and to count by the marks that they reach. */
export interface MarksTask extends MarksOptions {
  readonly model: Model;
}

export const marks = ({ model, ...options }: MarksTask): readonly number[] => countMarks(model, options);
