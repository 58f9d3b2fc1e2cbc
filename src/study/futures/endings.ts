import { type Futures, playFutures } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import { type GoalOptions, watchGoals } from './goals.ts';

/** How some futures end. */
export interface Endings {
  /** By future: how many states are at recognition in the last turn. */
  readonly counts: Int32Array;
  /** By goal, then by future: 1 where it is reached by the last turn, whether or not it lasts, else 0. */
  readonly outcomes: readonly Uint8Array[];
}

/**
 * Plays futures of a model to a last turn and says how they end. Throws RangeError for futures outside 0 to MAX_FUTURES or a
 * goal's state that the model lacks.
 */
export const endingsOf = (
  model: Model,
  { goals, turns, ...which }: GoalOptions & Futures & { readonly turns: number },
): Endings => {
  const { from, to } = which.futures;
  const counts = new Int32Array(to - from);
  const { outcomes, watch } = watchGoals(model, { goals, futures: which.futures });
  playFutures(model, { ...which, turns }, (seen) => {
    watch(seen);
    if (seen.turn === turns) counts[seen.future - from] = seen.recogniserCount;
    return 'go on';
  });
  return { counts, outcomes };
};
