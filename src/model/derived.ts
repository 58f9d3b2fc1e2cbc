import { exp, log } from '../domain/exp-log.ts';
import { byIndex, type ClimateIndex, type IndexId, type Indices } from '../domain/indices.ts';
import type { Model, ModelClimateFactor } from './model.ts';
import { type Situation, seenPulse } from './situation.ts';

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/** ℓ, the norm and indices enter rates in steps of 1/64, so most moves do not change the rates of other states. */
const inSteps = (x: number): number => Math.round(x * 64) / 64;

/**
 * Variables that fade enter rates in steps of 1/16, as pulses do, so most turns do not change the rates of all states.
 */
const inFadingSteps = (x: number): number => Math.round(x * 16) / 16;

/** How fresh the example of a recogniser is after some months, 1 to 0: in steps of 1/16, so it changes rates in few turns. */
export const pulseAfter = (model: Model, months: number): number =>
  Math.round(16 * exp((-Math.LN2 * months) / model.social.halfLife)) / 16;

/** Sums the pulses that state i sees, over its peers in id order. A peer that does not recognise adds exactly 0. */
export const sumPulsesSeen = ({ peers }: Model, { pulse, seen }: Situation, i: number): void => {
  const { start, other, weight } = peers;
  const end = start[i + 1] as number;
  let sum = 0;
  for (let tie = start[i] as number; tie < end; tie++)
    sum += (weight[tie] as number) * (pulse[other[tie] as number] as number);
  seen[seenPulse(i)] = sum;
};

/** By number of sixteenths, 0 to 17: the months after which a pulse is rounded to the next lower number. */
export const pulseEndsOf = (halfLife: number): Float64Array =>
  Float64Array.from({ length: 18 }, (_, step) =>
    step === 0 ? Number.POSITIVE_INFINITY : (halfLife * log(16 / (step - 0.5))) / Math.LN2,
  );

/** How fast the norm erodes as standing is lent: norm = start · (1 − 0.8 ℓ) − acts + pushes. */
const NORM_EROSION = 0.8;

/** Position of a track's value, and of the norm, among the sources. */
export const trackSource = (model: Model, track: number): number => model.ids.variables.length + track;
const normSource = (model: Model): number => model.ids.variables.length + model.ids.tracks.length;

/**
 * Brings what follows from the rungs up to date: legitimacy ℓ = Σ u ℓ(r), the taboo's factor of the recognisers'
 * power R, the prize, and engagement. Each is summed from 0 in id order, so the same rungs give the same bits after any history.
 */
export const deriveFromRungs = (model: Model, now: Situation): void => {
  const { states, top, rungStanding, climbs } = model;
  let legitimacy = 0;
  let power = 0;
  let prize = 0;
  let engagement = 0;
  now.membersAt.fill(0);
  now.recogniserCount = 0;
  for (let i = 0; i < states.count; i++) {
    const rung = now.rung[i] as number;
    const standing = states.standing[i] as number;
    now.membersAt[rung] = (now.membersAt[rung] as number) + (states.member[i] as number);
    legitimacy += standing * (rungStanding[rung] as number);
    if (rung === 0) continue;
    const climbed = climbs[rung] as number;
    engagement += standing * climbed;
    if (rung === top) {
      now.recognisers[now.recogniserCount++] = i;
      power += states.power[i] as number;
    } else prize += standing * (0.3 + 0.7 * (states.leverage[i] as number)) * climbed;
  }
  for (let rung = top - 1; rung >= 0; rung--)
    now.membersAt[rung] = (now.membersAt[rung] as number) + (now.membersAt[rung + 1] as number);
  now.legitimacy = legitimacy;
  now.legitimacyStep = inSteps(legitimacy);
  now.prize = prize;
  now.engagement = engagement;
  now.taboo = exp((-Math.LN2 * power) / model.social.tabooHalf);
};

/** Σ p · pulse over recognisers, in id order: how much fresh recognitions weigh. */
const freshPower = ({ states }: Model, { recognisers, recogniserCount, pulse }: Situation): number => {
  let sum = 0;
  for (let n = 0; n < recogniserCount; n++) {
    const i = recognisers[n] as number;
    sum += (states.power[i] as number) * (pulse[i] as number);
  }
  return sum;
};

/** The norm (docs/model.md, section 7.4): recognitions take from it, pushes give back no more than they took. */
const normOf = (model: Model, now: Situation): number => {
  const { start, act } = model.norm;
  const taken = act === 0 ? 0 : act * freshPower(model, now);
  const pushed =
    start * (1 - NORM_EROSION * now.legitimacy) - taken + (now.sources[model.builtIn.norm_push] as number);
  return clamp01(Math.min(start, pushed) * (now.sources[model.builtIn.norm_scale] as number));
};

/** The product of the factors of a climate as they are now; 1 if there are none. */
export const climateOf = ({ sources }: Situation, factors: readonly ModelClimateFactor[]): number => {
  let climate = 1;
  for (const factor of factors) climate *= factor.base + factor.slope * (sources[factor.source] as number);
  return climate;
};

/**
 * Brings the norm, the steps and the climates up to date, in this order, from the variables, tracks, pulses and what follows
 * from the rungs; calls `changed` with the states that feel a driver whose climate has changed, and with those that ask for a
 * track that has changed. No index of a step depends on the norm.
 */
export const deriveClimate = (model: Model, now: Situation, changed: (holders: Int32Array) => void): void => {
  const { drivers, demands, steps } = model;
  now.norm = normOf(model, now);
  now.sources[normSource(model)] = inSteps(now.norm);
  for (const { source, of } of steps)
    now.sources[source] =
      typeof of === 'number' ? inFadingSteps(now.sources[of] as number) : inSteps(shareOf(model, now, of));
  for (let d = 0; d < drivers.count; d++) {
    const climate = climateOf(now, drivers.climate[d] as readonly ModelClimateFactor[]);
    if (climate === now.climate[d]) continue;
    now.climate[d] = climate;
    changed(drivers.holders[d] as Int32Array);
  }
  for (let track = 0; track < now.asked.length; track++) {
    const value = now.sources[trackSource(model, track)] as number;
    if (value === now.asked[track]) continue;
    now.asked[track] = value;
    changed(demands.holders[track] as Int32Array);
  }
};

const regionalStability = (model: Model, now: Situation): number => {
  const { neighbours } = model.states;
  let engagement = 0;
  for (let n = 0; n < neighbours.length; n++)
    engagement += (model.climbs[now.rung[neighbours[n] as number] as number] as number) / neighbours.length;
  const { militancy, tension, displacement } = model.builtIn;
  return (
    0.35 +
    0.3 * engagement -
    0.2 * ((now.sources[militancy] as number) - 1) -
    0.2 * ((now.sources[tension] as number) - 1) -
    0.1 * ((now.sources[displacement] as number) - 1)
  );
};

const womensRights = (model: Model, now: Situation): number => {
  const track = model.target.rights;
  const today = track === undefined ? 0 : (now.sources[trackSource(model, track)] as number);
  const credibility = clamp01(now.sources[model.builtIn.credibility] as number);
  return today + (1 - today) * credibility * clamp01(now.prize);
};

/** The current value of an index that climates can read, as a share. */
const shareOf = (model: Model, now: Situation, id: ClimateIndex): number => {
  switch (id) {
    case 'legitimacy':
      return clamp01(now.legitimacy);
    case 'isolation':
      return clamp01(1 - now.engagement);
    case 'frozen_assets':
      return clamp01(now.sources[model.builtIn.assets] as number);
    case 'regional_stability':
      return clamp01(regionalStability(model, now));
    case 'womens_rights':
      return clamp01(womensRights(model, now));
  }
};

/** The current value of an index (docs/model.md, section 7.10): `recognisers` is a count, all others are 0 to 100. */
export const indexValue = (model: Model, now: Situation, id: IndexId): number => {
  if (id === 'recognisers') return now.recogniserCount;
  return 100 * (id === 'norm_strength' ? now.norm : shareOf(model, now, id));
};

/** The current values of all indices. */
export const indicesOf = (model: Model, now: Situation): Indices =>
  byIndex((id) => indexValue(model, now, id));
