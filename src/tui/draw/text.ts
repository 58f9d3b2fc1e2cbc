import { graphemesIn, isJoiner } from '../../domain/characters.ts';
import { isNarrow, textWidth, truncate } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';

/** A flag is two regional indicators, which terminals draw two or four columns wide. Its letters are safe. */
const flagLetter = (char: string): string =>
  String.fromCodePoint((char.codePointAt(0) ?? 0x1f1e6) - 0x1f1e6 + 'A'.charCodeAt(0));

/** The most marks on one letter: more would draw over the lines above and below. */
const MARKS = 2;

const isMark = (letter: string): boolean => /\p{M}/u.test(letter);

/**
 * One letter as a reader sees it. The letter may be several characters of Unicode (a conjunct of an Indic script). Its
 * joiners take no column and stay. Terminals draw joined pictures as one or as several, so only the first picture
 * stays.
 */
const steadyCluster = (cluster: string): string => {
  const isPicture = /^\p{Extended_Pictographic}/u.test(cluster);
  let shown = '';
  let marks = 0;
  for (const letter of cluster) {
    if (isMark(letter)) {
      if (shown !== '' && marks++ < MARKS) shown += letter;
    } else if (!isPicture || shown === '') {
      shown += letter;
      if (!isJoiner(letter)) marks = 0;
    }
  }
  return shown;
};

/** Characters for private use, which have no common meaning. The canvas marks its lines with some of them. */
const PRIVATE = /\p{Co}/gu;

/** Variation selectors, keycaps, joiners, loose vowels and ends of Hangul syllables, fillers, skin tones. */
const UNSTEADY: readonly (readonly [number, number])[] = [
  [0x034f, 0x034f],
  [0x115f, 0x11ff],
  [0x180b, 0x180f],
  [0x20e3, 0x20e3],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xffa0, 0xffa0],
  [0x1f3fb, 0x1f3ff],
  [0xe0100, 0xe01ef],
];

const isSteady = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return !UNSTEADY.some(([first, last]) => code >= first && code <= last);
};

/**
 * Makes a text of a scenario safe for a screen: no control characters, and no clusters on whose width terminals disagree
 * (joined emoji, flags, skin tones, variation selectors, loose parts of syllables, piles of marks).
 */
export const screenText = (text: string): string => {
  const safe = safeText(text).replaceAll('\u00A0', ' ');
  if (isNarrow(safe)) return safe;
  const plain = [
    ...safe
      .replace(PRIVATE, '\uFFFD')
      .normalize('NFC')
      .replace(/[\u{1F1E6}-\u{1F1FF}]/gu, flagLetter),
  ]
    .filter(isSteady)
    .join('');
  return Array.from(graphemesIn(plain), ({ segment }) => steadyCluster(segment)).join('');
};

/** The first characters of a text. No character is cut in half. */
export const upTo = (text: string, most: number): string => [...text].slice(0, most).join('');

/** A text without its last character. */
export const withoutLast = (text: string): string => [...text].slice(0, -1).join('');

/** The most units of text that can share one column. Text beyond this limit cannot be visible, so it is not read. */
const LONGEST = 32;

/** Makes a text safe for a screen and cuts it to a number of columns. An ellipsis shows that something was lost. */
export const clip = (raw: string, columns: number): string =>
  columns <= 0 ? '' : truncate(screenText(raw.slice(0, columns * LONGEST)), columns);

/** Makes a text safe for a screen and cuts or fills it to an exact number of columns. */
export const toColumns = (raw: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const shown = clip(raw, columns);
  const fill = ' '.repeat(Math.max(0, columns - textWidth(shown)));
  return align === 'left' ? shown + fill : fill + shown;
};
