import { MONTHS, parseDate, type TurnUnit, turnDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import type { Say } from '../labels/saying.ts';

/** A no-break space. It keeps a number and its unit on one line until the text is laid out. */
export const NBSP = '\u00A0';

/** `3 July 2025`. A text that is not a date stays as it is. */
export const longDate = (date: IsoDate): string => {
  const day = parseDate(date);
  return day ? `${day.day}${NBSP}${MONTHS[day.month - 1] ?? ''} ${day.year}` : date;
};

/** The day on which a turn ends, as `3 July 2028`. */
export const dayOfTurn = (
  { start, turn: unit }: { readonly start: IsoDate; readonly turn: TurnUnit },
  turn: number,
): string => longDate(turnDate(start, unit, turn));

/** A number with two significant digits below ten, as a whole number above. */
const twoDigits = (value: number): string => {
  if (value >= 9.95) return String(Math.round(value));
  if (value >= 0.995) return value.toFixed(1);
  return String(Number(value.toPrecision(2)));
};

/** A probability, 0..1, as `0.42 %`, `3.4 %`, `34 %`; extremes as `under 0.001 %` and `over 99.9 %`. */
export const percent = (share: number): string => {
  if (share <= 0) return `0${NBSP}%`;
  if (share < 0.00001) return `under${NBSP}0.001${NBSP}%`;
  if (share >= 1) return `100${NBSP}%`;
  if (share > 0.999) return `over${NBSP}99.9${NBSP}%`;
  return `${share > 0.995 ? (share * 100).toFixed(1) : twoDigits(share * 100)}${NBSP}%`;
};

/** A chance that a person gave in per cent, with every digit: `5 %`, `55.5 %`. */
export const givenPercent = (share: number): string => `${Number((share * 100).toFixed(1))}${NBSP}%`;

/** The horizon of a turn's chance, after a number: `a month` or `a week`. */
export const perTurn = (unit: TurnUnit): string => (unit === 'month' ? `a${NBSP}month` : `a${NBSP}week`);

/** A short text that stays on one line. */
export const onOneLine = (text: string): string => text.replaceAll(' ', NBSP);

/** A chance with its horizon: `0.4 % a month`. */
export const chancePerTurn = (chance: number, unit: TurnUnit, say: Say): string =>
  onOneLine(say(unit === 'month' ? '{chance} a month' : '{chance} a week', { chance: say.share(chance) }));

/** A factor beyond this limit is only shown as huge, or as next to nothing. */
const MOST_TIMES = 1e6;

/** A factor beyond a million, either way, for a narrow column: `>1e6`. Undefined for all others. */
export const hugeTimes = (value: number): string | undefined =>
  value > MOST_TIMES ? '>1e6' : value < 1 / MOST_TIMES ? '<1e-6' : undefined;

/**
 * A factor, with enough digits for a reader to multiply: `12.3`, `2.14`, `0.35`, `0.048`. Extremes are `more than a
 * million` and `less than a millionth`.
 */
export const times = (value: number): string => {
  if (value > MOST_TIMES) return 'more than a million';
  if (value < 1 / MOST_TIMES) return 'less than a millionth';
  if (value >= 1e5) return value.toExponential(1).replace('e+', 'e');
  if (value >= 99.5) return String(Math.round(value));
  if (value >= 9.995) return value.toFixed(1);
  if (value >= 0.0995) return value.toFixed(2);
  if (value >= 0.00005) return String(Number(value.toPrecision(2)));
  return value.toExponential(1);
};

/** A factor in the form of `times`, with the words in the language of `say`. */
export const timesSaid = (value: number, say: Say): string => {
  if (value > MOST_TIMES) return say('more than a million');
  return value < 1 / MOST_TIMES ? say('less than a millionth') : times(value);
};

/** A plain quantity (a weight, a trait, an index): up to three significant digits, with a true minus sign. */
export const quantity = (value: number): string => {
  const text = Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  return text === '-0' ? '0' : text.replace('-', '\u2212');
};

/** A difference, always with its sign: `+0.2`, `−3`. */
export const signed = (value: number): string => (value > 0 ? `+${quantity(value)}` : quantity(value));

/** A number with a fixed number of decimals, with a true minus sign and without a negative zero. */
export const fixed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212');
};

/** `1 state`, `2 states`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count}${NBSP}${count === 1 ? one : many}`;

/** `36 monthly turns`. */
export const turnsText = (count: number, unit: TurnUnit): string =>
  plural(count, unit === 'month' ? 'monthly turn' : 'weekly turn');

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
