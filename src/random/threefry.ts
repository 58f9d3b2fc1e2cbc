/** A 128-bit key as four 32-bit words. */
export type Key = readonly [number, number, number, number];

const PARITY = 0x1bd11bda;

const ROTATIONS = [10, 26, 11, 21, 13, 27, 23, 5, 6, 20, 17, 11, 25, 10, 18, 20] as const;

const rotate = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/**
 * Threefry4x32-20 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): a keyed
 * bijection of counters, so the value at a counter depends on nothing that was drawn before.
 * Writes four 32-bit words into `out`.
 */
export const threefry = (key: Key, c0: number, c1: number, c2: number, c3: number, out: Int32Array): void => {
  const [k0, k1, k2, k3] = key;
  let [s0, s1, s2, s3, s4] = [k0, k1, k2, k3, PARITY ^ k0 ^ k1 ^ k2 ^ k3];
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  let x2 = (c2 + k2) | 0;
  let x3 = (c3 + k3) | 0;
  for (let block = 1; block <= 5; block++) {
    const r = (block & 1) === 1 ? 0 : 8;
    for (let i = r; i < r + 8; i += 4) {
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, ROTATIONS[i] as number) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = rotate(x3, ROTATIONS[i + 1] as number) ^ x2;
      x0 = (x0 + x3) | 0;
      x3 = rotate(x3, ROTATIONS[i + 2] as number) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = rotate(x1, ROTATIONS[i + 3] as number) ^ x2;
    }
    [s0, s1, s2, s3, s4] = [s1, s2, s3, s4, s0];
    x0 = (x0 + s0) | 0;
    x1 = (x1 + s1) | 0;
    x2 = (x2 + s2) | 0;
    x3 = (x3 + s3 + block) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
};
