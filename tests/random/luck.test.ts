import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashName } from '../../src/model/hash-name.ts';
import { exponential, luckOf, PURPOSES, rootKey, uniform } from '../../src/random/luck.ts';
import { normalQuantile } from '../../src/random/normal.ts';

describe('luck', () => {
  it('hashes names by FNV-1a of 64 bits over UTF-16 code units', () => {
    // The hash of nothing is FNV's published offset basis.
    expect(hashName('')).toEqual({ high: 0xcbf29ce4 | 0, low: 0x84222325 | 0 });
    expect(hashName('CHN up 4')).not.toEqual(hashName('CHN up 3'));
  });

  it('depends on the name alone: other draws in between change nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string(), fc.nat({ max: 1000 }), (seed, future, name, n) => {
        const { high, low } = hashName(name);
        const quiet = luckOf(rootKey(seed), future);
        const busy = luckOf(rootKey(seed), future);
        for (let other = 0; other < 5; other++) uniform(busy, other, other, PURPOSES.bloc, other);
        expect(uniform(busy, high, low, PURPOSES.threshold, n)).toBe(
          uniform(quiet, high, low, PURPOSES.threshold, n),
        );
      }),
    );
  });

  it('is strictly between 0 and 1, evenly spread, and without memory from one firing to the next', () => {
    const luck = luckOf(rootKey('spread'), 0);
    const draws = Array.from({ length: 40_000 }, (_, n) => uniform(luck, 1, 2, PURPOSES.threshold, n));
    expect(Math.min(...draws)).toBeGreaterThan(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const counts = Array.from({ length: 20 }, () => 0);
    for (const draw of draws) counts[Math.floor(draw * 20)] = (counts[Math.floor(draw * 20)] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + ((count - 2000) * (count - 2000)) / 2000, 0);
    expect(chiSquare).toBeLessThan(50);
    const pairs = draws.slice(1).reduce((sum, draw, i) => sum + (draw - 0.5) * ((draws[i] ?? 0) - 0.5), 0);
    expect(Math.abs(pairs / draws.length)).toBeLessThan(0.002);
  });

  it('draws thresholds from Exp(1)', () => {
    const luck = luckOf(rootKey('exponential'), 3);
    const draws = Array.from({ length: 40_000 }, (_, n) => exponential(luck, 5, 6, PURPOSES.threshold, n));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(draws.filter((draw) => draw > 1).length / draws.length).toBeCloseTo(Math.exp(-1), 2);
  });

  it.each([
    [0.5, 0],
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])('gives the published normal quantile of %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
    if (p > 1e-10) expect(normalQuantile(1 - p)).toBeCloseTo(-expected, 9);
  });
});
