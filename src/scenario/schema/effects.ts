import * as z from 'zod/mini';
import { MAX_MONTHS } from '../../domain/limits.ts';
import { DIRECTIONS } from '../../domain/terms.ts';
import { BOUNDS } from '../bounds.ts';
import {
  described,
  fields,
  idOf,
  listOf,
  numberIn,
  oneOf,
  optional,
  positive,
  rungRef,
  wholeIn,
} from './values.ts';

/** The kinds of effect, each by its main key, with the other keys that it may have. */
export const EFFECT_KEYS = {
  variable: ['set', 'multiply', 'add', 'months'],
  track: ['set', 'multiply', 'add', 'months'],
  move: ['to', 'by'],
  boost: ['direction', 'times', 'months'],
  block: ['direction', 'months'],
  weight: ['states', 'set', 'multiply', 'add', 'months'],
  disposition: ['add', 'months'],
} as const;
export type EffectKey = keyof typeof EFFECT_KEYS;
export const OPERATIONS = ['set', 'multiply', 'add'] as const;

/** States: one id, `all`, a list of ids, or `{bloc: id}`; in effects also `that`. */
export const stateSet = (error = 'the id of a state, all, that, a list of ids, or {bloc: id}') => {
  return z.union(
    [
      z.string({ error }),
      listOf(idOf('a state'), 'states', BOUNDS.states),
      fields({ bloc: described(idOf('a bloc'), 'All members of this bloc.') }),
    ],
    { error },
  );
};
export type StateSetFile = z.infer<ReturnType<typeof stateSet>>;

/** What an event or an institution's decision does. */
export const effect = described(
  fields(
    {
      variable: optional(idOf('a variable'), 'Changes this world variable.'),
      track: optional(idOf('a track'), 'Changes this track of the target; it stays within 0 and 1.'),
      move: optional(stateSet(), 'Moves these states on the ladder.'),
      boost: optional(stateSet(), 'Multiplies how often these states step.'),
      block: optional(stateSet(), 'Keeps these states from stepping.'),
      disposition: optional(
        stateSet(),
        'Inclines these states to steps up, or with a number below 0 to steps down.',
      ),
      weight: optional(
        z.string({ error: 'the id of a driver or of a built-in weight' }),
        'Changes this weight, for the states in `states`.',
      ),
      states: optional(stateSet(), 'With weight: the states whose weight changes.', { default: 'all' }),
      set: optional(numberIn(-1000, 1000), 'New value.'),
      multiply: optional(numberIn(-1000, 1000), 'Factor on the value.'),
      add: optional(numberIn(-1000, 1000), 'Added to the value, or to the disposition.'),
      to: optional(rungRef(), 'With move: the rung to move to.'),
      by: optional(wholeIn(-11, 11), 'With move: how many rungs up (or, below 0, down).'),
      direction: optional(oneOf(DIRECTIONS), 'With boost or block: which steps.', { default: 'up' }),
      times: optional(positive(1000), 'With boost: the factor on how often they step.'),
      months: optional(positive(MAX_MONTHS), 'How long it lasts; left out: for good.'),
    },
    'an effect such as {variable: militancy, multiply: 1.3, months: 6}',
  ),
  'One thing that changes: a variable, a track, states, a weight, or a disposition.',
  { id: 'Effect' },
);
export type EffectFile = z.infer<typeof effect>;
