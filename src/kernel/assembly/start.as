import { climateChanged } from './derived';
import { rebuildEffects } from './effects';
import { L } from './layout';
import { drawClocks } from './luck';
import { fade, rungsChanged } from './passes';
import { ALL, i32At, putF64, putI32, putU8 } from './tables';

// The twin of src/engine/start.ts.

/** LONG_AGO of src/model/model.ts. */
const LONG_AGO: i32 = -1000000;

// @ts-ignore: decorator
@inline
function clear(table: usize, bytes: i32): void {
  memory.fill(table, 0, <usize>bytes);
}

// @ts-ignore: decorator
@inline
function copy(into: usize, from: usize, bytes: i32): void {
  memory.copy(into, from, <usize>bytes);
}

function forgetClocks(): void {
  const states = L.states;
  const steps = states * L.rungs;
  clear(L.upRate, 8 * states);
  clear(L.downRate, 8 * states);
  clear(L.upKeptPressure, 8 * steps);
  clear(L.downKeptPressure, 8 * steps);
  clear(L.upKeptThreshold, 8 * steps);
  clear(L.downKeptThreshold, 8 * steps);
  clear(L.upFirings, 2 * steps);
  clear(L.downFirings, 2 * steps);
  const tracks = L.tracks;
  clear(L.trackUpPressure, 8 * tracks);
  clear(L.trackUpThreshold, 8 * tracks);
  clear(L.trackUpFirings, 2 * tracks);
  clear(L.trackDownPressure, 8 * tracks);
  clear(L.trackDownThreshold, 8 * tracks);
  clear(L.trackDownFirings, 2 * tracks);
  const occasions = L.occasionKinds;
  clear(L.occasionPressure, 8 * occasions);
  clear(L.occasionThreshold, 8 * occasions);
  clear(L.occasionFirings, 2 * occasions);
}

function forgetHappenings(): void {
  const occasions = L.occasionKinds;
  clear(L.happened, 4 * occasions);
  for (let at = 0; at < occasions; at++) putI32(L.lastHappened, at, LONG_AGO);
  clear(L.effectUntil, 4 * L.effectCount);
  L.inForceCount = 0;
  L.occasionCount = 0;
  L.movedCount = 0;
  L.planned = 0;
  L.anyFrozen = 0;
  L.pulsesDue = 0;
}

function forgetStates(): void {
  const states = L.states;
  clear(L.pulse, 8 * states);
  clear(L.seen, 40 * states);
  clear(L.social, 96 * states);
  clear(L.boostUp, 8 * states);
  clear(L.boostDown, 8 * states);
  clear(L.blockUp, states);
  clear(L.blockDown, states);
  clear(L.pulseDue, states);
  clear(L.stale, states);
  clear(L.isResting, states);
  clear(L.frozen, states);
  memory.fill(L.moveBy, 0xff, <usize>(4 * states));
  for (let d = 0, drivers = L.drivers; d < drivers; d++) putF64(L.climate, d, NaN);
  for (let track = 0, tracks = L.tracks; track < tracks; track++) putF64(L.asked, track, NaN);
}

/** Weights and rates at their means under a rule. */
function takeRule(rule: i32): void {
  const top = 8 * L.top;
  copy(L.up, L.ruleUp + <usize>(rule * top), top);
  copy(L.down, L.ruleDown + <usize>(rule * top), top);
  copy(L.reform, L.startReform, 8 * L.tracks);
  copy(L.backslide, L.startBackslide, 8 * L.tracks);
  copy(L.pushBacklash, L.startPushBacklash, 8);
  copy(L.byFact, L.startByFact, 8 * L.facts);
  if (L.weightsVary == 0) return;
  const weights = 8 * L.states * L.weightCount;
  copy(L.weightBase, L.ruleWeights + <usize>(rule * weights), weights);
}

/** Puts the world at its start, with all parameters at their means under the rule with this position. */
export function begin(rule: i32): void {
  forgetClocks();
  forgetHappenings();
  forgetStates();
  const states = L.states;
  copy(L.rung, L.startRung, states);
  copy(L.lastMove, L.startLastMove, 4 * states);
  copy(L.recognisedFor, L.startRecognisedFor, 8 * states);
  copy(L.variableBase, L.variableStart, 8 * L.variables);
  copy(L.trackBase, L.trackStart, L.tracks);
  takeRule(rule);
}

/** Brings up to date all that follows from what a future has drawn, and starts its clocks. */
export function settleStart(): void {
  L.allStale = ALL;
  if (L.weightsVary != 0) copy(L.weights, L.weightBase, 8 * L.states * L.weightCount);
  rebuildEffects();
  rungsChanged();
  fade(0);
  climateChanged();
  drawClocks();
  const dwell = L.dwell;
  for (let i = 0, states = L.states; i < states; i++)
    if (1 - i32At(L.lastMove, i) <= dwell) putU8(L.isResting, i, 1);
}
