import type { IndexId } from '../../domain/indices.ts';
import type { Estimate } from '../../domain/intervals.ts';
import type { Decisions } from '../../domain/run.ts';
import { type Futures, playFutures, refuseFutures } from '../../engine/futures.ts';
import { modelWithDecisions } from '../../engine/run.ts';
import type { Model } from '../../model/model.ts';
import { type Goal, watchGoals } from '../futures/goals.ts';
import { meanOf, pairedDifference } from './paired.ts';

/** A model, and what people decide in it. */
interface DecidedModel {
  readonly model: Model;
  readonly decisions: Decisions;
}

/** Which futures to play, and what to look at in them. */
interface GoalFutures extends Futures {
  readonly goals: readonly Goal[];
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
  const { futures } = options;
  refuseFutures(futures);
  const decided = modelWithDecisions(model, decisions);
  const { outcomes, watch } = watchGoals(decided, { goals, futures });
  const means = indices.map(() => new Float64Array(futures.to - futures.from));
  playFutures(decided, { ...options, turns }, (seen) => {
    watch(seen);
    const at = seen.future - futures.from;
    if (seen.turn > 0)
      for (const [i, id] of indices.entries()) {
        const row = means[i] as Float64Array;
        row[at] = (row[at] as number) + seen.index(id) / turns;
      }
    return 'go on';
  });
  return { reached: outcomes, means };
};

/** What differs between two plays of the same futures: by goal the share that reaches it, 0 to 1, and by index its mean. */
interface GoalDifferences {
  readonly goals: readonly Estimate[];
  readonly indices: readonly Estimate[];
}

/** How a play differs from another of the same futures, with 95 % intervals of pairs. */
export const goalDifferences = (base: GoalCourses, other: GoalCourses): GoalDifferences => ({
  goals: base.reached.map((before, g) => {
    const after = other.reached[g] ?? before;
    let [gained, lost] = [0, 0];
    for (let f = 0; f < before.length; f++) {
      if ((after[f] as number) > (before[f] as number)) gained++;
      else if ((after[f] as number) < (before[f] as number)) lost++;
    }
    return pairedDifference(gained, lost, before.length);
  }),
  indices: base.means.map((before, i) => {
    const after = other.means[i] ?? before;
    let [sum, squares] = [0, 0];
    for (let f = 0; f < before.length; f++) {
      const difference = (after[f] as number) - (before[f] as number);
      sum += difference;
      squares += difference * difference;
    }
    return meanOf(sum, squares, before.length);
  }),
});
