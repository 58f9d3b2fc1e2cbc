import type { IndexId } from '../../domain/indices.ts';
import type { Estimate } from '../../domain/intervals.ts';
import type { Decisions } from '../../domain/run.ts';
import { modelWithDecisions } from '../../engine/run.ts';
import type { Model } from '../../model/model.ts';
import { goalsReached } from '../futures/endings.ts';
import type { GoalOptions } from '../futures/goals.ts';
import { apartIn, changeSums, meanOf, pairedDifference } from './paired.ts';

/** A model, and what people decide in it. */
interface DecidedModel {
  readonly model: Model;
  readonly decisions: Decisions;
}

/** Which futures to play, and what to look at in them. */
interface GoalFutures extends GoalOptions {
  readonly indices: readonly IndexId[];
  readonly turns: number;
}

/** How some futures went: by goal, then by future, 1 where it is reached; by index, then by future, its mean over the turns. */
export interface GoalCourses {
  readonly reached: readonly Uint8Array[];
  readonly means: readonly Float64Array[];
}

/** Plays futures to their last turn and notes which goals are reached and what the indices are on average. */
export const goalCourses = (
  { model, decisions }: DecidedModel,
  { goals, indices, turns, ...options }: GoalFutures,
): GoalCourses => {
  const { from, to } = options.futures;
  const means = indices.map(() => new Float64Array(to - from));
  const decided = modelWithDecisions(model, decisions);
  const reached = goalsReached(decided, { ...options, goals, turns }, (seen) => {
    if (seen.turn === 0) return;
    for (const [i, id] of indices.entries()) {
      const row = means[i] as Float64Array;
      row[seen.future - from] = (row[seen.future - from] as number) + seen.index(id) / turns;
    }
  });
  return { reached, means };
};

/** What differs between two plays of the same futures: by goal the share that reaches it, 0 to 1, and by index its mean. */
interface GoalDifferences {
  readonly goals: readonly Estimate[];
  readonly indices: readonly Estimate[];
}

/** How a play differs from another of the same futures, with 95 % intervals of pairs. */
export const goalDifferences = (base: GoalCourses, other: GoalCourses): GoalDifferences => ({
  goals: base.reached.map((before, g) => {
    const { gained, lost } = apartIn(before, other.reached[g] ?? before);
    return pairedDifference(gained, lost, before.length);
  }),
  indices: base.means.map((before, i) => {
    const { sum, squares } = changeSums(before, other.means[i] ?? before);
    return meanOf(sum, squares, before.length);
  }),
});
