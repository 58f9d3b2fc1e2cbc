import { exp } from './exp-log';
import { L } from './layout';
import { bitsOf, f64At, i32At, markStale, rounded, SOCIAL, u8At } from './tables';

// The twins of what happens to all states between two refreshes of rates: clocks advance, pulses fade, and figures follow from
// the rungs (src/engine/advance.ts, src/engine/pulses.ts, src/model/derived.ts).

const LN2: f64 = 0.6931471805599453;

const UP = 1;
const DOWN = 2;

/** Whether it is in doubt that a clock has reached its threshold. */
// @ts-ignore: decorator
@inline
function isUnsure(pressures: usize, thresholds: usize, i: i32): bool {
  return f64At(pressures, i) * L.least < f64At(thresholds, i);
}

/** Notes which clocks of state i have reached their thresholds. */
function note(i: i32, bits: i32, fired: i32): i32 {
  if ((bits & UP) != 0 && isUnsure(L.upPressure, L.upThreshold, i)) L.inDoubt = 1;
  if ((bits & DOWN) != 0 && isUnsure(L.downPressure, L.downThreshold, i)) L.inDoubt = 1;
  store<u8>(L.fired + i, <u8>bits);
  store<i32>(L.firedList + ((<usize>fired) << 2), i);
  return fired + 1;
}

function advanceOne(i: i32, fired: i32): i32 {
  const at = (<usize>i) << 3;
  const upward = load<f64>(L.upPressure + at) + load<f64>(L.upRate + at) * load<f64>(L.ownShare + at);
  const downward = load<f64>(L.downPressure + at) + load<f64>(L.downRate + at);
  store<f64>(L.upPressure + at, upward);
  store<f64>(L.downPressure + at, downward);
  const bits =
    (upward * L.most >= load<f64>(L.upThreshold + at) ? UP : 0) |
    (downward * L.most >= load<f64>(L.downThreshold + at) ? DOWN : 0);
  return bits == 0 ? fired : note(i, bits, fired);
}

/** Adds each rate to its clock; notes those that fire. Returns the number of states with a clock that fires. */
export function advanceStates(): i32 {
  const count = L.states;
  let fired = 0;
  if (L.anyFrozen != 0) {
    for (let i = 0; i < count; i++) if (load<u8>(L.frozen + i) == 0) fired = advanceOne(i, fired);
    return fired;
  }
  const last = count & ~1;
  const most = f64x2.splat(L.most);
  for (let i = 0; i < last; i += 2) {
    const at = (<usize>i) << 3;
    const upward = f64x2.add(
      v128.load(L.upPressure + at),
      f64x2.mul(v128.load(L.upRate + at), v128.load(L.ownShare + at)),
    );
    const downward = f64x2.add(v128.load(L.downPressure + at), v128.load(L.downRate + at));
    v128.store(L.upPressure + at, upward);
    v128.store(L.downPressure + at, downward);
    const up = i64x2.bitmask(f64x2.ge(f64x2.mul(upward, most), v128.load(L.upThreshold + at)));
    const down = i64x2.bitmask(f64x2.ge(f64x2.mul(downward, most), v128.load(L.downThreshold + at)));
    if ((up | down) == 0) continue;
    for (let lane = 0; lane < 2; lane++) {
      const bits = ((up >> lane) & 1) * UP + ((down >> lane) & 1) * DOWN;
      if (bits != 0) fired = note(i + lane, bits, fired);
    }
  }
  return last < count ? advanceOne(last, fired) : fired;
}

export function pulseChanged(j: i32): void {
  if (L.heeds == 0) return;
  L.pulsesDue = 1;
  const other = L.followerOther;
  const due = L.pulseDue;
  const end = i32At(L.followerStart, j + 1);
  for (let tie = i32At(L.followerStart, j); tie < end; tie++) store<u8>(due + i32At(other, tie), 1);
}

/** Sums the pulses that the marked states see: recogniser by recogniser, which for each state is the order of its peers. */
function sumPulses(): void {
  const due = L.pulseDue;
  const seen = L.seen;
  const count = L.states;
  for (let first = 0; first < count; first += 16)
    for (let bits = bitsOf(v128.load(due + first), 1); bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      store<f64>(seen + (<usize>(i * 40)), 0, 32);
      markStale(i, SOCIAL);
    }
  const other = L.followerOther;
  const weight = L.followerWeight;
  for (let n = 0, recognisers = L.recogniserCount; n < recognisers; n++) {
    const j = i32At(L.recognisers, n);
    const pulse = f64At(L.pulse, j);
    const end = i32At(L.followerStart, j + 1);
    for (let tie = i32At(L.followerStart, j); tie < end; tie++) {
      const i = i32At(other, tie);
      if (u8At(due, i) == 0) continue;
      const at = seen + (<usize>(i * 40));
      store<f64>(at, load<f64>(at, 32) + f64At(weight, tie) * pulse, 32);
    }
  }
  memory.fill(due, 0, <usize>count);
}

/** Fades the pulses to turn `turn`. */
export function fade(turn: i32): void {
  const past = <f64>turn * L.monthsPerTurn;
  for (let n = 0, count = L.recogniserCount; n < count; n++) {
    const i = load<i32>(L.recognisers + ((<usize>n) << 2));
    const at = (<usize>i) << 3;
    const months = load<f64>(L.recognisedFor + at) + past;
    const before = load<f64>(L.pulse + at);
    const step = L.pulseEnds + ((<usize>(<i32>(16 * before))) << 3);
    if (months > load<f64>(step, 8) + 1e-6 && !(months > load<f64>(step) - 1e-6)) continue;
    const after = rounded(16 * exp((-LN2 * months) / L.halfLife)) / 16;
    if (after == before) continue;
    store<f64>(L.pulse + at, after);
    pulseChanged(i);
  }
  if (L.pulsesDue != 0) sumPulses();
  L.pulsesDue = 0;
}

/** Members at each rung or above, and who recognises, in id order: sixteen states at a time. Tables end with zeros. */
function countRungs(): void {
  const count = L.states;
  const top = L.top;
  for (let r = 0; r <= top; r++) {
    const least = i8x16.splat(<i8>r);
    let sum = 0;
    for (let i = 0; i < count; i += 16) {
      const above = i8x16.ge_u(v128.load(L.rung + i), least);
      sum += popcnt(i8x16.bitmask(i8x16.gt_u(v128.and(above, v128.load(L.member + i)), i8x16.splat(0))));
    }
    store<i32>(L.membersAt + ((<usize>r) << 2), sum);
  }
  let found = 0;
  for (let i = 0; i < count; i += 16) {
    let bits = i8x16.bitmask(i8x16.eq(v128.load(L.rung + i), i8x16.splat(<i8>top)));
    for (; bits != 0; bits &= bits - 1) {
      const state = i + ctz(bits);
      if (state >= count) break;
      store<i32>(L.recognisers + ((<usize>found) << 2), state);
      found++;
    }
  }
  L.recogniserCount = found;
}

/** Brings up to date what follows from the rungs. */
export function rungsChanged(): void {
  const stepBefore = L.legitimacyStep;
  const tabooBefore = L.taboo;
  countRungs();
  let lent = f64x2.splat(0);
  let weighed = f64x2.splat(0);
  const rungs = L.rungs;
  const count = L.states;
  const lowest = L.bottomLends != 0 ? i8x16.splat(-1) : i8x16.splat(0);
  for (let first = 0; first < count; first += 16) {
    const within = count - first >= 16 ? 0xffff : (1 << (count - first)) - 1;
    // A state on the lowest rung adds 0 to all four sums, unless this rung lends standing.
    const counted = v128.or(i8x16.gt_u(v128.load(L.rung + first), i8x16.splat(0)), lowest);
    for (let bits = i8x16.bitmask(counted) & within; bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      const at = (<usize>(i * rungs + <i32>load<u8>(L.rung + i))) << 4;
      lent = f64x2.add(lent, v128.load(L.lent + at));
      weighed = f64x2.add(weighed, v128.load(L.weighed + at));
    }
  }
  L.legitimacy = f64x2.extract_lane(lent, 0);
  L.engagement = f64x2.extract_lane(lent, 1);
  L.prize = f64x2.extract_lane(weighed, 0);
  L.legitimacyStep = rounded(L.legitimacy * 64) / 64;
  L.taboo = exp((-LN2 * f64x2.extract_lane(weighed, 1)) / L.tabooHalf);
  if (L.heeds == 0) return;
  if (L.taboo != tabooBefore)
    for (let i = 0, count = L.states, least = L.top - 1; i < count; i++)
      if (<i32>load<u8>(L.rung + i) >= least) markStale(i, SOCIAL);
  if (L.legitimacyStep != stepBefore) L.allStale |= SOCIAL;
}
