import { expect, it } from 'vitest';
import { fuzzOne } from './fuzz.ts';

/** `npm run fuzz -- 200000` reads more of them, with limits of time and memory. */
const SHORT = 1000;

it('every reader ends in issues or success for changed files, and shows no sign that may not be shown', () => {
  const faults = Array.from({ length: SHORT }, (_, input) => fuzzOne(input) ?? []).flat();
  expect(faults).toEqual([]);
});
