import { pulseAfter } from '../model/derived.ts';
import type { Model } from '../model/model.ts';
import { seenPulse } from '../model/situation.ts';
import { PARTS } from '../model/state-rate.ts';
import { markStale } from './rates.ts';
import type { World } from './world.ts';

/** Marks the followers of state j: the pulses that they see must be summed again. */
export const pulseChanged = (model: Model, { scratch }: World, j: number): void => {
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

/** Sums the pulses that the marked states see, over their peers in id order. A peer that does not recognise adds exactly 0. */
const sumPulses = (model: Model, { now, scratch, heeds }: World): void => {
  const { start, other, weight } = model.peers;
  const { pulse, seen } = now;
  for (let n = 0; n < scratch.pulseCount; n++) {
    const i = scratch.pulseList[n] as number;
    const end = start[i + 1] as number;
    let sum = 0;
    for (let tie = start[i] as number; tie < end; tie++)
      sum += (weight[tie] as number) * (pulse[other[tie] as number] as number);
    seen[seenPulse(i)] = sum;
    scratch.pulseDue[i] = 0;
    if (heeds) markStale(scratch, i, PARTS.social);
  }
  scratch.pulseCount = 0;
};

/** Within this many months of a rounding boundary, compute the exponential instead of using the table. */
const NEAR = 1e-6;

/** Fades the pulses by a turn, and marks the followers of each recogniser whose pulse has changed. */
export const fadePulses = (model: Model, world: World, turn: number): void => {
  const { now, recognisedFor } = world;
  const { pulse, recognisers } = now;
  const { pulseEnds } = model.social;
  const past = turn * model.rates.monthsPerTurn;
  for (let n = 0; n < now.recogniserCount; n++) {
    const i = recognisers[n] as number;
    const months = (recognisedFor[i] as number) + past;
    const before = pulse[i] as number;
    // A pulse that surely keeps its value needs no exponential. Exponentials took a tenth of the time of a wave.
    const step = (16 * before) | 0;
    const isAfter = months > (pulseEnds[step + 1] as number) + NEAR;
    if (isAfter && !(months > (pulseEnds[step] as number) - NEAR)) continue;
    const after = pulseAfter(model, months);
    if (after === before) continue;
    pulse[i] = after;
    pulseChanged(model, world, i);
  }
  if (world.scratch.pulseCount > 0) sumPulses(model, world);
};
