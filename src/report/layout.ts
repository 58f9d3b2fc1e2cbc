import stringWidth from 'string-width';
import { NBSP } from './numbers.ts';

/** Longest line of any plain output, in columns. */
export const MAX_COLUMNS = 100;

/** Turns no-break spaces into plain ones: the last step before a text is printed. */
export const printable = (text: string): string => text.replaceAll(NBSP, ' ');

/** How many columns a text takes on a terminal. */
export const columns = (text: string): number => stringWidth(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in what a reader takes for letters, each with its columns, so that a long text is measured once. */
function* letters(text: string): Generator<{ readonly letter: string; readonly width: number }> {
  for (const { segment } of graphemes.segment(text)) {
    const width = columns(segment);
    // Parts of Hangul syllables strung together count as one letter, however many there are.
    if (width <= 2) yield { letter: segment, width };
    else for (const letter of segment) yield { letter, width: columns(letter) };
  }
}

/** Whether a text fits for sure: nothing is wider than two columns for each of its units. */
const isShort = (text: string, width: number): boolean => text.length * 2 <= width;

/** Cuts a text to so many columns, with an ellipsis where something was lost. */
export const truncate = (text: string, width: number): string => {
  if (isShort(text, width)) return text;
  let kept = '';
  let taken = 0;
  // Where the ellipsis goes if the text turns out too wide.
  let end = 0;
  for (const { letter, width: more } of letters(text)) {
    taken += more;
    if (taken > width) return `${kept.slice(0, end).trimEnd()}…`;
    kept += letter;
    if (taken <= width - 1) end = kept.length;
  }
  return text;
};

/** Cuts or fills a text to exactly so many columns; numbers go to the right. */
export const pad = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const shown = truncate(text, width);
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
  if (isShort(word, width)) return [word];
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  for (const { letter, width: more } of letters(word)) {
    if (part !== '' && taken + more > width) {
      parts.push(part);
      part = '';
      taken = 0;
    }
    part += letter;
    taken += more;
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
  return [lineOf(heads.map((h) => h.title)), ...rows.map(lineOf)].map((line) => truncate(line, MAX_COLUMNS));
};
