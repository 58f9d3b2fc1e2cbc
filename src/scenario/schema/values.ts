import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { isDate, isInYears, isMonth, isYearDay } from '../../domain/dates.ts';
import { FORBIDDEN_KEYS } from '../../domain/ids.ts';
import { BOUNDS } from '../bounds.ts';

// The small zod has no texts of its own. These texts are for schemas that word no error. By default zod compiles
// schemas with `new Function`, which a strict content security policy refuses. Every file of schemas of the format
// imports this file, so this setting comes before the first schema.
z.config({ ...en(), jitless: true });

/** The note that editors show for a value that may be left out: its default value, or a rule in words. */
type Otherwise = { readonly default: unknown } | { readonly otherwise: string };

/** A schema with the sentence that editors show. */
export const described = <T extends z.ZodMiniType>(schema: T, description: string, more?: object): T => {
  const shown = schema.clone();
  z.globalRegistry.add(shown, { description, ...more });
  return shown;
};

/** A value that may be left out. */
export const optional = <T extends z.ZodMiniType>(schema: T, description: string, otherwise?: Otherwise) =>
  described(z.optional(schema), description, otherwise);

/** A map of known keys. `expected` is what an error says was expected instead of a value of another kind. */
export const fields = <T extends z.core.$ZodLooseShape>(shape: T, expected = 'a map') =>
  z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? expected : undefined) });

/** The form of an id. */
const ID_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

const isAllowed = (text: string): boolean => !FORBIDDEN_KEYS.some((key) => key === text);

const ID_SHAPE = 'an id: a letter, then letters, digits, _ or -, at most 64';

/** An id of the kind that `what` names. */
export const idOf = (what: string) =>
  z
    .string({ error: `${what}: a letter, then letters, digits, _ or -` })
    .check(
      z.regex(ID_PATTERN, { error: ID_SHAPE }),
      z.refine(isAllowed, { error: 'an id that is no reserved word' }),
    );

/** Whether a text can be an id. */
export const isId = (text: string): boolean => ID_PATTERN.test(text) && isAllowed(text);

export const EXPECTED_ID = ID_SHAPE;

/** A sentence or more. */
export const prose = () =>
  z
    .string({ error: 'text; what looks like a number goes in quotes' })
    .check(z.maxLength(BOUNDS.text, { error: `at most ${BOUNDS.text} characters` }));

/** A number in a range. */
export const numberIn = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).check(z.minimum(min, { error }), z.maximum(max, { error }));
};

/** A number from 0 to below 1. */
export const belowOne = (what = 'a number') => {
  const error = `${what} from 0 to below 1`;
  return z.number({ error }).check(z.minimum(0, { error }), z.lt(1, { error }));
};

/** A number above 0, at most `max`. */
export const positive = (max: number) => {
  const error = `a number above 0, at most ${max}`;
  return z.number({ error }).check(z.gt(0, { error }), z.maximum(max, { error }));
};

/** A whole number in a range. */
export const wholeIn = (min: number, max: number) => {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).check(z.minimum(min, { error }), z.maximum(max, { error }));
};

export const truth = () => z.boolean({ error: 'true or false' });

export const date = () => {
  const error = 'a day of the years 1000 to 9000, YYYY-MM-DD';
  return z.string({ error }).check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, { error }),
    z.refine((text) => isDate(text) && isInYears(text), { error }),
  );
};

/** A day, or a month as commands take it. */
export const dayOrMonth = () => {
  const error = 'a day or a month of the years 1000 to 9000, YYYY-MM-DD or YYYY-MM';
  return z.string({ error }).check(
    z.regex(/^\d{4}-\d{2}(-\d{2})?$/, { error }),
    z.refine((text) => (isDate(text) || isMonth(text)) && isInYears(text), { error }),
  );
};

export const yearDay = () => {
  const error = 'a day of the year, MM-DD';
  return z.string({ error }).check(z.regex(/^\d{2}-\d{2}$/, { error }), z.refine(isYearDay, { error }));
};

/** One of some words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: words.join(' or ') });

/** A number, or a number with its spread. */
export const parameter = (limit: number) =>
  z.union(
    [
      numberIn(-limit, limit),
      fields({
        mean: described(numberIn(-limit, limit), 'The middle of what it may be.'),
        sd: described(numberIn(0, limit), 'Standard deviation: each future draws its own value.'),
      }),
    ],
    { error: `a number from ${-limit} to ${limit}, or {mean: …, sd: …}` },
  );

/** A rung, by its id or by its number from 0. */
export const rungRef = (error = 'the id of a rung, or its number from 0') =>
  z.union([z.string({ error }), z.number({ error })], { error });

/** A path as `--set` takes it. */
export const setPath = (error: string) =>
  z.string({ error }).check(z.minLength(1, { error }), z.maxLength(300, { error }));

/** A list of values that something may have. */
export const valueList = (least: number, most: number) => {
  const error = `a list of ${least} to ${most} numbers or words`;
  const value = z.union([z.number(), z.string().check(z.maxLength(300))], { error: 'a number or a word' });
  return z.array(value, { error }).check(z.minLength(least, { error }), z.maxLength(most, { error }));
};

/** Any number that something may be set to. */
export const anyNumber = () => numberIn(-1e9, 1e9);

/** A map by id. Values may be empty. */
export const byId = <T extends z.ZodMiniType>(what: string, value: T) =>
  z.record(z.string(), z.optional(value), { error: `a map by the id of ${what}` });

/** A list. */
export const listOf = <T extends z.ZodMiniType>(item: T, what: string, most: number) =>
  z
    .array(item, { error: `a list of ${what}` })
    .check(z.maxLength(most, { error: `at most ${most} ${what}` }));
