import { printable } from '../words/layout.ts';
import type { Said, SaidColumn } from './said.ts';

/** The number of rows of a list that are said. The other rows are only counted. */
const FIRST_ROWS = 10;

/** Signs and their words for the ear, in this order. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<(?=\d)/g, 'under '],
  [/>(?=\d)/g, 'over '],
  [/\s?%/g, ' percent'],
  [/(?<=\d)[–-](?=\d+(?:\.\d+)?(?: percent|\)))/g, ' to '],
  [/(?<=\d)–(?=\d)/g, ' to '],
  [/(?<=^|[\s(:])[−-](?=\d)/g, 'minus '],
  [/−(?=\p{L})/gu, 'minus '],
  [/(?<=^|[\s(:])\+(?=\d)/g, 'plus '],
  [/× ?/g, 'times '],
  [/→/g, 'to'],
  [/ [–—] /g, ', '],
  [/ · /g, ', '],
  [/^· ?/g, ''],
  [/▲/g, 'up'],
  [/▼/g, 'down'],
  [/↑/g, 'rising'],
  [/↓/g, 'falling'],
  [/←/g, 'left'],
  [/▶/g, 'pointer'],
  [/‖/g, 'pause'],
  [/●/g, 'dot'],
  [/★/g, 'star'],
  [/≈/g, 'about equal'],
  [/(?<=^|\s)=(?=\s)/g, 'equals'],
  [/(?<=^|\s)\+(?=$|[\s:])/g, 'plus'],
  [/(?<=^|\s)[−–](?=$|[\s:])/g, 'minus'],
  [/\bctrl\+/gi, 'control '],
  [/\bt(\d+)\b/g, 'turn $1'],
  [/…/g, ', and more'],
  [/ {2,}/g, ' '],
];

/** A text with words in place of signs. */
const spoken = (text: string): string =>
  SIGNS.reduce((said, [sign, words]) => said.replace(sign, words), printable(text)).trim();

/** The place between the end of a sentence and the next sentence. */
const BETWEEN = /(?<=[^.\s]{3}[.!?]["”)]?) (?=[\p{Lu}“])/u;

const ended = (line: string): string => (/[.!?:]["”)]?$/.test(line) ? line : `${line}.`);

const sentences = (text: string): readonly string[] =>
  spoken(text)
    .split(BETWEEN)
    .filter((each) => each !== '')
    .map(ended);

const cellSaid = ({ title, say = (cell) => `${title} ${cell}` }: SaidColumn, cell: string): string =>
  cell === '' ? '' : say(cell);

/** A row as one sentence. It has the name of the row, then its cells. */
const rowSaid = (heads: readonly SaidColumn[], row: readonly string[]): string => {
  const [name = '', ...cells] = row;
  const said = cells.flatMap((cell, i) => {
    const head = heads[i + 1];
    const words = head && cell !== '' ? cellSaid(head, cell) : '';
    return words === '' ? [] : [words];
  });
  return ended(spoken(said.length === 0 ? name : `${name}: ${said.join(', ')}`).replaceAll(', ;', ';'));
};

const rest = (left: number): string => `And ${left} more: --all.`;

/** The text as sentences, one a line. Only the first ten rows of a long list are said, unless `all` is set. */
export const spokenLines = (said: Said, all: boolean): readonly string[] => {
  const most = all ? Number.POSITIVE_INFINITY : FIRST_ROWS;
  const lines: string[] = [];
  let items = 0;
  const endList = (): void => {
    if (items > most) lines.push(rest(items - most));
    items = 0;
  };
  for (const part of said) {
    if (part.kind === 'item') items++;
    else if (part.kind !== 'under' && part.kind !== 'source') endList();
    if (part.kind === 'gap' || (part.kind === 'source' && !all) || items > most) continue;
    if (part.kind === 'table') {
      lines.push(...part.rows.slice(0, most).map((row) => rowSaid(part.heads, row)));
      if (part.rows.length > most) lines.push(rest(part.rows.length - most));
    } else if (part.kind === 'quoted' || part.kind === 'source') lines.push(part.text.trim());
    else lines.push(...sentences(part.say ?? part.text));
  }
  endList();
  return lines;
};
