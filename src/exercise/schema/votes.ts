import * as z from 'zod/mini';
import {
  byId,
  described,
  fields,
  idOf,
  listOf,
  optional,
  truth,
  wholeIn,
} from '../../scenario/schema/values.ts';
import { MOST } from '../exercise.ts';
import { words } from './texts.ts';

const option = fields(
  {
    label: described(words(), 'What is voted for.'),
    inject: optional(idOf('an inject'), 'What happens if it wins.'),
    grants: optional(
      truth(),
      'With `institution`: whether it accepts the target if this option wins, or defers. Left out: it does neither.',
    ),
  },
  '{label, inject, grants}',
);

/** A vote of the seats. */
export const vote = fields(
  {
    question: described(words(), 'What is voted on.'),
    options: described(byId('an option', option), 'What one may vote for.'),
    corrections: optional(
      z.literal(true, { error: 'true' }),
      'One may also vote for each correction that was made: SEAT-1 and SEAT-2.',
    ),
    voters: optional(listOf(idOf('a seat'), 'seats', MOST.seats), 'Who votes.', { otherwise: 'every seat' }),
    needs: optional(wholeIn(1, MOST.seats), 'Votes that an option needs.', { otherwise: 'more than half' }),
    institution: optional(
      idOf('an institution'),
      'The institution of the scenario for which this vote decides. It decides no more by itself, and events `by` it do not happen by luck.',
    ),
    otherwise: described(idOf('an option'), 'What holds if no option has enough votes.'),
  },
  'a vote: a map with question, options and otherwise',
);
