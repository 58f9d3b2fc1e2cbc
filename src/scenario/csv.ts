import { parse } from 'csv-parse/sync';
import { cellPlaces } from './csv-cells.ts';
import { errorAt, type Issue, type Place } from './issue.ts';

export interface Cell {
  readonly text: string;
  readonly place: Place;
}

export interface Table {
  readonly header: readonly Cell[];
  /** Rows with something in them. */
  readonly rows: readonly (readonly Cell[])[];
  readonly issues: readonly Issue[];
}

const OPTIONS = {
  relax_column_count: true,
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n'],
  bom: false,
};

const isEmpty = (row: readonly Cell[]): boolean => row.every((cell) => cell.text.trim() === '');

/**
 * Reads a CSV text with a header row as cells that know their place; a quoted cell starts at its quote. Issues alone
 * where quotes do not match, where there is no header, or where there is too much of it.
 */
export const readCsv = (file: string, text: string): Table | { readonly issues: readonly Issue[] } => {
  const { rows: places, issue } = cellPlaces(file, text);
  if (issue) return { issues: [issue] };
  const records: readonly (readonly string[])[] = parse(text, OPTIONS);
  const start = { file, line: 1, column: 1 };
  const rows = records.map((record, y) =>
    record.map((cell, x): Cell => ({ text: cell, place: places[y]?.[x] ?? start })),
  );
  const [header, ...rest] = rows;
  if (!header || isEmpty(header)) {
    return {
      issues: [
        errorAt(start, 'the table has no header row', {
          expected: 'the names of the columns in the first row',
        }),
      ],
    };
  }
  const issues: Issue[] = [];
  const filled = rest.filter((row) => !isEmpty(row));
  for (const row of filled) {
    const extra = row[header.length];
    if (!extra) continue;
    if (row.slice(header.length).every((cell) => cell.text.trim() === '')) continue;
    const details = {
      found: `${row.length} cells`,
      expected: `${header.length}, as in the header; a cell with a comma goes in quotes`,
    };
    issues.push(errorAt(extra.place, 'this row has more cells than the header', details));
  }
  return { header, rows: filled, issues };
};
