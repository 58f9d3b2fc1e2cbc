import * as z from 'zod/mini';
import { BOUNDS } from '../bounds.ts';
import { described, fields, idOf, listOf, optional, rungRef, truth } from './values.ts';

/** The kinds of quantity that a condition may test. */
export const QUANTITY_KEYS = [
  'variable',
  'track',
  'index',
  'state',
  'count',
  'share',
  'sum',
  'granted',
  'happened',
] as const;
export type QuantityKey = (typeof QUANTITY_KEYS)[number];
export const LOGIC_KEYS = ['all', 'any', 'not'] as const;
export const TESTS = ['at_least', 'at_most', 'above', 'below'] as const;

const value = () => {
  const error = 'a number; for a state also the id of a rung';
  return z.union([z.number({ error }), z.string({ error })], { error });
};

/** The quantities and tests of a condition. */
export const quantityKeys = {
  variable: optional(idOf('a variable'), 'The value of a world variable.'),
  track: optional(idOf('a track'), "The value of one of the target's tracks, 0 to 1."),
  index: optional(
    z.string({ error: 'the name of an index' }),
    'An index, 0 to 100: legitimacy, isolation, frozen_assets, norm_strength, regional_stability or womens_rights.',
  ),
  state: optional(idOf('a state'), 'The rung of a state; test it with the id of a rung or its number.'),
  count: optional(rungRef(), 'How many member states are on this rung or above.'),
  share: optional(rungRef(), 'The share of member states that are on this rung or above, 0 to 1.'),
  sum: optional(
    z.record(z.string(), z.optional(z.number({ error: 'a number' })), {
      error: 'a map {id: coefficient} of tracks and variables',
    }),
    'A weighted sum of tracks and variables, such as {rights: 0.7, inclusivity: 0.3}.',
  ),
  granted: optional(idOf('an institution'), 'Whether an institution has accepted the target.'),
  happened: optional(idOf('an event'), 'How often an event has happened.'),
  bloc: optional(idOf('a bloc'), 'With count or share: among the members of this bloc only.'),
  others: optional(
    truth(),
    'With count or share, in an exercise: among the states that no seat plays. A scenario has no seats, so all its states count.',
  ),
  at_least: optional(value(), 'The quantity is this or more.'),
  at_most: optional(value(), 'The quantity is this or less.'),
  above: optional(value(), 'The quantity is more than this.'),
  below: optional(value(), 'The quantity is less than this.'),
};

const quantities = fields(quantityKeys);

/** A condition as it is written. It has one of the kinds. If the kind is a quantity, it has one test. */
export interface ConditionFile extends z.infer<typeof quantities> {
  readonly all?: readonly ConditionFile[] | undefined;
  readonly any?: readonly ConditionFile[] | undefined;
  readonly not?: ConditionFile | undefined;
}

/** The keys that make one condition from other conditions of the same kind. */
export const joinedKeys = <File>(nested: () => z.ZodMiniType<File>) => ({
  all: optional(listOf(nested(), 'conditions', BOUNDS.effects), 'All of these conditions hold.'),
  any: optional(listOf(nested(), 'conditions', BOUNDS.effects), 'At least one of these conditions holds.'),
  not: optional(nested(), 'This condition does not hold.'),
});

const nested = (): z.ZodMiniType<ConditionFile> => z.lazy(() => condition);

/** A condition over the world at the end of the turn before. */
export const condition: z.ZodMiniType<ConditionFile> = described(
  fields(
    {
      ...joinedKeys(nested),
      ...quantityKeys,
    },
    'a condition such as {variable: militancy, at_least: 1.5}',
  ),
  'One quantity with one test, or all, any or not of other conditions.',
  { id: 'Condition' },
);
