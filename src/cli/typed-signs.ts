import { existsSync } from 'node:fs';
import { codesNamed } from '../domain/states/known-countries.ts';
import { lookAlikeIn, plainTwin } from '../scenario/text/look-alikes.ts';
import { UserError } from './errors.ts';
import { note } from './output.ts';

/** One or more dashes at the start of an argument, before the letters of an option. At least one dash is no hyphen. */
const ODD_OPTION =
  /^[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]*[\u2010-\u2015\u2212\ufe58\ufe63\uff0d][-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]*(?=[a-z][a-z-]*(?:[=\uff1d]|$))/i;

/** An option with hyphens: one hyphen before a single letter, two hyphens before a word. */
const withHyphens = (arg: string): string => {
  const rest = plainTwin(arg.replace(ODD_OPTION, ''));
  return /^[a-z]$/i.test(rest) ? `-${rest}` : `--${rest}`;
};

/**
 * Refuses an option that begins with a dash in the place of hyphens: a command would take it for a name. Throws UserError.
 */
export const refuseOddDashes = (args: readonly string[]): void => {
  const odd = args.find((arg, i) => ODD_OPTION.test(arg) && args[i - 1] !== '--seed');
  if (odd === undefined) return;
  const sign = lookAlikeIn(odd);
  throw new UserError(
    `“${odd}” begins with ${sign?.name ?? 'a dash'}, which is no hyphen. Did you mean ${withHyphens(odd)}?`,
  );
};

/** Says which arguments of a command that failed have signs that only look like plain ones. */
export const noteLookAlikes = (args: readonly string[]): void => {
  for (const arg of args) {
    if (ODD_OPTION.test(arg)) continue;
    const sign = lookAlikeIn(arg);
    if (sign) note(`“${arg}” has ${sign.name}. Did you mean “${plainTwin(arg)}”?`);
  }
};

/** Most words of a name that was typed without quotes. */
const MOST_WORDS = 8;

const isName = (text: string): boolean => existsSync(text) || codesNamed(text).length > 0;

/**
 * Says which arguments of a command that failed are one name without quotes: `Saudi Arabia`, or a file with blanks in its
 * name. `excess` are arguments that the command has no place for.
 */
export const noteUnquoted = (args: readonly string[], excess: readonly string[] = []): void => {
  for (const [i, first] of args.entries()) {
    // `--state=Saudi Arabia` is one option.
    const option = /^--[a-z-]+=/.exec(first)?.[0] ?? '';
    if (i === 0 || (first.startsWith('-') && option === '')) continue;
    for (let end = Math.min(args.length, i + MOST_WORDS); end > i + 1; end--) {
      const words = args.slice(i, end);
      if (words.slice(1).some((word) => word.startsWith('-'))) continue;
      // The first argument is the scenario, and a name with a blank in it was quoted.
      const isExcess =
        i > 1 && !first.includes(' ') && excess.length > 0 && words.slice(1).join('\0') === excess.join('\0');
      if (!isExcess && !isName(words.join(' ').slice(option.length))) continue;
      note(`Quote a name that has blanks: "${words.join(' ')}"`);
      return;
    }
  }
};
