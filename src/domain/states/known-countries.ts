import { COUNTRY_NAMES } from './country-names.ts';
import { nameKeys } from './name-keys.ts';
import { OTHER_NAMES } from './other-names.ts';

const parts = (text: string | undefined): readonly string[] => text?.split('|') ?? [];

interface KnownCountries {
  /** Alpha-3 codes by alpha-3 and alpha-2 code. */
  readonly byCode: ReadonlyMap<string, string>;
  /** Alpha-3 codes by key of a name. There is more than one code if several states have this name. */
  readonly byKey: ReadonlyMap<string, ReadonlySet<string>>;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

const readCountries = (): KnownCountries => {
  const byCode = new Map<string, string>();
  const byKey = new Map<string, Set<string>>();
  const names = new Map<string, readonly string[]>();
  for (const code of new Set([...Object.keys(COUNTRY_NAMES), ...Object.keys(OTHER_NAMES)])) {
    const [short, ...listed] = parts(COUNTRY_NAMES[code]);
    const all = [...listed, ...parts(OTHER_NAMES[code])];
    names.set(code, all);
    byCode.set(code, code);
    if (short !== undefined) byCode.set(short, code);
    for (const key of all.flatMap(nameKeys)) byKey.set(key, (byKey.get(key) ?? new Set()).add(code));
  }
  return { byCode, byKey, names };
};

let countries: KnownCountries | undefined;

/** All countries of ISO 3166 and some former ones; read when a name is first looked up. */
const known = (): KnownCountries => {
  countries ??= readCountries();
  return countries;
};

/** Alpha-3 code of the country with this alpha-2 or alpha-3 code, in any case. */
export const codeOf = (text: string): string | undefined => known().byCode.get(text.trim().toUpperCase());

/** Alpha-3 codes of the countries that go by a name. */
export const codesNamed = (text: string): readonly string[] => [
  ...new Set(nameKeys(text).flatMap((key) => [...(known().byKey.get(key) ?? [])])),
];

/** The names of a country, by alpha-3 code. */
export const countryNames = (code: string): readonly string[] => known().names.get(code) ?? [];

/** The first key of each name of every country, with the alpha-3 codes that have it. */
export const knownForms = (): Iterable<readonly [form: string, codes: ReadonlySet<string>]> =>
  [...known().byKey].filter(([key]) => !key.includes(' '));
