import { advanceSingle, renewStep } from './clocks';
import { climateChanged } from './derived';
import { applyEffects } from './effects';
import { exp, log } from './exp-log';
import { L } from './layout';
import { BLOC, oneUniform } from './luck';
import { makePlannedMoves, moveState, planMoves } from './moves';
import { advanceOccasions, chooseDated, countOccasions } from './occasions';
import { advanceStates, fade, rungsChanged } from './passes';
import { refresh } from './rates';
import { f64At, i32At, putF64, putI32, putU8, sort, u8At } from './tables';

// The twins of src/engine/step.ts, src/engine/advance.ts and src/model/target-rate.ts.

const UP = 1;
const DOWN = 2;
const BY_BLOC = 4;

/** States that an event moves this turn do not run their clocks. */
function freeze(): void {
  if (L.planned == 0 && L.anyFrozen == 0) return;
  L.anyFrozen = L.planned;
  for (let i = 0; i < L.states; i++)
    putU8(L.frozen, i, i32At(L.moveBy, i) != -1 && i32At(L.moveTo, i) != u8At(L.rung, i) ? 1 : 0);
}

/** Blocs draw one threshold for each step and turn. Names lie by bloc, then rung. */
function advanceBlocs(turn: i32, before: i32): i32 {
  let fired = before;
  for (let bloc = 0; bloc < L.coordinating; bloc++) {
    const cohesion = f64At(L.cohesion, bloc);
    for (let k = 0; k < L.top; k++) putF64(L.blocDrawn, k, 0);
    const end = i32At(L.coordinatingStart, bloc + 1);
    for (let n = i32At(L.coordinatingStart, bloc); n < end; n++) {
      const i = i32At(L.coordinatingMember, n);
      const rate = cohesion * f64At(L.upRate, i);
      if (rate == 0 || u8At(L.frozen, i) == 1) continue;
      const k = u8At(L.rung, i);
      if (k >= L.top) continue;
      let threshold = f64At(L.blocDrawn, k);
      if (threshold == 0) {
        threshold = -log(oneUniform(L.blocNames + ((<usize>(bloc * L.top + k)) << 3), BLOC, turn));
        putF64(L.blocDrawn, k, threshold);
      }
      if (rate * L.most < threshold) continue;
      if (rate * L.least < threshold) L.inDoubt = 1;
      const bits = u8At(L.fired, i);
      if (bits == 0) putI32(L.firedList, fired++, i);
      putU8(L.fired, i, bits | BY_BLOC);
    }
  }
  return fired;
}

// @ts-ignore: decorator
@inline
function bounded(sum: f64): f64 {
  return sum + (sum > 4 ? 4 - sum : sum < -40 ? -40 - sum : 0);
}

function excessSanctions(): f64 {
  const excess = f64At(L.sources, L.sanctions) - 1;
  return excess > 0 ? excess : 0;
}

/** Pushes of the norm as they are felt at home. */
function push(): f64 {
  return f64At(L.pushBacklash, 0) * f64At(L.sources, L.normPush);
}

function advanceTracks(): void {
  for (let at = 0; at < L.tracks; at++) {
    const value = u8At(L.trackBase, at);
    const resistance = f64At(L.trackResistance, at);
    const names = L.trackNames + ((<usize>at) << 4);
    let step = 0;
    if (value < 100) {
      const prize = L.prizeFactor * f64At(L.sources, L.credibility) * L.prize * (1 - resistance / 2);
      const sum = f64At(L.reform, at) + L.logTurn + prize + -3 * resistance * (L.backlash - L.backlashStart);
      if (advanceSingle(L.trackUpPressure, L.trackUpThreshold, L.trackUpFirings, at, exp(bounded(sum)), names)) step++;
    }
    if (value > 0) {
      const pressure = resistance * (excessSanctions() + push() / 2);
      const sum = f64At(L.backslide, at) + L.logTurn + 2.5 * (L.backlash - L.backlashStart) + pressure;
      if (advanceSingle(L.trackDownPressure, L.trackDownThreshold, L.trackDownFirings, at, exp(bounded(sum)), names + 8))
        step--;
    }
    putI32(L.trackStep, at, step);
  }
}

/** Starts the clocks that fired again, and keeps the steps that they make in firedList and `fired`. Returns how many. */
function settle(count: i32): i32 {
  sort(L.firedList, count);
  let kept = 0;
  for (let n = 0; n < count; n++) {
    const i = i32At(L.firedList, n);
    const bits = u8At(L.fired, i);
    if ((bits & UP) != 0) renewStep(i, 0);
    if ((bits & DOWN) != 0) renewStep(i, 1);
    const rises = (bits & (UP | BY_BLOC)) != 0;
    const falls = (bits & DOWN) != 0;
    if (rises == falls) {
      putU8(L.fired, i, 0);
      continue;
    }
    // The step: where it leads, and whether a clock or a bloc decided it.
    putI32(L.stepTo, kept, u8At(L.rung, i) + (rises ? 1 : -1));
    putI32(L.firedList, kept++, i);
  }
  return kept;
}

function makeSteps(count: i32, turn: i32): bool {
  let any = false;
  for (let n = 0; n < count; n++) {
    const i = i32At(L.firedList, n);
    const cause = (u8At(L.fired, i) & (UP | DOWN)) != 0 ? 0 : 1;
    putU8(L.fired, i, 0);
    if (moveState(i, i32At(L.stepTo, n), turn, cause)) any = true;
  }
  return any;
}

function moveTracks(): bool {
  let any = false;
  for (let at = 0; at < L.tracks; at++) {
    const by = i32At(L.trackStep, at);
    const before = u8At(L.trackBase, at);
    putU8(L.tracksBefore, at, before);
    if (by == 0) continue;
    const to = before + by * i32At(L.trackStepSize, at);
    putU8(L.trackBase, at, to < 0 ? 0 : to > 100 ? 100 : to);
    any = true;
  }
  return any;
}

function reforms(): f64 {
  let sum: f64 = 0;
  for (let at = 0; at < L.tracks; at++) {
    const gained = u8At(L.trackBase, at) - u8At(L.tracksBefore, at);
    if (gained > 0) sum += f64At(L.trackResistance, at) * (<f64>gained / 10);
  }
  return sum;
}

function nextBacklash(reform: f64): f64 {
  const drift = 0.08 * (L.backlashStart - L.backlash) + 0.02 * excessSanctions() + 0.02 * push();
  const next = L.backlash + L.monthsPerTurn * drift + 0.04 * reform;
  return next > 0 ? (next < 1 ? next : 1) : 0;
}

/** Leaves a turn that near rates do not decide. */
function giveUp(): bool {
  L.inDoubt = 0;
  L.planned = 0;
  memory.fill(L.fired, 0, <usize>L.states);
  return false;
}

/**
 * Plays a turn in which no person decides. Returns false if near rates do not decide it. Then the world has to start
 * again.
 */
export function playTurn(turn: i32): bool {
  L.movedCount = 0;
  refresh(turn);
  chooseDated(turn);
  const dated = L.occasionCount;
  planMoves(0, dated);
  freeze();
  const fired = advanceBlocs(turn, advanceStates());
  if (L.inDoubt != 0) return giveUp();
  advanceTracks();
  advanceOccasions(turn);
  const steps = settle(fired);
  let moved = makePlannedMoves(turn);
  if (makeSteps(steps, turn)) moved = true;
  planMoves(dated, L.occasionCount);
  if (makePlannedMoves(turn)) moved = true;
  const tracksMoved = moveTracks();
  countOccasions(turn);
  const changed = applyEffects(turn, tracksMoved);
  L.backlash = nextBacklash(reforms());
  if (moved) rungsChanged();
  fade(turn);
  if (moved || changed || L.normAct > 0) climateChanged();
  return true;
}
