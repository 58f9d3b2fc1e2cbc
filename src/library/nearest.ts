import { nearest } from '../scenario/nearest.ts';

/** A text without case and accents. */
export const plainForm = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The letters of a word in order: equal for two words if one is a misspelling with letters swapped. */
const letters = (text: string): string => [...text].toSorted().join('');

/** The choice that a person most likely meant: one that begins like this, or the nearest; undefined if none is near. */
export const meantBy = (typed: string, choices: Iterable<string>): string | undefined => {
  const wanted = plainForm(typed);
  const forms = new Map(Array.from(choices, (choice) => [plainForm(choice), choice]));
  const likely = (form: string): boolean =>
    (wanted.length > 2 && form.startsWith(wanted)) || letters(form) === letters(wanted);
  const found = [...forms.keys()].find(likely) ?? nearest(wanted, forms.keys());
  return found === undefined ? undefined : forms.get(found);
};

/** ` Did you mean “x”?`, or nothing. */
export const didYouMean = (typed: string, choices: Iterable<string>): string => {
  const choice = meantBy(typed, choices);
  return choice === undefined ? '' : ` Did you mean “${choice}”?`;
};
