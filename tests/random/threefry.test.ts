import { describe, expect, it } from 'vitest';
import { threefry } from '../../src/random/threefry.ts';

// Known answers of Random123 (kat_vectors), 20 rounds: counter, key, result.
const KNOWN = [
  [
    '00000000 00000000 00000000 00000000',
    '00000000 00000000 00000000 00000000',
    '9c6ca96a e17eae66 fc10ecd4 5256a7d8',
  ],
  [
    'ffffffff ffffffff ffffffff ffffffff',
    'ffffffff ffffffff ffffffff ffffffff',
    '2a881696 57012287 f6c7446e a16a6732',
  ],
  [
    '243f6a88 85a308d3 13198a2e 03707344',
    'a4093822 299f31d0 082efa98 ec4e6c89',
    '59cd1dbb b8879579 86b5d00c ac8b6d84',
  ],
] as const;

const words = (text: string): readonly [number, number, number, number] => {
  const [a = 0, b = 0, c = 0, d = 0] = text.split(' ').map((word) => Number.parseInt(word, 16) | 0);
  return [a, b, c, d];
};

describe('threefry', () => {
  it.each(KNOWN)('gives the published answer at counter %s', (counter, key, expected) => {
    const out = new Int32Array(4);
    threefry(Int32Array.from(words(key)), ...words(counter), out);
    expect([...out].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ')).toBe(expected);
  });
});
