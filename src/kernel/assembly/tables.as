import { L } from './layout';

// Entries of tables by position.

// @ts-ignore: decorator
@inline
export function f64At(table: usize, at: i32): f64 {
  return load<f64>(table + ((<usize>at) << 3));
}

// @ts-ignore: decorator
@inline
export function putF64(table: usize, at: i32, value: f64): void {
  store<f64>(table + ((<usize>at) << 3), value);
}

// @ts-ignore: decorator
@inline
export function i32At(table: usize, at: i32): i32 {
  return load<i32>(table + ((<usize>at) << 2));
}

// @ts-ignore: decorator
@inline
export function putI32(table: usize, at: i32, value: i32): void {
  store<i32>(table + ((<usize>at) << 2), value);
}

// @ts-ignore: decorator
@inline
export function u8At(table: usize, at: i32): i32 {
  return <i32>load<u8>(table + at);
}

// @ts-ignore: decorator
@inline
export function putU8(table: usize, at: i32, value: i32): void {
  store<u8>(table + at, <u8>value);
}

// @ts-ignore: decorator
@inline
export function u16At(table: usize, at: i32): i32 {
  return <i32>load<u16>(table + ((<usize>at) << 1));
}

// @ts-ignore: decorator
@inline
export function putU16(table: usize, at: i32, value: i32): void {
  store<u16>(table + ((<usize>at) << 1), <u16>value);
}

/** Bits of a part: see PARTS in src/model/state-rate.ts. */
export const OWN: i32 = 1;
export const SOCIAL: i32 = 2;
export const WATCHED: i32 = 4;
export const TIES: i32 = 6;
export const FIXED: i32 = 8;
export const ALL: i32 = 15;

// @ts-ignore: decorator
@inline
export function markStale(i: i32, parts: i32): void {
  putU8(L.stale, i, u8At(L.stale, i) | parts);
}

/** Sorts the first `count` numbers of a table; most are in order already. */
export function sort(table: usize, count: i32): void {
  for (let n = 1; n < count; n++) {
    const value = i32At(table, n);
    let at = n;
    for (; at > 0 && i32At(table, at - 1) > value; at--) putI32(table, at, i32At(table, at - 1));
    putI32(table, at, value);
  }
}

/** Math.round. */
// @ts-ignore: decorator
@inline
export function rounded(x: f64): f64 {
  const down = Math.floor(x);
  return x - down >= 0.5 ? down + 1 : down;
}

// @ts-ignore: decorator
@inline
export function clamp01(x: f64): f64 {
  return x > 0 ? (x < 1 ? x : 1) : 0;
}

/** Of sixteen states a bit for each that has any of the parts. */
// @ts-ignore: decorator
@inline
export function bitsOf(marks: v128, parts: i32): i32 {
  return i8x16.bitmask(i8x16.ne(v128.and(marks, i8x16.splat(<i8>parts)), i8x16.splat(0)));
}
