import type { Range } from '../domain/ranges.ts';
import type { Model } from '../model/model.ts';
import { luckOf, rootKey } from '../random/luck.ts';
import { startWorld } from './start.ts';
import { step } from './step.ts';
import { makeWorld, type World } from './world.ts';

/** The futures to compare: some futures of a seed, with `turns` turns each. */
interface CompareOptions {
  readonly seed: string;
  readonly futures: Range;
  readonly turns: number;
  /** The occasions, by position in all the models, whose clocks and happenings count. */
  readonly occasions: readonly number[];
}

const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};

const tablesOf = (world: World): readonly ArrayLike<number>[] => [
  world.now.rung,
  world.up.rate,
  world.down.rate,
  world.up.pressure,
  world.trackBase,
  world.trackUp.pressure,
  world.trackDown.pressure,
];

/** Whether two worlds are at the same rungs and tracks, by clocks that ran at the same rates. */
const isSame = (a: World, b: World, occasions: readonly number[]): boolean => {
  const others = tablesOf(b);
  return (
    tablesOf(a).every((table, n) => same(table, others[n] ?? [])) &&
    occasions.every(
      (at) =>
        a.happened[at] === b.happened[at] && a.occasionClocks.pressure[at] === b.occasionClocks.pressure[at],
    )
  );
};

/**
 * Plays the same futures of some models side by side. Returns whether at the end of every turn all of them have the same
 * rates, bit for bit, and so the same history. Stops at the first difference.
 */
export const playAlike = (
  [first, ...others]: readonly [Model, ...Model[]],
  { seed, futures, turns, occasions }: CompareOptions,
): boolean => {
  const key = rootKey(seed);
  const start = luckOf(key, 0);
  const world = makeWorld(first, start);
  const rest = others.map((model) => ({ model, world: makeWorld(model, start) }));
  const differs = (): boolean => rest.some((other) => !isSame(world, other.world, occasions));
  for (let future = futures.from; future < futures.to; future++) {
    const luck = luckOf(key, future);
    startWorld(first, world, luck);
    for (const other of rest) startWorld(other.model, other.world, luck);
    for (let turn = 0; turn < turns; turn++) {
      step(first, world);
      for (const other of rest) step(other.model, other.world);
      if (differs()) return false;
    }
  }
  return true;
};
