import { errorAt, type Issue } from '../issue.ts';
import { expectedDay, otherDay } from '../pieces/other-days.ts';
import { SAVE_CSV } from '../text/csv-cause.ts';
import type { CsvCell } from '../text/csv-cells.ts';
import { lookAlikeIn, plainTwin } from '../text/look-alikes.ts';

/** The kinds of content of a cell that have other notations. */
export type CellNotation = 'day' | 'number';

/** Cells of a table that have one cause in common: the first of them, and how many they are. */
interface Notation {
  readonly first: CsvCell;
  readonly what: string;
  readonly expected: string;
  readonly suggestion: string | undefined;
  count: number;
}

/** The notations of a table that cannot be read as they are, by cause. */
export type Notations = Map<string, Notation>;

const note = (notations: Notations, more: Omit<Notation, 'count'>): void => {
  const known = notations.get(more.what);
  if (known) known.count++;
  else notations.set(more.what, { ...more, count: 1 });
};

const DECIMAL_COMMA = /^[-+]?\d+,\d+$/;
const NUMBER = /^[-+]?\d*\.?\d+$/;

const dayCell = (cell: CsvCell, notations: Notations): CsvCell => {
  const day = otherDay(cell.text);
  const [suggestion] = day?.days ?? [];
  if (!day || suggestion === undefined) return cell;
  const isSure = day.days.length === 1;
  note(notations, {
    first: cell,
    what: isSure ? day.form : `${day.form} that may mean two days`,
    expected: expectedDay(day, 'YYYY-MM-DD; format the column as text before you save the table'),
    suggestion: isSure ? suggestion : undefined,
  });
  return { ...cell, text: isSure ? suggestion : '' };
};

const numberCell = (cell: CsvCell, notations: Notations): CsvCell => {
  const text = cell.text.trim();
  const plain = plainTwin(text).replace(/(?<=[-+]) /, '');
  if (DECIMAL_COMMA.test(plain)) {
    const suggestion = plain.replace(',', '.');
    note(notations, {
      first: cell,
      what: 'a number with a decimal comma',
      expected: `points in numbers; ${SAVE_CSV}`,
      suggestion,
    });
    return { ...cell, text: suggestion };
  }
  const sign = lookAlikeIn(text);
  if (!sign || !NUMBER.test(plain)) return cell;
  note(notations, {
    first: cell,
    what: `a number with ${sign.name}`,
    expected: 'the digits 0 to 9, with - and a point',
    suggestion: plain,
  });
  return { ...cell, text: plain };
};

/**
 * Writes a cell as the format has it, if it has another notation: a decimal comma, or a day as spreadsheets write it.
 * `notationIssues` reports each notation once for the table.
 */
export const inPlainNotation = (cell: CsvCell, kind: CellNotation, notations: Notations): CsvCell => {
  if (cell.text.trim() === '') return cell;
  return kind === 'day' ? dayCell(cell, notations) : numberCell(cell, notations);
};

/** One issue for each notation, with its first place and its number of cells. */
export const notationIssues = (notations: Notations): readonly Issue[] =>
  [...notations.values()].map(({ first, what, expected, suggestion, count }) => {
    const found = first.text.trim();
    const more = count === 1 ? '' : `; ${count - 1} more like it in this table`;
    return errorAt(first.place, `this is ${what}${more}`, { found, expected, suggestion });
  });
