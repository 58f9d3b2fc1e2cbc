import { nearest as nearestName } from '../scenario/nearest.ts';

/** A text without case and accents, as people type it. */
export const plainForm = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The same letters in another order are one slip of the fingers, however short the word. */
const letters = (text: string): string => [...text].toSorted().join('');

/** The choice that a person most likely meant: one that begins like this, or the nearest; undefined where none is near. */
export const nearest = (typed: string, choices: Iterable<string>): string | undefined => {
  const wanted = plainForm(typed);
  const forms = new Map(Array.from(choices, (choice) => [plainForm(choice), choice]));
  const likely = (form: string): boolean =>
    (wanted.length > 2 && form.startsWith(wanted)) || letters(form) === letters(wanted);
  const found = [...forms.keys()].find(likely) ?? nearestName(wanted, forms.keys());
  return found === undefined ? undefined : forms.get(found);
};

/** ` Did you mean “x”?`, or nothing. */
export const didYouMean = (typed: string, choices: Iterable<string>): string => {
  const choice = nearest(typed, choices);
  return choice === undefined ? '' : ` Did you mean “${choice}”?`;
};
