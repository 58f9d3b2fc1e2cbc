import seedrandom from 'seedrandom';
import { note } from './output.ts';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A new random seed: four syllables that are easy to read out in a classroom. */
export const drawSeed = (): string => {
  const random = seedrandom();
  const pick = (letters: string): string => letters.charAt(Math.floor(random() * letters.length));
  return Array.from({ length: 4 }, () => pick(CONSONANTS) + pick(VOWELS)).join('');
};

/** The note to a user about a seed that was drawn. */
export const seedNote = (seed: string): string =>
  `Seed drawn: ${seed}. The same seed plays this future again: --seed ${seed}`;

/** The given seed, or a new one, which is written to stderr. */
export const seedOf = (given: string | undefined): string => {
  if (given !== undefined) return given;
  const seed = drawSeed();
  note(seedNote(seed));
  return seed;
};
