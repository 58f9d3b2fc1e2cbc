import type { StateId } from '../../domain/ids.ts';
import { type Futures, playFutures, refuseFutures, type Seen } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** An event that may happen: `count` of `states` are on rung `rung` or above at the end of some turn up to `turn`. */
export interface Goal {
  readonly states: readonly StateId[];
  readonly count: number;
  readonly rung: number;
  readonly turn: number;
}

/** A state recognises by the end of a turn. */
export const stateGoal = ({ ladder }: Scenario, state: StateId, turn: number): Goal => ({
  states: [state],
  count: 1,
  rung: ladder.length - 1,
  turn,
});

/** At least `count` states recognise at the same time, at the end of some turn up to `turn`. */
export const countGoal = ({ ladder, states }: Scenario, count: number, turn: number): Goal => ({
  states: states.map(({ id }) => id),
  count,
  rung: ladder.length - 1,
  turn,
});

/** The state that a goal is about. Undefined for a goal of several states. */
export const onlyState = ({ states }: Pick<Goal, 'states'>): StateId | undefined =>
  states.length === 1 ? states[0] : undefined;

/** Which futures to play, and the goals that they may reach. */
export interface GoalOptions extends Futures {
  readonly goals: readonly Goal[];
}

/**
 * The test of a goal: whether it is reached where the states, in the order of `ids`, are on some rungs. Throws RangeError for
 * a state that is not among them.
 */
export const goalTest = (
  { states, count, rung }: Goal,
  ids: readonly StateId[],
): ((rungs: ArrayLike<number>) => boolean) => {
  const positions = states.map((id) => ids.indexOf(id));
  const unknown = states[positions.indexOf(-1)];
  if (unknown !== undefined) throw new RangeError(`no such state: ${unknown}`);
  return (rungs) => {
    let reached = 0;
    for (const i of positions) if ((rungs[i] as number) >= rung) reached++;
    return reached >= count;
  };
};

interface GoalWatch {
  /** By goal, then by future: 1 where it is reached at some time, whether or not it lasts, else 0. */
  readonly outcomes: readonly Uint8Array[];
  /** The last turn of any goal. */
  readonly turns: number;
  readonly watch: (seen: Seen) => 'go on' | 'enough';
}

/** Looks for goals in futures that are played. Throws RangeError for a state that the model lacks. */
export const watchGoals = (
  model: Model,
  { goals, futures }: Pick<GoalOptions, 'goals' | 'futures'>,
): GoalWatch => {
  const outcomes = goals.map(() => new Uint8Array(futures.to - futures.from));
  const asked = goals.map((goal, g) => ({
    by: goal.turn,
    test: goalTest(goal, model.ids.states),
    row: outcomes[g],
  }));
  let open = 0;
  const watch: GoalWatch['watch'] = (seen) => {
    const { turn } = seen;
    if (turn === 0) open = goals.length;
    // If no state moved, no further goal can be reached.
    else if (seen.moveCount === 0) return 'go on';
    const at = seen.future - futures.from;
    for (const { by, test, row } of asked)
      if (row?.[at] === 0 && turn <= by && test(seen.rung)) {
        row[at] = 1;
        open--;
      }
    return open > 0 ? 'go on' : 'enough';
  };
  return { outcomes, turns: Math.max(0, ...goals.map((goal) => goal.turn)), watch };
};

/**
 * Plays futures of a model until they reach some goals: by goal, then by future, 1 where it is reached at some time,
 * whether or not it lasts, else 0. Throws RangeError for futures outside 0 to MAX_FUTURES or a state that the model lacks.
 */
export const outcomesOf = (model: Model, { goals, ...options }: GoalOptions): readonly Uint8Array[] => {
  refuseFutures(options.futures);
  const { outcomes, turns, watch } = watchGoals(model, { goals, futures: options.futures });
  playFutures(model, { ...options, turns }, watch);
  return outcomes;
};

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
