import { pulseAfter, sumPulsesSeen } from '../model/derived.ts';
import type { Model } from '../model/model.ts';
import { PARTS } from '../model/state-rate.ts';
import { markStale } from './rates.ts';
import type { World } from './world.ts';

/** Marks the followers of state j, if states heed each other: the pulses that they see must be summed again. */
export const pulseChanged = (model: Model, { now, scratch }: World, j: number): void => {
  if (!now.heeds) return;
  const { start, other } = model.followers;
  const { pulseDue, pulseList } = scratch;
  const end = start[j + 1] as number;
  for (let tie = start[j] as number; tie < end; tie++) {
    const i = other[tie] as number;
    if (pulseDue[i] === 1) continue;
    pulseDue[i] = 1;
    pulseList[scratch.pulseCount++] = i;
  }
};

/** Sums the pulses that the marked states see, and marks their rates. */
const sumPulses = (model: Model, { now, scratch }: World): void => {
  for (let n = 0; n < scratch.pulseCount; n++) {
    const i = scratch.pulseList[n] as number;
    sumPulsesSeen(model, now, i);
    scratch.pulseDue[i] = 0;
    markStale(scratch, i, PARTS.social);
  }
  scratch.pulseCount = 0;
};

/** Within this many months of a rounding boundary, compute the exponential instead of using the table. */
const NEAR = 1e-6;

/** Fades the pulses by a turn, and marks the followers of each recogniser whose pulse has changed. */
export const fadePulses = (model: Model, world: World, turn: number): void => {
  const { now, recognisedFor, passes, scratch } = world;
  if (passes) {
    passes.fade(world, turn);
    return;
  }
  const { pulse, recognisers } = now;
  const { pulseEnds } = model.social;
  const past = turn * model.rates.monthsPerTurn;
  for (let n = 0; n < now.recogniserCount; n++) {
    const i = recognisers[n] as number;
    const months = (recognisedFor[i] as number) + past;
    const before = pulse[i] as number;
    // If a pulse surely keeps its value, no exponential is needed. Exponentials took a tenth of the time of a wave.
    const step = (16 * before) | 0;
    const isAfter = months > (pulseEnds[step + 1] as number) + NEAR;
    if (isAfter && !(months > (pulseEnds[step] as number) - NEAR)) continue;
    const after = pulseAfter(model, months);
    if (after === before) continue;
    pulse[i] = after;
    pulseChanged(model, world, i);
  }
  if (scratch.pulseCount > 0) sumPulses(model, world);
};
