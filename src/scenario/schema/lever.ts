import type * as z from 'zod/mini';
import { anyNumber, fields, idOf, optional, positive, prose, setPath, valueList } from './values.ts';

/** A change that somebody could bring about. */
export const lever = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    set: optional(
      setPath('a path of one number as --set takes it, such as target.tracks.rights.start'),
      'What is changed: a weight, a trait, taboo, power, rung or fact of a state, the start of a track, a variable or the norm, the chance of an event.',
    ),
    low: optional(anyNumber(), 'The lowest value that it can be brought to.', {
      otherwise: 'the lowest that makes sense',
    }),
    high: optional(anyNumber(), 'The highest value that it can be brought to.', {
      otherwise: 'the highest that makes sense',
    }),
    values: optional(
      valueList(1, 20),
      'The only values that it can be brought to, in place of low and high.',
    ),
    event: optional(idOf('an event'), 'An event that can be kept from happening, in place of set.'),
    cost: optional(
      positive(1e9),
      'The effort of a change by 1: of a number by 1, of a rung or fact by one step, of an event to stop it.',
      { otherwise: 'a full move costs 1' },
    ),
  },
  'a map with set, or with event',
);
export type LeverFile = z.infer<typeof lever>;
