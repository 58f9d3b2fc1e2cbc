// Collects the names of countries from two packages and writes them into src/domain/states/country-names.ts. The program
// needs this table alone; the script runs when a package has newer names.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const iso = require('i18n-iso-countries');
const { countries: english } = require('i18n-iso-countries/langs/en.json');

/** What the packages list as names and is none, or is also the name of another country. */
const LEFT_OUT = new Set([
  ...['Guiana', 'Mexicanos', 'Portuguesa', 'Prathet', 'Thai', 'Togolese', 'the Abode of Peace', 'N Ireland'],
  ...['Nation of Brunei', "ʁɛpublika de an'ɡɔla", 'Mann', 'Mannin', 'Saint Martin', 'St. Martin'],
]);

/** Official names in other languages: few people type them, and the table travels with every page. */
const FOREIGN =
  /Rep[uú]bli[ck]a|République|Respublika|Bundesrepublik|Republik |Republiken|Koninkrijk|Kongerike|Konungarike|Royaume|Königreich|Reino|Estado|Cumhuriyet|Respublikas|Vabariik|tasavalta|Mamlaka|Dawlat|Jamh|Jumh|Negara|Principat|Territoire|Bailliage|Gaṇarājya|Ittiḥād|Gònghé/u;

const folder = join(dirname(require.resolve('country-to-iso/package.json')), 'data/country');

const simple = (name) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const isLatin = (name) => /^[\p{Script=Latin}\p{M}\p{P}\p{S}\p{N}\s]+$/u.test(name.normalize('NFD'));

/** Names that differ, in Latin letters; codes are listed apart. */
const distinct = (names, codes) => {
  const found = new Map(codes.map((code) => [simple(code), undefined]));
  for (const name of names.map((each) => each.replace(/\p{Cf}/gu, '').trim()))
    if (isLatin(name) && !LEFT_OUT.has(name) && !FOREIGN.test(name) && !found.has(simple(name)))
      found.set(simple(name), name);
  return [...found.values()].filter((name) => name !== undefined);
};

const entries = readdirSync(folder)
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  .map(({ alpha2, alpha3 = iso.alpha2ToAlpha3(alpha2), names }) => {
    const all = [...[english[alpha2] ?? []].flat(), ...names];
    return [alpha3, [alpha2, ...distinct(all, [alpha2, alpha3])].join('|')];
  })
  .sort(([a], [b]) => (a < b ? -1 : 1));

const quoted = (text) => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);

writeFileSync(
  fileURLToPath(new URL('../../src/domain/states/country-names.ts', import.meta.url)),
  `// Made by \`npm run bake-names\` from i18n-iso-countries and country-to-iso (both MIT); do not edit.

/** By ISO 3166-1 alpha-3 code: the alpha-2 code, then names, each after a bar. */
export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
${entries.map(([code, names]) => `  ${code}: ${quoted(names)},`).join('\n')}
};
`,
);
