import { trackSource } from '../model/derived.ts';
import type { Model, ModelEffect } from '../model/model.ts';
import { EFFECT_ORDER, TARGET } from '../model/parts/effect-tables.ts';
import type { ModelTrack } from '../model/parts/target.ts';
import { PARTS } from '../model/state-rate.ts';
import { effectsNow } from './occasions.ts';
import { markStale } from './rates.ts';
import type { World } from './world.ts';

type Operation = (typeof EFFECT_ORDER)[number];

const FOR_EVER = 0x7fffffff;

/** Variables stay within ±1000 and weights within ±50, so that no scenario can reach infinity. */
const VARIABLE_LIMIT = 1000;
const WEIGHT_LIMIT = 50;

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

const operate = (operation: Operation, before: number, value: number): number =>
  operation === 'set' ? value : operation === 'multiply' ? before * value : before + value;

const changeWeights = (
  model: Model,
  weights: Float64Array,
  effect: Extract<ModelEffect, { kind: 'weight' }>,
): void => {
  for (const i of effect.states) {
    const at = i * model.ids.weights.length + effect.weight;
    weights[at] = clamp(
      operate(effect.operation, weights[at] as number, effect.value),
      -WEIGHT_LIMIT,
      WEIGHT_LIMIT,
    );
  }
};

const changeVariable = (
  values: Float64Array,
  { at, operation, value }: Extract<ModelEffect, { kind: 'variable' | 'track' }>,
): void => {
  values[at] = clamp(operate(operation, values[at] as number, value), -VARIABLE_LIMIT, VARIABLE_LIMIT);
};

/** A value of a track in hundredths, rounded to a value that the track may have. */
const onTrack = (model: Model, { at }: { readonly at: number }, value: number): number => {
  const { grain } = model.target.tracks[at] as ModelTrack;
  return grain * clamp(Math.round((value * 100) / grain), 0, 100 / grain);
};

/** Lets the changes of variables fade by a turn. Returns whether any variable fades. */
const fade = (model: Model, { variableBase }: World): boolean => {
  let any = false;
  for (const { variable, keeps } of model.fading) {
    const start = model.variableStart[variable] as number;
    const away = (variableBase[variable] as number) - start;
    if (away === 0) continue;
    variableBase[variable] = start + away * keeps;
    any = true;
  }
  return any;
};

const applyForGood = (model: Model, world: World, effect: ModelEffect): void => {
  if (effect.kind === 'variable') changeVariable(world.variableBase, effect);
  if (effect.kind === 'track') {
    const before = (world.trackBase[effect.at] as number) / 100;
    world.trackBase[effect.at] = onTrack(model, effect, operate(effect.operation, before, effect.value));
  }
  if (effect.kind === 'weight') changeWeights(model, world.weightBase, effect);
};

/** Marks the states that an effect reaches directly (not through a climate), so that their rates are recomputed. */
const markReached = (world: World, effect: ModelEffect): void => {
  if (effect.kind !== 'boost' && effect.kind !== 'block' && effect.kind !== 'weight') return;
  if (effect.kind === 'weight') world.scratch.weightsStale = true;
  else world.scratch.clocksStale = true;
  const parts = effect.kind === 'boost' ? PARTS.own : PARTS.all;
  for (const i of effect.states) markStale(world.scratch, i, parts);
};

/** Puts an effect in its place among those in force. */
const insert = ({ inForce, effects: { rank }, inForceCount }: World, at: number): void => {
  let place = inForceCount;
  for (; place > 0; place--) {
    const before = inForce[place - 1] as number;
    if ((rank[before] as number) < (rank[at] as number)) break;
    inForce[place] = before;
  }
  inForce[place] = at;
};

/** Notes until when a lasting effect is in force. */
const takeLasting = (world: World, effect: ModelEffect, at: number, turn: number): void => {
  const until = effect.turns === 0 ? FOR_EVER : turn + effect.turns;
  const before = world.effectUntil[at] as number;
  if (before === 0) {
    insert(world, at);
    world.inForceCount++;
  }
  world.effectUntil[at] = Math.max(before, until);
};

/** Makes the changes for good of this turn's occasions, in canonical order. */
const takeForGood = (model: Model, world: World): void => {
  const { scratch } = world;
  const { order, forGood } = world.effects;
  for (let operation = 0; operation < EFFECT_ORDER.length; operation++)
    for (let n = 0; n < scratch.occasionCount; n++)
      for (const at of effectsNow(model, scratch, scratch.occasions[n] as number))
        if (forGood[at] === 1 && order[at] === operation)
          applyForGood(model, world, model.effects[at] as ModelEffect);
};

/** Puts the effects of this turn's occasions in force, except moves (see moves.ts). Returns whether there was any. */
const takeEffects = (model: Model, world: World, turn: number): boolean => {
  const { scratch } = world;
  const { target, forGood } = world.effects;
  let [any, anyForGood] = [false, false];
  for (let n = 0; n < scratch.occasionCount; n++)
    for (const at of effectsNow(model, scratch, scratch.occasions[n] as number)) {
      if (target[at] === TARGET.rung) continue;
      any = true;
      const effect = model.effects[at] as ModelEffect;
      if (forGood[at] === 1) anyForGood = true;
      else takeLasting(world, effect, at, turn);
      markReached(world, effect);
    }
  if (anyForGood) takeForGood(model, world);
  return any;
};

const putInForce = (model: Model, world: World, effect: ModelEffect): void => {
  const { now } = world;
  if (effect.kind === 'variable') changeVariable(now.sources, effect);
  if (effect.kind === 'track') {
    const at = trackSource(model, effect.at);
    const value = operate(effect.operation, now.sources[at] as number, effect.value);
    now.sources[at] = onTrack(model, effect, value) / 100;
  }
  if (effect.kind === 'weight') changeWeights(model, now.weights, effect);
  if (effect.kind === 'boost') {
    const boost = effect.direction === 'up' ? now.boostUp : now.boostDown;
    for (const i of effect.states) boost[i] = (boost[i] as number) + effect.log;
  }
  if (effect.kind === 'block') {
    const block = effect.direction === 'up' ? now.blockUp : now.blockDown;
    for (const i of effect.states) block[i] = 1;
  }
};

const setToBases = (model: Model, world: World): void => {
  const { now, scratch } = world;
  now.sources.set(world.variableBase);
  for (let at = 0; at < world.trackBase.length; at++)
    now.sources[trackSource(model, at)] = (world.trackBase[at] as number) / 100;
  if (scratch.weightsStale) now.weights.set(world.weightBase);
  if (!scratch.clocksStale) return;
  now.boostUp.fill(0);
  now.boostDown.fill(0);
  now.blockUp.fill(0);
  now.blockDown.fill(0);
};

/**
 * Recomputes everything that lasting effects change, from the bases and the effects in force. Recomputes weights, boosts and
 * blocks only if one of their effects began or ended, since they are many and seldom change.
 */
export const rebuildEffects = (model: Model, world: World): void => {
  const { scratch, inForce, inForceCount } = world;
  const { target } = world.effects;
  setToBases(model, world);
  for (let n = 0; n < inForceCount; n++) {
    const at = inForce[n] as number;
    if (target[at] === TARGET.weight && !scratch.weightsStale) continue;
    if (target[at] === TARGET.clock && !scratch.clocksStale) continue;
    putInForce(model, world, model.effects[at] as ModelEffect);
  }
  scratch.weightsStale = false;
  scratch.clocksStale = false;
};

/** Ends the effects whose time is over. Returns whether any effect ended. */
const endEffects = (model: Model, world: World, turn: number): boolean => {
  let kept = 0;
  for (let n = 0; n < world.inForceCount; n++) {
    const at = world.inForce[n] as number;
    if (world.effectUntil[at] === turn) {
      world.effectUntil[at] = 0;
      markReached(world, model.effects[at] as ModelEffect);
    } else world.inForce[kept++] = at;
  }
  const any = kept < world.inForceCount;
  world.inForceCount = kept;
  return any;
};

/**
 * Phase 4: lets variables fade, puts the effects of this turn's occasions in force, ends those whose time is over, and brings
 * all values up to date. Effects change rates in the next turn. Returns whether any value may have changed.
 */
export const applyEffects = (model: Model, world: World, turn: number, tracksMoved: boolean): boolean => {
  const { scratch } = world;
  let changed = fade(model, world) || tracksMoved;
  if (scratch.occasionCount > 0 && takeEffects(model, world, turn)) changed = true;
  if (endEffects(model, world, turn)) changed = true;
  if (changed) rebuildEffects(model, world);
  return changed;
};
