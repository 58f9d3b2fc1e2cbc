import type { StateId } from '../domain/ids.ts';
import type { Range } from '../domain/ranges.ts';
import { playFutures, refuseFutures, type Seen } from '../engine/futures.ts';
import type { Model } from '../model/model.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What may come about: `count` of `states` are on rung `rung` or above at the end of some turn up to `by`. */
export interface Goal {
  readonly states: readonly StateId[];
  readonly count: number;
  readonly rung: number;
  readonly by: number;
}

/** A state recognises by the end of a turn. */
export const stateGoal = ({ ladder }: Scenario, state: StateId, by: number): Goal => ({
  states: [state],
  count: 1,
  rung: ladder.length - 1,
  by,
});

/** At least `count` states recognise at the same time, at the end of some turn up to `by`. */
export const countGoal = ({ ladder, states }: Scenario, count: number, by: number): Goal => ({
  states: states.map(({ id }) => id),
  count,
  rung: ladder.length - 1,
  by,
});

/** The state that a goal is about; undefined for a goal of several. */
export const onlyState = ({ states }: Goal): StateId | undefined =>
  states.length === 1 ? states[0] : undefined;

export interface GoalOptions {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  readonly goals: readonly Goal[];
  /** Futures `from` up to but not including `to`. */
  readonly futures: Range;
}

const positionOf = (model: Model, id: StateId): number => {
  const i = model.ids.states.indexOf(id);
  if (i < 0) throw new RangeError(`no such state: ${id}`);
  return i;
};

const testOf = (model: Model, { states, count, rung }: Goal): ((seen: Seen) => boolean) => {
  const positions = states.map((id) => positionOf(model, id));
  if (rung === model.top && positions.length === model.states.count)
    return (seen) => seen.recogniserCount >= count;
  return (seen) => {
    let reached = 0;
    for (const i of positions) if ((seen.rung[i] as number) >= rung) reached++;
    return reached >= count;
  };
};

/**
 * Plays futures of a model until they reach some goals: by goal, then by future, 1 where it is reached at some time,
 * whether or not it lasts, else 0. Throws RangeError for futures outside 0 to MAX_FUTURES or a state that the model lacks.
 */
export const outcomesOf = (model: Model, { seed, goals, futures }: GoalOptions): readonly Uint8Array[] => {
  refuseFutures(futures);
  const outcomes = goals.map(() => new Uint8Array(futures.to - futures.from));
  const asked = goals.map((goal, g) => ({ by: goal.by, test: testOf(model, goal), row: outcomes[g] }));
  let open = 0;
  playFutures(model, { seed, futures, turns: Math.max(0, ...goals.map(({ by }) => by)) }, (seen) => {
    const { turn } = seen;
    if (turn === 0) open = goals.length;
    // Where no state moved, nothing is reached that was not before.
    else if (seen.moveCount === 0) return 'go on';
    const at = seen.future - futures.from;
    for (const { by, test, row } of asked)
      if (row?.[at] === 0 && turn <= by && test(seen)) {
        row[at] = 1;
        open--;
      }
    return open > 0 ? 'go on' : 'enough';
  });
  return outcomes;
};
