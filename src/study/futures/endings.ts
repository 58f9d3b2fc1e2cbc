import { playFutures, type Seen } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import { type GoalOptions, watchGoals } from './goals.ts';

/** How some futures end. */
export interface Endings {
  /** By future: how many states are at recognition in the last turn. */
  readonly counts: Int32Array;
  /** By goal, then by future: 1 where it is reached by the last turn, whether or not it lasts, else 0. */
  readonly outcomes: readonly Uint8Array[];
}

interface EndOptions extends GoalOptions {
  readonly turns: number;
}

/**
 * Plays futures of a model to a last turn, and has each turn looked at: by goal, then by future, 1 where it is reached. Throws
 * RangeError for futures outside 0 to MAX_FUTURES or a goal's state that the model lacks.
 */
export const goalsReached = (
  model: Model,
  { goals, ...which }: EndOptions,
  look: (seen: Seen) => void,
): readonly Uint8Array[] => {
  const { outcomes, watch } = watchGoals(model, { goals, futures: which.futures });
  playFutures(model, which, (seen) => {
    watch(seen);
    look(seen);
    return 'go on';
  });
  return outcomes;
};

/** Plays futures of a model to a last turn and says how they end. Throws as `goalsReached`. */
export const endingsOf = (model: Model, options: EndOptions): Endings => {
  const { from, to } = options.futures;
  const counts = new Int32Array(to - from);
  const outcomes = goalsReached(model, options, ({ turn, future, recogniserCount }) => {
    if (turn === options.turns) counts[future - from] = recogniserCount;
  });
  return { counts, outcomes };
};
