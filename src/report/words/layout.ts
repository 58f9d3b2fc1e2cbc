import stringWidth from 'string-width';
import { graphemesIn } from '../../domain/characters.ts';
import { NBSP } from './numbers.ts';

/** Longest line of any plain output, in columns. */
export const MAX_COLUMNS = 100;

/** Turns no-break spaces into plain ones, as the last step before a text is printed. */
export const printable = (text: string): string => text.replaceAll(NBSP, ' ');

/** Characters that every terminal draws one column wide: Latin, no-break spaces, arrows, lines, blocks, dots and dashes. */
const NARROW =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u203A\u2190-\u21FF\u2500-\u25FC\u25FF\u2605\u2606]*$/;

/** Whether every terminal draws each character of a text one column wide. */
export const isNarrow = (text: string): boolean => NARROW.test(text);

/** The columns that a text takes on a terminal. */
export const textWidth = (text: string): number => (isNarrow(text) ? text.length : stringWidth(text));

/** The letters of a text as a reader sees them, each with its columns. Thus a long text is measured only once. */
function* letters(text: string): Generator<{ readonly letter: string; readonly width: number }> {
  for (const { segment } of graphemesIn(text)) {
    const width = textWidth(segment);
    // A long run of parts of Hangul syllables counts as one letter, which is then split.
    if (width <= 2) yield { letter: segment, width };
    else for (const letter of segment) yield { letter, width: textWidth(letter) };
  }
}

/** Whether a text certainly fits, since each of its units is at most two columns wide. */
const isShort = (text: string, width: number): boolean => text.length * 2 <= width;

/** Cuts a text to `width` columns, with an ellipsis if something is lost. */
export const truncate = (text: string, width: number): string => {
  if (isShort(text, width)) return text;
  if (isNarrow(text))
    return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
  let kept = '';
  let taken = 0;
  // The place of the ellipsis, in case the text is too wide.
  let end = 0;
  for (const { letter, width: more } of letters(text)) {
    taken += more;
    if (taken > width) return `${kept.slice(0, end).trimEnd()}…`;
    kept += letter;
    if (taken <= width - 1) end = kept.length;
  }
  return text;
};

/** Cuts or fills a text to exactly `width` columns. */
export const pad = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const shown = truncate(text, width);
  const fill = ' '.repeat(Math.max(0, width - textWidth(shown)));
  return align === 'left' ? shown + fill : fill + shown;
};

/** Joins a number with its unit and its sign, so that no line ends between them. */
const glued = (text: string): string =>
  text
    .replaceAll('× ', `×${NBSP}`)
    .replace(/(\d) %/g, `$1${NBSP}%`)
    .replace(/% a (month|week)/g, `%${NBSP}a${NBSP}$1`);

/** Splits a word that is longer than a line into pieces of at most `width` columns. */
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
 * Lays a text out in lines of at most `width` columns. `first` begins the first line, `rest` all others. A no-break space
 * keeps two words together; the result has plain spaces only. A word longer than a line is split, unless `uncut` is set,
 * as for a web address.
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

/** A text that is indented by two columns. */
export const indented = (text: string): readonly string[] => wrap(text, { first: '  ' });

/** An item of a list. */
export const bullet = (text: string): readonly string[] => wrap(text, { first: '  · ', rest: '    ' });

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The largest width, in columns. */
  readonly max?: number | undefined;
}

/** A column of texts. */
export const left = (title: string, max?: number): Column => ({ title, align: 'left', max });

/** A column of numbers. */
export const right = (title: string, max?: number): Column => ({ title, align: 'right', max });

type Rows = readonly (readonly string[])[];

/** The columns that each column of a table takes. */
const widthsOf = (heads: readonly Column[], rows: Rows): readonly number[] =>
  heads.map((head, i) =>
    Math.min(
      head.max ?? MAX_COLUMNS,
      Math.max(...[head.title, ...rows.map((r) => r[i] ?? '')].map(textWidth)),
    ),
  );

/** The heads of a table. Its first column takes the width that the other columns leave. */
export const withRoom = (
  [first, ...others]: readonly [Column, ...Column[]],
  rows: Rows,
): readonly Column[] => {
  const taken = widthsOf(
    others,
    rows.map((row) => row.slice(1)),
  ).reduce((sum, width) => sum + width + 2, 2);
  return [{ ...first, max: MAX_COLUMNS - taken }, ...others];
};

/** A table of plain text. It has one line of titles, then the rows, with two spaces between columns. */
export const table = (heads: readonly Column[], rows: Rows, indent = '  '): readonly string[] => {
  const widths = widthsOf(heads, rows);
  const lineOf = (cells: readonly string[]): string =>
    printable(
      indent + heads.map((head, i) => pad(cells[i] ?? '', widths[i] ?? 0, head.align)).join('  '),
    ).trimEnd();
  return [lineOf(heads.map((h) => h.title)), ...rows.map(lineOf)].map((line) => truncate(line, MAX_COLUMNS));
};
