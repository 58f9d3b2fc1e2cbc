import { aboutWords, WORDS_COMMAND, WORDS_NAMES } from '../words/names.ts';
import { PLACE_NAMES, PLACES } from './binding.ts';
import { type Binding, bindingsAt } from './keys.ts';

interface KeyRow {
  readonly keys: string;
  readonly command: string;
  readonly help: string;
}

/** The table of keys, place by place. */
export const keyTables = (
  keys: readonly Binding[],
): readonly { readonly title: string; readonly rows: readonly KeyRow[] }[] =>
  PLACES.map((place) => ({
    title: PLACE_NAMES[place],
    rows: bindingsAt(place, keys).map((binding) => ({
      keys: binding.keys.join(' '),
      command: binding.command,
      help: binding.help,
    })),
  }));

const cell = (text: string): string => text.replaceAll('|', '\\|');

const codes = (keys: string): string =>
  keys
    .split(' ')
    .map((key) => `\`${key}\``)
    .join(' ');

/** The screens in words as a section in Markdown. */
const wordsSection = (): string =>
  [
    '## Screens in words',
    '',
    `\`${WORDS_COMMAND}\` prints a screen as sentences and tables: for a pipe, a screen reader, a dumb terminal. With \`--say\` it is for the ear: one sentence a line, words for signs, ten rows of each list (\`--all\`: all).`,
    '',
    '| name | what it says |',
    '|---|---|',
    ...WORDS_NAMES.map((name) => `| \`${name}\` | ${cell(aboutWords(name))} |`),
    '',
  ].join('\n');

/** The table of keys, and the screens in words, as a page in Markdown. */
export const keysPage = (keys: readonly Binding[]): string =>
  [
    wordsSection(),
    ...keyTables(keys).map(({ title, rows }) =>
      [
        `## ${title}`,
        '',
        '| keys | command | what it does |',
        '|---|---|---|',
        ...rows.map((row) => `| ${cell(codes(row.keys))} | ${row.command} | ${cell(row.help)} |`),
        '',
      ].join('\n'),
    ),
  ].join('\n');
