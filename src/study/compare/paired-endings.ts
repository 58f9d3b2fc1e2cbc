import type { IndexId } from '../../domain/indices.ts';
import type { Estimate } from '../../domain/intervals.ts';
import type { Decisions } from '../../domain/run.ts';
import { modelWithDecisions } from '../../engine/run.ts';
import type { Model } from '../../model/model.ts';
import { type Endings, type GoalOptions, goalsReached } from '../futures/goals.ts';
import { apartIn, changeSums, meanOf, pairedDifference, type Verdict, verdictOf } from './paired.ts';

/** A difference over the same futures with its 95 % interval, and how much there is to it. */
export interface PairedValue extends Estimate {
  readonly verdict: Verdict;
}

/** How the ends of the same futures differ with something and without it. Differences are "with" less "without". */
export interface PairedEndings {
  /** The difference of the mean count of recognisers. */
  readonly count: PairedValue;
  /** By goal: the difference of the chance that it is reached, −1..1. */
  readonly goals: readonly PairedValue[];
}

/** Compares futures one by one with themselves. Both sides must have the same futures and goals. */
export const pairedEndings = (having: Endings, without: Endings): PairedEndings => {
  const n = having.counts.length;
  const { sum, squares } = changeSums(without.counts, having.counts);
  const count = meanOf(sum, squares, n);
  const goals = having.outcomes.map((own, g) => {
    const { gained, lost } = apartIn(without.outcomes[g] as Uint8Array, own);
    const difference = pairedDifference(gained, lost, n);
    return { ...difference, verdict: verdictOf(difference, gained + lost > 0) };
  });
  return { count: { ...count, verdict: verdictOf(count, squares > 0) }, goals };
};

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

/** Differences between two plays of the same futures: by goal, of the share that reaches it; by index, of its mean. */
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
