import { putClocksAside, takeUpClocks } from './clocks';
import { L } from './layout';
import { rowOfEffects } from './occasions';
import { pulseChanged } from './passes';
import { ALL, f64At, i32At, markStale, putF64, putI32, putU8, TIES, u8At } from './tables';

// The twins of src/engine/moves.ts.

const MOVE = 2;
const SHIFT = 3;

/** Marks the states whose rates depend on the move of state j: those between its two rungs. */
function markWatchers(j: i32, from: i32, to: i32): void {
  if (L.heeds == 0) return;
  const low = from == L.top ? 0 : from < to ? from : to;
  const high = from < to ? to : from;
  const end = i32At(L.watcherStart, j + 1);
  for (let tie = i32At(L.watcherStart, j); tie < end; tie++) {
    const i = i32At(L.watcherOther, tie);
    const k = u8At(L.rung, i);
    if (k >= low && k <= high) markStale(i, TIES);
  }
}

/** Puts state i on rung `to`. Causes are positions in MOVE_CAUSES. Returns false if it is there already. */
export function moveState(i: i32, to: i32, turn: i32, cause: i32): bool {
  const from = u8At(L.rung, i);
  if (from == to) return false;
  putClocksAside(i);
  putU8(L.rung, i, to);
  takeUpClocks(i);
  putI32(L.lastMove, i, turn);
  putF64(L.recognisedFor, i, to == L.top ? <f64>-turn * L.monthsPerTurn : Infinity);
  if (from == L.top) {
    putF64(L.pulse, i, 0);
    pulseChanged(i);
  }
  const at = L.movedCount++;
  putI32(L.movedState, at, i);
  putU8(L.movedFrom, at, from);
  putU8(L.movedTo, at, to);
  putU8(L.movedCause, at, cause);
  putU8(L.isResting, i, 1);
  markStale(i, ALL);
  markWatchers(i, from, to);
  return true;
}

/** Plans the moves by occasions `from` to `to` of this turn's list. If two move one state, the last wins. */
export function planMoves(from: i32, to: i32): void {
  for (let n = from; n < to; n++) {
    const occasion = i32At(L.occasions, n);
    const row = rowOfEffects(occasion);
    const last = i32At(L.actStart, row + 1);
    for (let e = i32At(L.actStart, row); e < last; e++) {
      const effect = i32At(L.actEffect, e);
      const kind = u8At(L.effectKind, effect);
      if (kind != MOVE && kind != SHIFT) continue;
      const by = <i32>f64At(L.effectValue, effect);
      const end = i32At(L.effectStart, effect + 1);
      for (let m = i32At(L.effectStart, effect); m < end; m++) {
        const i = i32At(L.effectState, m);
        const aim = kind == MOVE ? by : u8At(L.rung, i) + by;
        putI32(L.moveTo, i, aim < 0 ? 0 : aim > L.top ? L.top : aim);
        putI32(L.moveBy, i, occasion);
        L.planned = 1;
      }
    }
  }
}

/** Makes the planned moves, and forgets the plan. Returns whether any state moved. */
export function makePlannedMoves(turn: i32): bool {
  if (L.planned == 0) return false;
  L.planned = 0;
  let any = false;
  for (let i = 0; i < L.states; i++) {
    const by = i32At(L.moveBy, i);
    if (by < 0) continue;
    putI32(L.moveBy, i, -1);
    if (moveState(i, i32At(L.moveTo, i), turn, u8At(L.occasionIsInstitution, by) == 1 ? 3 : 2)) any = true;
  }
  return any;
}
