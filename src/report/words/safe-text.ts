import { replaceRefused } from '../../domain/characters.ts';

/** Leaves out marks that cover other lines. Each other sign that may not be shown becomes `\uFFFD`. */
const shownSign = (sign: string): string => (/\p{M}/u.test(sign) ? '' : '\uFFFD');

/**
 * Makes a text of any form safe when it leaves the program. Line ends and tabs stay. Every text that is printed or
 * written passes through here, so that no view can omit this step.
 */
export const safeOutput = (text: string): string => replaceRefused(text, shownSign);

/** Makes a text safe to print on one line. Tabs and line breaks become a space. */
export const safeText = (text: string): string => safeOutput(text.replace(/[\t\r\n]+/g, ' '));

/** Makes a text of several lines safe to print. Line feeds stay. */
export const safeLines = (text: string): string =>
  safeOutput(text.replace(/\r\n?/g, '\n').replaceAll('\t', ' '));

/**
 * Escapes the signs in JSON text that may not be shown (`\\u202e`). The value stays the same, and a terminal cannot obey it.
 */
export const safeJson = (json: string): string =>
  replaceRefused(json, (sign) =>
    Array.from(
      { length: sign.length },
      (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
