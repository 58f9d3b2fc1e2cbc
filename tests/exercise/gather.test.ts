import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClassFile, readClassFile } from '../../src/exercise/gather/class-file.ts';
import { gathered } from '../../src/exercise/gather/gathered.ts';
import { gatherPage, gatherText } from '../../src/report/gather/gather-text.ts';
import { demarche } from '../e2e/program.ts';

const hex = (n: number): string => n.toString(16).padStart(64, '0');

/** A class in which each person gives one chance for both questions; the second is the first team's own. */
const classOf = (n: number, chances: readonly number[], happened = true, odds = 0.25): ClassFile => ({
  demarche_class: 1,
  engine: '0.1.0',
  exercise: { id: 'small', title: 'Two <b>teams</b>', sha256: hex(1) },
  game: hex(100 + n),
  turns: { played: 2, of: 2 },
  futures: 100,
  questions: [
    { id: 'a', ask: 'A recognises', by: '2026-01-03', happened, odds },
    { id: 'own', ask: 'Alpha moves', by: '2026-01-03', happened: true, odds: 0.5 },
  ],
  forecasts: chances.map((chance, i) => ({
    seat: i === 0 ? 'alpha' : 'beta',
    person: i + 1,
    round: 1,
    odds: { a: chance, own: chance },
    own: i === 0 ? ['own'] : [],
  })),
});

const named = (file: ClassFile, i: number) => ({ name: `class ${i}`, file });

describe('classes that are gathered', () => {
  it('are scored by their means, the crowd by all persons, the model by its futures', () => {
    const found = gathered([named(classOf(1, [0.8]), 1), named(classOf(2, [0.2, 0.4, 0.6], false), 2)]);
    const [a, own] = found.questions;
    expect(a?.crowd).toBeCloseTo(0.5, 12);
    expect(a?.classes[1]).toBeCloseTo(0.4, 12);
    expect(own?.classes).toEqual([undefined, 0.5]);
    const [one, two] = found.classes;
    expect(one?.inFuture?.own).toBeCloseTo(0.2 * 0.2, 12);
    expect(one?.inFuture?.crowd).toBeCloseTo(0.25, 12);
    expect(one?.inFuture?.model).toBeCloseTo(0.75 * 0.75, 12);
    expect(two?.inFuture?.own).toBeCloseTo((0.4 * 0.4 + 0.5 * 0.5) / 2, 12);
    expect(one?.overAll?.model).toBeCloseTo(0.25 * 0.75, 12);
    expect(found.inFuture?.own).toBeCloseTo((0.04 + 0.205) / 2, 12);
  });

  it('give no crowd that is worse than its mean person, and no chance that beats the model over all futures', () => {
    const chance = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
    const persons = fc.array(chance, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(persons, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        chance,
        (all, happened, odds) => {
          const [first = classOf(0, []), ...others] = all.map((chances, i) =>
            classOf(i, chances, happened, odds),
          );
          const found = gathered([named(first, 0), ...others.map((file, i) => named(file, i + 1))]);
          for (const each of found.classes)
            expect(each.overAll?.model ?? 0).toBeLessThanOrEqual((each.overAll?.own ?? 1) + 1e-12);
          const given = all.flat();
          const loss = (p: number): number => (p - Number(happened)) ** 2;
          const meanLoss = given.map(loss).reduce((sum, each) => sum + each, 0) / given.length;
          expect(loss(found.questions[0]?.crowd ?? 9)).toBeLessThanOrEqual(meanLoss + 1e-12);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keep every text a text, and fit a terminal', () => {
    const found = gathered([named(classOf(1, [0.8]), 1)]);
    expect(JSON.stringify(gatherPage(found).blocks)).toContain('Two <b>teams</b>');
    for (const line of gatherText(found)) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('the file of a class', () => {
  const good = classOf(1, [0.8, 0.3]);
  it('is read again as it was written', () => {
    expect(readClassFile(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /is no file of a class/],
    ['a later version', { ...good, demarche_class: 2 }, /is of version 2 of the format/],
    ['an unknown key', { ...good, names: ['Ada'] }, /is damaged/],
    [
      'a chance of 7',
      { ...good, forecasts: [{ ...good.forecasts[0], odds: { a: 7, own: 0 } }] },
      /forecasts.0.odds.a/,
    ],
    ['a question twice', { ...good, questions: [good.questions[0], good.questions[0]] }, /has “a” twice/],
    [
      'a person twice',
      { ...good, forecasts: [good.forecasts[0], good.forecasts[0]] },
      /has “alpha, person 1, round 1” twice/,
    ],
    [
      'a chance too few',
      { ...good, forecasts: [{ ...good.forecasts[0], odds: { a: 1 }, own: [] }] },
      /no chance for “own”/,
    ],
    ['a strange question', { ...good, forecasts: [{ ...good.forecasts[0], own: ['z'] }] }, /is about “z”/],
    ['an escape', { ...good, engine: '\u001B[31m' }, /is refused/],
    ['too many forecasts', { ...good, forecasts: Array(2001).fill(good.forecasts[0]) }, /forecasts/],
  ])('is refused with %s', (_, value, expected) => {
    expect(readClassFile(value)).toMatch(expected);
  });
});

describe('demarche exercise --gather', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-gather-'));
    for (const each of ['a', 'b']) mkdirSync(join(folder, each));
    const files = {
      'a/class.json': classOf(1, [0.8]),
      'b/class.json': classOf(2, [0.2]),
      'other.json': { ...classOf(3, [0.5]), exercise: { id: 'other', title: 'Other', sha256: hex(2) } },
      'new.json': { ...classOf(4, [0.5]), exercise: { id: 'small', title: 'New', sha256: hex(3) } },
    };
    for (const [name, file] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(file));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (words: string) => demarche(words.split(' '), { cwd: folder });

  it('answers in every form, which again makes the same', () => {
    expect(run('exercise --gather a/class.json b/class.json').out).toContain('2 classes, 2 persons');
    for (const file of ['x.json', 'x.csv', 'x.html']) {
      expect(run(`exercise --gather a/class.json b/class.json -o ${file}`).code).toBe(0);
      expect(run(`again ${file} b/class.json a/class.json`).out).toBe(`same: ${file}\n`);
    }
    const page = readFileSync(join(folder, 'x.html'), 'utf8');
    expect(page).toContain('Two &lt;b&gt;teams&lt;/b&gt;');
    expect(page).not.toContain('<b>teams');
  });

  it.each([
    ['a/class.json a/class.json', 'a/class.json and a/class.json are the same class. Give each class once.'],
    ['a/class.json other.json', 'other.json is of the exercise other, and a/class.json of small'],
    ['a/class.json new.json', 'two versions of the exercise small'],
    ['none.json', 'none.json: there is no such file.'],
    ['a/class.json --auto', '--auto does not go with --gather'],
    ['a/class.json -o x.pdf', 'open the .html and print it'],
  ])('refuses %s', (words, said) => {
    const { code, err } = run(`exercise --gather ${words}`);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
