import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCells } from '../../src/scenario/text/csv-cells.ts';

const OPTIONS = { relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] };

/** What a library of good repute reads; undefined where it refuses. */
const theirs = (csv: string): readonly (readonly string[])[] | undefined => {
  try {
    return parse(csv, OPTIONS);
  } catch {
    return undefined;
  }
};

describe('cells of CSV', () => {
  it('say what csv-parse says, and are refused where it refuses', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '𝒳', '"', ',', '\n', ' ', '\r\n', '\r', '""', '","'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (csv) => {
        const { rows, issue } = csvCells('t.csv', csv);
        expect(issue ? undefined : rows.map((row) => row.map((cell) => cell.text))).toEqual(theirs(csv));
      }),
      { numRuns: 3000 },
    );
  });
});
