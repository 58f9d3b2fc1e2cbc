import { findRefused } from '../domain/characters.ts';
import { LAST_FUTURE, MAX_FUTURES, MAX_TURNS } from '../domain/limits.ts';
import { RequestError } from './errors.ts';

/** A whole number within two bounds. Throws RequestError for any other value. */
const wholeAsked = (value: number, least: number, most: number, option: string): number => {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RequestError(`expected a whole number from ${least} to ${most}, found ${value}.`, option);
};

/** How many futures to play. Throws RequestError for a number that no study can count. */
export const futuresAsked = (value: number): number => wholeAsked(value, 1, MAX_FUTURES, 'futures');

/** Which future to play. Throws RequestError for a number that has no future. */
export const futureAsked = (value: number): number => wholeAsked(value, 0, LAST_FUTURE, 'future');

/** How many turns to play. Throws RequestError for more than a scenario may have. */
export const turnsAsked = (value: number): number => wholeAsked(value, 1, MAX_TURNS, 'turns');

/** How many states. Throws RequestError for more than there are. */
export const countAsked = (value: number, states: number): number => wholeAsked(value, 1, states, 'count');

/** Whether a text can be a seed: 1 to 200 characters on one line, all of which can be shown. */
export const isSeed = (text: string): boolean =>
  text !== '' && text.length <= 200 && !/[\t\r\n]/.test(text) && findRefused(text, 1).length === 0;

/** A seed. Throws RequestError for a text that no command line could carry. */
export const seedAsked = (seed: string): string => {
  if (typeof seed === 'string' && isSeed(seed)) return seed;
  throw new RequestError('expected a text of 1 to 200 characters on one line.', 'seed');
};
