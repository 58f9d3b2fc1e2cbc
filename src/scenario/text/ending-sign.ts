import type { LineCounter } from 'yaml';

/** A # that no blank follows. The text after it is a comment, but was probably meant as text. */

/**
 * The place of a # like this that ends a plain text, where the plain text ends at an offset. A # on the next line
 * counts only if it is indented deeper than the key of the text, as the text would be. Undefined if there is none.
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

/**
 * The words for what to expect in place of a bracket that is never closed, if such a # may have hidden the closing
 * bracket.
 */
export const takenBracket = (rest: string): { readonly expected?: string } => {
  const sign = /\s(#[^\s#]\S*)/.exec(rest)?.[1];
  return sign === undefined ? {} : { expected: `quotes around a text with ${sign}: # starts a comment` };
};
