import * as z from 'zod/mini';
import { fields, idOf, listOf, optional, wholeIn } from '../../scenario/schema/values.ts';
import { MOST } from '../exercise.ts';
import { words } from './texts.ts';

const classTurn = fields(
  {
    lasts: optional(wholeIn(1, 600), "How many of the scenario's turns it lasts.", {
      otherwise: 'the pace',
    }),
    acts: optional(
      listOf(idOf('a seat'), 'seats', MOST.seats),
      'The seats that decide in this turn. No one asks the others, and their states hold. None (`[]`), where no seat plays a state or the target.',
      { otherwise: 'every seat' },
    ),
    label: optional(words(), 'What the turn is called.', { default: '' }),
  },
  'a turn such as {lasts: 2, acts: [paris, madrid]}',
);

/** A number of equal turns, or each turn by itself. */
export const classTurns = () => {
  const error = `a whole number from 1 to ${MOST.turns}, or a list of turns`;
  const each = listOf(classTurn, 'turns', MOST.turns).check(z.minLength(1, { error }));
  return z.union([wholeIn(1, MOST.turns), each], { error });
};
