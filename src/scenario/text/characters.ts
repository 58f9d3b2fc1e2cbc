/**
 * Characters that no scenario text may hold. They could forge what a reader or a terminal shows: control characters,
 * bidirectional marks, overrides and isolates, invisible format characters and fillers, line and paragraph separators,
 * tags, non-characters, lone surrogates, and a carriage return that ends no line.
 */
const REFUSED =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Cs}]|[\u180b-\u180f]|\u17b4|\u17b5|\u034f|\r(?!\n)/gu;

/** Joiners may follow these: Persian, Pashto and Indic letters, and emoji, need them. Elsewhere they hide something. */
const JOINS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Extended_Pictographic}\p{M}]$/u;

const joinsHere = (text: string, match: RegExpMatchArray): boolean =>
  (match[0] === '\u200c' || match[0] === '\u200d') &&
  JOINS.test(text.slice(Math.max(0, (match.index ?? 0) - 2), match.index));

/** Finds the refused characters of a text, at most `most` of them: the offset and the name, such as `U+202E`. */
export const findRefused = (
  text: string,
  most: number,
): readonly { readonly offset: number; readonly name: string }[] => {
  const found: { offset: number; name: string }[] = [];
  for (const match of text.matchAll(REFUSED)) {
    if (joinsHere(text, match)) continue;
    found.push({ offset: match.index, name: nameOf(match[0]) });
    if (found.length >= most) break;
  }
  return found;
};

/** The name of a character: `U+202E`. */
const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The text with the name of each refused character in its place. */
export const escapeRefused = (text: string): string => text.replace(REFUSED, nameOf);

/** The text with U+FFFD in place of each refused UTF-16 unit, so that all offsets stay the same. */
export const maskRefused = (text: string): string =>
  text.replace(REFUSED, (found) => '\ufffd'.repeat(found.length));

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\u200b$/u, 'a zero-width space'],
  [/^[\u200c\u200d]$/u, 'a zero-width joiner'],
  [/^\ufeff$/u, 'a byte-order mark'],
  [/^\u2060$/u, 'a word joiner'],
  [/^\u00ad$/u, 'a soft hyphen'],
  [/^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/u, 'a bidirectional control'],
  [/^\x1b$/, 'an escape character'],
  [/^[\0-\x1f\x7f-\x9f\u2028\u2029]$/u, 'a control character'],
  [/^\p{Cs}$/u, 'half a character'],
];

/** The kind of a refused character, in words. */
export const kindOf = (name: string): string => {
  const character = String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  return KINDS.find(([pattern]) => pattern.test(character))?.[1] ?? 'an invisible character';
};
