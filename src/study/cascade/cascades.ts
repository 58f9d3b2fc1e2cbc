import type { Range } from '../../domain/ranges.ts';
import { refuseFutures } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import { streamOf } from '../../random/luck.ts';
import { type CascadeTally, type EdgeSum, STATE_SUM, sumOfEdges } from './cascade-tally.ts';
import { type CascadeStep, type Course, coursePlayer, type StepKind } from './course.ts';
import { shareCredit } from './credit.ts';
import { decisionsWithout, scriptPlayer } from './script.ts';

/** Which futures to look at, and which steps in them. */
export interface CascadePlan {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  readonly turns: number;
  readonly steps: StepKind;
}

/** Futures of a model to look at. */
export interface CascadesTask {
  readonly model: Model;
  readonly plan: CascadePlan;
  readonly futures: Range;
}

/** The part of earlier steps of others in a step. Undefined if the step is made without them. */
interface Tipped {
  readonly by: readonly { readonly step: CascadeStep; readonly credit: number; readonly needed: boolean }[];
}

/** Plays one future again and again, and counts the plays. */
interface Player {
  readonly course: (future: number) => Course;
  readonly tipping: (course: Course, step: CascadeStep) => Tipped | undefined;
  /** How many fewer steps other states make without a step. */
  readonly followers: (course: Course, step: CascadeStep) => number;
  readonly plays: () => number;
}

const ofOthers = ({ steps }: Course, state: number): number =>
  steps.filter((each) => each.state !== state).length;

const playerOf = (model: Model, { seed, turns, steps: kind }: CascadePlan): Player => {
  let plays = 0;
  let left: CascadeStep | undefined;
  const without = decisionsWithout(model);
  const play = coursePlayer(model, { seed, turns, kind });
  const playWithout = coursePlayer(model, {
    ...{ seed, turns, kind },
    decide: ({ turn }) => without(left, turn + 1),
  });
  const isMade = scriptPlayer(model, { seed, turns });
  return {
    course: (future) => {
      plays++;
      return play(future);
    },
    tipping: (course, step) => {
      const candidates = course.steps.filter(({ state, turn }) => state !== step.state && turn < step.turn);
      if (candidates.length === 0) return undefined;
      const made = (taken: readonly number[]): boolean => {
        plays++;
        const leftOut = candidates.filter((_, i) => !taken.includes(i));
        return isMade({ course, step, left: leftOut });
      };
      if (made([])) return undefined;
      const name = `${seed} cascade ${course.future} ${step.state} ${step.turn}`;
      const { credit, needed } = shareCredit(candidates.length, made, streamOf(name));
      return {
        by: candidates.map((each, i) => ({ step: each, credit: credit[i] ?? 0, needed: needed[i] ?? false })),
      };
    },
    followers: (course, step) => {
      plays++;
      left = step;
      return ofOthers(course, step.state) - ofOthers(playWithout(course.future), step.state);
    },
    plays: () => plays,
  };
};

/**
 * Who tipped whom in some futures. For each step: whether it is made without all earlier steps of others, all else of the
 * course being as it was; if not, which of them tip it; and how many steps of others are missing without it, all others
 * reacting. All on the same luck. Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const playCascades = ({ model, plan, futures }: CascadesTask): CascadeTally => {
  refuseFutures(futures);
  const player = playerOf(model, plan);
  const states = new Float64Array(model.states.count * STATE_SUM.size);
  const edges: EdgeSum[] = [];
  const add = (state: number, sum: keyof typeof STATE_SUM, by: number): void => {
    const at = state * STATE_SUM.size + STATE_SUM[sum];
    states[at] = (states[at] as number) + by;
  };
  for (let future = futures.from; future < futures.to; future++) {
    const course = player.course(future);
    const credits = new Map<CascadeStep, number>(course.steps.map((step) => [step, 0]));
    for (const step of course.steps) {
      const tipped = player.tipping(course, step);
      const followers = player.followers(course, step);
      add(step.state, 'steps', 1);
      add(step.state, 'turns', step.turn);
      add(step.state, 'followed', followers);
      add(step.state, 'followedSquares', followers * followers);
      if (tipped) add(step.state, 'tipped', 1);
      else {
        add(step.state, 'started', followers);
        add(step.state, 'startedSquares', followers * followers);
      }
      for (const { step: by, credit, needed } of tipped?.by ?? []) {
        if (credit === 0 && !needed) continue;
        credits.set(by, (credits.get(by) ?? 0) + credit);
        edges.push({ from: by.state, to: step.state, credit, needed: needed ? 1 : 0 });
      }
    }
    for (const [{ state }, credit] of credits) {
      add(state, 'credit', credit);
      add(state, 'creditSquares', credit * credit);
    }
  }
  return { futures: [futures], plays: player.plays(), states, edges: sumOfEdges(edges) };
};

/** The expected length of a study, from a few of its futures. */
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
