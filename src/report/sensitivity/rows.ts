import type { TableColumn } from '../odds/table.ts';
import { csvRow } from '../run/csv.ts';
import { safeText } from '../words/safe-text.ts';

/** A table of a study of points. It has a row for each input. An unknown value is NaN. */
export interface PointsTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A table as CSV text, the header first. The cell of an unknown value is empty. */
export function* pointsCsv({ columns, rows }: PointsTable): Generator<string, void, undefined> {
  yield csvRow([...columns]);
  for (const row of rows)
    yield csvRow(row.map((cell) => (typeof cell === 'string' || Number.isFinite(cell) ? cell : '')));
}

/** A table in columns. A column is text if the first row has text there. Otherwise it is numbers. */
export const pointsColumns = ({ columns, rows }: PointsTable): readonly TableColumn[] =>
  columns.map((name, c): TableColumn => {
    const cells = rows.map((row) => row[c] ?? Number.NaN);
    return typeof cells[0] === 'string'
      ? { name, type: 'text', values: cells.map((cell) => safeText(String(cell))) }
      : { name, type: 'number', values: cells.map(Number) };
  });
