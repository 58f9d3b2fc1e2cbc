import { errorAt, type Issue } from '../issue.ts';
import { tooLongRows, withoutSepLine, wrongSeparator } from './csv-cause.ts';
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
  const separator = wrongSeparator(file, text);
  if (separator) return { issues: [separator] };
  const { rows, issue } = csvCells(file, withoutSepLine(text));
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
  const filled = rest.filter((row) => !isEmpty(row));
  const long = tooLongRows(header, filled);
  return { header, rows: filled, issues: long ? [long] : [] };
};
