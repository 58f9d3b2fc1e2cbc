import type { Futures } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import type { CascadeTally } from '../cascade/cascade-tally.ts';
import type { CascadesTask } from '../cascade/cascades.ts';
import type { DrawnFigures } from '../evidence/draw.ts';
import type { PointsTask } from '../sensitivity/points.ts';
import { type Courses, playCourses } from './courses.ts';
import { countInto, type ModelOf } from './ensemble.ts';
import { type Goal, outcomesOf, watchGoals } from './goals.ts';
import type { PairTally } from './pair-tally.ts';
import type { PairOptions } from './pairs.ts';
import { clearTally, type Tally } from './tally.ts';

/** Futures of a model to play, and what to write down of them. */
export interface CountTask extends Futures {
  readonly model: Model;
  /** A tally to count them in, in memory that threads share. What it counted before is forgotten; its ranges stay. */
  readonly into?: Tally | undefined;
  /** Goals that they may reach. */
  readonly goals?: readonly Goal[] | undefined;
  /** How many turns of their courses are wanted. Default: none. */
  readonly courses?: number | undefined;
  /** Figures of the scenario that each future draws. Default: none. */
  readonly drawn?: DrawnFigures | undefined;
}

/** The results of some futures, besides the tally. */
export interface Counted {
  /** By goal, then by future: 1 where it is reached, else 0. */
  readonly outcomes: readonly Uint8Array[];
  readonly courses: Courses | undefined;
}

/** Futures to play in a base and in variants, with the same luck. */
export interface PairTask extends PairOptions {
  readonly base: Model;
  readonly variants: readonly Model[];
}

/** Threads that play futures while the main one keeps answering. */
export interface StudyPool {
  readonly threads: number;
  /** Has futures of one model counted by the next free thread. Rejects with an AbortError as soon as `signal` aborts. */
  readonly count: (task: CountTask, signal?: AbortSignal) => Promise<Counted>;
  /** Has futures of a base and its variants counted: a tally of pairs for each variant. */
  readonly pair: (task: PairTask, signal?: AbortSignal) => Promise<readonly PairTally[]>;
  /** Has points of a plan of a sensitivity study played: a row of numbers for each point. */
  readonly points: (task: PointsTask, signal?: AbortSignal) => Promise<Float64Array>;
  /** Has futures of a study of cascades played: who tipped whom in them. */
  readonly cascades: (task: CascadesTask, signal?: AbortSignal) => Promise<CascadeTally>;
  /** Stops all threads; what they are doing is lost. */
  readonly close: () => Promise<void>;
}

/** Counts futures of one model in this thread. */
export const countFutures = (
  { model, into, goals = [], courses, drawn: _, ...options }: CountTask,
  modelOf?: ModelOf | undefined,
): Counted => {
  const outcomesInto = (tally: Tally): readonly Uint8Array[] => {
    clearTally(tally);
    const beside = goals.length > 0 ? watchGoals(model, { goals, futures: options.futures }) : undefined;
    countInto(tally, model, { ...options, modelOf }, beside);
    return beside?.outcomes ?? [];
  };
  return {
    outcomes: into ? outcomesInto(into) : goals.length > 0 ? outcomesOf(model, { ...options, goals }) : [],
    courses: courses === undefined ? undefined : playCourses(model, { ...options, turns: courses }),
  };
};
