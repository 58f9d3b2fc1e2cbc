/*!
 * exp and log of fdlibm: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved.
 */

// The twins of src/domain/exp-log.ts, for one number and for the two lanes of a vector. They do equal operations in
// equal order, so they give equal bits.

const HALF_LN2: f64 = 0.3465735912322998;
const LOG2_E: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const P1: f64 = 0.16666666666666602;
const P2: f64 = -0.0027777777777015593;
const P3: f64 = 6.613756321437934e-5;
const P4: f64 = -1.6533902205465252e-6;
const P5: f64 = 4.1381367970572385e-8;

/** 2^k for k from −1074 to 1023. */
function powerOf2(k: i32): f64 {
  return k >= -1022 ? reinterpret<f64>((<u64>(k + 1023)) << 52) : reinterpret<f64>((<u64>1) << (k + 1074));
}

// @ts-ignore: decorator
@inline
function nearestPower(x: f64): i32 {
  return <i32>(LOG2_E * x + (x < 0 ? -0.5 : 0.5));
}

function polynomial(x: f64): f64 {
  const t = x * x;
  return x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
}

function expOfRest(x: f64, k: i32): f64 {
  const n = <f64>k;
  const low = n * LN2_LOW;
  const high = x - n * LN2_HIGH;
  const rest = high - low;
  const c = polynomial(rest);
  return 1 - (low - (rest * c) / (2 - c) - high);
}

function rareExp(x: f64): f64 {
  const TINY: f64 = 3.725290298461914e-9;
  const OVERFLOW: f64 = 709.782712893384;
  const UNDERFLOW: f64 = -745.1332191019411;
  if (x > -TINY && x < TINY) return 1 + x;
  if (x == 1) return 2.718281828459045;
  if (x > -1 && x < 1) {
    const c = polynomial(x);
    return 1 - ((x * c) / (c - 2) - x);
  }
  if (x < UNDERFLOW) return 0;
  if (!(x <= OVERFLOW)) return x > 0 ? Infinity : x;
  const k = nearestPower(x);
  const part = x < 0 ? -1000 : 1;
  return expOfRest(x, k) * powerOf2(k - part) * powerOf2(part);
}

export function exp(x: f64): f64 {
  const isUsual = x < 0 ? x > -708 && x <= -HALF_LN2 : x >= HALF_LN2 && x < 709 && x != 1;
  if (!isUsual) return rareExp(x);
  const k = nearestPower(x);
  return expOfRest(x, k) * powerOf2(k);
}

function expOfEach(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(exp(f64x2.extract_lane(x, 0))), 1, exp(f64x2.extract_lane(x, 1)));
}

/*
 * Constants of vectors, twice each. A load takes one instruction; a vector made of a constant takes three each time.
 */
const PAIRS = memory.data<f64>([
  0.3465735912322998, 0.3465735912322998, 708, 708, 1, 1, -0.0, -0.0, 0.5, 0.5, 1.4426950408889634, 1.4426950408889634,
  1.9082149292705877e-10, 1.9082149292705877e-10, 0.6931471803691238, 0.6931471803691238,
  4.1381367970572385e-8, 4.1381367970572385e-8, -1.6533902205465252e-6, -1.6533902205465252e-6,
  6.613756321437934e-5, 6.613756321437934e-5, -0.0027777777777015593, -0.0027777777777015593,
  0.16666666666666602, 0.16666666666666602, 2, 2,
]);

// @ts-ignore: decorator
@inline
function pair(n: usize): v128 {
  return v128.load(PAIRS + (n << 4));
}

/** e^x of both lanes. */
// @ts-ignore: decorator
@inline
export function expPair(x: v128): v128 {
  const size = f64x2.abs(x);
  const usual = v128.and(v128.and(f64x2.ge(size, pair(0)), f64x2.lt(size, pair(1))), f64x2.ne(x, pair(2)));
  if (!i64x2.all_true(usual)) return expOfEach(x);
  const half = v128.or(v128.and(x, pair(3)), pair(4));
  const k = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(pair(5), x), half));
  const n = f64x2.convert_low_i32x4_s(k);
  const low = f64x2.mul(n, pair(6));
  const high = f64x2.sub(x, f64x2.mul(n, pair(7)));
  const rest = f64x2.sub(high, low);
  const t = f64x2.mul(rest, rest);
  let sum = f64x2.add(pair(9), f64x2.mul(t, pair(8)));
  sum = f64x2.add(pair(10), f64x2.mul(t, sum));
  sum = f64x2.add(pair(11), f64x2.mul(t, sum));
  sum = f64x2.add(pair(12), f64x2.mul(t, sum));
  const c = f64x2.sub(rest, f64x2.mul(t, sum));
  const quotient = f64x2.div(f64x2.mul(rest, c), f64x2.sub(pair(13), c));
  const one = f64x2.sub(pair(2), f64x2.sub(f64x2.sub(low, quotient), high));
  // 2^k times a number near 1: k is added to its exponent.
  return i64x2.add(one, i64x2.shl(i64x2.extend_low_i32x4_s(k), 52));
}

const LOW_PAIRS = memory.data<f64>([-0.5, -0.5, 6755399441055744, 6755399441055744]);

/** e^x of both lanes, which are at most −ln 2 / 2 and not below −708 (or the result has no meaning). */
// @ts-ignore: decorator
@inline
export function expBelow(x: v128): v128 {
  const n = f64x2.ceil(f64x2.add(f64x2.mul(pair(5), x), v128.load(LOW_PAIRS)));
  const low = f64x2.mul(n, pair(6));
  const high = f64x2.sub(x, f64x2.mul(n, pair(7)));
  const rest = f64x2.sub(high, low);
  const t = f64x2.mul(rest, rest);
  let sum = f64x2.add(pair(9), f64x2.mul(t, pair(8)));
  sum = f64x2.add(pair(10), f64x2.mul(t, sum));
  sum = f64x2.add(pair(11), f64x2.mul(t, sum));
  sum = f64x2.add(pair(12), f64x2.mul(t, sum));
  const c = f64x2.sub(rest, f64x2.mul(t, sum));
  const quotient = f64x2.div(f64x2.mul(rest, c), f64x2.sub(pair(13), c));
  const one = f64x2.sub(pair(2), f64x2.sub(f64x2.sub(low, quotient), high));
  // The last bits of n + 1.5 · 2^52 are those of the whole number n, which is added to the exponent.
  return i64x2.add(one, i64x2.shl(f64x2.add(n, v128.load(LOW_PAIRS, 16)), 52));
}

const L1: f64 = 0.6666666666666735;
const L2: f64 = 0.3999999999940942;
const L3: f64 = 0.2857142874366239;
const L4: f64 = 0.22222198432149784;
const L5: f64 = 0.1818357216161805;
const L6: f64 = 0.15313837699209373;
const L7: f64 = 0.14798198605116586;
const FRACTION = 0xfffff;

function logNear1(f: f64, k: i32): f64 {
  const n = <f64>k;
  if (f == 0) return n * LN2_HIGH + n * LN2_LOW;
  const rest = f * f * (0.5 - 0.3333333333333333 * f);
  return k == 0 ? f - rest : n * LN2_HIGH - (rest - n * LN2_LOW - f);
}

function logOfNormal(x: f64, shift: i32): f64 {
  const word = <i32>(reinterpret<i64>(x) >> 32);
  const fraction = word & FRACTION;
  const carry = (fraction + 0x95f64) & 0x100000;
  const exponent = ((word + carry) >> 20) - 1023;
  const f = x * powerOf2(-exponent) - 1;
  const k = exponent + shift;
  if ((FRACTION & (2 + fraction)) < 3) return logNear1(f, k);
  const n = <f64>k;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k == 0) return f - (half - s * (half + rest));
    return n * LN2_HIGH - (half - (s * (half + rest) + n * LN2_LOW) - f);
  }
  return k == 0 ? f - s * (f - rest) : n * LN2_HIGH - (s * (f - rest) - n * LN2_LOW - f);
}

export function log(x: f64): f64 {
  if (x >= 2.2250738585072014e-308 && x < Infinity) return logOfNormal(x, 0);
  if (x > 0) return x == Infinity ? x : logOfNormal(x * 18014398509481984, -54);
  return x == 0 ? -Infinity : NaN;
}

function logOfEach(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(log(f64x2.extract_lane(x, 0))), 1, log(f64x2.extract_lane(x, 1)));
}

/** The logarithms of both lanes, which are normal numbers below 2. */
export function logPair(x: v128): v128 {
  const word = i64x2.shr_s(x, 32);
  const fraction = v128.and(word, i64x2.splat(FRACTION));
  const rare = i32x4.lt_s(
    v128.and(i64x2.splat(FRACTION), i64x2.add(i64x2.splat(2), fraction)),
    i64x2.splat(3),
  );
  if (v128.any_true(rare)) return logOfEach(x);
  const carry = v128.and(i64x2.add(fraction, i64x2.splat(0x95f64)), i64x2.splat(0x100000));
  const exponent = i64x2.sub(i64x2.shr_s(i64x2.add(word, carry), 20), i64x2.splat(1023));
  const scale = i64x2.shl(i64x2.sub(i64x2.splat(1023), exponent), 52);
  const f = f64x2.sub(f64x2.mul(x, scale), f64x2.splat(1));
  const n = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(exponent, exponent, 0, 2, 0, 2));
  const low = f64x2.mul(n, f64x2.splat(LN2_LOW));
  const high = f64x2.mul(n, f64x2.splat(LN2_HIGH));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let odd = f64x2.add(f64x2.splat(L5), f64x2.mul(w, f64x2.splat(L7)));
  odd = f64x2.add(f64x2.splat(L3), f64x2.mul(w, odd));
  odd = f64x2.mul(z, f64x2.add(f64x2.splat(L1), f64x2.mul(w, odd)));
  let even = f64x2.add(f64x2.splat(L4), f64x2.mul(w, f64x2.splat(L6)));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(L2), f64x2.mul(w, even)));
  const rest = f64x2.add(odd, even);
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const far = f64x2.sub(half, f64x2.add(f64x2.mul(s, f64x2.add(half, rest)), low));
  const near = f64x2.sub(f64x2.mul(s, f64x2.sub(f, rest)), low);
  const isFar = i64x2.gt_s(
    v128.or(i64x2.sub(fraction, i64x2.splat(0x6147a)), i64x2.sub(i64x2.splat(0x6b851), fraction)),
    i64x2.splat(0),
  );
  return f64x2.sub(high, f64x2.sub(v128.bitselect(far, near, isFar), f));
}
