import type { Model } from '../../model/model.ts';
import type { CascadePlan } from './cascades.ts';
import { type Course, coursePlayer } from './course.ts';

/** What a study will take, from a few of its futures. */
interface CascadeCost {
  /** Steps of a future, on average. */
  readonly steps: number;
  /** Plays of all futures: at least, if no step was tipped, and at most, if every step was. */
  readonly least: number;
  readonly most: number;
}

const TRIED = 20;
/** Orders that are tried for a step with many candidates. */
const ORDERS = 24;

const earlierOf = ({ steps }: Course, { state, turn }: Course['steps'][number]): number =>
  steps.filter((each) => each.state !== state && each.turn < turn).length;

/** Halvings of an order of candidates. */
const halvings = (count: number): number => {
  let n = 0;
  for (let size = 1; size < count; size *= 2) n++;
  return n;
};

/** Estimates the plays of a study from the steps of its first futures. */
export const cascadeCost = (model: Model, plan: CascadePlan, runs: number): CascadeCost => {
  const play = coursePlayer(model, { seed: plan.seed, turns: plan.turns, kind: plan.steps });
  const tried = Math.min(TRIED, runs);
  let [steps, least, most] = [0, 0, 0];
  for (let future = 0; future < tried; future++) {
    const course = play(future);
    steps += course.steps.length;
    least += 1 + course.steps.length;
    most += 1 + course.steps.length;
    for (const step of course.steps) {
      const earlier = earlierOf(course, step);
      if (earlier === 0) continue;
      least++;
      most += 1 + earlier + ORDERS * halvings(earlier);
    }
  }
  const all = (sum: number): number => Math.round((sum / tried) * runs);
  return { steps: steps / tried, least: all(least), most: all(most) };
};
