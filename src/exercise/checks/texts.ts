import { oneLine } from '../../scenario/checks/context.ts';
import type { Exercise } from '../exercise.ts';
import { addError, type ExerciseCheck } from './names.ts';

/** Two speakers in one: `A and B`, `A; B`. */
const TWO_SPEAKERS = / and |[;/&]/;

const QUOTATION = /[“”„«»"]/;

/** Checks that facts and voices are no later than the day of the briefs, and that a quotation has one speaker. */
export const checkTexts = (look: ExerciseCheck): Pick<Exercise, 'day' | 'facts' | 'voices' | 'glossary'> => {
  const { part, scenario } = look;
  const { facts = [], voices = [], day = scenario?.start } = part;
  for (const [section, rows] of [
    ['facts', facts],
    ['voices', voices],
  ] as const)
    for (const [n, { as_of }] of rows.entries())
      if (as_of !== undefined && day !== undefined && as_of > day.slice(0, as_of.length))
        addError(look, [section, n, 'as_of'], 'this is later than the day of the briefs', {
          found: as_of,
          expected: `${day} at the latest`,
        });
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
  return { day, facts, voices, glossary };
};
