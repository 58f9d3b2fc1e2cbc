import { expAt } from '../domain/exp-log.ts';
import type { Hold } from '../domain/terms.ts';
import type { Model } from '../model/model.ts';
import { PARTS } from '../model/state-rate.ts';
import type { Scratch, World } from './world.ts';

/** Marks parts of state i's rates, to be recomputed before the next turn. */
export const markStale = (scratch: Scratch, i: number, parts: number): void => {
  const before = scratch.stale[i] as number;
  if (before === 0) scratch.staleList[scratch.staleCount++] = i;
  scratch.stale[i] = before | parts;
};

/**
 * Marks the states whose rates depend on the move of state j. A state sees which of the states that it watches are above
 * it or on its rung, so only those between the two rungs of the move see a difference. If a recogniser steps down, all
 * its followers lose its pulse.
 */
export const markWatchers = (model: Model, world: World, j: number, from: number, to: number): void => {
  if (!world.now.heeds) return;
  const { start, other } = model.watchers;
  const { rung } = world.now;
  const low = from === model.top ? 0 : Math.min(from, to);
  const high = Math.max(from, to);
  const end = start[j + 1] as number;
  for (let tie = start[j] as number; tie < end; tie++) {
    const i = other[tie] as number;
    const k = rung[i] as number;
    if (k >= low && k <= high) markStale(world.scratch, i, PARTS.ties);
  }
};

/** Notes that state i rests after a move: it has no rates until the dwell is over. */
export const rest = (scratch: Scratch, i: number): void => {
  if (scratch.isResting[i] === 1) return;
  scratch.isResting[i] = 1;
  scratch.resting[scratch.restingCount++] = i;
};

const isDwelling = (model: Model, world: World, i: number, turn: number): boolean =>
  turn - (world.lastMove[i] as number) <= model.rates.dwell;

/**
 * Why a state's clock does not run in a turn. Undefined if the clock runs. The caller knows whether a person decides
 * (`seat`).
 */
export const holdOf = (
  model: Model,
  world: World,
  i: number,
  direction: 'up' | 'down',
  turn: number,
): Hold | undefined => {
  if (direction === 'up' && world.now.rung[i] === model.top) return 'top';
  if (isDwelling(model, world, i, turn)) return 'dwell';
  const block = direction === 'up' ? world.now.blockUp : world.now.blockDown;
  return block[i] === 1 ? 'blocked' : undefined;
};

const wake = (model: Model, world: World, turn: number): void => {
  const { scratch } = world;
  let kept = 0;
  for (let n = 0; n < scratch.restingCount; n++) {
    const i = scratch.resting[n] as number;
    if (isDwelling(model, world, i, turn)) scratch.resting[kept++] = i;
    else {
      scratch.isResting[i] = 0;
      markStale(scratch, i, PARTS.all);
    }
  }
  scratch.restingCount = kept;
};

/**
 * Lists the stale states that are awake, and returns their number. States at rest have no rates until they wake. If a part is
 * stale for all states, all are listed, in order.
 */
const listAwake = ({ scratch, up, down }: World): number => {
  const { staleList, stale, isResting, allStale } = scratch;
  const count = allStale === 0 ? scratch.staleCount : stale.length;
  let awake = 0;
  for (let n = 0; n < count; n++) {
    const i = allStale === 0 ? (staleList[n] as number) : n;
    if (isResting[i] === 1) {
      up.rate[i] = 0;
      down.rate[i] = 0;
      stale[i] = 0;
    } else {
      stale[i] = (stale[i] as number) | allStale;
      staleList[awake++] = i;
    }
  }
  scratch.allStale = 0;
  scratch.staleCount = 0;
  return awake;
};

/** Recomputes the rates whose inputs changed; keeps the others. */
export const refreshRates = (model: Model, world: World, turn: number): void => {
  const { now, scratch, up, down, passes } = world;
  if (passes) {
    passes.refresh(world, turn);
    return;
  }
  const { staleList, stale } = scratch;
  const { rung, blockUp, blockDown, logUp, logDown } = now;
  wake(model, world, turn);
  const awake = listAwake(world);
  if (awake === 0) return;
  world.rates.refresh(staleList, awake, stale);
  for (let n = 0; n < awake; n++) {
    const i = staleList[n] as number;
    const k = rung[i] as number;
    if (k !== model.top && blockUp[i] === 0) expAt(logUp, up.rate, i);
    else up.rate[i] = 0;
    if (k !== 0 && blockDown[i] === 0) expAt(logDown, down.rate, i);
    else down.rate[i] = 0;
    stale[i] = 0;
  }
};
