import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { MONTHS } from '../../src/domain/dates.ts';
import { isInvented } from '../../src/domain/language/invented.ts';
import type { Exercise } from '../../src/exercise/exercise.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { ROOT } from '../e2e/program.ts';

const FOLDER = join(ROOT, 'scenarios', 'exercises');
const all = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
/** Those with a basic version of their own; what these are like is in basic.test.ts. */
const names = all.filter((name) => !name.endsWith('-basic.yaml'));

const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** What is read before the class plays. */
const cardsOf = ({ brief, contentNote, facts, voices, seats }: Exercise): readonly string[] => [
  brief,
  contentNote,
  ...[...facts, ...voices].map(({ text }) => text),
  ...seats.flatMap((seat) => [seat.brief, seat.hidden, ...seat.roles.map(({ hidden }) => hidden)]),
];

const DAY = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join('|')})(?: (\\d{4}))?`, 'g');

/** The days that a text names; one without a year is of the year of `day`. */
const daysIn = (text: string, day: string): readonly string[] =>
  [...text.matchAll(DAY)].map(([, date = '', month = '', year = day.slice(0, 4)]) => {
    const number = [...MONTHS].map(String).indexOf(month) + 1;
    return `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  });

const QUOTED = /[“”"]/;

describe('the exercises that come with demarche', () => {
  it('are eight', () => {
    expect(names.filter((name) => !name.endsWith('-basic.yaml'))).toHaveLength(8);
  });

  it.each(names)('%s is sound, and every seat has a brief', (name) => {
    const result = readExercise(join(FOLDER, name), fileReader);
    expect(result).toMatchObject({ ok: true, warnings: [] });
    if (!result.ok) return;
    const { exercise } = result;
    for (const seat of exercise.seats) {
      const all = [seat.brief, seat.hidden, ...seat.roles.map(({ hidden }) => hidden)].join(' ');
      expect(words(all), seat.label).toBeGreaterThan(100);
      expect(words(seat.hidden), seat.label).toBeLessThan(450);
    }
    const answered = Object.keys(exercise.answers).filter((task) => task.startsWith('turn '));
    expect(answered).toHaveLength(exercise.turns.length);
    expect(exercise.contentNote).not.toBe('');
  });
});

const read = all.flatMap((name) => {
  const result = readExercise(join(FOLDER, name), fileReader);
  return result.ok ? [[name, result.exercise, result.scenario.target.id] as const] : [];
});

describe.each(read)('what %s says', (_, exercise, target) => {
  const day = exercise.day ?? '';

  it('has a source, a reporter and a day in every row of facts and voices', () => {
    for (const { text, source, primary, as_of, reports } of [...exercise.facts, ...exercise.voices]) {
      expect({ primary: typeof primary, as_of: typeof as_of, reports: typeof reports }, text).toEqual({
        primary: 'boolean',
        as_of: 'string',
        reports: 'string',
      });
      // A web address, a document of the United Nations, a file of the scenario, a printed work; or a plain word that there is none.
      expect(source, text).toMatch(
        /https?:\/\/|\bA\/|resolution \d|evidence\.csv|scenario\.yaml|Journal|general knowledge|^invented/,
      );
    }
  });

  it('names no day after the day of its cards, but for the end of the game', () => {
    expect(day).not.toBe('');
    const ahead = new Set(exercise.predictions.map(({ by }) => by));
    const later = cardsOf(exercise).flatMap((text) => daysIn(text, day).filter((named) => named > day));
    expect(later.filter((named) => !ahead.has(named))).toEqual([]);
  });

  it('quotes one speaker at a time; on Afghanistan three and more of its women, one in the country, one for talks', () => {
    expect(exercise.voices.length).toBeGreaterThanOrEqual(4);
    for (const { who, verbatim, text } of exercise.voices) {
      expect(typeof verbatim, who).toBe('boolean');
      if (verbatim) expect(who, text).not.toMatch(/ and |;/);
      expect(text).not.toMatch(QUOTED);
    }
    for (const { text } of exercise.facts) expect(text).not.toMatch(QUOTED);
    if (target !== 'AFG') return;
    const all = exercise.voices.map(({ who }) => who).join('\n');
    expect(all).toMatch(/in Kabul|women in/);
    expect(all).toContain('Mahbouba Seraj');
    expect(all).toMatch(/United Nations|UN Women/);
  });

  it('says of everything that may happen that it is invented, or where it is from', () => {
    for (const { event, offer } of exercise.measures)
      if (!offer) expect(isInvented(event.source), event.id).toBe(true);
    const hasSource = (source: string): boolean => /https?:\/\/|Court of Justice/.test(source);
    for (const { event } of exercise.injects)
      expect(isInvented(event.source) || hasSource(event.source), event.id).toBe(true);
  });
});

it('no two exercises have the same voices', () => {
  const own = read.filter(([name]) => names.includes(name));
  const voices = own.map(([, exercise]) => exercise.voices.map(({ text }) => text).join('|'));
  expect(new Set(voices).size).toBe(names.length);
});
