import * as z from 'zod/mini';
import { byId, described, fields, idOf, listOf, oneOf, optional } from '../../scenario/schema/values.ts';
import { perCent } from '../chance.ts';
import { MOST, MOVE_WORDS, OFFER_WORDS } from '../exercise.ts';
import { WEIGHT_TIMES } from '../weights/changes.ts';
import { correction, judgement } from './evidence.ts';
import { words } from './texts.ts';

const deed = () => oneOf(MOVE_WORDS);

const choice = fields(
  {
    do: optional(
      z.union([deed(), byId('a state', deed())], {
        error: 'up, hold or down; or a map by the id of a state',
      }),
      'A step up, hold, or a step down.',
      { default: 'hold' },
    ),
    tracks: optional(byId('a track', deed()), 'For the target: its tracks.', { default: {} }),
    measures: optional(listOf(idOf('a measure'), 'measures', MOST.measures), 'What else the seat does.', {
      default: [],
    }),
    offers: optional(
      byId('a measure', oneOf(OFFER_WORDS)),
      'Answers to what was offered to its states in the turn before, by MEASURE-STATE.',
      { default: {} },
    ),
    stands: optional(
      z.literal(true, { error: 'true' }),
      'After this turn the seat holds until it says otherwise; its next answer says so.',
    ),
    reason: described(words(), 'Why, in a sentence.'),
  },
  '{do, reason}',
);

/** A weight that a team would change. */
export const weightChange = fields(
  {
    weight: described(idOf('a weight'), 'One of the weights of the exercise.'),
    times: described(
      z.literal(WEIGHT_TIMES, { error: WEIGHT_TIMES.join(' or ') }),
      'What it is multiplied by.',
    ),
  },
  '{weight, times}',
);

/** Scripted answers: they play an exercise without people. */
export const answersFile = fields({
  predictions: optional(
    byId('a seat', byId('a prediction', perCent())),
    'Chances in per cent, by seat and prediction: 5.5 or 5,5.',
    { default: {} },
  ),
  revised: optional(
    listOf(byId('a seat', byId('a prediction', perCent())), 'rounds', MOST.steps),
    'The same for each later step predict.',
    { default: [] },
  ),
  rationales: optional(
    byId('a seat', listOf(words(), 'rationales', MOST.steps)),
    'Why each seat gives its chances, a sentence for each step predict.',
    { default: {} },
  ),
  judgements: optional(byId('a seat', judgement), 'What each seat says of its rows of evidence.', {
    default: {},
  }),
  corrections: optional(
    byId('a seat', listOf(correction, 'corrections', 2)),
    'Which rows each seat corrects.',
    { default: {} },
  ),
  turns: optional(
    listOf(byId('a seat', choice), 'turns', MOST.turns),
    'What each seat decides, turn by turn; a seat that is left out is played by the model.',
    { default: [] },
  ),
  votes: optional(
    byId(
      'a vote',
      byId(
        'a seat',
        fields(
          {
            for: described(idOf('an option'), 'The option.'),
            reason: described(words(), 'Why, in a sentence.'),
          },
          '{for, reason}',
        ),
      ),
    ),
    'How each seat votes.',
    { default: {} },
  ),
  questions: optional(
    byId('a seat', listOf(words(), 'answers', MOST.items)),
    'What each seat answers to the questions, in their order; there may be fewer.',
    { default: {} },
  ),
  changes: optional(
    byId('a seat', weightChange),
    'The weight that each seat would change, with its answers to the questions.',
    { default: {} },
  ),
});
export type AnswersFile = z.infer<typeof answersFile>;
