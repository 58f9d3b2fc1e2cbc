import * as z from 'zod/mini';
import { fields, idOf, numberIn, optional, positive, prose } from './values.ts';

const LIMIT = 1e9;
const PATH = 'a path of one number as --set takes it, such as target.tracks.rights.start';
const VALUES = 'a list of 1 to 20 numbers or words';

/** A change that somebody could bring about. */
export const lever = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    set: optional(
      z.string({ error: PATH }).check(z.minLength(1, { error: PATH }), z.maxLength(300, { error: PATH })),
      'What is changed: a weight, a trait, taboo, power, rung or fact of a state, the start of a track, a variable or the norm, the chance of an event.',
    ),
    low: optional(numberIn(-LIMIT, LIMIT), 'The lowest value that it can be brought to.', {
      otherwise: 'the lowest that makes sense',
    }),
    high: optional(numberIn(-LIMIT, LIMIT), 'The highest value that it can be brought to.', {
      otherwise: 'the highest that makes sense',
    }),
    values: optional(
      z
        .array(z.union([z.number(), z.string().check(z.maxLength(300))], { error: 'a number or a word' }), {
          error: VALUES,
        })
        .check(z.minLength(1, { error: VALUES }), z.maxLength(20, { error: VALUES })),
      'The only values that it can be brought to, in place of low and high.',
    ),
    event: optional(idOf('an event'), 'An event that can be kept from happening, in place of set.'),
    cost: optional(
      positive(LIMIT),
      'The effort of a change by 1: of a number by 1, of a rung or fact by one step, of an event to stop it.',
      { otherwise: 'a full move costs 1' },
    ),
  },
  'a map with set, or with event',
);
export type LeverFile = z.infer<typeof lever>;
