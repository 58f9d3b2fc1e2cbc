import { distance } from 'fastest-levenshtein';

/** A text without case and accents, as people type it. */
export const plainForm = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The choice that a person most likely meant; undefined where nothing comes close. */
export const nearest = (typed: string, choices: Iterable<string>): string | undefined => {
  const wanted = plainForm(typed);
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length * 0.4)) + 1;
  for (const choice of choices) {
    const form = plainForm(choice);
    const steps = wanted.length > 2 && form.startsWith(wanted) ? 1 : distance(wanted, form);
    if (steps < least) {
      best = choice;
      least = steps;
    }
  }
  return best;
};

/** ` Did you mean “x”?`, or nothing. */
export const didYouMean = (typed: string, choices: Iterable<string>): string => {
  const choice = nearest(typed, choices);
  return choice === undefined ? '' : ` Did you mean “${choice}”?`;
};
