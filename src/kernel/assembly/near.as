import { L } from './layout';
import { smallShare } from './rates';
import { f64At, i32At } from './tables';

/*
 * Near rates. Up and down are the two lanes of a vector, as in rates.as. What is discrete or shared by states is exact in both
 * forms. A pressure of near rates is compared with its threshold with a margin (src/kernel/doubt.ts). A pressure within
 * the margin is in doubt. Then the future is played again with exact rates.
 */

/** log2 e, 1.5 · 2^52, ln 2, and one by n! for n from 6 to 2, and 1; twice each. */
const NUMBERS = memory.data<f64>([
  1.4426950408889634, 1.4426950408889634, 6755399441055744, 6755399441055744, 0.6931471805599453, 0.6931471805599453,
  0.001388888888888889, 0.001388888888888889, 0.008333333333333333, 0.008333333333333333,
  0.041666666666666664, 0.041666666666666664, 0.16666666666666666, 0.16666666666666666, 0.5, 0.5, 1, 1,
]);

// @ts-ignore: decorator
@inline
function twice(n: usize): v128 {
  return v128.load(NUMBERS + (n << 4));
}

/** e^x of both lanes for x from −40 to 40: the series up to r⁶ / 6! of what is left of x beside a multiple of ln 2. */
// @ts-ignore: decorator
@inline
export function expNear(x: v128): v128 {
  // The last bits of the sum are those of the whole number nearest to x / ln 2.
  const shifted = f64x2.add(f64x2.mul(twice(0), x), twice(1));
  const r = f64x2.sub(x, f64x2.mul(f64x2.sub(shifted, twice(1)), twice(2)));
  const square = f64x2.mul(r, r);
  // The chains are short, since each step waits for the step before.
  const first = f64x2.add(twice(8), r);
  const second = f64x2.add(twice(7), f64x2.mul(r, twice(6)));
  const third = f64x2.add(f64x2.add(twice(5), f64x2.mul(r, twice(4))), f64x2.mul(square, twice(3)));
  const sum = f64x2.add(first, f64x2.mul(square, f64x2.add(second, f64x2.mul(square, third))));
  return i64x2.add(sum, i64x2.shl(shifted, 52));
}

/** 2, the largest exponent that matters, and 1/4; twice each. */
const CAPS = memory.data<f64>([2, 2, 36, 36, 0.25, 0.25]);

/** cap · tanh(sum / cap). */
// @ts-ignore: decorator
@inline
export function nearCapped(sum: v128, cap: v128): v128 {
  const y = f64x2.div(sum, cap);
  const t = f64x2.mul(y, y);
  const isSmall = f64x2.le(t, v128.load(CAPS, 32));
  const small = f64x2.mul(sum, smallShare(t));
  if (i64x2.all_true(isSmall)) return small;
  const power = expNear(f64x2.pmin(f64x2.mul(v128.load(CAPS), f64x2.abs(y)), v128.load(CAPS, 16)));
  const size = f64x2.mul(cap, f64x2.sub(twice(8), f64x2.div(v128.load(CAPS), f64x2.add(power, twice(8)))));
  const sign = v128.and(sum, f64x2.splat(-0.0));
  return v128.bitselect(small, v128.or(size, sign), isSmall);
}

/** In place of the log rate of a clock that does not run. Later additions to it change nothing. */
const HELD = memory.data<f64>([-Infinity, -Infinity]);

export function holdNear(i: i32): void {
  v128.store(L.own + ((<usize>i) << 4), v128.load(HELD));
}

/** Terms beyond this number are in doubt, since the bounds of errors do not hold for them (src/kernel/doubt.ts). */
const FAR: f64 = 1000;

// @ts-ignore: decorator
@inline
function doubtBeyondFar(most: v128): void {
  if (v128.any_true(f64x2.gt(most, f64x2.splat(FAR)))) L.inDoubt = 1;
}

/** Sums the terms of a state, except its social terms and boosts. */
export function writeNear(i: i32, k: i32): void {
  let sum = v128.load(L.fixed + ((<usize>i) << 4));
  let most = f64x2.abs(sum);
  const drivers = L.drivers;
  let stake = L.stakes + ((<usize>(i * drivers)) << 4);
  for (let d = 0; d < drivers; d++, stake += 16) {
    const term = f64x2.mul(v128.load(stake), v128.load64_splat(L.climate + ((<usize>d) << 3)));
    sum = f64x2.add(sum, term);
    most = f64x2.pmax(most, f64x2.abs(term));
  }
  if (k >= L.top - 2) {
    const end = i32At(L.demandStart, i + 1);
    for (let n = i32At(L.demandStart, i); n < end; n++) {
      const level = f64At(L.demandLevel, n);
      const value = f64At(L.asked, i32At(L.demandTrack, n));
      const gap: f64 = level > value ? level - value : 0;
      const term = f64x2.mul(v128.load(L.claims + ((<usize>n) << 4)), f64x2.splat(gap));
      sum = f64x2.add(sum, term);
      most = f64x2.pmax(most, f64x2.abs(term));
    }
  }
  if (k == 0 || load<u8>(L.blockDown + i) != 0) sum = f64x2.replace_lane(sum, 1, -Infinity);
  if (k == L.top || load<u8>(L.blockUp + i) != 0) sum = f64x2.replace_lane(sum, 0, -Infinity);
  v128.store(L.own + ((<usize>i) << 4), sum);
  doubtBeyondFar(most);
}

/**
 * Adds to the sums of a driver's holders, from `first` up to `end` of their list, the effect of a change of its
 * climate.
 */
export function moveNear(d: i32, change: f64, first: i32, end: i32): void {
  const by = f64x2.splat(change);
  const width = L.drivers << 4;
  const stakes = L.stakes + ((<usize>d) << 4);
  const own = L.own;
  const holder = L.holder;
  let most = f64x2.splat(0);
  for (let n = first; n < end; n++) {
    const i = i32At(holder, n);
    const at = own + ((<usize>i) << 4);
    const term = f64x2.mul(v128.load(stakes + <usize>(i * width)), by);
    most = f64x2.pmax(most, f64x2.abs(term));
    v128.store(at, f64x2.add(v128.load(at), term));
  }
  doubtBeyondFar(most);
}

/** The most and the least that a log rate may be. */
const BOUNDS = memory.data<f64>([4, 4, -40, -40]);

/** The rates of log rates, which are kept within their bounds; 0 for HELD. */
// @ts-ignore: decorator
@inline
function nearRates(sum: v128): v128 {
  const within = f64x2.pmax(f64x2.pmin(sum, v128.load(BOUNDS)), v128.load(BOUNDS, 16));
  return v128.and(expNear(within), f64x2.ne(sum, v128.load(HELD)));
}

/** Takes the rates of all states from their sums and boosts. If no state heeds another, social terms are 0. */
export function writeNearRates(): void {
  const size = (<usize>L.states) << 3;
  const own = L.own;
  const social = L.social;
  for (let at: usize = 0; at < size; at += 16) {
    const two = at << 1;
    const one = f64x2.add(v128.load(own + two), v128.load(social + two));
    const other = f64x2.add(v128.load(own + two, 16), v128.load(social + two, 16));
    const up = f64x2.add(v128.shuffle<f64>(one, other, 0, 2), v128.load(L.boostUp + at));
    const down = f64x2.add(v128.shuffle<f64>(one, other, 1, 3), v128.load(L.boostDown + at));
    v128.store(L.upRate + at, nearRates(up));
    v128.store(L.downRate + at, nearRates(down));
  }
}
