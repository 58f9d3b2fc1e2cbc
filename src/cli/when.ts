import { isDate, turnDate, turnOf } from '../domain/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { UserError } from './errors.ts';

/** The day and the unit from which dates are counted. */
export type Calendar = Pick<Scenario, 'start' | 'turn'>;

const turnOfDate = (text: string, scenario: Calendar): number | undefined => {
  const month = /^\d{4}-\d{2}$/.test(text);
  const date = month ? `${text}-01` : text;
  if (!isDate(date)) return undefined;
  const startMonth = scenario.start.slice(0, 7);
  if (month ? text < startMonth : date < scenario.start) return -1;
  return Math.max(1, turnOf(scenario.start, scenario.turn, date));
};

/**
 * The turn that a text names. The text is a turn number, a day (the turn in which it falls) or a month (the turn that
 * ends in it). `turns` is the last turn of the run. Throws UserError for any other text, and for a time outside the run.
 */
export const parseWhen = (text: string, scenario: Calendar, turns: number, option: string): number => {
  const turn = /^\d{1,4}$/.test(text) ? Number(text) : turnOfDate(text, scenario);
  if (turn === undefined) {
    throw new UserError(`${option}: “${text}” is no time. Expected 2026-03, 2026-03-15 or a turn number.`);
  }
  if (turn < 1 || turn > turns) {
    const first = turnDate(scenario.start, scenario.turn, 1);
    const last = turnDate(scenario.start, scenario.turn, turns);
    throw new UserError(
      `${option}: “${text}” is outside the run, which has turns 1 (to ${first}) to ${turns} (to ${last}).`,
    );
  }
  return turn;
};
