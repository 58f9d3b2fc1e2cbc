/** A 128-bit key as four 32-bit words. */
export type Key = Int32Array;

const PARITY = 0x1bd11bda;

/**
 * Threefry4x32-20 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): a keyed
 * bijection of counters: the value at a counter does not depend on earlier draws.
 * Writes four 32-bit words into `out`. Rounds come in fours, with the paper's two sets of rotations in turn.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the cipher's rounds are one idea; split up or looped over a table of rotations they take two and a half times as long.
export const threefry = (key: Key, c0: number, c1: number, c2: number, c3: number, out: Int32Array): void => {
  let s0 = (key[0] as number) | 0;
  let s1 = (key[1] as number) | 0;
  let s2 = (key[2] as number) | 0;
  let s3 = (key[3] as number) | 0;
  let s4 = PARITY ^ s0 ^ s1 ^ s2 ^ s3;
  let x0 = (c0 + s0) | 0;
  let x1 = (c1 + s1) | 0;
  let x2 = (c2 + s2) | 0;
  let x3 = (c3 + s3) | 0;
  for (let block = 1; ; block += 2) {
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2;
    x0 = (x0 + s1) | 0;
    x1 = (x1 + s2) | 0;
    x2 = (x2 + s3) | 0;
    x3 = (x3 + s4 + block) | 0;
    if (block === 5) break;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 20) | (x3 >>> 12)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 17) | (x3 >>> 15)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 11) | (x1 >>> 21)) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 25) | (x1 >>> 7)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 10) | (x3 >>> 22)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 18) | (x3 >>> 14)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 20) | (x1 >>> 12)) ^ x2;
    x0 = (x0 + s2) | 0;
    x1 = (x1 + s3) | 0;
    x2 = (x2 + s4) | 0;
    x3 = (x3 + s0 + block + 1) | 0;
    const first = s0;
    const second = s1;
    s0 = s2;
    s1 = s3;
    s2 = s4;
    s3 = first;
    s4 = second;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
};
