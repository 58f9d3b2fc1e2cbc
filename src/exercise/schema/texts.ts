import * as z from 'zod/mini';
import { dayOrMonth, described, fields, optional, prose, truth } from '../../scenario/schema/values.ts';

const words = () => prose().check(z.minLength(1, { error: 'a text' }));

/** Where a text comes from. */
const origin = {
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

/** A fact for everybody. */
export const fact = fields({ text: described(words(), 'The fact.'), ...origin }, '{text, source}');

/** What somebody without a seat says. */
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
