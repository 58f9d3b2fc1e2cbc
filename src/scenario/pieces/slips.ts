import type { Details } from '../issue.ts';
import type { Located } from '../located.ts';
import { lookAlikeIn } from '../text/look-alikes.ts';
import { expectedDay, otherDay } from './other-days.ts';

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const COMMA = /^[+-]?\d+,\d+$/;
const PERCENT = /^(\d+)(?:[.,](\d+))?\s*%$/;

/** A decimal number divided by 100. It moves the point, since a division could leave rounding errors. */
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

/**
 * The value that a person most likely meant by a value that does not fit. Recognises other notations: a decimal comma,
 * per cent, a number in quotes, a day in another order. `expected` is what the format expects, in words. For an
 * undefined part, the message keeps its usual words. A day such as 3/7/2025 gets no suggestion, since it can mean two
 * days. `expected` then names both.
 */
export const slipOf = (tree: Located | undefined, expected: string): Details => {
  if (tree?.kind !== 'scalar') return {};
  if (expected.includes('YYYY-MM-DD')) {
    const day = otherDay(String(tree.value));
    const [suggestion, other] = day?.days ?? [];
    if (!day || suggestion === undefined) return {};
    return other === undefined ? { suggestion } : { expected: expectedDay(day, expected) };
  }
  // The issue itself names a sign that only looks like a plain one.
  if (typeof tree.value !== 'string' || lookAlikeIn(tree.value)) return {};
  const text = tree.value.trim();
  if (!/\b(number|chance)\b/.test(expected)) return {};
  if (NUMBER.test(text)) return { found: `the text "${text}"`, expected: `${expected}, without quotes` };
  const suggestion = asNumber(text);
  return suggestion === undefined ? {} : { suggestion };
};
