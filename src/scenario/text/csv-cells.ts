import { BOUNDS } from '../bounds.ts';
import { errorAt, type Issue, type Place } from '../issue.ts';

export interface CsvCell {
  readonly text: string;
  /** The place where the cell starts; a quoted cell starts at its quote. */
  readonly place: Place;
}

/** The cells of a CSV text. The issue says why reading stopped: a wrong quote, or too many rows or columns. */
interface Cells {
  /** Rows without empty lines. */
  readonly rows: readonly (readonly CsvCell[])[];
  readonly issue: Issue | undefined;
}

interface Cursor {
  offset: number;
  line: number;
  /** Offset at which the line starts. */
  start: number;
}

const QUOTE = 34;
const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;

/** Steps over a quoted cell; false if its quote never closes. */
const skipQuoted = (text: string, at: Cursor): boolean => {
  at.offset++;
  for (; at.offset < text.length; at.offset++) {
    const code = text.charCodeAt(at.offset);
    if (code === NEWLINE) {
      at.line++;
      at.start = at.offset + 1;
    }
    if (code !== QUOTE) continue;
    if (text.charCodeAt(at.offset + 1) !== QUOTE) {
      at.offset++;
      return true;
    }
    at.offset++;
  }
  return false;
};

const newline = (at: Cursor): void => {
  at.line++;
  at.start = at.offset;
};

const skipEmptyLines = (text: string, at: Cursor, cells: number): void => {
  while (cells === 0 && at.offset < text.length) {
    const isReturn = text.charCodeAt(at.offset) === RETURN && text.charCodeAt(at.offset + 1) === NEWLINE;
    if (!isReturn && text.charCodeAt(at.offset) !== NEWLINE) return;
    at.offset += isReturn ? 2 : 1;
    newline(at);
  }
};

const tooMany = (place: Place, rows: number, cells: number): Issue | undefined => {
  const { rows: mostRows, columns: mostColumns } = BOUNDS;
  const refuse = (what: string, most: number): Issue =>
    errorAt(place, `too many ${what} in this table`, { expected: `at most ${most.toLocaleString('en-GB')}` });
  if (rows > mostRows) return refuse('rows', mostRows);
  return cells > mostColumns ? refuse('columns', mostColumns) : undefined;
};

const endsCell = (text: string, offset: number): boolean => {
  const code = text.charCodeAt(offset);
  return (
    offset >= text.length ||
    code === COMMA ||
    code === NEWLINE ||
    (code === RETURN && text.charCodeAt(offset + 1) === NEWLINE)
  );
};

/** The text of a cell between two offsets, without the quotes that CSV adds. */
const cellText = (text: string, from: number, to: number): string =>
  text.charCodeAt(from) === QUOTE ? text.slice(from + 1, to - 1).replaceAll('""', '"') : text.slice(from, to);

/** Reads a CSV text (RFC 4180) as cells that know their place. */
export const csvCells = (file: string, text: string): Cells => {
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  const at: Cursor = { offset: 0, line: 1, start: 0 };
  const here = (): Place => ({ file, line: at.line, column: at.offset - at.start + 1 });
  const spoilt = (place: Place, message: string): Cells => ({
    rows,
    issue: errorAt(place, message, {
      found: '"',
      expected: 'quotes around the whole cell, doubled inside it',
    }),
  });
  for (;;) {
    skipEmptyLines(text, at, row.length);
    if (at.offset >= text.length && row.length === 0) return { rows, issue: undefined };
    const [place, from] = [here(), at.offset];
    const over = tooMany(place, rows.length, row.length + 1);
    if (over) return { rows, issue: over };
    if (text.charCodeAt(from) === QUOTE) {
      if (!skipQuoted(text, at)) return spoilt(place, 'this quote is never closed');
      if (!endsCell(text, at.offset)) return spoilt(here(), 'something follows the closing quote of a cell');
    }
    for (; !endsCell(text, at.offset); at.offset++) {
      if (text.charCodeAt(at.offset) === QUOTE)
        return spoilt(here(), 'there is a quote in the middle of a cell');
    }
    row.push({ text: cellText(text, from, at.offset), place });
    if (text.charCodeAt(at.offset) === COMMA) {
      at.offset++;
      continue;
    }
    rows.push(row);
    row = [];
    if (at.offset >= text.length) return { rows, issue: undefined };
    at.offset += text.charCodeAt(at.offset) === RETURN ? 2 : 1;
    newline(at);
  }
};
