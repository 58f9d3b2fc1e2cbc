import { daysLater, isDate } from '../../domain/dates.ts';
import { plainTwin } from '../text/look-alikes.ts';

/**
 * A day in another notation than YYYY-MM-DD, with the name of the notation and the one or two days that it can mean.
 */
interface OtherDay {
  readonly form: string;
  readonly days: readonly string[];
}

/** How the names of each month begin in English, French, German, Spanish, Italian, Portuguese and Dutch, without accents. */
const MONTHS = [
  /^(jan|ene|gen)/,
  /^(feb|fev)/,
  /^(mar|mrt|maa)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mei|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|aou|ago)/,
  /^(sep|set)/,
  /^(oct|okt|ott|out)/,
  /^(nov)/,
  /^(dec|dez|dic)/,
] as const;

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

const iso = (year: string, month: string | number, day: string): string =>
  `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;

/** Two digits of a year as spreadsheets read them: 00 to 29 are of this century. */
const fullYear = (year: string): string =>
  year.length > 2 ? year : `${Number(year) < 30 ? '20' : '19'}${year}`;

interface Form {
  readonly name: string;
  readonly pattern: RegExp;
  /** The days that the parts of the pattern can mean. */
  readonly days: (parts: readonly string[]) => readonly string[];
}

const ofMonthName = (day: string, name: string, year: string): readonly string[] => {
  const month = MONTHS.findIndex((each) => each.test(name)) + 1;
  return month === 0 ? [] : [iso(fullYear(year), month, day)];
};

/** The first day of the calendar of spreadsheets: day 0. */
const DAY_ZERO = '1899-12-30';

const FORMS: readonly Form[] = [
  {
    name: 'a day with a time',
    pattern: /^(\d{4}-\d{2}-\d{2})[t ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[ap]m|[-+]\d{2}:?\d{2})?$/,
    days: ([day = '']) => [day],
  },
  {
    name: 'the serial number that spreadsheets have for a day',
    pattern: /^([1-7]\d{4})(?:\.\d+)?$/,
    days: ([days = '0']) => [daysLater(DAY_ZERO, Number(days))],
  },
  {
    name: 'a day without hyphens',
    pattern: /^(\d{4})(\d{2})(\d{2})$/,
    days: ([year = '', month = '', day = '']) => [iso(year, month, day)],
  },
  {
    name: 'a day with the year first',
    pattern: /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?(?:[t ]+00?:00(?::00)?)?$/,
    days: ([year = '', month = '', day = '']) => [iso(year, month, day)],
  },
  {
    name: 'a day with dots',
    pattern: /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?: +\d{1,2}:\d{2}(?::\d{2})?)?$/,
    days: ([day = '', month = '', year = '']) => [iso(fullYear(year), month, day)],
  },
  {
    name: 'a day with the year last',
    pattern: /^(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4}|\d{2})(?: +\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?$/,
    days: ([a = '', b = '', year = '']) => [
      ...new Set([iso(fullYear(year), b, a), iso(fullYear(year), a, b)]),
    ],
  },
  {
    name: 'a day with the name of its month',
    pattern:
      /^(?:[a-z-]{2,13}[., ]+)?(\d{1,2})(?:st|nd|rd|th|er)?[-./ ]+(?:de )?([a-z]{3,10})[-./, ]+(?:de )?(\d{4}|\d{2})$/,
    days: ([day = '', month = '', year = '']) => ofMonthName(day, month, year),
  },
  {
    name: 'a day with the name of its month',
    pattern: /^(?:[a-z]{3,9}[., ]+)?([a-z]{3,10})[-./ ]+(\d{1,2})(?:st|nd|rd|th)?[-./, ]+(\d{4}|\d{2})$/,
    days: ([month = '', day = '', year = '']) => ofMonthName(day, month, year),
  },
];

/**
 * Recognises a day as a spreadsheet, or a person, writes it. Undefined for YYYY-MM-DD and for a text that is no day.
 */
export const otherDay = (text: string): OtherDay | undefined => {
  const plain = plainTwin(text);
  if (isDate(text.trim())) return undefined;
  if (isDate(plain)) return { form: 'a day with other signs than 0 to 9 and -', days: [plain] };
  const folded = withoutAccents(plain).toLowerCase();
  for (const { name, pattern, days } of FORMS) {
    const match = pattern.exec(folded);
    const real = match ? days(match.slice(1)).filter(isDate) : [];
    if (real.length > 0) return { form: name, days: real };
  }
  return undefined;
};

/** The words that an issue has for what it expects. If the text may mean two days, they name both. */
export const expectedDay = ({ days }: OtherDay, expected: string): string =>
  days.length === 1 ? expected : `${expected}: it may mean ${days.join(' or ')}`;
