import { log, logPair } from './exp-log';
import { L } from './layout';
import { CLOCK, drawPair, oneUniform } from './luck';
import { f64At, putF64, putU16, u16At, u8At } from './tables';

// The twins of src/engine/clocks.ts.

/** Names of clocks: by state, then rung, the two words of up, then those of down. */
// @ts-ignore: decorator
@inline
function nameAt(at: i32): usize {
  return L.clockNames + ((<usize>at) << 4);
}

export function putClocksAside(i: i32): void {
  const k = u8At(L.rung, i);
  const at = i * L.rungs + k;
  if (k < L.top) {
    putF64(L.upKeptPressure, at, f64At(L.upPressure, i));
    putF64(L.upKeptThreshold, at, f64At(L.upThreshold, i));
  }
  if (k > 0) {
    putF64(L.downKeptPressure, at, f64At(L.downPressure, i));
    putF64(L.downKeptThreshold, at, f64At(L.downThreshold, i));
  }
}

/** Starts the two clocks of state i at its rung. A threshold of 0 has not been drawn yet. */
export function takeUpClocks(i: i32): void {
  const k = u8At(L.rung, i);
  const at = i * L.rungs + k;
  let up = f64At(L.upKeptThreshold, at);
  let down = f64At(L.downKeptThreshold, at);
  if ((k < L.top && up == 0) || (k > 0 && down == 0)) {
    const drawn = f64x2.neg(logPair(drawPair(nameAt(at), u16At(L.upFirings, at), u16At(L.downFirings, at))));
    if (up == 0) up = f64x2.extract_lane(drawn, 0);
    if (down == 0) down = f64x2.extract_lane(drawn, 1);
  }
  const rises = k < L.top;
  const falls = k > 0;
  putF64(L.upPressure, i, rises ? f64At(L.upKeptPressure, at) : 0);
  putF64(L.upThreshold, i, rises ? up : Infinity);
  putF64(L.downPressure, i, falls ? f64At(L.downKeptPressure, at) : 0);
  putF64(L.downThreshold, i, falls ? down : Infinity);
}

/** After a firing: side 0 is up, 1 down. */
export function renewStep(i: i32, side: i32): void {
  const at = i * L.rungs + u8At(L.rung, i);
  const table = side == 0 ? L.upFirings : L.downFirings;
  const firings = u16At(table, at) + 1;
  putU16(table, at, firings);
  putF64(side == 0 ? L.upPressure : L.downPressure, i, 0);
  const threshold = -log(oneUniform(nameAt(at) + ((<usize>side) << 3), CLOCK, firings));
  putF64(side == 0 ? L.upThreshold : L.downThreshold, i, threshold);
}

export function advanceSingle(pressures: usize, thresholds: usize, firings: usize, at: i32, rate: f64, name: usize): bool {
  const pressure = f64At(pressures, at) + rate;
  if (f64At(thresholds, at) == 0) putF64(thresholds, at, -log(oneUniform(name, CLOCK, u16At(firings, at))));
  if (pressure < f64At(thresholds, at)) {
    putF64(pressures, at, pressure);
    return false;
  }
  putF64(pressures, at, 0);
  putU16(firings, at, u16At(firings, at) + 1);
  putF64(thresholds, at, 0);
  return true;
}
