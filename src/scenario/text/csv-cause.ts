import { type Details, errorAt, type Issue, type Place } from '../issue.ts';
import type { CsvCell } from './csv-cells.ts';
import { lookAlikeIn } from './look-alikes.ts';

/** How to save a table so that it can be read. */
export const SAVE_CSV = 'save the table as “CSV UTF-8 (comma delimited)”, with points in numbers';

/** The hint for Excel in the first line of some tables. */
const SEP_LINE = /^(["']?)sep=(.)\1[ \t]*(?=\r?\n|$)/i;

const SEPARATORS: readonly (readonly [sign: string, name: string])[] = [
  [';', 'semicolons (;)'],
  ['\t', 'tabs'],
  ['|', 'bars (|)'],
  ['\uff0c', 'fullwidth commas (U+FF0C)'],
  ['\u060c', 'Arabic commas (U+060C)'],
  ['\uff1b', 'fullwidth semicolons (U+FF1B)'],
];

/** The text with an empty line in the place of a hint `sep=,`, so that all lines keep their numbers. */
export const withoutSepLine = (text: string): string => text.replace(SEP_LINE, '');

const firstLine = (text: string): { readonly line: number; readonly text: string } => {
  const lines = text.slice(0, 20_000).split('\n');
  const at = lines.findIndex((line) => line.trim() !== '');
  return { line: at + 1, text: (lines[Math.max(0, at)] ?? '').replace(/\r$/, '') };
};

const counted = (text: string, sign: string): number => text.replace(/"[^"]*"/g, '').split(sign).length - 1;

/**
 * The one cause why a whole text is no table with commas: it has another separator. Undefined if the header has commas.
 * The text is as it was written, with its hint for Excel.
 */
export const wrongSeparator = (file: string, text: string): Issue | undefined => {
  const header = firstLine(withoutSepLine(text));
  const commas = counted(header.text, ',');
  const [found] = SEPARATORS.filter(([sign]) => counted(header.text, sign) > commas);
  if (!found) return undefined;
  const shownHeader = found[0] === '\t' ? header.text.replaceAll('\t', '⇥') : header.text;
  const place: Place = { file, line: Math.max(1, header.line), column: 1 };
  return errorAt(place, `the cells of this table are separated by ${found[1]}`, {
    found: shownHeader.length > 40 ? `${shownHeader.slice(0, 40)}…` : shownHeader,
    expected: `commas; ${SAVE_CSV}`,
  });
};

const DIGITS = /^[-+]?\d+$/;

const rowsText = (rows: readonly (readonly CsvCell[])[]): string => {
  const lines = rows.slice(0, 3).map((row) => row[0]?.place.line ?? 0);
  if (rows.length === 1) return 'this row has';
  return `${rows.length} rows (lines ${lines.join(', ')}${rows.length > 3 ? ', …' : ''}) have`;
};

/**
 * The likely reason why a cell was split into two: curly quotes, which are no quotes in CSV; a decimal comma; a comma
 * in a text.
 */
const splitBy = (row: readonly CsvCell[]): Details | undefined => {
  const quote = row
    .map(({ text }) => text.trim())
    .find((text) => /^[\u201c-\u201f\u00ab\u00bb\u300c\u300d\u2018-\u201b]/u.test(text));
  const sign = quote === undefined ? undefined : lookAlikeIn(quote.slice(0, 1));
  if (sign)
    return {
      found: `${sign.name} around a cell`,
      expected: 'straight quotes (") around a cell with a comma',
    };
  const open = row.findIndex(({ text }) => text.trim().startsWith("'"));
  if (open >= 0 && row.slice(open + 1).some(({ text }) => text.trim().endsWith("'")))
    return {
      found: "a single quote (') around a cell",
      expected: 'double quotes (") around a cell with a comma',
    };
  const at = row.findIndex(
    ({ text }, i) => i > 0 && /^\d+$/.test(text.trim()) && DIGITS.test(row[i - 1]?.text.trim() ?? ''),
  );
  if (at < 0) return undefined;
  const whole = row[at - 1]?.text.trim() ?? '';
  const part = row[at]?.text.trim() ?? '';
  return {
    found: `${row.length} cells, two of them ${whole} and ${part}`,
    expected: `${whole}.${part} if this is one number; ${SAVE_CSV}`,
  };
};

/** One issue for all rows that have more cells than the header. Undefined if there is none. */
export const tooLongRows = (
  header: readonly CsvCell[],
  rows: readonly (readonly CsvCell[])[],
): Issue | undefined => {
  const long = rows.filter((row) => row.slice(header.length).some((cell) => cell.text.trim() !== ''));
  const [first] = long;
  const extra = first?.[header.length];
  if (!first || !extra) return undefined;
  const cause = splitBy(first) ?? {
    found: `${first.length} cells`,
    expected: `${header.length}, as in the header; a cell with a comma goes in quotes`,
  };
  const at = long.length === 1 ? '' : ', at first here';
  return errorAt(extra.place, `${rowsText(long)} more cells than the header${at}`, cause);
};
