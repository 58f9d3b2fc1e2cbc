import { oneLine } from '../../scenario/checks/context.ts';
import type { Exercise } from '../exercise.ts';
import { addError, checkAsOf, type ExerciseCheck } from './names.ts';

/** Two speakers in one: `A and B`, `A; B`. */
const TWO_SPEAKERS = / and |[;/&]/;

const QUOTATION = /[“”„«»"]/;

/** Checks that facts and voices are no later than the day of the briefs, and that a quotation has one speaker. */
export const checkTexts = (look: ExerciseCheck): Pick<Exercise, 'day' | 'facts' | 'voices' | 'glossary'> => {
  const { part, scenario } = look;
  const { facts = [], voices = [] } = part;
  for (const [section, rows] of [
    ['facts', facts],
    ['voices', voices],
  ] as const)
    for (const [n, { as_of }] of rows.entries()) checkAsOf(look, as_of, [section, n]);
  for (const [n, { text }] of facts.entries())
    if (QUOTATION.test(text))
      addError(look, ['facts', n, 'text'], 'a fact has no quotation marks', {
        found: text,
        expected: 'a voice, with who and verbatim: true',
      });
  for (const [n, { who, verbatim }] of voices.entries())
    if (verbatim && TWO_SPEAKERS.test(who))
      addError(look, ['voices', n, 'who'], 'a quotation has one speaker', {
        found: who,
        expected: 'one voice for each speaker',
      });
  const glossary = Object.entries(part.glossary ?? {}).map(([term, text]) => ({
    term: oneLine(term),
    text: oneLine(text),
  }));
  return { day: part.day ?? scenario?.start, facts, voices, glossary };
};
