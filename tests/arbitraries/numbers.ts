import fc from 'fast-check';
import type { Parameter } from '../../src/scenario/scenario.ts';

/** A multiple of 1/100 in [low, high]: short in print, and read back exactly. */
export const hundredths = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.ceil(low * 100), max: Math.floor(high * 100) }).map((n) => n / 100);

/** A parameter with a mean in [low, high]; uncertain in about a quarter of cases. */
export const parameters = (low: number, high: number): fc.Arbitrary<Parameter> =>
  fc.record({
    mean: hundredths(low, high),
    sd: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, hundredths(0, 1)),
  });

/** A day of the calendar from 1990 to 2040. */
export const days = (from: number, to: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: from, max: to }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** A day of the year, `MM-DD`. */
export const yearDays = (): fc.Arbitrary<string> => days(2024, 2024).map((date) => date.slice(5));

/** A sorted subset with at least `least` members. */
export const subsets = (ids: readonly string[], least = 0): fc.Arbitrary<readonly string[]> =>
  fc.subarray([...ids], { minLength: Math.min(least, ids.length) }).map((some) => [...some].sort());

/** Either a value, or undefined where `on` is false (and now and then where it is true). */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
