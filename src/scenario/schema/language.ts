import * as z from 'zod/mini';
import { isLanguageTag, WRITING } from '../../domain/language/language.ts';
import { oneOf, optional } from './values.ts';

const tag = () => {
  const error = 'a tag of BCP 47, such as fr, prs or uz-Arab';
  return z.string({ error }).check(z.refine(isLanguageTag, { error }));
};

/** The language of the texts of a file. */
export const language = (otherwise: string) => ({
  lang: optional(tag(), 'Language of the texts: a tag of BCP 47, such as fr, prs (Dari) or ps (Pashto).', {
    otherwise,
  }),
  dir: optional(oneOf(WRITING), 'Direction of the texts: left to right (ltr) or right to left (rtl).', {
    otherwise: 'that of the language',
  }),
});
