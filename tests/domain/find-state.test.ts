import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRY_NAMES } from '../../src/domain/states/country-names.ts';
import { findStates, type NamedState, suggestedIds } from '../../src/domain/states/find-state.ts';
import { OTHER_NAMES } from '../../src/domain/states/other-names.ts';

const statesOf = (folder: string): readonly NamedState[] =>
  readFileSync(new URL(`../../scenarios/${folder}/states.csv`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((row) => {
      const [id, name] = row.split(',');
      return id && name ? [{ id, name }] : [];
    });

const flagship = statesOf('russia-precedent');
const of1988 = statesOf('history/palestine-1988');
const ids = ({ found, meant }: ReturnType<typeof findStates>) => [
  found.map(({ id }) => id),
  meant.map(({ id }) => id),
];
const find = (typed: string, states = flagship) => ids(findStates(typed, states));

/** Names that two states share: all of them are listed. */
const SHARED: Readonly<Record<string, readonly string[]>> = { Congo: ['COD', 'COG'], Korea: ['KOR', 'PRK'] };

/** Every name of every country, with its alpha-3 code; the alpha-2 code is one of the names. */
const known = [...Object.entries(COUNTRY_NAMES), ...Object.entries(OTHER_NAMES)].flatMap(([code, names]) =>
  names.split('|').map((name) => ({ code, name })),
);
const inFlagship = known.filter(({ code }) => flagship.some(({ id }) => id === code));

describe('a state that is named', () => {
  it('is found by id and by each known name', () => {
    for (const { id, name } of flagship)
      expect([id, find(id), find(name)]).toEqual([id, [[id], []], [[id], []]]);
    expect(inFlagship.length).toBeGreaterThan(850);
    for (const { code, name } of inFlagship)
      expect([name, find(name)]).toEqual([name, [SHARED[name] ?? [code], []]]);
  });

  it('is no other state where the scenario lacks its country', () => {
    const absent = known.filter(
      ({ code }) => !flagship.some(({ id }) => id === code) && !(code in OTHER_NAMES),
    );
    expect(absent.length).toBeGreaterThan(100);
    for (const { name } of absent) expect([name, find(name)]).toEqual([name, [[], []]]);
  });

  it.each([
    ['Turkey', 'TUR'],
    ['Burma', 'MMR'],
    ['DRC', 'COD'],
    ['Congo-Kinshasa', 'COD'],
    ['U.A.E.', 'ARE'],
    ['the uk', 'GBR'],
    ['Great Britain', 'GBR'],
    ['America', 'USA'],
    ['United States of America', 'USA'],
    ['ivory  coast', 'CIV'],
    ["COTE D'IVOIRE", 'CIV'],
    ['Côte d’Ivoire', 'CIV'],
    ['Holland', 'NLD'],
    ['Swaziland', 'SWZ'],
    ['Czech Republic', 'CZE'],
    ['Macedonia', 'MKD'],
    ['Cape Verde', 'CPV'],
    ['East Timor', 'TLS'],
    ['Korea, South', 'KOR'],
    ['Korea (Democratic People’s Republic of)', 'PRK'],
    ['Russian Federation', 'RUS'],
    ['Persia', 'IRN'],
    ['Zaire', 'COD'],
    ['Ceylon', 'LKA'],
    ["China, People's Republic of", 'CHN'],
    ['Viet Nam', 'VNM'],
    ['St. Lucia', 'LCA'],
    ['Antigua & Barbuda', 'ATG'],
    ['Sao Tome and Principe', 'STP'],
    ['Niger', 'NER'],
    ['Dominica', 'DMA'],
    ['Guinea', 'GIN'],
  ])('%s is %s', (typed, id) => {
    expect(find(typed)).toEqual([[id], []]);
  });

  it.each([
    ['USSR', ['RUS']],
    ['Yugoslavia', ['SRB']],
    ['Serbia', ['SRB']],
    ['Zaire', ['COD']],
    ['Vatican', ['VAT']],
    ['Germany', ['DDR', 'DEU']],
    ['GDR', ['DDR']],
  ])('%s is %j in the wave of 1988', (typed, expected) => {
    expect(find(typed, of1988)).toEqual([expected, []]);
  });

  it('is found whatever its case, accents, punctuation and small words', () => {
    const change = fc.record({
      upper: fc.boolean(),
      plain: fc.boolean(),
      the: fc.boolean(),
      dots: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...inFlagship), change, ({ code, name }, { upper, plain, the, dots }) => {
        fc.pre(name.length > 3);
        const bare = plain ? name.normalize('NFD').replace(/\p{M}/gu, '') : name;
        const spaced = dots ? `  ${bare.replaceAll(' ', ' - ')}. ` : bare;
        const cased = upper ? spaced.toUpperCase() : spaced.toLowerCase();
        expect(find(the ? `The ${cased}` : cased)[0]).toEqual(SHARED[name] ?? [code]);
      }),
    );
  });
});

describe('a state that is not named', () => {
  it.each([
    ['Irann', ['IRN']],
    ['Nigera', ['NER', 'NGA']],
    ['IRM', ['ARM', 'IRL', 'IRN', 'IRQ']],
    ['Unted Kingdom', ['GBR']],
    ['Republic of Zambia and friends', ['ZMB']],
    ['Dominican', ['DOM']],
    ['USSR', ['RUS']],
    ['Taiwan', []],
    ['Taiwann', []],
    ['', []],
    ['the', []],
  ])('%s is perhaps %j', (typed, meant) => {
    expect(find(typed)).toEqual([[], meant]);
  });

  it('is never suggested by what was found', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(...known.map(({ name }) => name)),
      fc.constantFrom(...flagship.map(({ id }) => id)),
    );
    fc.assert(
      fc.property(typed, (text) => {
        expect(suggestedIds(text, flagship)).not.toBe(text);
        const [found, meant] = find(text);
        expect(found?.length === 0 || meant?.length === 0).toBe(true);
      }),
    );
    expect(suggestedIds('Iran', flagship)).toBe('IRN (Iran)');
    expect(suggestedIds('IRN', flagship)).toBeUndefined();
  });

  it('belongs to made-up scenarios too: no code of a real country is looked for there', () => {
    const made = [
      { id: 'A', name: 'Alphaland' },
      { id: 'US', name: 'Union of Sheep' },
      { id: 'FR', name: 'Frogland' },
    ];
    expect(find('America', made)[0]).toEqual([]);
    expect(find('France', made)[0]).toEqual([]);
    expect(find('us', made)[0]).toEqual(['US']);
    expect(find('alphalnd', made)).toEqual([[], ['A']]);
  });
});
