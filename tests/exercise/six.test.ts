import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { ROOT } from '../e2e/program.ts';

const FOLDER = join(ROOT, 'scenarios', 'exercises');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

describe('the exercises that come with demarche', () => {
  it('are six', () => {
    expect(names).toHaveLength(6);
  });

  it.each(names)('%s is sound, and gives Afghan women a voice and every seat a brief', (name) => {
    const result = readExercise(join(FOLDER, name), fileReader);
    expect(result).toMatchObject({ ok: true, warnings: [] });
    if (!result.ok) return;
    const { exercise } = result;
    expect(exercise.voices.some(({ who }) => who === "Afghan women's organisations")).toBe(true);
    for (const seat of exercise.seats) {
      const all = [seat.brief, seat.hidden, ...seat.roles.map(({ hidden }) => hidden)].join(' ');
      expect(words(all), seat.label).toBeGreaterThan(100);
      expect(words(seat.hidden), seat.label).toBeLessThan(450);
    }
    for (const { text, source } of [...exercise.facts, ...exercise.voices]) {
      // A web address, a document of the United Nations, a file of the scenario, a printed work; or a plain word that there is none.
      expect(source, text).toMatch(
        /https?:\/\/|\bA\/|resolution \d|evidence\.csv|scenario\.yaml|Journal|general knowledge|judgement/,
      );
    }
    expect(exercise.facts.some(({ source }) => source.startsWith('general knowledge'))).toBe(true);
    const answered = Object.keys(exercise.answers).filter((task) => task.startsWith('turn '));
    expect(answered).toHaveLength(exercise.turns.length);
    expect(exercise.contentNote).not.toBe('');
  });
});
