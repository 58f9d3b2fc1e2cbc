import seedrandom from 'seedrandom';
import { note } from './output.ts';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A new seed, drawn from the machine's entropy: four syllables that can be read out in a classroom. */
export const drawSeed = (): string => {
  const random = seedrandom();
  const pick = (letters: string): string => letters.charAt(Math.floor(random() * letters.length));
  return Array.from({ length: 4 }, () => pick(CONSONANTS) + pick(VOWELS)).join('');
};

/** What to say of a seed that was drawn. */
export const seedNote = (seed: string): string =>
  `Seed drawn: ${seed}. The same seed plays this future again: --seed ${seed}`;

/** The seed that was given; else a new one, which stderr names. */
export const seedOf = (given: string | undefined): string => {
  if (given !== undefined) return given;
  const seed = drawSeed();
  note(seedNote(seed));
  return seed;
};
