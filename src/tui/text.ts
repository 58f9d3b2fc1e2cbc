import stringWidth from 'string-width';
import { safeText } from '../report/safe-text.ts';

/** Letters that every terminal draws one column wide: Latin, arrows, lines, blocks, dots and dashes. */
const NARROW =
  /^[\u0020-\u007E\u00A1-\u02FF\u2010-\u2027\u2030-\u203A\u2190-\u21FF\u2500-\u25FF\u2605\u2606]*$/;

/** How many columns a text takes on a terminal. */
export const width = (text: string): number => (NARROW.test(text) ? text.length : stringWidth(text));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A flag is two regional indicators, which terminals draw two or four columns wide: its letters are safe. */
const flagLetter = (char: string): string =>
  String.fromCodePoint((char.codePointAt(0) ?? 0x1f1e6) - 0x1f1e6 + 'A'.charCodeAt(0));

/** Marks on one letter beyond these would draw over the lines above and below. */
const MARKS = 2;

const steadyCluster = (cluster: string): string => {
  const letters = [...cluster];
  const first = letters.findIndex((letter) => !/\p{M}/u.test(letter));
  if (first < 0) return '';
  const base = letters[first] ?? '';
  const marks = letters.slice(first + 1).filter((letter) => /\p{M}/u.test(letter));
  return base + marks.slice(0, MARKS).join('');
};

/** Characters without a meaning that everyone shares; the canvas marks its lines with some of them. */
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
 * A scenario's text as it may stand on a screen: no control characters, and no clusters whose width terminals
 * disagree about (joined emoji, flags, skin tones, variation selectors, loose parts of syllables, piles of marks).
 */
export const screenText = (text: string): string => {
  const safe = safeText(text).replaceAll('\u00A0', ' ');
  if (NARROW.test(safe)) return safe;
  const plain = [
    ...safe
      .replace(PRIVATE, '\uFFFD')
      .normalize('NFC')
      .replace(/[\u{1F1E6}-\u{1F1FF}]/gu, flagLetter),
  ]
    .filter(isSteady)
    .join('');
  return Array.from(graphemes.segment(plain), ({ segment }) => steadyCluster(segment)).join('');
};

/** The first characters of a text that somebody types, none of them cut in half. */
export const upTo = (text: string, most: number): string => [...text].slice(0, most).join('');

/** A text that somebody types without its last character. */
export const withoutLast = (text: string): string => [...text].slice(0, -1).join('');

/** Units of text that may stand on one column: what lies further on cannot show, and is not looked at. */
const LONGEST = 32;

/** Cuts a text, made safe for a screen, to so many columns; an ellipsis stands where something was lost. */
export const cut = (raw: string, columns: number): string => {
  if (columns <= 0) return '';
  const text = screenText(raw.slice(0, columns * LONGEST));
  if (width(text) <= columns) return text;
  if (NARROW.test(text)) return `${text.slice(0, columns - 1).trimEnd()}…`;
  let kept = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(text)) {
    taken += width(segment);
    if (taken > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

/** Cuts or fills a text to exactly so many columns. */
export const fitText = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const shown = cut(text, columns);
  const fill = ' '.repeat(Math.max(0, columns - width(shown)));
  return align === 'left' ? shown + fill : fill + shown;
};
