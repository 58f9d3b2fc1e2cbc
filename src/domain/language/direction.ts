import type { Writing } from './language.ts';

/** Some scripts that run from right to left. This is a fast search: most texts have no such letter. */
const MAYBE = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;

/** Whether a text has letters that run from right to left. */
export const hasRightToLeft = (text: string): boolean => MAYBE.test(text);

const sideOf = (char: string): Writing | undefined =>
  LETTER.test(char) ? (RIGHT.test(char) ? 'rtl' : 'ltr') : undefined;

/**
 * A piece of a text. If a piece runs in the other direction than the text, it must be kept apart from its neighbours.
 */
interface TextRun {
  readonly text: string;
  readonly isForeign: boolean;
}

/**
 * Signs that belong to the foreign letters beside them. Latin letters have numbers before and after them; other letters
 * have their own digits and marks after them.
 */
const BEFORE: Readonly<Record<Writing, RegExp>> = { ltr: /(?:[\d.,]*\d\s?%?\s*)+$/, rtl: /$^/ };
const AFTER: Readonly<Record<Writing, RegExp>> = {
  ltr: /^(?:\s*\d[\d.,]*(?:\s?%)?|\p{M})+/u,
  rtl: /^(?:\p{M}|[؟،؛»]|\s*[\u0660-\u0669\u06f0-\u06f9])+/u,
};

/** The direction of a text, which is the direction of its first letter. */
const baseOf = (text: string): Writing => {
  for (const char of text) {
    const side = sideOf(char);
    if (side) return side;
  }
  return 'ltr';
};

/** The first and last position of each stretch of foreign letters, without letters of the text's own direction between. */
const stretches = (text: string, own: Writing): readonly (readonly [number, number])[] => {
  const found: [number, number][] = [];
  let isOpen = false;
  let at = 0;
  for (const char of text) {
    const side = sideOf(char);
    const end = at + char.length;
    const last = found.at(-1);
    if (side === own) isOpen = false;
    else if (side && isOpen && last) last[1] = end;
    else if (side) {
      found.push([at, end]);
      isOpen = true;
    }
    at = end;
  }
  return found;
};

/** The direction of a text, and its pieces, each with whether it runs in the other direction. */
export const runsOf = (text: string): { readonly dir: Writing; readonly runs: readonly TextRun[] } => {
  const dir = baseOf(text);
  const other = dir === 'ltr' ? 'rtl' : 'ltr';
  const runs: TextRun[] = [];
  let at = 0;
  for (const [from, to] of stretches(text, dir)) {
    const start = from - (BEFORE[other].exec(text.slice(at, from))?.[0].length ?? 0);
    const end = to + (AFTER[other].exec(text.slice(to))?.[0].length ?? 0);
    if (start > at) runs.push({ text: text.slice(at, start), isForeign: false });
    runs.push({ text: text.slice(start, end), isForeign: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), isForeign: false });
  return { dir, runs };
};

const isolate = (text: string): string => `\u2068${text}\u2069`;

/** A cell or a sentence for a terminal whose lines run from left to right. Blanks and bullets at its ends stay outside. */
const isolatedPiece = (piece: string): string => {
  if (!hasRightToLeft(piece)) return piece;
  const { dir, runs } = runsOf(piece);
  const marked = runs.map(({ text, isForeign }) => (isForeign ? isolate(text) : text)).join('');
  if (dir === 'ltr') return marked;
  const [, before = '', text = '', after = ''] = /^([^\p{L}\p{N}“"«(]*)(.*?)(\s*)$/su.exec(marked) ?? [];
  return `${before}${isolate(text)}${after}`;
};

/** The separators between two cells of a screen or a table: lines, borders, two blanks and more, colours. */
const BETWEEN = /(\n| {2,}|[\u2500-\u259f]+|\u001b\[[\d;?]*[A-Za-z])/;

/**
 * A text on its way to a terminal. A part that runs from right to left is isolated (FSI and PDI of Unicode). So it
 * pulls no border, no next cell and no number into itself.
 */
export const forTerminal = (text: string): string =>
  hasRightToLeft(text) ? text.split(BETWEEN).map(isolatedPiece).join('') : text;

const MIRRORED: Readonly<Record<string, string>> = { '→': '←', '←': '→', '▶': '◀', '◀': '▶', '▸': '◂' };

/** A text with its arrows turned round, so that they point the right way where lines run from right to left. */
export const mirrored = (text: string): string => text.replace(/[→←▶◀▸]/g, (sign) => MIRRORED[sign] ?? sign);
