import { expBelow, expPair } from './exp-log';
import { L } from './layout';
import { holdNear, nearCapped, writeNear, writeNearRates } from './near';
import { ALL, bitsOf, f64At, FIXED, i32At, OWN, putF64, putU8, SOCIAL, u8At, WATCHED } from './tables';

// The twins of the passes in src/model/state-rate.ts, up and down in the two lanes of a vector. A lane whose step does not
// exist has a number without meaning.

/** The terms that are fixed while a state stays on its rung, without terms of drivers. One side: 0 up, 1 down. */
function writeFixed(i: i32, step: i32, side: i32): void {
  const isUp = side == 0;
  const scale = isUp ? 1 : -L.hysteresis;
  const weights = L.weights + ((<usize>(i * L.weightCount)) << 3);
  const isImplied = step + 1 == L.top && load<u8>(L.implied + i) == 1;
  let sum: f64 = 0;
  sum += f64At(isUp ? L.up : L.down, step);
  sum += L.logTurn;
  sum += isImplied ? scale * f64At(weights, L.impliedWeight) : 0;
  sum += scale * f64At(L.disposition, i);
  sum += scale * f64At(L.uncertainty, i);
  const facts = L.facts;
  const row = (2 * (i * L.rungs + step + side) + side) * facts;
  for (let f = 0; f < facts; f++) sum += load<u8>(L.factCounts + row + f) == 1 ? f64At(L.byFact, f) : 0;
  store<f64>(L.fixed + ((<usize>(2 * i + side)) << 3), sum);
  const below = L.top - 1 - step;
  const put: f64 = scale * (below == 0 ? 1 : below == 1 ? 0.5 : 0);
  const end = i32At(L.demandStart, i + 1);
  for (let at = i32At(L.demandStart, i); at < end; at++)
    store<f64>(
      L.claims + ((<usize>(2 * at + side)) << 3),
      -put * f64At(weights, L.conditionsWeight) * f64At(L.demandStrength, at),
    );
}

/** What each driver is worth to a state, for both steps. */
function writeStakes(i: i32, k: i32): void {
  const scales = f64x2.replace_lane(f64x2.splat(1), 1, -L.hysteresis);
  const up = k < L.top ? k : k - 1;
  const down = k > 0 ? k - 1 : k;
  const drivers = L.drivers;
  const weights = L.weights + ((<usize>(i * L.weightCount)) << 3);
  const traits = L.traits + ((<usize>(i * drivers)) << 3);
  let stake = L.stakes + ((<usize>(i * drivers)) << 4);
  for (let d = 0; d < drivers; d++, stake += 16) {
    const row = d * L.profileSteps;
    const profile = f64x2.replace_lane(f64x2.splat(f64At(L.profile, row + up)), 1, f64At(L.profile, row + down));
    const weighed = f64x2.mul(f64x2.mul(scales, profile), f64x2.splat(f64At(weights, d)));
    v128.store(stake, f64x2.mul(weighed, f64x2.splat(f64At(traits, d))));
  }
}

/** The sums of ties to states above the rung k, and to those at it or above. */
// @ts-ignore: decorator
@inline
function sumTies(start: usize, other: usize, weight: usize, i: i32, k: i32): v128 {
  const end = i32At(start, i + 1);
  const rung = L.rung;
  const own = i64x2.splat(k);
  // Above: own < there; at it or above: own < there + 1.
  const more = i64x2(0, 1);
  let sum = f64x2.splat(0);
  for (let tie = i32At(start, i); tie < end; tie++) {
    const there = i64x2.add(i64x2.splat(<i64>load<u8>(rung + i32At(other, tie))), more);
    const counted = v128.and(
      v128.load64_splat(weight + ((<usize>tie) << 3)),
      i64x2.gt_s(there, own),
    );
    sum = f64x2.add(sum, counted);
  }
  return sum;
}

/** The social terms of both steps, each with its share of the capped sum; in the near form their sum. */
// @ts-ignore: decorator
@inline
function writeSocial(i: i32, k: i32, lent: f64, cap: v128, scales: v128, isNear: bool): void {
  const weights = L.weights + ((<usize>(i * L.weightCount)) << 3);
  const row = L.seen + (<usize>(i * 40));
  const pulse = f64x2.splat(f64At(weights, L.pulseWeight) * load<f64>(row, 32));
  const legitimacy = f64x2.splat(f64At(weights, L.legitimacyWeight) * lent);
  let afraid = f64x2.splat(0);
  let leading = f64x2.splat(0);
  if (k >= L.top - 1) {
    const isLast = k == L.top ? i64x2(0, -1) : i64x2(-1, 0);
    const fear = -f64At(weights, L.tabooWeight) * f64At(L.caution, i) * L.taboo;
    afraid = v128.and(f64x2.splat(fear), isLast);
    if (L.leader >= 0) {
      const gain = f64At(weights, L.leadingWeight) * f64At(L.traits, i * L.drivers + L.leader) * L.taboo;
      leading = v128.and(f64x2.splat(gain), isLast);
    }
  }
  const precedent = f64x2.mul(f64x2.splat(f64At(weights, L.precedentWeight)), v128.load(row));
  const match = f64x2.mul(f64x2.splat(f64At(weights, L.matchWeight)), v128.load(row, 16));
  let sum = f64x2.add(f64x2.add(precedent, pulse), match);
  sum = f64x2.add(f64x2.add(f64x2.add(sum, legitimacy), afraid), leading);
  if (isNear) {
    v128.store(L.social + ((<usize>i) << 4), f64x2.mul(nearCapped(sum, cap), scales));
    return;
  }
  const share = f64x2.mul(capShare(f64x2.div(sum, cap)), scales);
  const into = L.social + (<usize>(i * 96));
  v128.store(into, f64x2.mul(precedent, share));
  v128.store(into, f64x2.mul(pulse, share), 16);
  v128.store(into, f64x2.mul(match, share), 32);
  v128.store(into, f64x2.mul(legitimacy, share), 48);
  v128.store(into, f64x2.mul(afraid, share), 64);
  v128.store(into, f64x2.mul(leading, share), 80);
}

export const CAP_SHARE = memory.data<f64>([
  378, 378, 17325, 17325, 135135, 135135, 3150, 3150, 28, 28, 62370, 62370, 0.25, 0.25,
]);

/** tanh(y)/y for small numbers, of their squares. */
// @ts-ignore: decorator
@inline
export function smallShare(t: v128): v128 {
  let above = f64x2.add(v128.load(CAP_SHARE), t);
  above = f64x2.add(v128.load(CAP_SHARE, 16), f64x2.mul(t, above));
  above = f64x2.add(v128.load(CAP_SHARE, 32), f64x2.mul(t, above));
  let below = f64x2.add(v128.load(CAP_SHARE, 48), f64x2.mul(t, v128.load(CAP_SHARE, 64)));
  below = f64x2.add(v128.load(CAP_SHARE, 80), f64x2.mul(t, below));
  below = f64x2.add(v128.load(CAP_SHARE, 32), f64x2.mul(t, below));
  return f64x2.div(above, below);
}

/** The twin of capShare in src/model/cap.ts. */
// @ts-ignore: decorator
@inline
function capShare(y: v128): v128 {
  const t = f64x2.mul(y, y);
  const share = smallShare(t);
  const isSmall = f64x2.le(t, v128.load(CAP_SHARE, 96));
  return i64x2.all_true(isSmall) ? share : v128.bitselect(share, largeShare(y, isSmall), isSmall);
}

function largeShare(y: v128, isSmall: v128): v128 {
  const power = expPair(v128.bitselect(f64x2.splat(2), f64x2.mul(f64x2.splat(2), y), isSmall));
  const quotient = f64x2.div(f64x2.splat(2), f64x2.add(power, f64x2.splat(1)));
  return f64x2.div(f64x2.sub(f64x2.splat(1), quotient), y);
}

/** The sum of the fixed terms and those of drivers, conditions and events. */
// @ts-ignore: decorator
@inline
function writeOwn(i: i32, k: i32): v128 {
  const at = (<usize>i) << 4;
  let sum = v128.load(L.fixed + at);
  const drivers = L.drivers;
  let stake = L.stakes + ((<usize>(i * drivers)) << 4);
  let climate = L.climate;
  const last = climate + ((<usize>drivers) << 3);
  // Four at a time, since every round of a loop checks whether to stop.
  for (; climate + 32 <= last; climate += 32, stake += 64) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(stake), v128.load64_splat(climate)));
    sum = f64x2.add(sum, f64x2.mul(v128.load(stake, 16), v128.load64_splat(climate, 8)));
    sum = f64x2.add(sum, f64x2.mul(v128.load(stake, 32), v128.load64_splat(climate, 16)));
    sum = f64x2.add(sum, f64x2.mul(v128.load(stake, 48), v128.load64_splat(climate, 24)));
  }
  if (climate + 16 <= last) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(stake), v128.load64_splat(climate)));
    sum = f64x2.add(sum, f64x2.mul(v128.load(stake, 16), v128.load64_splat(climate, 8)));
    climate += 16;
    stake += 32;
  }
  if (climate < last) sum = f64x2.add(sum, f64x2.mul(v128.load(stake), v128.load64_splat(climate)));
  if (k >= L.top - 2) {
    const end = i32At(L.demandStart, i + 1);
    for (let n = i32At(L.demandStart, i); n < end; n++) {
      const level = f64At(L.demandLevel, n);
      const value = f64At(L.asked, i32At(L.demandTrack, n));
      const gap: f64 = level > value ? level - value : 0;
      sum = f64x2.add(sum, f64x2.mul(v128.load(L.claims + ((<usize>n) << 4)), f64x2.splat(gap)));
    }
  }
  const boost = f64x2.replace_lane(f64x2.splat(f64At(L.boostUp, i)), 1, f64At(L.boostDown, i));
  sum = f64x2.add(sum, boost);
  v128.store(L.own + at, sum);
  return sum;
}

/** In place of the log rate of a clock that does not run. */
const HELD: f64 = -1000;
/** HELD, the most and the least that a log rate may be, and −ln 2 / 2. */
const BOUNDS = memory.data<f64>([-1000, -1000, 4, 4, -40, -40, -0.3465735912322998, -0.3465735912322998]);

/** The sums of all terms of both steps. */
// @ts-ignore: decorator
@inline
function writeSums(i: i32, k: i32, own: v128, heeds: i32): void {
  let sum = own;
  if (heeds != 0) {
    const social = L.social + (<usize>(i * 96));
    sum = f64x2.add(sum, v128.load(social));
    sum = f64x2.add(sum, v128.load(social, 16));
    sum = f64x2.add(sum, v128.load(social, 32));
    sum = f64x2.add(sum, v128.load(social, 48));
    sum = f64x2.add(sum, v128.load(social, 64));
    sum = f64x2.add(sum, v128.load(social, 80));
  }
  if (k == 0 || load<u8>(L.blockDown + i) != 0) sum = f64x2.replace_lane(sum, 1, HELD);
  if (k == L.top || load<u8>(L.blockUp + i) != 0) sum = f64x2.replace_lane(sum, 0, HELD);
  const at = (<usize>i) << 3;
  v128.store64_lane(L.logUp + at, sum, 0);
  v128.store64_lane(L.logDown + at, sum, 1);
}

/** e^sum of two sums of terms, 0 for HELD: the way of nearly all, for sums from −40 to about −ln 2 / 2. */
// @ts-ignore: decorator
@inline
function ratesOf(sum: v128): v128 {
  const runs = f64x2.ge(sum, v128.load(BOUNDS, 32));
  const isUsual = v128.and(f64x2.le(sum, v128.load(BOUNDS, 48)), v128.or(runs, f64x2.eq(sum, v128.load(BOUNDS))));
  return i64x2.all_true(isUsual) ? v128.and(expBelow(sum), runs) : rareRatesOf(sum);
}

/** The rates of two sums of terms, each kept within its bounds; 0 for HELD. */
function rareRatesOf(sum: v128): v128 {
  const runs = f64x2.ne(sum, v128.load(BOUNDS));
  const most = v128.load(BOUNDS, 16);
  const least = v128.load(BOUNDS, 32);
  const over = v128.and(f64x2.gt(sum, most), f64x2.sub(most, sum));
  const under = v128.and(f64x2.lt(sum, least), f64x2.sub(least, sum));
  return v128.and(expPair(f64x2.add(sum, v128.or(over, under))), runs);
}

/** Takes the exponentials of all sums: dense loops, since most states have a new sum in most turns. */
function writeRates(): void {
  const size = (<usize>L.states) << 3;
  const logUp = L.logUp;
  const logDown = L.logDown;
  const upRate = L.upRate;
  const downRate = L.downRate;
  for (let at: usize = 0; at < size; at += 32) {
    v128.store(upRate + at, ratesOf(v128.load(logUp + at)));
    v128.store(downRate + at, ratesOf(v128.load(logDown + at)));
    v128.store(upRate + at, ratesOf(v128.load(logUp + at, 16)), 16);
    v128.store(downRate + at, ratesOf(v128.load(logDown + at, 16)), 16);
  }
}

/** Wakes the states among sixteen that have rested for long enough. Returns a bit for each that still rests. */
function wake(first: i32, turn: i32): i32 {
  let resting = 0;
  for (let bits = bitsOf(v128.load(L.isResting + first), 1); bits != 0; bits &= bits - 1) {
    const i = first + ctz(bits);
    if (turn - i32At(L.lastMove, i) <= L.dwell) {
      resting |= bits & -bits;
      putF64(L.logUp, i, HELD);
      putF64(L.logDown, i, HELD);
      if (L.isNear != 0) holdNear(i);
      continue;
    }
    putU8(L.isResting, i, 0);
    putU8(L.stale, i, ALL);
  }
  return resting;
}

/**
 * Recomputes the rates whose inputs changed before turn `turn`: for every state the parts of allStale and its own
 * parts. Sixteen states at a time, term by term, so that the processor rarely guesses a branch wrongly.
 */
export function refresh(turn: i32): void {
  const allStale = i8x16.splat(<i8>L.allStale);
  L.allStale = 0;
  const count = L.states;
  const heeds = L.heeds;
  const isNear = L.isNear != 0;
  // If no state heeds another, all social terms are 0.
  const watched = heeds != 0 ? WATCHED : 0;
  const social = heeds != 0 ? SOCIAL : 0;
  const top = L.top;
  const rung = L.rung;
  const lent = L.legitimacyStep - L.legitimacyStart;
  const cap = f64x2.splat(L.cap);
  const scales = f64x2.replace_lane(f64x2.splat(1), 1, -L.hysteresis);
  for (let first = 0; first < count; first += 16) {
    const resting = wake(first, turn);
    const marks = v128.or(v128.load(L.stale + first), allStale);
    v128.store(L.stale + first, i8x16.splat(0));
    const within = (count - first >= 16 ? 0xffff : (1 << (count - first)) - 1) & ~resting;
    for (let bits = bitsOf(marks, FIXED) & within; bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      const k = u8At(rung, i);
      if (k < top) writeFixed(i, k, 0);
      if (k > 0) writeFixed(i, k - 1, 1);
      writeStakes(i, k);
    }
    for (let bits = bitsOf(marks, watched) & within; bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      const k = u8At(rung, i);
      const row = L.seen + (<usize>(i * 40));
      v128.store(row, sumTies(L.peerStart, L.peerOther, L.peerWeight, i, k));
      v128.store(row, sumTies(L.rivalStart, L.rivalOther, L.rivalWeight, i, k), 16);
    }
    for (let bits = bitsOf(marks, social) & within; bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      writeSocial(i, u8At(rung, i), lent, cap, scales, isNear);
    }
    const renewed = bitsOf(marks, OWN) & within;
    for (let bits = renewed; bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      const k = u8At(rung, i);
      if (isNear) writeNear(i, k);
      else writeSums(i, k, writeOwn(i, k), heeds);
    }
    if (isNear) continue;
    for (let bits = bitsOf(marks, ALL) & within & ~renewed; bits != 0; bits &= bits - 1) {
      const i = first + ctz(bits);
      writeSums(i, u8At(rung, i), v128.load(L.own + ((<usize>i) << 4)), heeds);
    }
  }
  if (isNear) writeNearRates();
  else writeRates();
}
