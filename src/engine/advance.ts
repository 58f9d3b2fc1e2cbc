import { exp } from '../domain/exp-log.ts';
import type { Model } from '../model/model.ts';
import { logRateBacksliding, logRateReform } from '../model/target-rate.ts';
import { exponential, PURPOSES } from '../random/luck.ts';
import { advanceSingle, renewStep } from './clocks.ts';
import { FIRED, type Scratch, type World } from './world.ts';

const note = (scratch: Scratch, i: number, bit: number): void => {
  if (scratch.fired[i] === 0) scratch.firedList[scratch.firedCount++] = i;
  scratch.fired[i] = (scratch.fired[i] as number) | bit;
};

/** Phase 2 for the states' own clocks: adds each rate, and notes the clocks that reach their thresholds. */
export const advanceStates = (model: Model, world: World): void => {
  const { scratch, up, down, passes } = world;
  const { own } = model.blocs;
  const { anyFrozen, frozen } = scratch;
  if (passes) {
    passes.advanceStates(world);
    return;
  }
  const count = model.states.count;
  for (let i = 0; i < count; i++) {
    if (anyFrozen && frozen[i] === 1) continue;
    const upward = (up.pressure[i] as number) + (up.rate[i] as number) * (own[i] as number);
    up.pressure[i] = upward;
    const downward = (down.pressure[i] as number) + (down.rate[i] as number);
    down.pressure[i] = downward;
    if (upward >= (up.threshold[i] as number)) note(scratch, i, FIRED.up);
    if (downward >= (down.threshold[i] as number)) note(scratch, i, FIRED.down);
  }
};

/** Phase 2 for blocs: one threshold per bloc, step and turn. Each free member whose κλ reaches it steps. */
export const advanceBlocs = (model: Model, world: World, turn: number): void => {
  const { scratch, now, up } = world;
  model.blocs.coordinating.forEach((bloc, position) => {
    const drawn: (number | undefined)[] = [];
    for (const i of bloc.members) {
      const rate = bloc.cohesion * (up.rate[i] as number);
      if (rate === 0 || scratch.frozen[i] === 1) continue;
      const k = now.rung[i] as number;
      const name = bloc.names[k];
      if (!name) continue;
      const threshold = drawn[k] ?? exponential(world.luck, name.high, name.low, PURPOSES.bloc, turn);
      drawn[k] = threshold;
      if (rate < threshold) continue;
      note(scratch, i, FIRED.bloc);
      scratch.movedBy[i] = position;
    }
  });
};

/** Phases 2 and 3 for the target: the two clocks of each track. If both fire, the track does not move. */
export const advanceTracks = (model: Model, world: World): void => {
  const { now, scratch, luck } = world;
  model.target.tracks.forEach((track, at) => {
    const value = world.trackBase[at] as number;
    let step = 0;
    if (value < 100) {
      const rate = exp(logRateReform(model, now, at, scratch.trackTerms));
      if (advanceSingle(world.trackUp, at, rate, track.upName, luck)) step++;
    }
    if (value > 0) {
      const rate = exp(logRateBacksliding(model, now, at, scratch.trackTerms));
      if (advanceSingle(world.trackDown, at, rate, track.downName, luck)) step--;
    }
    scratch.trackStep[at] = step;
  });
};

/**
 * Phase 3: the step of state i from all that fired for it: +1, −1, or 0 if an up and a down fired together. Starts its own
 * clocks that fired again, even if the state does not move.
 */
export const settle = (model: Model, world: World, i: number): number => {
  const fired = world.scratch.fired[i] as number;
  if ((fired & FIRED.up) !== 0) renewStep(model, world, i, 'up');
  if ((fired & FIRED.down) !== 0) renewStep(model, world, i, 'down');
  const up = (fired & (FIRED.up | FIRED.bloc)) !== 0;
  const down = (fired & FIRED.down) !== 0;
  return up === down ? 0 : up ? 1 : -1;
};
