import { isDate } from '../../domain/dates.ts';
import type { Located } from '../located.ts';

/** What a person most likely meant by a value that does not fit. */
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

/** Divides a decimal number by 100. Moves its point, since a division could show rounding errors. */
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
 * Recognises other notations: a decimal comma, per cent, a number in quotes, a day in another order. `expected` is what
 * the format expects, in words. Parts that stay undefined keep their usual words. A day such as 3/7/2025 is not
 * changed, since it can mean two days.
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
