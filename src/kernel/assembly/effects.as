import { L } from './layout';
import { rowOfEffects } from './occasions';
import { ALL, f64At, i32At, markStale, OWN, putF64, putI32, putU8, rounded, u8At } from './tables';

// The twins of src/engine/effects.ts. Kinds of effects, and what they change, are positions in the lists of effect-tables.ts.

const VARIABLE = 0;
const TRACK = 1;
const BOOST = 4;
const BLOCK = 5;
const WEIGHT = 6;
const ON_VALUES = 0;
const ON_WEIGHTS = 1;
const ON_CLOCKS = 2;
const ON_RUNGS = 3;
const FOR_EVER = 0x7fffffff;

// @ts-ignore: decorator
@inline
function within(x: f64, limit: f64): f64 {
  return x < -limit ? -limit : x > limit ? limit : x;
}

/** What an effect makes of a value: set, multiply or add. */
// @ts-ignore: decorator
@inline
function operated(effect: i32, before: f64): f64 {
  const value = f64At(L.effectValue, effect);
  const order = u8At(L.effectOrder, effect);
  return order == 0 ? value : order == 1 ? before * value : before + value;
}

function changeWeights(weights: usize, effect: i32): void {
  const end = i32At(L.effectStart, effect + 1);
  for (let n = i32At(L.effectStart, effect); n < end; n++) {
    const at = i32At(L.effectState, n) * L.weightCount + i32At(L.effectAt, effect);
    putF64(weights, at, within(operated(effect, f64At(weights, at)), 50));
  }
}

/** A value of a track in hundredths, rounded to what the track may have. */
function onTrack(track: i32, value: f64): f64 {
  const grain = <f64>i32At(L.trackGrain, track);
  const steps = rounded((value * 100) / grain);
  const most = 100 / grain;
  return grain * (steps > 0 ? (steps < most ? steps : most) : 0);
}

/** Lets variables fade. Returns whether any has changed. */
function fadeVariables(): bool {
  let any = false;
  for (let n = 0; n < L.fadingCount; n++) {
    const variable = i32At(L.fadingVariable, n);
    const start = f64At(L.variableStart, variable);
    const away = f64At(L.variableBase, variable) - start;
    if (away == 0) continue;
    putF64(L.variableBase, variable, start + away * f64At(L.fadingKeeps, n));
    any = true;
  }
  return any;
}

/** Sets what an effect changes of states to its base. */
function reset(effect: i32): void {
  const kind = u8At(L.effectKind, effect);
  const isUp = u8At(L.effectSide, effect) == 0;
  let n = i32At(L.effectStart, effect);
  const end = i32At(L.effectStart, effect + 1);
  if (kind == BOOST) {
    const boost = isUp ? L.boostUp : L.boostDown;
    for (; n < end; n++) putF64(boost, i32At(L.effectState, n), 0);
  } else if (kind == BLOCK) {
    const block = isUp ? L.blockUp : L.blockDown;
    for (; n < end; n++) putU8(block, i32At(L.effectState, n), 0);
  } else
    for (; n < end; n++) {
      const at = i32At(L.effectState, n) * L.weightCount + i32At(L.effectAt, effect);
      putF64(L.weights, at, f64At(L.weightBase, at));
    }
}

function applyForGood(effect: i32): void {
  const kind = u8At(L.effectKind, effect);
  const at = i32At(L.effectAt, effect);
  if (kind == VARIABLE) putF64(L.variableBase, at, within(operated(effect, f64At(L.variableBase, at)), 1000));
  if (kind == TRACK) {
    const before = <f64>u8At(L.trackBase, at) / 100;
    putU8(L.trackBase, at, <i32>onTrack(at, operated(effect, before)));
  }
  if (kind == WEIGHT) {
    changeWeights(L.weightBase, effect);
    reset(effect);
  }
}

/** When an effect begins or ends: marks the states that it reaches directly, and takes the effect from them. */
function markReached(effect: i32): void {
  const target = u8At(L.effectTarget, effect);
  if (target != ON_WEIGHTS && target != ON_CLOCKS) return;
  reset(effect);
  if (target == ON_WEIGHTS) L.weightsStale = 1;
  else L.clocksStale = 1;
  const isBoost = u8At(L.effectKind, effect) == BOOST;
  // Near rates take boosts as they are.
  if (isBoost && L.isNear != 0) return;
  const parts = isBoost ? OWN : ALL;
  const end = i32At(L.effectStart, effect + 1);
  for (let n = i32At(L.effectStart, effect); n < end; n++) markStale(i32At(L.effectState, n), parts);
}

/** Puts an effect in its place among those in force. */
function insert(effect: i32): void {
  const rank = i32At(L.effectRank, effect);
  let place = L.inForceCount++;
  for (; place > 0; place--) {
    const before = i32At(L.inForce, place - 1);
    if (i32At(L.effectRank, before) < rank) break;
    putI32(L.inForce, place, before);
  }
  putI32(L.inForce, place, effect);
}

function takeLasting(effect: i32, turn: i32): void {
  const turns = i32At(L.effectTurns, effect);
  const until = turns == 0 ? FOR_EVER : turn + turns;
  const before = i32At(L.effectUntil, effect);
  if (before == 0) insert(effect);
  if (until > before) putI32(L.effectUntil, effect, until);
}

function takeForGood(): void {
  for (let order = 0; order < 3; order++)
    for (let n = 0; n < L.occasionCount; n++) {
      const row = rowOfEffects(i32At(L.occasions, n));
      const end = i32At(L.actStart, row + 1);
      for (let e = i32At(L.actStart, row); e < end; e++) {
        const effect = i32At(L.actEffect, e);
        if (u8At(L.effectForGood, effect) == 1 && u8At(L.effectOrder, effect) == order) applyForGood(effect);
      }
    }
}

function takeEffects(turn: i32): bool {
  let any = false;
  let anyForGood = false;
  for (let n = 0; n < L.occasionCount; n++) {
    const row = rowOfEffects(i32At(L.occasions, n));
    const end = i32At(L.actStart, row + 1);
    for (let e = i32At(L.actStart, row); e < end; e++) {
      const effect = i32At(L.actEffect, e);
      if (u8At(L.effectTarget, effect) == ON_RUNGS) continue;
      any = true;
      if (u8At(L.effectForGood, effect) == 1) anyForGood = true;
      else takeLasting(effect, turn);
      markReached(effect);
    }
  }
  if (anyForGood) takeForGood();
  return any;
}

function putClocksInForce(effect: i32, kind: i32): void {
  const isUp = u8At(L.effectSide, effect) == 0;
  let n = i32At(L.effectStart, effect);
  const end = i32At(L.effectStart, effect + 1);
  if (kind == BLOCK) {
    const block = isUp ? L.blockUp : L.blockDown;
    for (; n < end; n++) putU8(block, i32At(L.effectState, n), 1);
    return;
  }
  const boost = isUp ? L.boostUp : L.boostDown;
  const value = f64At(L.effectValue, effect);
  for (; n < end; n++) {
    const i = i32At(L.effectState, n);
    putF64(boost, i, f64At(boost, i) + value);
  }
}

function putInForce(effect: i32): void {
  const kind = u8At(L.effectKind, effect);
  const at = i32At(L.effectAt, effect);
  if (kind == VARIABLE) putF64(L.sources, at, within(operated(effect, f64At(L.sources, at)), 1000));
  else if (kind == TRACK) {
    const source = L.variables + at;
    putF64(L.sources, source, onTrack(at, operated(effect, f64At(L.sources, source))) / 100);
  } else if (kind == WEIGHT) changeWeights(L.weights, effect);
  else putClocksInForce(effect, kind);
}

/** Brings values up to date from the bases and the effects in force. They change few states, which are reset first. */
export function rebuildEffects(): void {
  for (let at = 0, variables = L.variables; at < variables; at++) putF64(L.sources, at, f64At(L.variableBase, at));
  for (let at = 0; at < L.tracks; at++) putF64(L.sources, L.variables + at, <f64>u8At(L.trackBase, at) / 100);
  const count = L.inForceCount;
  // A bit for each target that has changed: weights and clocks seldom do.
  const ofStates = (L.weightsStale << ON_WEIGHTS) | (L.clocksStale << ON_CLOCKS);
  const any = ofStates | (1 << ON_VALUES);
  if (ofStates != 0)
    for (let n = 0; n < count; n++) {
      const effect = i32At(L.inForce, n);
      if (((ofStates >> u8At(L.effectTarget, effect)) & 1) != 0) reset(effect);
    }
  for (let n = 0; n < count; n++) {
    const effect = i32At(L.inForce, n);
    if (((any >> u8At(L.effectTarget, effect)) & 1) != 0) putInForce(effect);
  }
  L.weightsStale = 0;
  L.clocksStale = 0;
}

function endEffects(turn: i32): bool {
  const count = L.inForceCount;
  let kept = 0;
  for (let n = 0; n < count; n++) {
    const effect = i32At(L.inForce, n);
    if (i32At(L.effectUntil, effect) == turn) {
      putI32(L.effectUntil, effect, 0);
      markReached(effect);
    } else putI32(L.inForce, kept++, effect);
  }
  L.inForceCount = kept;
  return kept < count;
}

/** Phase 4. Returns whether any value may have changed. */
export function applyEffects(turn: i32, tracksMoved: bool): bool {
  let changed = fadeVariables() || tracksMoved;
  if (L.occasionCount > 0 && takeEffects(turn)) changed = true;
  if (endEffects(turn)) changed = true;
  if (changed) rebuildEffects();
  return changed;
}
