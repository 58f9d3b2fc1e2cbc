/** Letters that have no accent to take off. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
};

/** Short forms that stand before or after the rest of a name. */
const WHOLE_WORDS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'saint',
  rep: 'republic',
  dem: 'democratic',
  fed: 'federal',
};

const SMALL_WORDS = new Set(['the', 'of', 'and']);

/** The words of a name without case, accents, punctuation and small words; `&` means “and”. */
export const nameWords = (text: string): readonly string[] =>
  text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/[æœøłıßðđþ]/g, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .map((word) => WHOLE_WORDS[word] ?? word);

/**
 * Keys that two spellings of one name share. `Viet Nam` and `Vietnam` share the first key. `Korea, Republic of` and
 * `Republic of Korea` share the second key. A text without a word has no keys.
 */
export const nameKeys = (text: string): readonly string[] => {
  const words = nameWords(text);
  return words.length === 0 ? [] : [words.join(''), words.toSorted().join(' ')];
};
