import * as z from 'zod';
import { MAX_MONTHS } from '../../domain/limits.ts';
import { DIRECTIONS } from '../../domain/terms.ts';
import { BOUNDS } from '../bounds.ts';
import { fields, idOf, listOf, numberIn, oneOf, positive, rungRef, wholeIn } from './values.ts';

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

/** States: one id, `all`, a list of ids, or `{bloc: id}`. */
export const stateSet = () => {
  const error = 'the id of a state, all, that, a list of ids, or {bloc: id}';
  return z.union(
    [
      z.string({ error }),
      listOf(idOf('a state'), 'states', BOUNDS.states),
      fields({ bloc: idOf('a bloc').describe('All members of this bloc.') }),
    ],
    { error },
  );
};
export type StateSetFile = z.infer<ReturnType<typeof stateSet>>;

/** What an event or an institution's decision does. */
export const effect = fields(
  {
    variable: idOf('a variable').optional().describe('Changes this world variable.'),
    track: idOf('a track').optional().describe('Changes this track of the target; it stays within 0 and 1.'),
    move: stateSet().optional().describe('Moves these states on the ladder.'),
    boost: stateSet().optional().describe('Multiplies how often these states step.'),
    block: stateSet().optional().describe('Keeps these states from stepping.'),
    disposition: stateSet()
      .optional()
      .describe('Inclines these states to steps up, or with a number below 0 to steps down.'),
    weight: z
      .string({ error: 'the id of a driver or of a built-in weight' })
      .optional()
      .describe('Changes this weight, for the states in `states`.'),
    states: stateSet()
      .optional()
      .describe('With weight: the states whose weight changes.')
      .meta({ default: 'all' }),
    set: numberIn(-1000, 1000).optional().describe('New value.'),
    multiply: numberIn(-1000, 1000).optional().describe('Factor on the value.'),
    add: numberIn(-1000, 1000).optional().describe('Added to the value, or to the disposition.'),
    to: rungRef().optional().describe('With move: the rung to move to.'),
    by: wholeIn(-11, 11).optional().describe('With move: how many rungs up (or, below 0, down).'),
    direction: oneOf(DIRECTIONS)
      .optional()
      .describe('With boost or block: which steps.')
      .meta({ default: 'up' }),
    times: positive(1000).optional().describe('With boost: the factor on how often they step.'),
    months: positive(MAX_MONTHS).optional().describe('How long it lasts; left out: for good.'),
  },
  'an effect such as {variable: militancy, multiply: 1.3, months: 6}',
).meta({
  id: 'Effect',
  description: 'One thing that changes: a variable, a track, states, a weight, or a disposition.',
});
export type EffectFile = z.infer<typeof effect>;
