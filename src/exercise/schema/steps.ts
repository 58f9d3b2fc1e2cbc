import { described, fields, idOf, oneOf, optional, wholeIn } from '../../scenario/schema/values.ts';
import { MOST } from '../exercise.ts';

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
