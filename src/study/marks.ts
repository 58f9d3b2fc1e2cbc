import { startWorld } from '../engine/start.ts';
import { step } from '../engine/step.ts';
import { makeWorld, type World } from '../engine/world.ts';
import type { Model } from '../model/model.ts';
import { luckOf, rootKey } from '../random/luck.ts';
import type { Range } from './ranges.ts';
import { MAX_FUTURES } from './tally.ts';

/** A mark that a future may reach: `count` of `states` stand on rung `rung` or above at the end of a turn up to `by`. */
export interface Mark {
  readonly states: readonly string[];
  readonly count: number;
  readonly rung: number;
  readonly by: number;
}

export interface MarksOptions {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  readonly marks: readonly Mark[];
  /** Futures `from` up to but not including `to`. */
  readonly futures: Range;
}

const testOf = (model: Model, { now }: World, { states, count, rung }: Mark): (() => boolean) => {
  const positions = states.map((id) => model.ids.states.indexOf(id)).filter((i) => i >= 0);
  if (rung === model.top && positions.length === model.states.count)
    return () => now.recogniserCount >= count;
  return () => {
    let reached = 0;
    for (const i of positions) if ((now.rung[i] as number) >= rung) reached++;
    return reached >= count;
  };
};

/**
 * Plays futures of a model and counts, mark by mark, in how many each is reached at some time, whether or not it lasts.
 * Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const countMarks = (model: Model, { seed, marks, futures }: MarksOptions): readonly number[] => {
  if (!(futures.from >= 0 && futures.from <= futures.to && futures.to <= MAX_FUTURES))
    throw new RangeError(`futures must lie within 0 to ${MAX_FUTURES}`);
  const key = rootKey(seed);
  const world = makeWorld(model, luckOf(key, futures.from));
  const tests = marks.map((mark) => testOf(model, world, mark));
  const last = Math.max(0, ...marks.map(({ by }) => by));
  const counts = marks.map(() => 0);
  const isReached = new Uint8Array(marks.length);
  const look = (): void => {
    for (const [m, mark] of marks.entries())
      if (isReached[m] === 0 && world.turn <= mark.by && tests[m]?.()) {
        isReached[m] = 1;
        counts[m] = (counts[m] ?? 0) + 1;
      }
  };
  for (let future = futures.from; future < futures.to; future++) {
    startWorld(model, world, luckOf(key, future));
    isReached.fill(0);
    look();
    while (world.turn < last && isReached.includes(0)) {
      step(model, world);
      // Where nobody moved, nothing is reached that was not before.
      if (world.scratch.movedCount > 0) look();
    }
  }
  return counts;
};
