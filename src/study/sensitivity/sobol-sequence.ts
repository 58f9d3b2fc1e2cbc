import { streamOf } from '../../random/luck.ts';
import { JOE_KUO } from './directions.ts';

/** The most dimensions that the sequence has. */
export const MOST_DIMENSIONS = JOE_KUO.length + 1;

const BITS = 32;

/** The direction numbers of dimension `d`, from 0, each as 32 bits. */
const directionsOf = (d: number): Int32Array => {
  const v = new Int32Array(BITS);
  const [degree = 0, inner = 0, ...first] = (JOE_KUO[d - 1] ?? '').split(' ').map(Number);
  for (let k = 0; k < BITS; k++) {
    if (d === 0 || k < degree) {
      v[k] = (d === 0 ? 1 : (first[k] as number)) << (BITS - 1 - k);
      continue;
    }
    const before = v[k - degree] as number;
    let next = before ^ (before >>> degree);
    for (let j = 1; j < degree; j++) if ((inner >>> (degree - 1 - j)) & 1) next ^= v[k - j] as number;
    v[k] = next;
  }
  return v;
};

const reversed = (bits: number): number => {
  let x = bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
};

/** Owen's nested scrambling by a hash (Burley 2020, JCGT 9(4), after Laine & Karras 2011): each bit depends on those above it. */
const scrambled = (bits: number, seed: number): number => {
  let x = (reversed(bits) + seed) | 0;
  for (const factor of [0x6c50b47c, 0xb82f1e52, 0xc7afe638, 0x8d22f6e6]) x ^= Math.imul(x, factor);
  return reversed(x);
};

/**
 * A Sobol' sequence: what it gives writes point `n`, from 0, into a table. With a seed it is scrambled: the points stay as even,
 * and each is uniform between 0 and 1, both excluded. Without one, the points are those of the published sequence. Throws
 * RangeError for more than `MOST_DIMENSIONS` dimensions.
 */
export const sobolSequence = (
  dimensions: number,
  seed?: string | undefined,
): ((n: number, into: Float64Array) => void) => {
  if (dimensions > MOST_DIMENSIONS)
    throw new RangeError(`a Sobol' sequence has at most ${MOST_DIMENSIONS} dimensions`);
  const tables = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const next = seed === undefined ? undefined : streamOf(`${seed} Sobol'`);
  const seeds = tables.map(() => (next ? Math.floor(next() * 0x100000000) | 0 : 0));
  return (n, into) => {
    for (let d = 0; d < dimensions; d++) {
      const table = tables[d] as Int32Array;
      let bits = 0;
      for (let k = 0, left = n; left !== 0; k++, left >>>= 1) if (left & 1) bits ^= table[k] as number;
      const placed = next ? scrambled(bits, seeds[d] as number) : bits;
      into[d] = ((placed >>> 0) + (next ? 0.5 : 0)) / 0x100000000;
    }
  };
};
