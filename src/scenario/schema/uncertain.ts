import * as z from 'zod/mini';
import {
  anyNumber,
  described,
  fields,
  idOf,
  numberIn,
  optional,
  positive,
  prose,
  setPath,
  valueList,
} from './values.ts';

const PATH = 'a path as --set takes it, such as variables.assets';

/** Something that is not certain. */
export const uncertain = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    group: optional(idOf('a group'), 'Those of one group move together: they are one input.', {
      otherwise: 'it is an input of its own',
    }),
    set: optional(
      z.union([setPath(PATH), z.array(setPath(PATH)).check(z.minLength(1), z.maxLength(100))], {
        error: `${PATH}, or a list of them`,
      }),
      'What is not certain: any place that --set can change, or several that get one value.',
    ),
    low: optional(anyNumber(), 'Lowest value. Without mode each value up to high is as likely.'),
    high: optional(anyNumber(), 'Highest value.'),
    mode: optional(anyNumber(), 'Likeliest value, from low to high.'),
    mean: optional(anyNumber(), 'Middle of a normal distribution.'),
    sd: optional(positive(1e9), 'Standard deviation of a normal distribution.'),
    values: optional(valueList(2, 100), 'Values that are equally likely, in order.'),
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
