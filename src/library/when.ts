import { dayNamed, isDate, turnDate, turnEndedBy, turnOf } from '../domain/dates.ts';
import type { IsoDate } from '../domain/ids.ts';
import { longDate, NBSP } from '../report/words/numbers.ts';
import { otherDay } from '../scenario/pieces/other-days.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { RequestError } from './errors.ts';

/** What dates are counted from, and in what steps. */
type Calendar = Pick<Scenario, 'start' | 'turn'>;

/** A time of a run: a month (`2028-07`), a day (`2028-07-03`), or the number of a turn, also as text. */
export type When = string | number;

/** A time that was asked for. */
export interface AskedTime {
  readonly turn: number;
  /** The day as asked for, or the end of the turn. Asked again, it gives the same turn and note. */
  readonly day: IsoDate;
  /** Says which day is used in place of the day that was asked for. Undefined if the two days are equal. */
  readonly note: string | undefined;
}

/** What a person may have meant by a text that is no time of the run. */
const meantTime = (text: string): string => {
  const days = otherDay(text)?.days ?? [];
  if (days.length > 0) return ` Did you mean ${days.join(' or ')}?`;
  return isYear(text) ? ` Name a month of a year: ${text}-12.` : '';
};

const isYear = (text: string): boolean => /^[1-9]\d{3}$/.test(text);

/** Throws RequestError for a text that is no time, and for a turn outside the run. */
const withinRun = (
  text: string,
  turn: number | undefined,
  { start, turn: unit }: Calendar,
  turns: number,
  option: string,
  least = 1,
): number => {
  if (turn === undefined)
    throw new RequestError(
      `“${text}” is no time. Expected 2026-03, 2026-03-15 or a turn number; years run from 1000 to 9000.${meantTime(text)}`,
      option,
    );
  if (turn < least || turn > turns) {
    const [first, last] = [turnDate(start, unit, least), turnDate(start, unit, turns)];
    throw new RequestError(
      `“${text}” is outside the run, which has turns ${least} (to ${first}) to ${turns} (to ${last}).${isYear(text) ? meantTime(text) : ''}`,
      option,
    );
  }
  return turn;
};

const numberIn = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

/** What an answer does with the end of a turn, for the sentence that names it. */
type Used = 'counted by' | 'counted at' | 'shown is' | 'explained is the turn to' | 'played up to';

/**
 * The time that is asked for: the last turn that ends on or before a day, or in a month. `turns` is the run's last
 * turn; `option` names the part of the request, `used` says what is done at that time. Throws RequestError for a text
 * that is no time, and for a time outside the run. `first`: the first turn that may be asked for.
 */
export const timeAsked = (
  when: When,
  calendar: Calendar,
  turns: number,
  option: string,
  used: Used = 'counted by',
  first = 1,
): AskedTime => {
  const { start, turn: unit } = calendar;
  const text = String(when).trim();
  // A day after the last turn is within the run as long as its month is, so that a month and its last day agree.
  const isBeyond = isDate(text) && text.slice(0, 7) > turnDate(start, unit, turns).slice(0, 7);
  const ended =
    isBeyond && turnEndedBy(start, unit, text) === turns ? turns + 1 : turnEndedBy(start, unit, text);
  const turn = withinRun(text, numberIn(text) ?? ended, calendar, turns, option, first);
  const day = turnDate(start, unit, turn);
  if (!isDate(text) || text === day) return { turn, day, note: undefined };
  const next = turn < turns ? `; --${option} ${turnDate(start, unit, turn + 1)} for the next` : '';
  const note = `${text} is not the end of a turn: ${used} ${longDate(day).replaceAll(NBSP, ' ')}${next}`;
  return { turn, day: text, note };
};

/** The turn in which a person decides: the turn of a day, or the first that ends in a month. Throws RequestError. */
export const turnOfMove = (when: string, calendar: Calendar, turns: number): number => {
  const { start, turn: unit } = calendar;
  const ended = turnEndedBy(start, unit, when);
  const date = dayNamed(start, when);
  const turn = ended === undefined ? undefined : date < start ? -1 : Math.max(1, turnOf(start, unit, date));
  return withinRun(when, numberIn(when) ?? turn, calendar, turns, 'move');
};

/** The days that were asked for, if other days are used. JSON has them beside the answer. */
export const askedData = (times: Readonly<Record<string, readonly AskedTime[]>>): object =>
  Object.fromEntries(
    Object.entries(times).flatMap(([option, all]) => {
      const [day, ...more] = all.flatMap((time) => (time.note === undefined ? [] : [time.day]));
      return day === undefined ? [] : [[`asked_${option}`, more.length === 0 ? day : [day, ...more]]];
    }),
  );

/** The sentences that say which days are used. */
export const askedNotes = (times: readonly AskedTime[]): readonly string[] => [
  ...new Set(times.flatMap(({ note }) => note ?? [])),
];

/** The lines of an answer, after those that say which days are used. */
export const withNotes = (notes: readonly string[], lines: readonly string[]): readonly string[] =>
  notes.length === 0 ? lines : [...notes, '', ...lines];

/** Whether a time is the default: the end of the run. */
export const isLast = ({ turn, note }: AskedTime, turns: number): boolean =>
  turn === turns && note === undefined;
