import stringWidth from 'string-width';
import { NBSP } from './numbers.ts';

/** Longest line of any plain output, in columns. */
export const MAX_COLUMNS = 100;

/** Turns no-break spaces into plain ones: the last step before a text is printed. */
export const printable = (text: string): string => text.replaceAll(NBSP, ' ');

/** How many columns a text takes on a terminal. */
export const columns = (text: string): number => stringWidth(text);

/** Cuts a text to so many columns, with an ellipsis where something was lost. */
export const cut = (text: string, width: number): string => {
  if (columns(text) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (columns(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
};

/** Cuts or fills a text to exactly so many columns; numbers go to the right. */
export const pad = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const shown = cut(text, width);
  const fill = ' '.repeat(Math.max(0, width - columns(shown)));
  return align === 'left' ? shown + fill : fill + shown;
};

/** Holds a number to its unit and to its sign, so that no line ends between them. */
const glued = (text: string): string =>
  text
    .replaceAll('× ', `×${NBSP}`)
    .replace(/(\d) %/g, `$1${NBSP}%`)
    .replace(/% a (month|week)/g, `%${NBSP}a${NBSP}$1`);

/** Pieces of at most `width` columns of a word that is longer than a line. */
const pieces = (word: string, width: number): readonly string[] => {
  if (columns(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const char of word) {
    if (part !== '' && columns(part + char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
};

interface WrapOptions {
  readonly first?: string;
  readonly rest?: string;
  readonly width?: number;
  readonly uncut?: boolean;
}

/**
 * Lays a text out in lines of at most `width` columns. `first` begins the first line and `rest` all others; words held
 * together by a no-break space stay together, and the result has plain spaces only. A word longer than a line is cut,
 * unless `uncut` says that words stay whole (a web address is of no use in pieces).
 */
export const wrap = (
  text: string,
  { first = '', rest = first, width = MAX_COLUMNS, uncut = false }: WrapOptions = {},
): readonly string[] => {
  const room = Math.max(8, width - Math.max(columns(first), columns(rest)));
  const words = glued(text).split(' ');
  const lines: string[] = [];
  let line = '';
  for (const word of uncut ? words : words.flatMap((w) => pieces(w, room))) {
    if (line !== '' && columns(line) + 1 + columns(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((l, i) => printable((i === 0 ? first : rest) + l).trimEnd());
};

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Widest it may grow, in columns. */
  readonly max?: number;
}

/** A table of plain text: one line of titles, then the rows, two spaces between columns. */
export const table = (
  heads: readonly Column[],
  rows: readonly (readonly string[])[],
  indent = '  ',
): readonly string[] => {
  const widths = heads.map((head, i) =>
    Math.min(head.max ?? MAX_COLUMNS, Math.max(...[head.title, ...rows.map((r) => r[i] ?? '')].map(columns))),
  );
  const lineOf = (cells: readonly string[]): string =>
    printable(
      indent + heads.map((head, i) => pad(cells[i] ?? '', widths[i] ?? 0, head.align)).join('  '),
    ).trimEnd();
  return [lineOf(heads.map((h) => h.title)), ...rows.map(lineOf)].map((line) => cut(line, MAX_COLUMNS));
};
