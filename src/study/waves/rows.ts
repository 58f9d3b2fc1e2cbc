import { isDate } from '../../domain/dates.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import { append, errorAt, type Issue, type Place } from '../../scenario/issue.ts';
import { scalar } from '../../scenario/located.ts';
import { nearest, orList } from '../../scenario/nearest.ts';
import { slipOf } from '../../scenario/pieces/slips.ts';
import { READ_PROBLEMS, type Reader } from '../../scenario/reader.ts';
import { type CsvTable, readCsv } from '../../scenario/text/csv.ts';
import { decode } from '../../scenario/text/decode.ts';
import type { Span } from './observed.ts';

/** The columns of a table beside a wave. */
interface Columns {
  /** The name of the table in messages. */
  readonly name: string;
  /** Columns that the header must have. */
  readonly required: readonly string[];
  /** Columns that the header may have. */
  readonly optional?: readonly string[];
}

/** The table of what happened. */
export const OBSERVED: Columns = { name: 'acts', required: ['state', 'date', 'act', 'source', 'confidence'] };

/** One row: its cells by column. An empty cell counts as missing. */
export interface Row {
  readonly place: Place;
  /** Whether the table has a column. A missing column is one issue of the header, not an issue of each row. */
  readonly has: (column: string) => boolean;
  readonly cell: (column: string) => { readonly text: string; readonly place: Place } | undefined;
}

const headerOf = (
  table: CsvTable,
  { name, required, optional = [] }: Columns,
  issues: Issue[],
): ReadonlyMap<string, number> => {
  const known = [...required, ...optional];
  const found = new Map<string, number>();
  const misspelt = new Set<string>();
  table.header.forEach(({ text, place }, index) => {
    const id = text.trim();
    if (id === '' && table.rows.every((row) => (row[index]?.text ?? '').trim() === '')) return;
    if (found.has(id))
      issues.push(errorAt(place, 'this column is there twice', { found: id, expected: 'each column once' }));
    else if (known.includes(id)) found.set(id, index);
    else {
      const suggestion = nearest(id, known);
      if (suggestion) misspelt.add(suggestion);
      const details = { found: id, expected: orList(known), suggestion };
      issues.push(errorAt(place, `unknown column of the table of ${name}`, details));
    }
  });
  const start = table.header[0]?.place;
  for (const id of required)
    if (start && !found.has(id) && !misspelt.has(id))
      issues.push(
        errorAt(start, `the table of ${name} has no column "${id}"`, { expected: orList(required) }),
      );
  return found;
};

/**
 * Reads a table beside a wave. If the table cannot be read, the answer has no rows, and issues say why. If an
 * `optional` table does not exist, the answer has no rows, and there is no issue.
 */
export const readRows = (
  reader: Reader,
  file: string,
  columns: Columns,
  issues: Issue[],
  optional = false,
): readonly Row[] => {
  const result = reader.read(file, BOUNDS.file);
  const start = { file, line: 1, column: 1 };
  if (!result.ok) {
    if (optional && result.problem === 'absent') return [];
    issues.push(
      errorAt(start, READ_PROBLEMS[result.problem], {
        expected: `a table of ${columns.name}: ${columns.required.join(',')}`,
      }),
    );
    return [];
  }
  const { text, issues: refused } = decode(file, result.bytes);
  append(issues, refused);
  if (text === undefined) return [];
  const table = readCsv(file, text);
  append(issues, table.issues);
  if (!('header' in table)) return [];
  const header = headerOf(table, columns, issues);
  return table.rows.map((cells) => ({
    place: cells[0]?.place ?? start,
    has: (column) => header.has(column),
    cell: (column) => {
      const found = cells[header.get(column) ?? -1];
      const words = found?.text.trim() ?? '';
      return found && words !== '' ? { text: words, place: found.place } : undefined;
    },
  }));
};

/** The day in a cell. Undefined if the cell is empty, or if it is no day of the calendar (this adds an issue). */
export const dayIn = (row: Row, column: string, issues: Issue[]): string | undefined => {
  const cell = row.cell(column);
  if (!cell) return undefined;
  if (isDate(cell.text)) return cell.text;
  const expected = 'a day of the calendar, YYYY-MM-DD';
  const { suggestion } = slipOf(scalar(cell.place, cell.text), expected);
  issues.push(errorAt(cell.place, 'there is no such day', { found: cell.text, expected, suggestion }));
  return undefined;
};

const MONTH = /^\d{4}-\d{2}$/;

/** The last day of a month, YYYY-MM. */
const lastDayOf = (month: string): string | undefined =>
  ['31', '30', '29', '28'].map((day) => `${month}-${day}`).find(isDate);

/** The first and last day of the day or month that a text names. For a day, both are that day. Otherwise undefined. */
const spanOf = (text: string): Span | undefined => {
  if (isDate(text)) return { first: text, last: text };
  const last = MONTH.test(text) ? lastDayOf(text) : undefined;
  return last === undefined ? undefined : { first: `${text}-01`, last };
};

/**
 * The first and the last possible day in a cell. The cell has a day, a month, or two of them with `/` between.
 * Undefined as for dayIn.
 */
export const daysIn = (row: Row, column: string, issues: Issue[]): Span | undefined => {
  const cell = row.cell(column);
  const text = cell?.text ?? '';
  const one = spanOf(text);
  if (one) return one;
  if (!cell || !text.includes('/')) {
    const day = dayIn(row, column, issues);
    return day === undefined ? undefined : { first: day, last: day };
  }
  const [from = '', to = '', ...more] = text.split('/');
  const [first, last] = [spanOf(from)?.first, spanOf(to)?.last];
  if (first !== undefined && last !== undefined && first <= last && more.length === 0) return { first, last };
  const expected = 'a first and a later last day or month, YYYY-MM-DD/YYYY-MM-DD';
  issues.push(errorAt(cell.place, 'there are no such days', { found: text, expected }));
  return undefined;
};

/** The word in a cell. Undefined if the cell is empty, or if it is not one of `words` (this adds an issue). */
export const wordIn = <Word extends string>(
  row: Row,
  column: string,
  words: readonly Word[],
  issues: Issue[],
): Word | undefined => {
  const cell = row.cell(column);
  const word = words.find((each) => each === cell?.text);
  if (word !== undefined || !cell) return word;
  const details = { found: cell.text, expected: orList(words), suggestion: nearest(cell.text, words) };
  issues.push(errorAt(cell.place, `this is no valid ${column}`, details));
  return undefined;
};
