import * as z from 'zod/mini';
import {
  dayOrMonth,
  described,
  fields,
  idOf,
  listOf,
  optional,
  prose,
  truth,
} from '../../scenario/schema/values.ts';
import { MOST } from '../exercise.ts';

/** A text that is not empty. */
export const words = () => prose().check(z.minLength(1, { error: 'a text' }));

/** Where a text comes from. */
export const origin = {
  source: described(
    words(),
    'Where it comes from: an address, a document, `judgement`; or `invented`, which is printed wherever the text is.',
  ),
  primary: optional(
    truth(),
    'Whether the source is that of who did or said it; false: another has it from there.',
    {
      otherwise: 'not said',
    },
  ),
  as_of: optional(dayOrMonth(), 'The day or month of which it is true; no later than `day`.', {
    otherwise: 'not said',
  }),
  reports: optional(words(), 'Who reports it.', { otherwise: 'not said' }),
};

/** A fact of the brief. */
export const fact = fields({ text: described(words(), 'The fact.'), ...origin }, '{text, source}');

/** One who has no seat, and what they say. */
export const voice = fields(
  {
    who: described(words(), 'Who speaks: of a quotation, one speaker.'),
    text: described(words(), 'What they say, read out in class and printed in the pack.'),
    verbatim: optional(
      truth(),
      'Whether these are their words: printed in quotation marks; false: a paraphrase.',
      {
        otherwise: 'not said',
      },
    ),
    ...origin,
  },
  '{who, text, source}',
);

/** A question of the debrief. */
export const question = fields(
  {
    ask: described(words(), 'The question.'),
    listen_for: optional(words(), 'What a good answer has; for the instructor.', { default: '' }),
  },
  '{ask, listen_for}',
);

/** A row of the rubric. */
export const rubricRow = fields(
  {
    objective: described(words(), 'What is assessed.'),
    levels: described(
      z
        .array(words(), { error: 'four texts' })
        .check(z.length(4, { error: 'four texts: describes, explains, tests, criticises' })),
      'What a student does at each of the four levels.',
    ),
  },
  '{objective, levels}',
);

/** Words, each with what it means. */
export const glossary = () =>
  z.record(z.string(), words(), { error: 'a map of terms' }).check(
    z.refine((terms) => Object.keys(terms).length <= MOST.items, {
      error: `at most ${MOST.items} terms`,
    }),
  );

/** A role within a team. */
export const role = fields(
  {
    label: described(words(), 'Name of the role.'),
    hidden: described(words(), 'What only this role reads.'),
    factors: optional(
      listOf(idOf('a factor'), 'factors', MOST.items),
      'Drivers, or other weights of the scenario, that this role speaks for: in each turn the team reads what they are in the model.',
      { default: [] },
    ),
  },
  '{label, hidden}',
);
