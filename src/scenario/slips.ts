import { isDate } from '../domain/dates.ts';
import type { Located } from './located.ts';

/** What a value that does not fit was most likely meant to be. */
interface Slip {
  readonly found?: string;
  readonly expected?: string;
  readonly suggestion?: string;
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const COMMA = /^[+-]?\d+,\d+$/;
const PERCENT = /^(\d+)(?:[.,](\d+))?\s*%$/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

/** A hundredth of a decimal number, by moving its point: division would show its rounding. */
const hundredth = (whole: string, rest: string): string => {
  const digits = whole.padStart(3, '0');
  const fraction = `${digits.slice(-2)}${rest}`.replace(/0+$/, '');
  const units = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
  return fraction === '' ? units : `${units}.${fraction}`;
};

const asNumber = (text: string): string | undefined => {
  if (COMMA.test(text)) return text.replace(',', '.');
  const percent = PERCENT.exec(text);
  return percent ? hundredth(percent[1] ?? '', percent[2] ?? '') : undefined;
};

const asDay = (text: string): string | undefined => {
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const [, y = year, m = month, d = day] = YEAR_FIRST.exec(text) ?? [];
  const written = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDate(written) ? written : undefined;
};

/**
 * Recognises what people write who are used to other notations: a decimal comma, per cent, a number in quotes, a day
 * in another order. `expected` is what the format expects there, in words; what stays undefined is to be told as ever.
 * A day such as 3/7/2025 is left alone, as it may be either of two.
 */
export const slipOf = (tree: Located | undefined, expected: string): Slip => {
  if (tree?.kind !== 'scalar' || typeof tree.value !== 'string') return {};
  const text = tree.value.trim();
  if (expected.includes('YYYY-MM-DD')) {
    const suggestion = asDay(text);
    return suggestion === undefined ? {} : { suggestion };
  }
  if (!/\b(number|chance)\b/.test(expected)) return {};
  if (NUMBER.test(text)) return { found: `the text "${text}"`, expected: `${expected}, without quotes` };
  const suggestion = asNumber(text);
  return suggestion === undefined ? {} : { suggestion };
};
