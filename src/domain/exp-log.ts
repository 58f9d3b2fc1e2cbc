/*!
 * exp, log and expm1 in plain double arithmetic. ECMAScript leaves the last bits of Math.exp and Math.log to each
 * engine, and engines differ; + − × ÷ are exact to the bit everywhere, so these functions are too.
 *
 * The algorithms and coefficients are those of fdlibm 5.3 (e_exp.c, e_log.c, s_expm1.c). Node.js uses the same code
 * for Math.exp, Math.log and Math.expm1, with one change: exp(1) is Math.E. The error is below 1 unit in the last place.
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** ln 2 as a sum: the high part has zeros at its end, so that its product with a whole number up to 2²⁰ is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** Above this exp is infinite; below the other bound it is 0. */
const EXP_OVERFLOW = 709.782712893384;
const EXP_UNDERFLOW = -745.1332191019411;

/** Bounds of the argument's size that fdlibm compares by their high word alone: about ln 2 / 2 and 3/2 · ln 2. */
const HALF_LN2 = 0.3465735912322998;
const THREE_HALVES_LN2 = 1.0397205352783203;

const SMALLEST_NORMAL_EXPONENT = -1022;
const LARGEST_EXPONENT = 1023;

/** 2^k for every normal exponent k. */
const POWERS_OF_2 = Float64Array.from(
  { length: LARGEST_EXPONENT - SMALLEST_NORMAL_EXPONENT + 1 },
  (_, at) => {
    let power = 1;
    for (let k = at + SMALLEST_NORMAL_EXPONENT; k > 0; k--) power *= 2;
    for (let k = at + SMALLEST_NORMAL_EXPONENT; k < 0; k++) power /= 2;
    return power;
  },
);

/** 2^k; k from −1022 to 1023. */
const powerOf2 = (k: number): number => POWERS_OF_2[k - SMALLEST_NORMAL_EXPONENT] as number;

/** y · 2^k, where the product is finite; y is near 1. 2^1024 is no double, and 2^k has few digits below 2^−1021. */
const scaled = (y: number, k: number): number => {
  if (k === LARGEST_EXPONENT + 1) return y * 2 * powerOf2(LARGEST_EXPONENT);
  return k > SMALLEST_NORMAL_EXPONENT ? y * powerOf2(k) : y * powerOf2(k + 1000) * powerOf2(-1000);
};

/** The whole number nearest to x / ln 2; x may not be near 0. */
const halvings = (x: number): number => {
  if (x < THREE_HALVES_LN2 && x > -THREE_HALVES_LN2) return x < 0 ? -1 : 1;
  return (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0;
};

/** e_exp.c: coefficients of the Remez polynomial for x · (e^x + 1) / (e^x − 1). */
const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/** Below this size exp(x) is 1 + x. */
const TINY = 3.725290298461914e-9;

/** e^x, the same bits in every JavaScript engine; error below 1 unit in the last place. NaN for NaN. */
export const exp = (x: number): number => {
  const size = x < 0 ? -x : x;
  if (size < HALF_LN2) {
    if (size < TINY) return 1 + x;
    const t = x * x;
    const c = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    return 1 - ((x * c) / (c - 2) - x);
  }
  if (!(x <= EXP_OVERFLOW)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  if (x < EXP_UNDERFLOW) return 0;
  if (x === 1) return Math.E;
  // x = k · ln 2 + r, with r = high − low.
  const k = halvings(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return scaled(1 - (low - (r * c) / (2 - c) - high), k);
};

/** s_expm1.c: coefficients of the polynomial for (6 / x) · ((e^x + 1) / (e^x − 1) − 2 / x), in x² / 2. */
const Q1 = -0.03333333333333313;
const Q2 = 0.0015873015872548146;
const Q3 = -7.93650757867488e-5;
const Q4 = 4.008217827329362e-6;
const Q5 = -2.0109921818362437e-7;

/** 56 · ln 2 (high word): below minus this expm1 is −1. */
const FAR = 38.816242117971846;
/** 2⁻⁵⁴: below this size expm1(x) is x. */
const NEGLIGIBLE = 5.551115123125783e-17;

/** e^x − 1, exact to a unit in the last place near 0 too; the same bits in every JavaScript engine. */
export const expm1 = (x: number): number => {
  const size = x < 0 ? -x : x;
  if (!(size >= NEGLIGIBLE)) return x;
  if (x > EXP_OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x <= -FAR) return -1;
  // x = k · ln 2 + r, and c is what rounding takes from r.
  const k = size < HALF_LN2 ? 0 : halvings(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const c = high - r - low;
  const half = 0.5 * r;
  const square = r * half;
  const r1 = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
  const t = 3 - r1 * half;
  const share = square * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * share - square);
  const e = r * (share - c) - c - square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scaled(1 - (e - r), k) - 1;
  if (k < 20) return scaled(1 - powerOf2(-k) - (e - r), k);
  return scaled(r - (e + powerOf2(-k)) + 1, k);
};

/** A double and its two words, of which the one with the sign and the exponent is looked at. */
const asDouble = new Float64Array(1);
const asWords = new Int32Array(asDouble.buffer);
asDouble[0] = 1;
const HIGH_WORD = asWords[1] === 0 ? 0 : 1;

/** 2^54: brings a subnormal number among the normal ones. */
const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** Of the high word: the digits of the fraction, and the lowest bit of the exponent. */
const FRACTION = 0xfffff;
const EXPONENT_BIT = 0x100000;
/** Added to the fraction's digits of a number above √2 this carries into the exponent. */
const SQRT2_CARRY = 0x95f64;
const EXPONENT_OF_1 = 0x3ff00000;

/** e_log.c: coefficients of the Remez polynomial for log(1 + s) − log(1 − s). */
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** log(1 + f) + k · ln 2 for |f| below 2⁻²⁰. */
const logNear1 = (f: number, k: number): number => {
  const rest = f * f * (0.5 - 0.3333333333333333 * f);
  if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
  return k === 0 ? f - rest : k * LN2_HIGH - (rest - k * LN2_LOW - f);
};

/** The natural logarithm, the same bits in every JavaScript engine; error below 1 unit in the last place. NaN below 0. */
export const log = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const isSubnormal = x < SMALLEST_NORMAL;
  asDouble[0] = isSubnormal ? x * TWO_54 : x;
  const word = asWords[HIGH_WORD] as number;
  // x = 2^k · (1 + f), with 1 + f between √2 / 2 and √2.
  const digits = word & FRACTION;
  const carry = (digits + SQRT2_CARRY) & EXPONENT_BIT;
  asWords[HIGH_WORD] = digits | (carry ^ EXPONENT_OF_1);
  const f = (asDouble[0] as number) - 1;
  const k = (word >> 20) - LARGEST_EXPONENT - (isSubnormal ? 54 : 0) + (carry >> 20);
  if ((FRACTION & (2 + digits)) < 3) return logNear1(f, k);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  // Far from 1 the square of f is taken apart, which loses fewer digits.
  if (((digits - 0x6147a) | (0x6b851 - digits)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + rest));
    return k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - rest) : k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
};
