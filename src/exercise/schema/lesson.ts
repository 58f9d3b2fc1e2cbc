import * as z from 'zod/mini';
import {
  byId,
  described,
  fields,
  idOf,
  listOf,
  oneOf,
  optional,
  truth,
  wholeIn,
} from '../../scenario/schema/values.ts';
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

const STEP_KINDS = [
  'brief',
  'predict',
  'judge',
  'odds',
  'recode',
  'play',
  'inject',
  'vote',
  'reveal',
  'debrief',
  'questions',
] as const;

/** A step of the lesson. */
export const lessonStep = fields(
  {
    do: described(
      oneOf(STEP_KINDS),
      'What the class does. `judge`: each seat seals which of its rows moves the answer most, and which is weakest. `odds`: all see the chances of the predictions. `recode`: each seat may correct two of its rows.',
    ),
    minutes: optional(wholeIn(1, 600), 'How long it takes.'),
    short: optional(wholeIn(0, 600), 'How long in a short lesson; 0: it is left out there.'),
    turns: optional(wholeIn(1, MOST.turns), 'With play: how many turns.', { default: 1 }),
    inject: optional(idOf('an inject'), 'With inject: which; it comes only if its condition holds.'),
    vote: optional(idOf('a vote'), 'With vote: which.'),
  },
  'a step such as {do: play, turns: 2}',
);

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
