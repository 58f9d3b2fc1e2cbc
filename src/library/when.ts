import { isDate, turnDate, turnOf } from '../domain/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { RequestError } from './errors.ts';

/** What dates are counted from, and in what steps. */
type Calendar = Pick<Scenario, 'start' | 'turn'>;

/** A time of a run: a month (`2028-07`), a day (`2028-07-03`), or the number of a turn, also as text. */
export type When = string | number;

const turnOfDate = (text: string, { start, turn }: Calendar): number | undefined => {
  const month = /^\d{4}-\d{2}$/.test(text);
  const date = month ? `${text}-01` : text;
  if (!isDate(date)) return undefined;
  if (month ? text < start.slice(0, 7) : date < start) return -1;
  return Math.max(1, turnOf(start, turn, date));
};

/**
 * The turn of a time: that in which a day falls, or that which ends in a month. `turns` is the run's last turn; `option`
 * names the part of the request. Throws RequestError for a text that is no time, and for a time outside the run.
 */
export const parseWhen = (when: When, calendar: Calendar, turns: number, option: string): number => {
  const text = String(when);
  const turn = /^\d{1,4}$/.test(text) ? Number(text) : turnOfDate(text, calendar);
  if (turn === undefined)
    throw new RequestError(`“${text}” is no time. Expected 2026-03, 2026-03-15 or a turn number.`, option);
  if (turn < 1 || turn > turns) {
    const first = turnDate(calendar.start, calendar.turn, 1);
    const last = turnDate(calendar.start, calendar.turn, turns);
    throw new RequestError(
      `“${text}” is outside the run, which has turns 1 (to ${first}) to ${turns} (to ${last}).`,
      option,
    );
  }
  return turn;
};
