import { errorAt, type Issue } from '../issue.ts';
import { type CsvCell, csvCells } from './csv-cells.ts';

export interface CsvTable {
  readonly header: readonly CsvCell[];
  /** Rows that are not empty. */
  readonly rows: readonly (readonly CsvCell[])[];
  readonly issues: readonly Issue[];
}

const isEmpty = (row: readonly CsvCell[]): boolean => row.every((cell) => cell.text.trim() === '');

/**
 * Reads a CSV text with a header row as cells that know their place. Gives only issues if quotes do not match, if there
 * is no header, or if the table is too large.
 */
export const readCsv = (file: string, text: string): CsvTable | { readonly issues: readonly Issue[] } => {
  const { rows, issue } = csvCells(file, text);
  if (issue) return { issues: [issue] };
  const [header, ...rest] = rows;
  if (!header || isEmpty(header)) {
    return {
      issues: [
        errorAt({ file, line: 1, column: 1 }, 'the table has no header row', {
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
