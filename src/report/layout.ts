import stringWidth from 'string-width';
import { NBSP } from './numbers.ts';

/** Longest line of any plain output, in columns. */
export const MAX_COLUMNS = 100;

/** Turns no-break spaces into plain ones: the last step before a text is printed. */
export const printable = (text: string): string => text.replaceAll(NBSP, ' ');

/** Only characters that every terminal draws one column wide: Latin, arrows, lines, blocks, dots and dashes. */
const NARROW =
  /^[\u0020-\u007E\u00A1-\u02FF\u2010-\u2027\u2030-\u203A\u2190-\u21FF\u2500-\u25FF\u2605\u2606]*$/;

/** Whether a text has only characters that every terminal draws one column wide. */
export const isNarrow = (text: string): boolean => NARROW.test(text);

/** How many columns a text takes on a terminal. */
export const textWidth = (text: string): number => (isNarrow(text) ? text.length : stringWidth(text));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The letters of a text as a reader sees them, each with its columns: so a long text is measured once. */
function* letters(text: string): Generator<{ readonly letter: string; readonly width: number }> {
  for (const { segment } of graphemes.segment(text)) {
    const width = textWidth(segment);
    // A run of parts of Hangul syllables is one segment, however long it is.
    if (width <= 2) yield { letter: segment, width };
    else for (const letter of segment) yield { letter, width: textWidth(letter) };
  }
}

/** Whether a text fits for sure: nothing is wider than two columns for each of its units. */
const isShort = (text: string, width: number): boolean => text.length * 2 <= width;

/** Cuts a text to a number of columns, with an ellipsis where something was lost. */
export const cut = (text: string, width: number): string => {
  if (isShort(text, width)) return text;
  if (isNarrow(text))
    return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
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

/** Cuts or fills a text to an exact number of columns; numbers go to the right. */
export const pad = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const shown = cut(text, width);
  const fill = ' '.repeat(Math.max(0, width - textWidth(shown)));
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
  const room = Math.max(8, width - Math.max(textWidth(first), textWidth(rest)));
  const words = glued(text).split(' ');
  const lines: string[] = [];
  let line = '';
  for (const word of uncut ? words : words.flatMap((w) => pieces(w, room))) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > room) {
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
    Math.min(
      head.max ?? MAX_COLUMNS,
      Math.max(...[head.title, ...rows.map((r) => r[i] ?? '')].map(textWidth)),
    ),
  );
  const lineOf = (cells: readonly string[]): string =>
    printable(
      indent + heads.map((head, i) => pad(cells[i] ?? '', widths[i] ?? 0, head.align)).join('  '),
    ).trimEnd();
  return [lineOf(heads.map((h) => h.title)), ...rows.map(lineOf)].map((line) => cut(line, MAX_COLUMNS));
};
