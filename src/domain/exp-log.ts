/*!
 * exp, log and expm1 of fdlibm: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved.
 */

/*
 * exp, log and expm1 in plain double arithmetic. ECMAScript leaves the last bits of Math.exp and Math.log to each
 * engine, and engines differ; + − × ÷ are exact to the bit everywhere, so these functions are too.
 *
 * The algorithms and coefficients are those of fdlibm 5.3 (e_exp.c, e_log.c, s_expm1.c). Node.js uses the same code
 * for Math.exp, Math.log and Math.expm1, with one change: exp(1) is Math.E. The error is below 1 unit in the last place.
 */

/*
 * These functions run in the innermost loop. V8 inlines a function only if it is short, so rare cases have their own
 * functions. V8 folds the constants of a function, not those of a bundled module. The + before a call shows that the result
 * is a number: otherwise V8 allocates an object for it.
 */

/** 2^k for every k from −1024 to 1023, at k + 1024. */
const POWERS_OF_2 = new Float64Array(2048).fill(1);
for (let at = 1025; at < 2048; at++) POWERS_OF_2[at] = 2 * (POWERS_OF_2[at - 1] as number);
for (let at = 1023; at >= 0; at--) POWERS_OF_2[at] = (POWERS_OF_2[at + 1] as number) / 2;

const powerOf2 = (k: number): number => POWERS_OF_2[k + 1024] as number;

/** The whole number nearest to x / ln 2. */
const nearestPower = (x: number): number => (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0;

/** x minus the Remez polynomial of e_exp.c for x · (e^x + 1) / (e^x − 1). */
const polynomial = (x: number): number => {
  const P1 = 0.16666666666666602;
  const P2 = -0.0027777777777015593;
  const P3 = 6.613756321437934e-5;
  const P4 = -1.6533902205465252e-6;
  const P5 = 4.1381367970572385e-8;
  const t = x * x;
  return x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
};

/** k · ln 2 in two parts: the high one is exact, since the last digits of its constant are 0. */
const highPart = (k: number): number => k * 0.6931471803691238;
const lowPart = (k: number): number => k * 1.9082149292705877e-10;

/** e^(x − k · ln 2), near 1. */
const expOfRest = (x: number, k: number): number => {
  const high = x - highPart(k);
  const rest = high - lowPart(k);
  const c = polynomial(rest);
  return 1 - (lowPart(k) - (rest * c) / (2 - c) - high);
};

/** exp where x is near 0 or exactly 1, or the result is not a normal number. */
const rareExp = (x: number): number => {
  const TINY = 3.725290298461914e-9;
  const OVERFLOW = 709.782712893384;
  const UNDERFLOW = -745.1332191019411;
  if (x > -TINY && x < TINY) return 1 + x;
  if (x === 1) return Math.E;
  if (x > -1 && x < 1) {
    const c = polynomial(x);
    return 1 - ((x * c) / (c - 2) - x);
  }
  if (x < UNDERFLOW) return 0;
  if (!(x <= OVERFLOW)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  // 2^k itself may be no double: it is made of two factors.
  const k = nearestPower(x);
  const part = x < 0 ? -1000 : 1;
  return expOfRest(x, k) * powerOf2(k - part) * powerOf2(part);
};

/**
 * e^x, the same bits in every JavaScript engine; the error is below 1 unit in the last place. From about ln 2 / 2 on
 * (fdlibm compares the high word alone) a multiple of ln 2 is taken off.
 */
export const exp = (x: number): number => {
  const HALF_LN2 = 0.3465735912322998;
  const isUsual = x < 0 ? x > -708 && x <= -HALF_LN2 : x >= HALF_LN2 && x < 709 && x !== 1;
  if (!isUsual) return +rareExp(x);
  const k = nearestPower(x);
  return expOfRest(x, k) * powerOf2(k);
};

/**
 * Writes e^from[at] to into[at]. The result stays in a table: V8 never allocates an object for it, even if it does not
 * inline this function.
 */
export const expAt = (from: Float64Array, into: Float64Array, at: number): void => {
  into[at] = exp(from[at] as number);
};

/** (6 / x) · ((e^x + 1) / (e^x − 1) − 2 / x) for square = x² / 2: the polynomial of s_expm1.c. */
const expm1Polynomial = (square: number): number => {
  const Q1 = -0.03333333333333313;
  const Q2 = 0.0015873015872548146;
  const Q3 = -7.93650757867488e-5;
  const Q4 = 4.008217827329362e-6;
  const Q5 = -2.0109921818362437e-7;
  return 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
};

/** e^x − 1 for x = k · ln 2 + rest, of which rounding has taken `lost`; k is not 0. */
const expm1OfRest = (rest: number, lost: number, square: number, share: number, k: number): number => {
  const e = rest * (share - lost) - lost - square;
  if (k === -1) return 0.5 * (rest - e) - 0.5;
  if (k === 1) return rest < -0.25 ? -2 * (e - (rest + 0.5)) : 1 + 2 * (rest - e);
  if (k <= -2 || k > 56) return (1 - (e - rest)) * powerOf2(k - 1) * 2 - 1;
  const sum = k < 20 ? 1 - powerOf2(-k) - (e - rest) : rest - (e + powerOf2(-k)) + 1;
  return sum * powerOf2(k);
};

/** e^x − 1, the same bits in every JavaScript engine; near 0 too the error is below 1 unit in the last place. */
export const expm1 = (x: number): number => {
  const NEGLIGIBLE = 5.551115123125783e-17;
  const HALF_LN2 = 0.3465735912322998;
  const OVERFLOW = 709.782712893384;
  const FAR = 38.816242117971846;
  const size = x < 0 ? -x : x;
  if (!(size >= NEGLIGIBLE)) return x;
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x <= -FAR) return -1;
  const k = size < HALF_LN2 ? 0 : nearestPower(x);
  const high = x - highPart(k);
  const rest = high - lowPart(k);
  const half = 0.5 * rest;
  const square = rest * half;
  const polynomial = expm1Polynomial(square);
  const t = 3 - polynomial * half;
  const share = square * ((polynomial - t) / (6 - rest * t));
  if (k === 0) return rest - (rest * share - square);
  return expm1OfRest(rest, high - rest - lowPart(k), square, share, k);
};

/** A double and its two words, of which the one with the sign and the exponent is read. */
const asDouble = new Float64Array(1);
const asWords = new Int32Array(asDouble.buffer);
asDouble[0] = 1;
const HIGH_WORD = asWords[1] === 0 ? 0 : 1;

/** log(1 + f) + k · ln 2 for |f| below 2⁻²⁰. */
const logNear1 = (f: number, k: number): number => {
  if (f === 0) return highPart(k) + lowPart(k);
  const rest = f * f * (0.5 - 0.3333333333333333 * f);
  return k === 0 ? f - rest : highPart(k) - (rest - lowPart(k) - f);
};

/** log(1 + s) − log(1 − s) − 2s, over s, for z = s²: the Remez polynomial of e_log.c. */
const logPolynomial = (z: number): number => {
  const L1 = 0.6666666666666735;
  const L2 = 0.3999999999940942;
  const L3 = 0.2857142874366239;
  const L4 = 0.22222198432149784;
  const L5 = 0.1818357216161805;
  const L6 = 0.15313837699209373;
  const L7 = 0.14798198605116586;
  const w = z * z;
  return z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
};

/** log(x) + shift · ln 2 for a normal number x. */
const logOfNormal = (x: number, shift: number): number => {
  const FRACTION = 0xfffff;
  const EXPONENT_BIT = 0x100000;
  // Added to the fraction of a number above √2 this carries into the exponent.
  const SQRT2_CARRY = 0x95f64;
  asDouble[0] = x;
  const word = asWords[HIGH_WORD] as number;
  const fraction = word & FRACTION;
  const carry = (fraction + SQRT2_CARRY) & EXPONENT_BIT;
  // x = 2^exponent · (1 + f), with 1 + f between √2 / 2 and √2.
  const exponent = ((word + carry) >> 20) - 1023;
  const f = x * powerOf2(-exponent) - 1;
  const k = exponent + shift;
  if ((FRACTION & (2 + fraction)) < 3) return +logNear1(f, k);
  const s = f / (2 + f);
  const rest = logPolynomial(s * s);
  // Far from 1, f² / 2 is added as a separate part, which loses fewer digits.
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + rest));
    return highPart(k) - (half - (s * (half + rest) + lowPart(k)) - f);
  }
  return k === 0 ? f - s * (f - rest) : highPart(k) - (s * (f - rest) - lowPart(k) - f);
};

const rareLog = (x: number): number => {
  const TWO_54 = 18014398509481984;
  if (x > 0) return x === Number.POSITIVE_INFINITY ? x : logOfNormal(x * TWO_54, -54);
  return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
};

/** The natural logarithm, the same bits in every JavaScript engine; the error is below 1 unit in the last place. */
export const log = (x: number): number => {
  const SMALLEST_NORMAL = 2.2250738585072014e-308;
  return x >= SMALLEST_NORMAL && x < Number.POSITIVE_INFINITY ? logOfNormal(x, 0) : +rareLog(x);
};
