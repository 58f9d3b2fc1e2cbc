import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import type { Exercise } from '../../src/exercise/exercise.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { ROOT } from '../e2e/program.ts';

const FOLDER = join(ROOT, 'scenarios', 'exercises');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('-basic.yaml'));

const read = names.map((name) => {
  const result = readExercise(join(FOLDER, name), fileReader);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.issues)}`);
  return [name, result] as const;
});

const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word));

const sentencesOf = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.split(/(?<=[.?!:])\s+/)).filter((sentence) => wordsOf(sentence).length > 0);

/** What a class reads, but for the words of voices, which are theirs. */
const textsOf = (exercise: Exercise): readonly string[] => [
  exercise.summary,
  exercise.contentNote,
  exercise.brief,
  ...exercise.glossary.map(({ text }) => text),
  ...exercise.facts.map(({ text }) => text),
  ...exercise.seats.flatMap((seat) => [seat.brief, seat.hidden, ...seat.roles.map(({ hidden }) => hidden)]),
  ...exercise.questions.map(({ ask }) => ask),
];

/** Words that a pupil may not know. */
const HARD =
  /\b(implied recognition|de facto|chargé|credentials|UNAMA|sanctions|veto|recognition|norm|cohesion|taboo|precedent|envoys?|reserves|abstain|defer|Security Council|General Assembly|TTP)\b/gi;

const singular = (word: string): string => word.toLowerCase().replace(/^(envoy)s$/, '$1');

describe.each(read)('the basic version %s', (_, { exercise, warnings }) => {
  it('has four teams at most, at most 50 minutes and turns that fit, a short debrief and no doubt', () => {
    expect(warnings).toEqual([]);
    expect(exercise.level).toBe('introductory');
    expect(exercise.seats.length).toBeLessThanOrEqual(4);
    expect(exercise.minutes).toBeLessThanOrEqual(50);
    expect(exercise.turns.length).toBeLessThanOrEqual(4);
    expect(exercise.debrief).toBe('short');
    expect(exercise.steps.reduce((sum, { minutes = 0 }) => sum + minutes, 0)).toBe(exercise.minutes);
  });

  it('has short sentences', () => {
    const lengths = sentencesOf(textsOf(exercise)).map(
      (sentence) => [wordsOf(sentence).length, sentence] as const,
    );
    for (const [length, sentence] of lengths) expect(length, sentence).toBeLessThanOrEqual(25);
    const mean = lengths.reduce((sum, [length]) => sum + length, 0) / lengths.length;
    expect(mean).toBeLessThanOrEqual(14);
  });

  it('has briefs of 80 to 150 words, for all and for each team', () => {
    const parts = exercise.seats.flatMap((seat) => {
      const own = `${seat.brief} ${seat.hidden}`;
      const roles = seat.roles.map(({ hidden }) => hidden);
      return roles.length === 0 ? [own] : roles.map((role) => `${own} ${role}`);
    });
    for (const text of [exercise.brief, ...parts]) {
      expect(wordsOf(text).length, text.slice(0, 60)).toBeGreaterThanOrEqual(80);
      expect(wordsOf(text).length, text.slice(0, 60)).toBeLessThanOrEqual(150);
    }
  });

  it('explains its hard words, and no word that it does not use', () => {
    const heard = exercise.voices.map(({ text, reports }) => `${text} ${reports}`);
    const text = [...textsOf(exercise), ...heard].join('\n');
    const terms = exercise.glossary.map(({ term }) => term.toLowerCase());
    for (const word of new Set([...text.matchAll(HARD)].map(([found]) => singular(found))))
      expect(terms).toContain(word);
    for (const term of terms) expect(text.toLowerCase(), term).toContain(term);
  });
});

it('the eight exercises have one each, and a rubric of seven rows', () => {
  const eight = names.map((name) => name.replace('-basic', ''));
  expect(eight).toHaveLength(8);
  for (const name of eight) {
    const result = readExercise(join(FOLDER, name), fileReader);
    expect(result.ok && result.exercise.rubric.length, name).toBe(7);
  }
});
