import { log } from './exp-log';
import { L } from './layout';
import { uniform, uniformsOf, WHOM } from './luck';
import { climateOf, holds } from './derived';
import { advanceSingle } from './clocks';
import { f64At, i32At, putI32, sort, u8At } from './tables';

// The twins of src/engine/occasions.ts. Timings: 0 dates, 1 a condition, 2 a chance.

function mayHappen(at: i32, turn: i32): bool {
  if (i32At(L.happened, at) == 0) return true;
  if (u8At(L.occasionOnce, at) == 1 && u8At(L.occasionTiming, at) != 0) return false;
  return turn - i32At(L.lastHappened, at) > i32At(L.occasionCooldown, at);
}

function conditionHolds(at: i32): bool {
  const node = i32At(L.occasionWhen, at);
  return node < 0 || holds(node);
}

/** The states that may be drawn, as positions in the tables of whom an occasion happens to. */
let found: i32 = 0;

function draw(at: i32): i32 {
  const first = i32At(L.hitStart, at);
  const end = i32At(L.hitStart, at + 1);
  const from = i32At(L.hitFrom, at);
  const to = i32At(L.hitTo, at);
  found = 0;
  for (let n = first; n < end; n++) {
    const rung = u8At(L.rung, i32At(L.hitState, n));
    if (f64At(L.hitShare, n) == 0 || rung < from || rung > to) continue;
    putI32(L.candidates, found++, n);
  }
  const times = i32At(L.happened, at);
  let drawn = -1;
  let least: f64 = Infinity;
  for (let c = 0; c < found; c++) {
    if ((c & 3) == 0) uniformsOf(L.hitNames, L.candidates + ((<usize>c) << 2), found - c, WHOM, times);
    const n = i32At(L.candidates, c);
    const share = f64At(L.hitShare, n);
    const u = uniform(c & 3);
    // As in exponentialBelow: most draws of a race need no logarithm.
    if (1 - u > least * share * (1 + 1e-9)) continue;
    const time = -log(u) / share;
    if (time >= least) continue;
    least = time;
    drawn = n - first;
  }
  return drawn;
}

function happen(at: i32): void {
  const struck = u8At(L.occasionHits, at) == 1 ? draw(at) : 0;
  if (struck < 0) return;
  putI32(L.struck, at, struck);
  putI32(L.occasions, L.occasionCount, at);
  L.occasionCount++;
}

/** Phase 1. Dates lie by turn, then occasion. */
export function chooseDated(turn: i32): void {
  const count = L.occasionKinds;
  L.occasionCount = 0;
  for (let n = 0; n < L.datedKinds; n++) {
    const at = i32At(L.dated, n);
    if (u8At(L.occasionTiming, at) != 1 && (turn >= L.dateTurns || u8At(L.dates, turn * count + at) == 0)) continue;
    if (u8At(L.occasionIsInstitution, at) == 1 ? i32At(L.happened, at) != 0 : !mayHappen(at, turn)) continue;
    if (conditionHolds(at)) happen(at);
  }
}

/** Phases 2 and 3 for events with a chance. */
export function advanceOccasions(turn: i32): void {
  for (let n = 0; n < L.chanceKinds; n++) {
    const at = i32At(L.chances, n);
    if (!mayHappen(at, turn) || !conditionHolds(at)) continue;
    const list = L.drivers + at;
    const climate = climateOf(i32At(L.factorStart, list), i32At(L.factorStart, list + 1));
    const rate = f64At(L.occasionRate, at) * (climate > 0 ? climate : 0);
    const name = L.occasionClocks + ((<usize>at) << 3);
    if (advanceSingle(L.occasionPressure, L.occasionThreshold, L.occasionFirings, at, rate, name)) happen(at);
  }
}

export function countOccasions(turn: i32): void {
  const count = L.occasionCount;
  sort(L.occasions, count);
  for (let n = 0; n < count; n++) {
    const at = i32At(L.occasions, n);
    putI32(L.happened, at, i32At(L.happened, at) + 1);
    putI32(L.lastHappened, at, turn);
  }
}

/** The row of the effects of one of this turn's occasions in the tables actStart and actEffect. */
// @ts-ignore: decorator
@inline
export function rowOfEffects(at: i32): i32 {
  return i32At(L.actRow, at) + i32At(L.struck, at);
}
