import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRefused } from '../../src/domain/characters.ts';
import { action } from '../../src/exercise/schema/action.ts';
import { escapeHtml } from '../../src/report/page/markup.ts';
import { table, wrap } from '../../src/report/words/layout.ts';
import { markdownText } from '../../src/report/words/markdown.ts';
import { safeJson, safeLines, safeOutput, safeText } from '../../src/report/words/safe-text.ts';
import { line, paint, plainText } from '../../src/tui/draw/line.ts';
import { clip } from '../../src/tui/draw/text.ts';
import { themeOf } from '../../src/tui/draw/theme.ts';
import { readKeys } from '../../src/tui/keys/key-input.ts';
import { typedLine } from '../../src/tui/update/lists.ts';

/** Letters of scripts that are spelled with joiners, their marks, and the joiners; no more marks than a letter may have. */
const letter = fc.constantFrom(
  ...'ابپتسشعلمنهویيکگږټډړښۍ',
  ...[
    'کُ',
    'مِّ',
    'क',
    'ष',
    'क्ष',
    'कि',
    'ত',
    'ક',
    'ଓ',
    'த',
    'త',
    'ಕ',
    'ക',
    'ක',
    'ܐ',
    'a',
    'é',
    '中',
    'ж',
    '1',
    ' ',
  ],
  ...['\u200c', '\u200d'],
);
const word = fc.string({ unit: letter, minLength: 1, maxLength: 12 });

/** What the checks of files accept on one line, without blanks at its ends. */
const accepted = word.filter(
  (text) => findRefused(text, 1).length === 0 && text === text.trim() && text === text.normalize('NFC'),
);

const typedIn = (text: string): string =>
  readKeys('', text).keys.reduce((typed, key) => typedLine(typed, key.text, 99), '');

const PLAIN = { theme: themeOf('none'), ascii: false };

const lock = (reason: string) => ({
  do: 'lock',
  seat: 'a',
  turn: 1,
  moves: {},
  tracks: {},
  measures: [],
  reason,
});

/** Every way on which a text goes out or comes in; each gives the text again. */
const DOORS: Readonly<Record<string, (text: string) => unknown>> = {
  output: safeOutput,
  line: safeText,
  lines: safeLines,
  json: (text) => JSON.parse(safeJson(JSON.stringify(text))),
  page: escapeHtml,
  markdown: (text) => markdownText(text).replaceAll('\\', ''),
  wrapped: (text) => wrap(text).join(' '),
  table: (text) => table([{ title: '', align: 'left' }], [[text]])[1]?.slice(2),
  screen: (text) => plainText(line(text)),
  terminal: (text) => paint(line(text), PLAIN),
  clipped: (text) => clip(text, 99),
  keyboard: typedIn,
  game: (text) => action.parse(lock(text)),
};

describe('what the checks accept', () => {
  it.each(Object.keys(DOORS))('is kept with all letters and joiners: %s', (name) => {
    fc.assert(
      fc.property(accepted, (text) => {
        expect(DOORS[name]?.(text)).toEqual(name === 'game' ? lock(text) : text);
      }),
    );
  });

  it('is what people type: a joiner is taken after a letter, and nowhere else', () => {
    expect(typedIn('می\u200cشود')).toBe('می\u200cشود');
    expect(typedIn('\u200cab\u200dc')).toBe('abc');
  });
});
