import type { LineCounter } from 'yaml';

/** A # that no blank follows: what comes after it was probably meant as text, and is a comment. */

/**
 * Where such a # ends the plain text that ends at an offset. On the next line it counts where it is deeper than the key of
 * the text, as the text would be. Undefined if there is none.
 */
export const endingSign = (
  text: string,
  lines: LineCounter,
  end: number,
  key: number,
): number | undefined => {
  const match = /^([ \t]+|[ \t]*\r?\n([ \t]+))#[^\s#]/.exec(text.slice(end, end + 200));
  if (!match || (match[2] !== undefined && match[2].length < lines.linePos(key).col)) return undefined;
  return end + (match[1]?.length ?? 0);
};

/** What to expect in place of a bracket that is never closed, where such a # may have taken the closing one with it. */
export const takenBracket = (rest: string): { readonly expected?: string } => {
  const sign = /\s(#[^\s#]\S*)/.exec(rest)?.[1];
  return sign === undefined ? {} : { expected: `quotes around a text with ${sign}: # starts a comment` };
};
