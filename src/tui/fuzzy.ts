/** A text without case and accents, as people type it. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');

const isStart = (text: string, at: number): boolean => at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '');

/** Longest text that is searched for, in characters. */
const LONGEST = 80;

/** How well a folded text contains the letters of a word, in their order. Undefined if it does not. */
const wordScore = (text: string, word: string): number | undefined => {
  const whole = text.indexOf(word);
  if (whole >= 0) return 100 + word.length * 4 + (isStart(text, whole) ? 50 : 0) - whole * 0.1;
  let at = -1;
  let score = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1);
    // The first letter has to begin a word.
    if (next < 0 || (at < 0 && !isStart(text, next))) return undefined;
    score += isStart(text, next) ? 6 : next === at + 1 ? 4 : 0;
    at = next;
  }
  // Letters that are far apart are no match.
  return score > word.length * 2 ? score : undefined;
};

/**
 * How well a text matches what was typed: it must contain every word, whole or by its letters in their order. Case and
 * accents do not count. Higher is better. Undefined for no match.
 */
const fuzzyScore = (text: string, typed: string): number | undefined => {
  const folded = fold(text);
  const words = fold(typed.slice(0, LONGEST)).split(/\s+/).filter(Boolean);
  let score = 0;
  for (const word of words) {
    const found = wordScore(folded, word);
    if (found === undefined) return undefined;
    score += found;
  }
  const phrase = folded.indexOf(words.join(' '));
  const isWhole = phrase >= 0 && !/[\p{L}\p{N}]/u.test(folded[phrase + words.join(' ').length] ?? '');
  return score + (phrase >= 0 ? 100 : 0) + (isWhole ? 50 : 0) - folded.length * 0.01;
};

/** The items that match the typed text, the best first. If nothing was typed, all items in their order. */
export const fuzzySearch = <Item>(
  items: readonly Item[],
  typed: string,
  textOf: (item: Item) => string,
): readonly Item[] => {
  if (typed.trim() === '') return items;
  return items
    .flatMap((item) => {
      const score = fuzzyScore(textOf(item), typed);
      return score === undefined ? [] : [{ item, score }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
};
