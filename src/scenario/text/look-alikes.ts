/** A sign that looks like a plain sign but is another sign. */
interface LookAlike {
  /** Its name in words, and its number: `a minus sign (U+2212)`. */
  readonly name: string;
  readonly plain: string;
}

const SIGNS: ReadonlyMap<string, readonly [name: string, plain: string]> = new Map([
  ['\u00a0', ['a no-break space', ' ']],
  ['\u202f', ['a narrow no-break space', ' ']],
  ['\u2007', ['a figure space', ' ']],
  ['\u3000', ['an ideographic space', ' ']],
  ['\u1680', ['an Ogham space', ' ']],
  ['\u205f', ['a mathematical space', ' ']],
  ['\u2212', ['a minus sign', '-']],
  ['\u2010', ['a typographic hyphen', '-']],
  ['\u2011', ['a no-break hyphen', '-']],
  ['\u2012', ['a figure dash', '-']],
  ['\u2013', ['an en dash', '-']],
  ['\u2014', ['an em dash', '-']],
  ['\u2015', ['a horizontal bar', '-']],
  ['\ufe58', ['a small em dash', '-']],
  ['\ufe63', ['a small hyphen', '-']],
  ['\u201c', ['a curly quote', '"']],
  ['\u201d', ['a curly quote', '"']],
  ['\u201e', ['a low curly quote', '"']],
  ['\u201f', ['a curly quote', '"']],
  ['\u00ab', ['an angle quote', '"']],
  ['\u00bb', ['an angle quote', '"']],
  ['\u300c', ['a corner quote', '"']],
  ['\u300d', ['a corner quote', '"']],
  ['\u2033', ['a double prime', '"']],
  ['\u2018', ['a single curly quote', "'"]],
  ['\u2019', ['a single curly quote', "'"]],
  ['\u201a', ['a low single quote', "'"]],
  ['\u201b', ['a single curly quote', "'"]],
  ['\u2032', ['a prime', "'"]],
  ['\u060c', ['an Arabic comma', ',']],
  ['\u3001', ['an ideographic comma', ',']],
  ['\u061b', ['an Arabic semicolon', ';']],
  ['\u066b', ['an Arabic decimal separator', '.']],
  ['\u066a', ['an Arabic percent sign', '%']],
  ['\u3002', ['an ideographic full stop', '.']],
  ['\ufe55', ['a small colon', ':']],
  ['\u2236', ['a ratio sign', ':']],
  ['\ua789', ['a letter that looks like a colon', ':']],
  ['\u2215', ['a division slash', '/']],
  ['\u2044', ['a fraction slash', '/']],
]);

/** The first digit of each kind of decimal digits that people type. */
const ZEROS: readonly (readonly [zero: number, kind: string])[] = [
  [0x0660, 'an Arabic digit'],
  [0x06f0, 'a Persian digit'],
  [0x0966, 'a Devanagari digit'],
  [0x09e6, 'a Bengali digit'],
];

const FULLWIDTH: Readonly<Record<string, string>> = {
  ':': 'a fullwidth colon',
  ',': 'a fullwidth comma',
  ';': 'a fullwidth semicolon',
  '=': 'a fullwidth equals sign',
  '-': 'a fullwidth hyphen',
  '%': 'a fullwidth percent sign',
};

/** U+2000 to U+200A: spaces of other widths. */
const isOddSpace = (code: number): boolean => code >= 0x2000 && code <= 0x200a;

const described = (sign: string): readonly [name: string, plain: string] | undefined => {
  const known = SIGNS.get(sign);
  if (known) return known;
  const code = sign.charCodeAt(0);
  if (isOddSpace(code)) return ['a space of another width', ' '];
  const digits = ZEROS.find(([zero]) => code >= zero && code <= zero + 9);
  if (digits) return [digits[1], String(code - digits[0])];
  // The fullwidth forms repeat ASCII from ! to ~.
  if (code < 0xff01 || code > 0xff5e) return undefined;
  const plain = String.fromCharCode(code - 0xfee0);
  return [/\d/.test(plain) ? 'a fullwidth digit' : (FULLWIDTH[plain] ?? 'a fullwidth letter or sign'), plain];
};

const ANY =
  /[\u00a0\u00ab\u00bb\u060c\u061b\u0660-\u0669\u066a\u066b\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u1680\u2000-\u200a\u2010-\u2015\u2018-\u201f\u202f\u2032\u2033\u2044\u205f\u2212\u2215\u2236\u3000-\u3002\u300c\u300d\ua789\ufe55\ufe58\ufe63\uff01-\uff5e]/gu;

const inWord = /\p{L}$/u;

/**
 * The first sign of a text that looks like a plain sign. An apostrophe inside a word does not count. Undefined if there
 * is none.
 */
export const lookAlikeIn = (text: string): LookAlike | undefined => {
  for (const { 0: sign, index } of text.matchAll(ANY)) {
    const found = described(sign);
    const isApostrophe =
      sign === '\u2019' && inWord.test(text.slice(0, index)) && /^\p{L}/u.test(text.slice(index + 1));
    if (!found || isApostrophe) continue;
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return { name: `${found[0]} (U+${code})`, plain: found[1] };
  }
  return undefined;
};

/** The text with plain signs in place of the signs that look like them. A colon between words gets its blank. */
export const plainTwin = (text: string): string =>
  text
    .replace(/[\uff1a\ufe55\u2236\ua789](?=\S)/gu, ': ')
    .replace(ANY, (sign) => described(sign)?.[1] ?? sign)
    .trim();

/** Signs that are spaces and look like plain ones, for a class of a pattern. */
export const ODD_SPACES = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
