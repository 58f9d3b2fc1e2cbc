import type { IsoDate, YearDay } from './ids.ts';

/** Names of the months, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The length of a turn. */
export type TurnUnit = 'month' | 'week';

/** Mean length of a Gregorian month in days: 146,097 days in 4,800 months. */
const DAYS_PER_MONTH = 30.436875;

/** The share of a month that a weekly turn takes. Rates are per month. */
export const monthsPerTurn = (unit: TurnUnit): number => (unit === 'month' ? 1 : 7 / DAYS_PER_MONTH);

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month; `month` from 1 to 12. */
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

const format = ({ year, month, day }: Day): IsoDate => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

/** Reads `YYYY-MM-DD`. Undefined if the text is not a real day of the calendar. */
export const parseDate = (text: string): Day | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? { year, month, day }
    : undefined;
};

/** Whether a text is a real calendar day, `YYYY-MM-DD`. */
export const isDate = (text: string): boolean => parseDate(text) !== undefined;

/** Whether a text is a day of the year, `MM-DD` (29 February included). */
export const isYearDay = (text: string): boolean => isDate(`2024-${text}`);

/** Days since 1 March of year 0 (Hinnant, "chrono-compatible low-level date algorithms"). */
const dayNumber = ({ year, month, day }: Day): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
};

const fromDayNumber = (n: number): Day => {
  const era = Math.floor(n / 146097);
  const dayOfEra = n - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
};

const known = (date: IsoDate): Day => {
  const day = parseDate(date);
  if (!day) throw new RangeError(`not a calendar day: ${date}`);
  return day;
};

/** The day on which turn `turn` ends: `start` plus that many months (last day of a short month) or weeks. */
export const turnDate = (start: IsoDate, unit: TurnUnit, turn: number): IsoDate => {
  const day = known(start);
  if (unit === 'week') return format(fromDayNumber(dayNumber(day) + 7 * turn));
  const months = day.year * 12 + day.month - 1 + turn;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return format({ year, month, day: Math.min(day.day, daysInMonth(year, month)) });
};

/** The day that many days after another. */
export const daysLater = (date: IsoDate, days: number): IsoDate =>
  format(fromDayNumber(dayNumber(known(date)) + days));

/** Months from one day to another, by the mean length of a month; negative if `to` is earlier. */
export const monthsBetween = (from: IsoDate, to: IsoDate): number =>
  (dayNumber(known(to)) - dayNumber(known(from))) / DAYS_PER_MONTH;

/** The first turn that ends on or after a day; 0 for the start itself and for days before it. */
export const turnOf = (start: IsoDate, unit: TurnUnit, date: IsoDate): number => {
  if (date <= start) return 0;
  const [from, to] = [known(start), known(date)];
  if (unit === 'week') return Math.ceil((dayNumber(to) - dayNumber(from)) / 7);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return to.day > Math.min(from.day, daysInMonth(to.year, to.month)) ? months + 1 : months;
};

/** First and last year of a scenario and of the days that a person may ask for. Years before and after have other forms. */
const YEARS = { first: '1000', last: '9000' } as const;

/** Whether a day or a month is within those years. */
export const isInYears = (text: string): boolean => {
  const [year = ''] = text.split('-');
  return year.length === YEARS.first.length && year >= YEARS.first && year <= YEARS.last;
};

/**
 * The last turn that ends on or before a day (`2026-12-31`) or the last day of a month (`2026-12`). 0 if no turn has
 * ended, -1 for days before the start. Undefined if the text is neither a day nor a month, or is outside the years 1000
 * to 9000.
 */
export const turnEndedBy = (start: IsoDate, unit: TurnUnit, text: string): number | undefined => {
  if (!isInYears(text)) return undefined;
  const [year, month] = text.split('-').map(Number);
  const date = isMonth(text) ? `${text}-${pad(daysInMonth(year ?? 0, month ?? 0), 2)}` : text;
  if (!isDate(date)) return undefined;
  if (date < start) return -1;
  const turn = turnOf(start, unit, date);
  return turnDate(start, unit, turn) === date ? turn : turn - 1;
};

/** Whether a text is a month of the calendar, `YYYY-MM`. */
export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDate(`${text}-01`);

/**
 * The day that a file names. A month means the first turn that ends in it, so it gives the first day of the month. In
 * the month of the start, it gives the day after the start.
 */
export const dayNamed = (start: IsoDate, text: string): IsoDate =>
  !isMonth(text) ? text : text === start.slice(0, 7) ? daysLater(start, 1) : `${text}-01`;

/** The turns up to `last` in whose window (end of the turn before, end of the turn] a day of the year falls. */
export const turnsOfYearDay = (
  start: IsoDate,
  unit: TurnUnit,
  day: YearDay,
  last: number,
): readonly number[] => {
  const from = known(start).year;
  const to = known(turnDate(start, unit, last)).year;
  const dates = Array.from({ length: to - from + 1 }, (_, i) => `${pad(from + i, 4)}-${day}`);
  return dates
    .filter((date) => isDate(date) && date > start)
    .map((date) => turnOf(start, unit, date))
    .filter((turn) => turn <= last);
};
