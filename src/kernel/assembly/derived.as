import { L } from './layout';
import { moveNear } from './near';
import { clamp01, f64At, i32At, markStale, OWN, putF64, rounded, u8At } from './tables';

// The twins of src/model/derived.ts (but for what follows from the rungs: see turn.as) and src/model/conditions.ts.

function regionalStability(): f64 {
  const count = L.neighbourCount;
  let engagement: f64 = 0;
  for (let n = 0; n < count; n++)
    engagement += f64At(L.climbs, u8At(L.rung, i32At(L.neighbours, n))) / <f64>count;
  return (
    0.35 +
    0.3 * engagement -
    0.2 * (f64At(L.sources, L.militancy) - 1) -
    0.2 * (f64At(L.sources, L.tension) - 1) -
    0.1 * (f64At(L.sources, L.displacement) - 1)
  );
}

function womensRights(): f64 {
  const today: f64 = L.rights < 0 ? 0 : f64At(L.sources, L.variables + L.rights);
  return today + (1 - today) * clamp01(f64At(L.sources, L.credibility)) * clamp01(L.prize);
}

/** An index as a share, by position in INDICES of model-tables.ts. */
export function shareOf(index: i32): f64 {
  if (index == 0) return clamp01(L.legitimacy);
  if (index == 1) return clamp01(1 - L.engagement);
  if (index == 2) return clamp01(f64At(L.sources, L.assets));
  if (index == 3) return clamp01(regionalStability());
  return index == 4 ? clamp01(womensRights()) : L.norm;
}

function freshPower(): f64 {
  let sum: f64 = 0;
  for (let n = 0, count = L.recogniserCount; n < count; n++) {
    const i = i32At(L.recognisers, n);
    sum += f64At(L.power, i) * f64At(L.pulse, i);
  }
  return sum;
}

function norm(): f64 {
  const start = L.normStart;
  const taken: f64 = L.normAct == 0 ? 0 : L.normAct * freshPower();
  const pushed = start * (1 - 0.8 * L.legitimacy) - taken + f64At(L.sources, L.normPush);
  return clamp01((start < pushed ? start : pushed) * f64At(L.sources, L.normScale));
}

/** The product of the factors from `first` up to `end`. */
export function climateOf(first: i32, end: i32): f64 {
  let climate: f64 = 1;
  for (let at = first; at < end; at++)
    climate *= f64At(L.factorBase, at) + f64At(L.factorSlope, at) * f64At(L.sources, i32At(L.factorSource, at));
  return climate;
}

/** Marks the states that feel a value: of drivers first, then of tracks that are asked for. */
function markHolders(list: i32): void {
  const first = i32At(L.holderStart, list);
  const end = i32At(L.holderStart, list + 1);
  if (4 * (end - first) >= 3 * L.states) L.allStale |= OWN;
  if ((L.allStale & OWN) != 0) return;
  for (let at = first; at < end; at++) markStale(i32At(L.holder, at), OWN);
}

/** Brings the norm, the steps and the climates up to date. */
export function climateChanged(): void {
  const tracks = L.tracks;
  L.norm = norm();
  putF64(L.sources, L.variables + tracks, rounded(L.norm * 64) / 64);
  for (let s = 0; s < L.stepCount; s++) {
    const index = i32At(L.stepIndex, s);
    const value =
      index < 0 ? rounded(f64At(L.sources, i32At(L.stepOf, s)) * 16) / 16 : rounded(shareOf(index) * 64) / 64;
    putF64(L.sources, i32At(L.stepSource, s), value);
  }
  const drivers = L.drivers;
  for (let d = 0; d < drivers; d++) {
    const climate = climateOf(i32At(L.factorStart, d), i32At(L.factorStart, d + 1));
    const before = f64At(L.climate, d);
    if (climate == before) continue;
    putF64(L.climate, d, climate);
    if (L.isNear == 0) markHolders(d);
    // The sums of all states are recomputed in any case.
    else if ((L.allStale & OWN) == 0)
      moveNear(d, climate - before, i32At(L.holderStart, d), i32At(L.holderStart, d + 1));
  }
  for (let track = 0; track < tracks; track++) {
    const value = f64At(L.sources, L.variables + track);
    if (value == f64At(L.asked, track)) continue;
    putF64(L.asked, track, value);
    markHolders(drivers + track);
  }
}

function countAt(rung: i32, bloc: i32): f64 {
  if (bloc < 0) return <f64>i32At(L.membersAt, rung);
  let count = 0;
  const end = i32At(L.blocStart, bloc + 1);
  for (let n = i32At(L.blocStart, bloc); n < end; n++) {
    const i = i32At(L.blocMember, n);
    if (u8At(L.member, i) == 1 && u8At(L.rung, i) >= rung) count++;
  }
  return <f64>count;
}

function membersAmong(bloc: i32): f64 {
  if (bloc < 0) return <f64>L.members;
  return countAt(0, bloc);
}

function sumOf(first: i32, count: i32): f64 {
  let sum: f64 = 0;
  for (let n = first; n < first + count; n++) sum += f64At(L.sumCoefficient, n) * f64At(L.sources, i32At(L.sumSource, n));
  return sum;
}

/** The quantity of a comparison, by position in QUANTITIES of condition-tables.ts. */
function quantityOf(node: i32): f64 {
  const kind = i32At(L.nodeQuantity, node);
  const a = i32At(L.nodeFirst, node);
  const b = i32At(L.nodeCount, node);
  if (kind == 0) return f64At(L.sources, a);
  if (kind == 1) return 100 * shareOf(a);
  if (kind == 2) return <f64>u8At(L.rung, a);
  if (kind == 3) return countAt(a, b);
  if (kind == 4) {
    const among = membersAmong(b);
    return countAt(a, b) / (among > 1 ? among : 1);
  }
  return kind == 5 ? sumOf(a, b) : <f64>i32At(L.happened, a);
}

/** Whether a condition holds: kinds are those of NODES in condition-tables.ts. */
export function holds(node: i32): bool {
  const kind = i32At(L.nodeKind, node);
  const first = i32At(L.nodeFirst, node);
  const count = i32At(L.nodeCount, node);
  if (kind == 0) {
    for (let n = 0; n < count; n++) if (!holds(first + n)) return false;
    return true;
  }
  if (kind == 1) {
    for (let n = 0; n < count; n++) if (holds(first + n)) return true;
    return false;
  }
  if (kind == 2) return !holds(first);
  const value = quantityOf(node);
  const aim = f64At(L.nodeValue, node);
  if (kind == 3) return value >= aim - 1e-9;
  if (kind == 4) return value <= aim + 1e-9;
  return kind == 5 ? value > aim + 1e-9 : value < aim - 1e-9;
}
