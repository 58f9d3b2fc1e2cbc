import { startWorld } from '../engine/start.ts';
import { step } from '../engine/step.ts';
import { makeWorld, type World } from '../engine/world.ts';
import type { Model } from '../model/model.ts';
import { luckOf, rootKey } from '../random/luck.ts';
import type { Range } from './ranges.ts';
import { MAX_FUTURES } from './tally.ts';

/** What is to come about: a state recognises, or so many do at once. */
export type Goal =
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'count'; readonly count: number };

export interface ReachOptions {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  readonly goal: Goal;
  /** The turn by whose end it must have come about, whether or not it lasts. */
  readonly by: number;
  /** Futures `from` up to but not including `to`. */
  readonly futures: Range;
}

const testOf = (model: Model, world: World, goal: Goal): (() => boolean) => {
  const { now } = world;
  if (goal.kind === 'count') return () => now.recogniserCount >= goal.count;
  const i = model.ids.states.indexOf(goal.state);
  if (i < 0) throw new RangeError(`no such state: ${goal.state}`);
  return () => now.rung[i] === model.top;
};

/**
 * Plays futures of a model until they reach a goal: by future, 1 where it is reached by the turn asked for, else 0. Throws
 * RangeError for futures outside 0 to MAX_FUTURES or a state that the model lacks.
 */
export const outcomesOf = (model: Model, { seed, goal, by, futures }: ReachOptions): Uint8Array => {
  if (!(futures.from >= 0 && futures.from <= futures.to && futures.to <= MAX_FUTURES))
    throw new RangeError(`futures must lie within 0 to ${MAX_FUTURES}`);
  const key = rootKey(seed);
  const world = makeWorld(model, luckOf(key, futures.from));
  const isReached = testOf(model, world, goal);
  const outcomes = new Uint8Array(futures.to - futures.from);
  for (let future = futures.from; future < futures.to; future++) {
    startWorld(model, world, luckOf(key, future));
    while (!isReached() && world.turn < by) step(model, world);
    outcomes[future - futures.from] = isReached() ? 1 : 0;
  }
  return outcomes;
};
