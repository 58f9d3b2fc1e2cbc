import { describe, expect, it } from 'vitest';
import { exp, expm1, log } from '../../src/domain/exp-log.ts';
import { digestOf, doubles } from '../fixtures/digest.ts';

const COUNT = 200_000;

/** Numbers as multiples of 2^−1200: every double is one. */
const PLACES = 1200n;
const ONE = 1n << PLACES;

const exactly = (x: number): bigint => {
  const bits = new BigUint64Array(Float64Array.of(x).buffer)[0] ?? 0n;
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = (exponent === 0n ? fraction << 1n : fraction | (1n << 52n)) << (PLACES - 1075n + exponent);
  return x < 0 ? -size : size;
};

/** 2 · artanh(z) by its series. */
const twiceArtanh = (z: bigint): bigint => {
  let sum = 0n;
  let power = 2n * z;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (((power * z) / ONE) * z) / ONE;
  }
  return sum;
};

const LN2 = twiceArtanh(ONE / 3n);

const trueExp = (x: number): bigint => {
  const k = BigInt(Math.round(x / Math.LN2));
  const r = exactly(x) - k * LN2;
  let sum = 0n;
  let term = ONE;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * r) / ONE / n;
  }
  return k < 0n ? sum >> -k : sum << k;
};

const trueLog = (x: number): bigint => {
  let k = 0n;
  let m = exactly(x);
  for (; m > 2n * ONE; k++) m /= 2n;
  for (; m < ONE; k--) m *= 2n;
  return k * LN2 + twiceArtanh(((m - ONE) * ONE) / (m + ONE));
};

/** How far a result is from the truth, in units of its last place. */
const errorOf = (found: number, truth: bigint): number => {
  const value = exactly(found);
  const difference = value > truth ? value - truth : truth - value;
  // A double has 53 digits.
  const digits = (value < 0n ? -value : value).toString(2).length;
  return Number((difference * 1000n) >> BigInt(digits - 53)) / 1000;
};

const samples = (from: number, to: number, count = 150): readonly number[] =>
  Array.from({ length: count }, (_, n) => from + ((to - from) * (n + 0.37)) / count);

describe('exp, log and expm1', () => {
  it.each([
    ['exp', exp, 'ec3c1e07'],
    ['log', log, 'd646d61b'],
    ['expm1', expm1, 'a0651fa1'],
  ] as const)('%s gives the same bits on every engine', (_, of, digest) => {
    expect(digestOf(of, COUNT)).toBe(digest);
  });

  it.each([
    ['exp', exp, Math.exp],
    ['log', log, Math.log],
    ['expm1', expm1, Math.expm1],
  ] as const)('%s gives the bits of Node, which uses the same algorithm', (_, own, nodes) => {
    const different = [...doubles(COUNT)].filter((x) => !Object.is(own(x), nodes(x)));
    expect(different).toEqual([]);
  });

  it('is within a unit in the last place of the truth', () => {
    for (const x of [...samples(-700, 700), ...samples(-2, 2), ...samples(-1e-6, 1e-6)]) {
      expect(errorOf(exp(x), trueExp(x)), `exp(${x})`).toBeLessThan(1);
      if (x < 40 && x > -40) expect(errorOf(expm1(x), trueExp(x) - ONE), `expm1(${x})`).toBeLessThan(1);
    }
    for (const x of [...samples(0, 4), ...samples(0, 1e-300), ...samples(0, 1e300), ...samples(0.999, 1.001)])
      expect(errorOf(log(x), trueLog(x)), `log(${x})`).toBeLessThan(1);
  });
});
