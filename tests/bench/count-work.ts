import { startWorld } from '../../src/engine/start.ts';
import { step } from '../../src/engine/step.ts';
import { makeWorld, type World } from '../../src/engine/world.ts';
import type { Model, ModelRule } from '../../src/model/model.ts';
import { PARTS } from '../../src/model/state-rate.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';

/** Arithmetic that cannot be left out, per future. A division counts as a multiply-add, which flatters the floor. */
export interface Work {
  readonly multiplyAdds: number;
  readonly compares: number;
  readonly exps: number;
  readonly draws: number;
}

const WATCHED = PARTS.ties & ~PARTS.social;
const FIXED = PARTS.all & ~PARTS.ties & ~PARTS.own;

const FIXED_TERMS = 5;
const SOCIAL_TERMS = 5;
/** Of a quotient of two polynomials of the third degree in y²: y², twice three steps, the quotient, the scale. */
const CAP = 9;
/** Of the normal quantile: twice seven steps, the square before and the quotient after. */
const QUANTILE = 16;

/** What one pass over the stale states does, up and down. */
const refreshWork = (
  model: Model,
  world: World,
  list: Int32Array,
  count: number,
  parts: Uint8Array,
): Work => {
  const drivers = model.drivers.count;
  let multiplyAdds = 0;
  let compares = 0;
  let exps = 0;
  for (let s = 0; s < count; s++) {
    const i = list[s] ?? 0;
    const part = parts[i] ?? 0;
    const k = world.now.rung[i] ?? 0;
    const ways = (k < model.top ? 1 : 0) + (k > 0 ? 1 : 0);
    const peers = (model.peers.start[i + 1] ?? 0) - (model.peers.start[i] ?? 0);
    const rivals = (model.rivals.start[i + 1] ?? 0) - (model.rivals.start[i] ?? 0);
    if (part & FIXED) multiplyAdds += ways * (FIXED_TERMS + 3 * drivers);
    if (part & WATCHED) {
      multiplyAdds += 2 * peers + rivals;
      compares += 2 * (peers + rivals);
    }
    if (part & PARTS.own) multiplyAdds += ways * (drivers + 1);
    if (part & PARTS.social) multiplyAdds += ways * (3 * SOCIAL_TERMS + CAP);
    multiplyAdds += ways * (SOCIAL_TERMS + 1);
    compares += 2 * ways;
    exps += ways;
  }
  return { multiplyAdds, compares, exps, draws: 0 };
};

/** What every turn does besides: clocks bear their rates, sums over all states where any moved, indices, the tally. */
const turnWork = (model: Model, world: World): Work => {
  const { count } = model.states;
  const moves = world.scratch.movedCount;
  const tracks = model.target.tracks.length;
  const followed = world.now.recogniserCount;
  const clocks = 2 * (count + tracks + model.occasions.length);
  return {
    multiplyAdds: clocks + (moves > 0 ? 3 * count : 0) + count + 5 * moves + 12,
    compares: clocks + (moves > 0 ? 2 * count : 0),
    exps: 2 * tracks + followed + (moves > 0 ? 1 : 0),
    // One for the clock that fired, two for the clocks at the new rung.
    draws: 3 * moves,
  };
};

/** What starting a future does: dispositions, the first thresholds. */
const startWork = (model: Model, { draws }: ModelRule): Work => ({
  multiplyAdds: QUANTILE * (model.states.count + draws.length),
  compares: model.states.count,
  exps: 0,
  draws: 3 * model.states.count + draws.length,
});

const add = (a: Work, b: Work): Work => ({
  multiplyAdds: a.multiplyAdds + b.multiplyAdds,
  compares: a.compares + b.compares,
  exps: a.exps + b.exps,
  draws: a.draws + b.draws,
});

/** Plays some futures and counts the arithmetic they need, per future: what is stale is what the engine says is stale. */
export const countWork = (model: Model, seed: string, futures: number): Work => {
  const key = rootKey(seed);
  let sum: Work = { multiplyAdds: 0, compares: 0, exps: 0, draws: 0 };
  const plain = makeWorld(model, luckOf(key, 0));
  const refresh: World['rates']['refresh'] = (list, count, parts) => {
    sum = add(sum, refreshWork(model, plain, list, count, parts));
    plain.rates.refresh(list, count, parts);
  };
  const world: World = { ...plain, rates: { ...plain.rates, refresh } };
  for (let future = 0; future < futures; future++) {
    startWorld(model, world, luckOf(key, future));
    sum = add(sum, startWork(model, world.rule));
    for (let turn = 1; turn <= model.turns; turn++) {
      step(model, world);
      sum = add(sum, turnWork(model, world));
    }
  }
  return {
    multiplyAdds: sum.multiplyAdds / futures,
    compares: sum.compares / futures,
    exps: sum.exps / futures,
    draws: sum.draws / futures,
  };
};
