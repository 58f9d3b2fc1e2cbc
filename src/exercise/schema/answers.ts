import * as z from 'zod';
import { byId, fields, idOf, listOf, oneOf, prose } from '../../scenario/schema/values.ts';
import { perCent } from '../chance.ts';
import { MOST, MOVE_WORDS, OFFER_WORDS } from '../exercise.ts';

const words = () => prose().min(1, { error: 'a text' });

const deed = () => oneOf(MOVE_WORDS);

const choice = fields(
  {
    do: z
      .union([deed(), byId('a state', deed())], { error: 'up, hold or down; or a map by the id of a state' })
      .optional()
      .describe('A step up, hold, or a step down.')
      .meta({ default: 'hold' }),
    tracks: byId('a track', deed()).optional().describe('For the target: its tracks.').meta({ default: {} }),
    measures: listOf(idOf('a measure'), 'measures', MOST.measures)
      .optional()
      .describe('What else the seat does.')
      .meta({ default: [] }),
    offers: byId('a measure', oneOf(OFFER_WORDS))
      .optional()
      .describe('Answers to what was offered to its states in the turn before, by MEASURE-STATE.')
      .meta({ default: {} }),
    reason: words().describe('Why, in a sentence.'),
  },
  '{do, reason}',
);

/** Scripted answers: they play an exercise without people. */
export const answersFile = fields({
  predictions: byId('a seat', byId('a prediction', perCent()))
    .optional()
    .describe('Chances in per cent, by seat and prediction: 5.5 or 5,5.')
    .meta({ default: {} }),
  turns: listOf(byId('a seat', choice), 'turns', MOST.turns)
    .optional()
    .describe('What each seat decides, turn by turn; a seat that is left out is played by the model.')
    .meta({ default: [] }),
  votes: byId(
    'a vote',
    byId(
      'a seat',
      fields(
        { for: idOf('an option').describe('The option.'), reason: words().describe('Why, in a sentence.') },
        '{for, reason}',
      ),
    ),
  )
    .optional()
    .describe('How each seat votes.')
    .meta({ default: {} }),
  questions: byId('a seat', listOf(words(), 'answers', MOST.items))
    .optional()
    .describe('What each seat answers to the questions, in their order; there may be fewer.')
    .meta({ default: {} }),
});
export type AnswersFile = z.infer<typeof answersFile>;
