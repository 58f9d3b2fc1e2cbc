import type { Hold } from '../domain/terms.ts';
import type { Model } from '../model/model.ts';
import { PARTS } from '../model/state-rate.ts';
import type { Scratch, World } from './world.ts';

/** Asks for parts of state i's rates to be taken anew before the next turn. */
export const markStale = (scratch: Scratch, i: number, parts: number): void => {
  const before = scratch.stale[i] as number;
  if (before === 0) scratch.staleList[scratch.staleCount++] = i;
  scratch.stale[i] = before | parts;
};

/** Asks the same for all who watch state j, as peer or rival. */
export const markWatchers = (model: Model, scratch: Scratch, j: number, parts: number): void => {
  const { start, other } = model.watchers;
  const end = start[j + 1] as number;
  for (let e = start[j] as number; e < end; e++) markStale(scratch, other[e] as number, parts);
};

/** Notes that state i rests after a move: its rates come back when the dwell is over. */
export const rest = (scratch: Scratch, i: number): void => {
  if (scratch.isResting[i] === 1) return;
  scratch.isResting[i] = 1;
  scratch.resting[scratch.restingCount++] = i;
};

const isDwelling = (model: Model, world: World, i: number, turn: number): boolean =>
  turn - (world.lastMove[i] as number) <= model.rates.dwell;

/** Why a state's clock does not run in a turn, or undefined if it runs; `seat` is for the caller to know. */
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
  for (let r = 0; r < scratch.restingCount; r++) {
    const i = scratch.resting[r] as number;
    if (isDwelling(model, world, i, turn)) scratch.resting[kept++] = i;
    else {
      scratch.isResting[i] = 0;
      markStale(scratch, i, PARTS.all);
    }
  }
  scratch.restingCount = kept;
};

const refreshState = (model: Model, world: World, i: number, turn: number, parts: number): void => {
  const { now, scratch, rates, up, down } = world;
  const rung = now.rung[i] as number;
  const awake = turn - (world.lastMove[i] as number) > model.rates.dwell;
  const rises = awake && rung !== model.top && now.blockUp[i] === 0;
  const falls = awake && rung !== 0 && now.blockDown[i] === 0;
  if (rises || falls) rates.prepare(i, parts);
  if ((parts & ~PARTS.down) !== 0) up.rate[i] = rises ? Math.exp(rates.logRate(i, true, parts)) : 0;
  if ((parts & ~PARTS.up) !== 0) down.rate[i] = falls ? Math.exp(rates.logRate(i, false, parts)) : 0;
  scratch.stale[i] = 0;
};

/** Takes the rates of a turn anew wherever something that they depend on has changed; all others stand. */
export const refreshRates = (model: Model, world: World, turn: number): void => {
  const { scratch } = world;
  wake(model, world, turn);
  const all = scratch.allStale;
  if (all !== 0)
    for (let i = 0; i < model.states.count; i++)
      refreshState(model, world, i, turn, all | (scratch.stale[i] as number));
  else
    for (let s = 0; s < scratch.staleCount; s++) {
      const i = scratch.staleList[s] as number;
      refreshState(model, world, i, turn, scratch.stale[i] as number);
    }
  scratch.staleCount = 0;
  scratch.allStale = 0;
};
