import * as z from 'zod/mini';
import { described, fields, idOf, numberIn, optional, positive, prose } from './values.ts';

const LIMIT = 1e9;
const PATH = 'a path as --set takes it, such as variables.assets';
const path = () =>
  z.string({ error: PATH }).check(z.minLength(1, { error: PATH }), z.maxLength(300, { error: PATH }));
const VALUES = 'a list of 2 to 100 numbers or words';

/** Something that is not certain. */
export const uncertain = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    group: optional(idOf('a group'), 'Those of one group move together: they are one input.', {
      otherwise: 'it is an input of its own',
    }),
    set: optional(
      z.union([path(), z.array(path()).check(z.minLength(1), z.maxLength(100))], {
        error: `${PATH}, or a list of them`,
      }),
      'What is not certain: any place that --set can change, or several that get one value.',
    ),
    low: optional(numberIn(-LIMIT, LIMIT), 'Lowest value. Without mode each value up to high is as likely.'),
    high: optional(numberIn(-LIMIT, LIMIT), 'Highest value.'),
    mode: optional(numberIn(-LIMIT, LIMIT), 'Likeliest value, from low to high.'),
    mean: optional(numberIn(-LIMIT, LIMIT), 'Middle of a normal distribution.'),
    sd: optional(positive(LIMIT), 'Standard deviation of a normal distribution.'),
    values: optional(
      z
        .array(z.union([z.number(), z.string().check(z.maxLength(300))], { error: 'a number or a word' }), {
          error: VALUES,
        })
        .check(z.minLength(2, { error: VALUES }), z.maxLength(100, { error: VALUES })),
      'Values that are equally likely, in order.',
    ),
    event: optional(idOf('an event'), 'An event that may be switched off, in place of set.'),
    chance: optional(
      described(numberIn(0, 1), 'a share'),
      'How likely it is that the event can happen at all.',
      { default: 0.5 },
    ),
  },
  'a map with set and its values, or with event',
);
export type UncertainFile = z.infer<typeof uncertain>;
