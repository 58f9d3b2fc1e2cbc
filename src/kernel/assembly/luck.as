import { log, logPair } from './exp-log';
import { L } from './layout';
import { f64At, i32At, putF64 } from './tables';

// The twins of src/random: draws of four names at a time.

/** The first two words of four draws. */
const WORDS = memory.data(32, 16);
const KEY = memory.data(16, 16);
export const key: usize = KEY;

// @ts-ignore: decorator
@inline
function turned(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}

// @ts-ignore: decorator
@inline
function plus(a: v128, b: v128): v128 {
  return i32x4.add(a, b);
}

// @ts-ignore: decorator
@inline
function mixed(x: v128, by: i32, other: v128): v128 {
  return v128.xor(turned(x, by), other);
}

/** Threefry4x32-20 of four counters under one key; leaves the first two words of each in WORDS. */
function threefry(c0: v128, c1: v128, c2: v128, c3: i32): void {
  let s0 = load<i32>(KEY);
  let s1 = load<i32>(KEY, 4);
  let s2 = load<i32>(KEY, 8);
  let s3 = load<i32>(KEY, 12);
  let s4 = 0x1bd11bda ^ s0 ^ s1 ^ s2 ^ s3;
  let x0 = plus(c0, i32x4.splat(s0));
  let x1 = plus(c1, i32x4.splat(s1));
  let x2 = plus(c2, i32x4.splat(s2));
  let x3 = i32x4.splat(c3 + s3);
  for (let block = 1; ; block += 2) {
    x0 = plus(x0, x1);
    x1 = mixed(x1, 10, x0);
    x2 = plus(x2, x3);
    x3 = mixed(x3, 26, x2);
    x0 = plus(x0, x3);
    x3 = mixed(x3, 11, x0);
    x2 = plus(x2, x1);
    x1 = mixed(x1, 21, x2);
    x0 = plus(x0, x1);
    x1 = mixed(x1, 13, x0);
    x2 = plus(x2, x3);
    x3 = mixed(x3, 27, x2);
    x0 = plus(x0, x3);
    x3 = mixed(x3, 23, x0);
    x2 = plus(x2, x1);
    x1 = mixed(x1, 5, x2);
    x0 = plus(x0, i32x4.splat(s1));
    x1 = plus(x1, i32x4.splat(s2));
    x2 = plus(x2, i32x4.splat(s3));
    x3 = plus(x3, i32x4.splat(s4 + block));
    if (block == 5) break;
    x0 = plus(x0, x1);
    x1 = mixed(x1, 6, x0);
    x2 = plus(x2, x3);
    x3 = mixed(x3, 20, x2);
    x0 = plus(x0, x3);
    x3 = mixed(x3, 17, x0);
    x2 = plus(x2, x1);
    x1 = mixed(x1, 11, x2);
    x0 = plus(x0, x1);
    x1 = mixed(x1, 25, x0);
    x2 = plus(x2, x3);
    x3 = mixed(x3, 10, x2);
    x0 = plus(x0, x3);
    x3 = mixed(x3, 18, x0);
    x2 = plus(x2, x1);
    x1 = mixed(x1, 20, x2);
    x0 = plus(x0, i32x4.splat(s2));
    x1 = plus(x1, i32x4.splat(s3));
    x2 = plus(x2, i32x4.splat(s4));
    x3 = plus(x3, i32x4.splat(s0 + block + 1));
    const first = s0;
    const second = s1;
    s0 = s2;
    s1 = s3;
    s2 = s4;
    s3 = first;
    s4 = second;
  }
  v128.store(WORDS, x0);
  v128.store(WORDS, x1, 16);
}

/** The uniform numbers of the first or the last two of the four draws. */
function uniformPair(at: usize): v128 {
  const a = f64x2.convert_low_i32x4_u(i32x4.shr_u(v128.load64_zero(WORDS + at), 6));
  const b = f64x2.convert_low_i32x4_u(i32x4.shr_u(v128.load64_zero(WORDS + at, 16), 6));
  const sum = f64x2.add(f64x2.add(f64x2.mul(a, f64x2.splat(67108864)), b), f64x2.splat(0.5));
  return f64x2.mul(sum, f64x2.splat(2.220446049250313e-16));
}

/** Purposes of draws: see PURPOSES in src/random/luck.ts. */
export const CLOCK: i32 = 1;
const DISPOSITION: i32 = 2;
const PARAMETER: i32 = 3;
export const BLOC: i32 = 4;
export const WHOM: i32 = 6;

/** The word of a counter that says what a draw is for. */
// @ts-ignore: decorator
@inline
function useOf(purpose: i32, n: i32): i32 {
  return ((purpose + L.takesOver) << 24) + n;
}

/** The draw with this number among the last four draws. */
export function uniform(lane: i32): f64 {
  const a = load<u32>(WORDS + ((<usize>lane) << 2)) >>> 6;
  const b = load<u32>(WORDS + ((<usize>lane) << 2), 16) >>> 6;
  return (<f64>a * 67108864 + <f64>b + 0.5) * 2.220446049250313e-16;
}

/** Draws for up to four names, which lie at positions of a table; `uniform` gives the numbers. */
export function uniformsOf(names: usize, positions: usize, count: i32, purpose: i32, n: i32): void {
  let high = i32x4.splat(0);
  let low = high;
  for (let lane = 0; lane < 4; lane++) {
    const at = names + ((<usize>load<i32>(positions + ((<usize>(lane < count ? lane : 0)) << 2))) << 3);
    high = v128.shuffle<i32>(high, i32x4.splat(load<i32>(at)), 1, 2, 3, 4);
    low = v128.shuffle<i32>(low, i32x4.splat(load<i32>(at, 4)), 1, 2, 3, 4);
  }
  threefry(high, low, i32x4.splat(useOf(purpose, n)), L.future);
}

export function oneUniform(name: usize, purpose: i32, n: i32): f64 {
  threefry(v128.load32_splat(name), v128.load32_splat(name, 4), i32x4.splat(useOf(purpose, n)), L.future);
  return uniform(0);
}

/** Draws for the two names of a state's clocks on a rung. */
export function drawPair(names: usize, up: i32, down: i32): v128 {
  const words = v128.load(names);
  const uses = i32x4.replace_lane(i32x4.splat(useOf(CLOCK, up)), 1, useOf(CLOCK, down));
  threefry(v128.shuffle<i32>(words, words, 0, 2, 0, 2), v128.shuffle<i32>(words, words, 1, 3, 1, 3), uses, L.future);
  return uniformPair(0);
}

/** Up to four clocks that wait for their first threshold: where the words of each name lie, and where the threshold goes. */
const WAITING = memory.data(32, 16);
let waiting: usize = 0;

// @ts-ignore: decorator
@inline
function lanes(word: usize): v128 {
  let all = i32x4.splat(load<i32>(load<u32>(WAITING) + word));
  all = i32x4.replace_lane(all, 1, load<i32>(load<u32>(WAITING, 8) + word));
  all = i32x4.replace_lane(all, 2, load<i32>(load<u32>(WAITING, 16) + word));
  return i32x4.replace_lane(all, 3, load<i32>(load<u32>(WAITING, 24) + word));
}

/** Draws the thresholds of the four clocks. */
function drawWaiting(): void {
  threefry(lanes(0), lanes(4), i32x4.splat(useOf(CLOCK, 0)), L.future);
  const first = f64x2.neg(logPair(uniformPair(0)));
  const last = f64x2.neg(logPair(uniformPair(8)));
  v128.store64_lane(load<u32>(WAITING, 4), first, 0);
  v128.store64_lane(load<u32>(WAITING, 12), first, 1);
  v128.store64_lane(load<u32>(WAITING, 20), last, 0);
  v128.store64_lane(load<u32>(WAITING, 28), last, 1);
  waiting = 0;
}

// @ts-ignore: decorator
@inline
function wait(name: usize, threshold: usize): void {
  const at = WAITING + (waiting << 3);
  store<u32>(at, <u32>name);
  store<u32>(at, <u32>threshold, 4);
  waiting++;
  if (waiting == 4) drawWaiting();
}

/**
 * Draws the first threshold of every clock that has a step, at the rung of its state, and empties the clocks. Names lie by
 * state, then rung: the two words of up, then those of down.
 */
export function drawClocks(): void {
  const rungs = L.rungs;
  waiting = 0;
  let name: usize = 0;
  let threshold: usize = 0;
  for (let i = 0, count = L.states; i < count; i++) {
    const at = (<usize>i) << 3;
    const k = <i32>load<u8>(L.rung + i);
    const names = L.clockNames + ((<usize>(i * rungs + k)) << 4);
    store<f64>(L.upPressure + at, 0);
    store<f64>(L.downPressure + at, 0);
    store<f64>(L.upThreshold + at, Infinity);
    store<f64>(L.downThreshold + at, Infinity);
    if (k < L.top) {
      name = names;
      threshold = L.upThreshold + at;
      wait(name, threshold);
    }
    if (k > 0) {
      name = names + 8;
      threshold = L.downThreshold + at;
      wait(name, threshold);
    }
  }
  // The last clock is repeated until there are four.
  while (waiting > 0) wait(name, threshold);
}

// @ts-ignore: decorator
@inline
function top8(r: f64, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64, c5: f64, c6: f64, c7: f64): f64 {
  return ((((((c7 * r + c6) * r + c5) * r + c4) * r + c3) * r + c2) * r + c1) * r + c0;
}

/** The standard normal quantile (src/random/normal.ts) outside the centre. */
function tailQuantile(p: f64): f64 {
  const q = p - 0.5;
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  let x: f64 = 0;
  if (r <= 5) {
    const m = r - 1.6;
    x =
      top8(m, 1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414) /
      top8(m, 1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
        0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9);
  } else {
    const m = r - 5;
    x =
      top8(m, 6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7) /
      top8(m, 1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
        1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15);
  }
  return q < 0 ? -x : x;
}

// @ts-ignore: decorator
@inline
function pair8(r: v128, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64, c5: f64, c6: f64, c7: f64): v128 {
  let sum = f64x2.add(f64x2.mul(f64x2.splat(c7), r), f64x2.splat(c6));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(c5));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(c4));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(c3));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(c2));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(c1));
  return f64x2.add(f64x2.mul(sum, r), f64x2.splat(c0));
}

function quantilePair(p: v128): v128 {
  const q = f64x2.sub(p, f64x2.splat(0.5));
  const central = f64x2.le(f64x2.abs(q), f64x2.splat(0.425));
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  const above = pair8(r, 3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227);
  const below = pair8(r, 1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854);
  let x = f64x2.div(f64x2.mul(q, above), below);
  if (i64x2.all_true(central)) return x;
  if (i64x2.extract_lane(central, 0) == 0) x = f64x2.replace_lane(x, 0, tailQuantile(f64x2.extract_lane(p, 0)));
  if (i64x2.extract_lane(central, 1) == 0) x = f64x2.replace_lane(x, 1, tailQuantile(f64x2.extract_lane(p, 1)));
  return x;
}

/** Draws what no driver explains of each state: spread · z. The table of names is filled up to a multiple of four. */
export function drawDispositions(spread: f64): void {
  const sd = f64x2.splat(spread);
  const uses = i32x4.splat(useOf(DISPOSITION, 0));
  for (let i = 0; i < L.states; i += 4) {
    const at = (<usize>i) << 3;
    const one = v128.load(L.dispositionNames + at);
    const two = v128.load(L.dispositionNames + at, 16);
    threefry(v128.shuffle<i32>(one, two, 0, 2, 4, 6), v128.shuffle<i32>(one, two, 1, 3, 5, 7), uses, L.future);
    v128.store(L.uncertainty + at, f64x2.mul(sd, quantilePair(uniformPair(0))));
    v128.store(L.uncertainty + at, f64x2.mul(sd, quantilePair(uniformPair(8))), 16);
  }
}

/** The table that a parameter lies in, by position in DRAWN_TABLES of model-tables.ts. */
function drawnTable(position: i32): usize {
  if (position == 0) return L.weightBase;
  if (position == 1) return L.up;
  if (position == 2) return L.down;
  if (position == 3) return L.reform;
  if (position == 4) return L.backslide;
  return position == 5 ? L.byFact : L.pushBacklash;
}

/** Draws the parameters of a rule: mean + spread · z, each for all its places. */
export function drawParameters(rule: i32): void {
  const end = i32At(L.drawStart, rule + 1);
  for (let d = i32At(L.drawStart, rule); d < end; d++) {
    const name = L.drawNames + ((<usize>d) << 3);
    const use = i32x4.splat(useOf(PARAMETER, 0));
    threefry(v128.load32_splat(name), v128.load32_splat(name, 4), use, L.parameters);
    const z = f64x2.extract_lane(quantilePair(uniformPair(0)), 0);
    const value = f64At(L.drawMean, d) + f64At(L.drawSd, d) * z;
    const table = drawnTable(load<u8>(L.drawTable + d));
    const last = i32At(L.drawnStart, d + 1);
    for (let n = i32At(L.drawnStart, d); n < last; n++) putF64(table, i32At(L.drawn, n), value);
  }
}
