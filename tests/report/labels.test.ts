import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LABELS, type Label } from '../../src/report/labels/labels.ts';
import { LABEL_LANGUAGES, type LabelRow } from '../../src/report/labels/row.ts';
import { sayIn } from '../../src/report/labels/say.ts';

const rows: readonly (readonly [string, LabelRow])[] = Object.entries(LABELS);

const textsOf = (text: LabelRow[number]): readonly string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

/** The letters that a text in each language must have, unless it is a sign or a name in all of them. */
const LETTERS = {
  fr: /\p{Script=Latin}/u,
  ru: /\p{Script=Cyrillic}/u,
  prs: /\p{Script=Arabic}/u,
  ps: /\p{Script=Arabic}/u,
};
const ONLY_PLACES = /^(?:\{\w+\}|[\s.,:;()–]|[ءآ-ۓ])*$/u;

const FOLDER = new URL('../../src/report/labels/', import.meta.url);

/** The tables that make up the labels, each with its name. */
const tables = async (): Promise<readonly (readonly [string, Readonly<Record<string, LabelRow>>])[]> => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const modules: readonly Readonly<Record<string, Readonly<Record<string, LabelRow>>>>[] = await Promise.all(
    files.map((name) => import(new URL(name, FOLDER).href)),
  );
  return modules.flatMap((each) => Object.entries(each)).filter(([name]) => name.endsWith('_LABELS'));
};

describe('labels', () => {
  it('say the same wherever a table has them: of two texts one would be lost', async () => {
    const told = new Map<string, string>();
    for (const [name, table] of await tables())
      for (const [label, row] of Object.entries(table)) {
        expect(JSON.stringify(row), `${label} in ${name}`).toBe(told.get(label) ?? JSON.stringify(row));
        told.set(label, JSON.stringify(row));
      }
    expect(told.size).toBe(rows.length);
  });

  it('are in every language, with the same places for what is put in', () => {
    for (const [label, row] of rows)
      LABEL_LANGUAGES.forEach((language, i) => {
        const texts = textsOf(row[i]);
        expect(texts.length, label).toBeGreaterThan(0);
        for (const text of texts) {
          expect(placesIn(text), `${label} in ${language}: ${text}`).toEqual(placesIn(label));
          if (!ONLY_PLACES.test(text)) expect(text, label).toMatch(LETTERS[language]);
        }
      });
  });

  it('are clean texts, and no two of them are the same in English', () => {
    for (const [, row] of rows)
      for (const text of row.flatMap(textsOf)) {
        expect(text).toBe(text.trim());
        expect(text).toBe(text.normalize('NFC'));
      }
  });

  it('have the form that a number asks for', () => {
    const of = (tag: string) => [1, 2, 5, 21].map((n) => sayIn(tag)('{n} turns', { n }).replace(/\s/g, ' '));
    expect(of('en-GB')).toEqual(['1 turn', '2 turns', '5 turns', '21 turns']);
    expect(of('fr-CA')).toEqual(['1 tour', '2 tours', '5 tours', '21 tours']);
    expect(of('ru')).toEqual(['1 ход', '2 хода', '5 ходов', '21 ход']);
    expect(of('prs-AF')).toEqual(['1 نوبت', '2 نوبت', '5 نوبت', '21 نوبت']);
    expect(of('ps')).toEqual(['1 وار', '2 وار', '5 وار', '21 وار']);
    expect(of('de')).toEqual(of('en'));
  });

  it('say days, months, shares and lists', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    const of = (tag: string) => {
      const say = sayIn(tag);
      return [say.day('2025-07-03'), say.day('2025-07'), say.share(0.000001), say.list(['1', '2', '3'])].map(
        plain,
      );
    };
    expect(of('en')).toEqual(['3 July 2025', 'July 2025', 'under 0.001 %', '1, 2 and 3']);
    expect(of('fr')).toEqual(['3 juillet 2025', 'juillet 2025', 'moins de 0.001 %', '1, 2 et 3']);
    expect(of('ru')).toEqual(['3 июля 2025', 'июля 2025', 'менее 0.001 %', '1, 2 и 3']);
    expect(of('fa')).toEqual(['3 جولای 2025', 'جولای 2025', 'کمتر از 0.001 %', '1, 2 و 3']);
    expect(of('ps')).toEqual(['3 جولای 2025', 'جولای 2025', 'له 0.001 % لږ', '1, 2 او 3']);
  });

  it('put in what a name says and nothing of what is put in', () => {
    const label: Label = 'Vote: {question}';
    expect(sayIn('fr')(label, { question: '{n} $& {question}' })).toBe('Vote : {n} $& {question}');
  });
});
