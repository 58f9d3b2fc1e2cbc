import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gapsIn,
  joinRanges,
  overlapOf,
  piecesOf,
  type Range,
  shardOf,
  sizeOf,
} from '../../src/domain/ranges.ts';

const LAST = 60;

/** Ranges that do not overlap, in any order: runs of equal values in a row of coins. */
const ranges = (): fc.Arbitrary<readonly Range[]> =>
  fc.array(fc.boolean(), { minLength: LAST, maxLength: LAST }).chain((coins) =>
    fc.shuffledSubarray(
      coins.flatMap((coin, at) => (coin ? [{ from: at, to: at + 1 }] : [])),
      { minLength: 0 },
    ),
  );

const membersOf = (list: readonly Range[]): readonly number[] =>
  list
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
    .toSorted((a, b) => a - b);

describe('ranges of futures', () => {
  it('hold the same futures once joined, in order and never touching', () =>
    fc.assert(
      fc.property(ranges(), (list) => {
        const joined = joinRanges(list);
        expect(membersOf(joined)).toEqual(membersOf(list));
        joined.forEach(({ from, to }, i) => {
          expect(from).toBeLessThan(to);
          if (i > 0) expect(from).toBeGreaterThan(joined[i - 1]?.to ?? -1);
        });
      }),
    ));

  it('and their gaps make up the whole, without overlap', () =>
    fc.assert(
      fc.property(ranges(), (list) => {
        const joined = joinRanges(list);
        const gaps = gapsIn(joined, LAST);
        expect(overlapOf(joined, gaps)).toEqual([]);
        expect(joinRanges([...joined, ...gaps])).toEqual([{ from: 0, to: LAST }]);
        expect(sizeOf(joined) + sizeOf(gaps)).toBe(LAST);
      }),
    ));

  it('overlap where both hold a future', () =>
    fc.assert(
      fc.property(ranges(), ranges(), (a, b) => {
        const both = membersOf(a).filter((future) => membersOf(b).includes(future));
        expect(membersOf(overlapOf(a, b))).toEqual(both);
      }),
    ));

  it('come in shards and pieces that follow one another without a gap', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 60 }), (n, m) => {
        const shards = Array.from({ length: m }, (_, k) => shardOf(n, k + 1, m));
        expect(joinRanges(shards)).toEqual([{ from: 0, to: n }]);
        expect(sizeOf(shards)).toBe(n);
        const sizes = shards.map(({ from, to }) => to - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(joinRanges(piecesOf({ from: 3, to: 3 + m }, 7))).toEqual([{ from: 3, to: 3 + m }]);
      }),
    ));
});
