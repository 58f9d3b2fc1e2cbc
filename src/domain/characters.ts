/**
 * Signs that no text may hold, whether the program reads or writes the text. They could forge what a reader or a
 * terminal shows: control characters, bidirectional marks, overrides and isolates, invisible format characters and
 * fillers, line and paragraph separators, tags, non-characters, lone surrogates, and a carriage return that ends no
 * line. A fifth mark on one letter and all marks after it are refused too. No script needs them, and they would cover
 * the lines above and below.
 */
const REFUSED =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Cs}]|[\u180b-\u180f]|\u17b4|\u17b5|\u034f|\r(?!\n)|(?<=\p{M}{4})\p{M}/gu;

/** Texts without any sign of the list. Most texts match, so few texts need a search. */
const CLEAN = /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2bff]*$/;

/**
 * Letters that a joiner may follow. Persian, Pashto and Indic letters, and emoji, need joiners. Elsewhere a joiner
 * hides something.
 */
const JOINS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]$/u;

let segmenter: Intl.Segmenter | undefined;

/** The letters of a text as a reader sees them. It takes milliseconds to make a segmenter, and most texts need none. */
export const graphemesIn = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** Whether a sign has no width, and joins two letters or keeps them apart. */
export const isJoiner = (sign: string): boolean => sign === '\u200c' || sign === '\u200d';

const joinsAt = (text: string, sign: string, offset: number): boolean => {
  if (!isJoiner(sign)) return false;
  const before = [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
  return JOINS.test(before) && before.search(REFUSED) < 0;
};

/** A text with another text in place of each refused sign. Joiners stay where they join something. */
export const replaceRefused = (text: string, by: (sign: string) => string): string =>
  CLEAN.test(text)
    ? text
    : text.replace(REFUSED, (sign, offset: number) => (joinsAt(text, sign, offset) ? sign : by(sign)));

/** Finds the refused signs of a text, at most `most` of them: the offset and the name, such as `U+202E`. */
export const findRefused = (
  text: string,
  most: number,
): readonly { readonly offset: number; readonly name: string }[] => {
  const found: { offset: number; name: string }[] = [];
  if (CLEAN.test(text)) return found;
  for (const match of text.matchAll(REFUSED)) {
    if (joinsAt(text, match[0], match.index)) continue;
    found.push({ offset: match.index, name: nameOf(match[0]) });
    if (found.length >= most) break;
  }
  return found;
};

/**
 * A line with the text that a person types after it, without refused signs. A joiner is refused by itself, but not
 * after a letter that may need it.
 */
export const typedAfter = (line: string, typed: string): string =>
  replaceRefused((line + typed).replace(/[\t\r\n]+/g, ' '), () => '');

/** The name of a character: `U+202E`. */
const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The text with the name of each refused sign in its place. */
export const escapeRefused = (text: string): string => replaceRefused(text, nameOf);

/** The text with U+FFFD in place of each refused UTF-16 unit, so that all offsets stay the same. */
export const maskRefused = (text: string): string =>
  replaceRefused(text, (sign) => '\ufffd'.repeat(sign.length));

/** A text with a capital at its start. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The value of a JSON text, unchecked. Undefined if the text is no JSON. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Longest name in a place of `refusedIn`. */
const LONGEST_NAME = 60;

/**
 * The first refused sign in the texts and names of a value from JSON, with its place: `frame.title holds U+001B, an
 * escape character`. Undefined if there is none.
 */
export const refusedIn = (value: unknown): string | undefined => {
  const open: (readonly [place: string, value: unknown])[] = [['', value]];
  const fault = (place: string, text: string): string | undefined => {
    const [sign] = findRefused(text, 1);
    return sign && `${place || 'its text'} holds ${sign.name}, ${kindOf(sign.name)}`;
  };
  for (let next = open.pop(); next; next = open.pop()) {
    const [place, each] = next;
    const found = typeof each === 'string' ? fault(place, each) : undefined;
    if (found) return found;
    if (typeof each !== 'object' || each === null) continue;
    for (const [name, part] of Object.entries(each)) {
      const inName = fault(`a name in ${place || 'it'}`, name);
      if (inName) return inName;
      if (typeof part === 'string' || typeof part === 'object')
        open.push([`${place === '' ? '' : `${place}.`}${name.slice(0, LONGEST_NAME)}`, part]);
    }
  }
  return undefined;
};

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

/** The kind of a refused sign, in words, from its name. */
export const kindOf = (name: string): string => {
  const character = String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  const kind = KINDS.find(([pattern]) => pattern.test(character))?.[1];
  // A visible mark is refused only in a pile.
  return kind ?? (character.search(REFUSED) < 0 ? 'a fifth mark on one letter' : 'an invisible character');
};
