import * as z from 'zod/mini';
import { type ConditionFile, joinedKeys, quantityKeys } from '../../scenario/schema/conditions.ts';
import { described, fields, idOf, listOf, optional } from '../../scenario/schema/values.ts';
import { MOST } from '../exercise.ts';
import { words } from './texts.ts';

/** Keys of conditions about the class. The scenario does not know these keys. */
export const CLASS_QUANTITIES = ['measure', 'spent', 'cohesion', 'outranked', 'prediction', 'vote'] as const;

/** A condition of a scenario, or one on what a class counts. */
export interface WinConditionFile extends Omit<ConditionFile, 'all' | 'any' | 'not'> {
  readonly all?: readonly WinConditionFile[] | undefined;
  readonly any?: readonly WinConditionFile[] | undefined;
  readonly not?: WinConditionFile | undefined;
  readonly measure?: string | readonly string[] | undefined;
  readonly by?: string | undefined;
  readonly spent?: string | undefined;
  readonly cohesion?: string | undefined;
  readonly outranked?: string | undefined;
  readonly among?: string | readonly string[] | undefined;
  readonly prediction?: string | undefined;
  readonly vote?: string | undefined;
  readonly option?: string | undefined;
}

const names = (what: string, plural: string) => {
  const error = `the id of ${what}, or a list of ids`;
  return z.union([z.string({ error }), listOf(idOf(what), plural, MOST.items)], { error });
};

const nested = (): z.ZodMiniType<WinConditionFile> => z.lazy(() => winCondition);

const winCondition: z.ZodMiniType<WinConditionFile> = described(
  fields(
    {
      ...joinedKeys(nested),
      ...quantityKeys,
      measure: optional(
        names('a measure', 'measures'),
        'How often this measure, or these together, were taken.',
      ),
      by: optional(
        idOf('a seat'),
        'With measure: taken by this seat alone. With vote: what this seat voted for.',
      ),
      spent: optional(idOf('a seat'), 'Points that this seat has spent.'),
      cohesion: optional(idOf('a seat'), 'Cohesion of this seat, 0 to 100.'),
      outranked: optional(
        idOf('a state'),
        'How many states of `among` are on a higher rung than this state.',
      ),
      among: optional(
        names('a state or a bloc', 'states'),
        'With outranked: a state, a bloc, or a list of states.',
      ),
      prediction: optional(idOf('a prediction'), 'Whether this prediction has come about.'),
      vote: optional(idOf('a vote'), 'Whether `option` won this vote.'),
      option: optional(idOf('an option'), 'With vote: which option.'),
    },
    'a condition such as {count: recognition, at_most: 2}',
  ),
  'What has to hold at the end of the game: a condition as in scenarios, or one on what the class did.',
  { id: 'WinCondition' },
);

/** A goal of a seat. */
export const win = fields(
  {
    text: described(words(), 'The goal in a sentence, as the debrief says it.'),
    when: described(winCondition, 'When it is met, at the end of the last turn that was played.'),
  },
  '{text, when}',
);
