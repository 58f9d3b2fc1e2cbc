import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { placeOf } from '../../src/tui/state.ts';
import { hardName } from './hard-names.ts';
import { onOf, overOf } from './press.ts';
import { renderAt } from './render-at.ts';
import { world } from './world.ts';

const SIZES = [
  [60, 16],
  [80, 24],
  [160, 50],
] as const;

/** The key escape, and a report that means nothing: a letter that came at once would be one with Meta. */
const ESC = '\u001B\u001B[I';
const paste = (text: string): string => `\u001B[200~${text.replaceAll(/[\u0003\u001B]/g, '?')}\u001B[201~`;

/** Scenarios are checked before they are shown, titles in the picker, notes and what is typed are not: they come whole. */
const LONGEST = 200;

/** The world with every text that a stranger may have written in the place of its own. */
const worldOf = (text: string): Scenario => ({
  ...world,
  title: text,
  question: text,
  ladder: world.ladder.map((rung, i) => ({ ...rung, label: `${text}${i}` })),
  drivers: world.drivers.map((driver) => ({ ...driver, label: text })),
  states: world.states.map((state) => ({ ...state, name: text })),
  blocs: [{ id: 'bloc', label: text, cohesion: 0, members: world.states.slice(0, 3).map(({ id }) => id) }],
  target: {
    ...world.target,
    name: text,
    authority: text,
    tracks: world.target.tracks.map((track) => ({ ...track, label: text })),
  },
  events: world.events.map((event) => ({ ...event, label: text, text, source: text })),
  evidence: world.evidence.map((line) => ({ ...line, reason: text, source: text })),
  variables: world.variables.map((variable) => ({ ...variable, label: text })),
});

/** Through every screen and everything that lies over one; names and paths are the text too. */
const tour = (text: string): readonly string[] => [
  '\r',
  'n',
  `B${paste(text)}`,
  '\r',
  '>',
  'e',
  '\r',
  'n',
  '\r',
  'c',
  `${ESC}wj-s`,
  `${ESC}v`,
  `r${paste(text)}`,
  '\r',
  `${ESC}:`,
  paste(text),
  `${ESC}f`,
  `${ESC}o`,
  `${ESC}/${paste(text)}`,
  `${ESC}?/${paste(text)}`,
  `${ESC}${ESC}\u0013`,
  paste(text),
  '\r',
  '\r',
  `${ESC}${ESC}u`,
];

const staysWhole = async (text: string, [columns, rows]: readonly [number, number], ascii: boolean) => {
  const card = { path: text, name: text, title: text, question: text };
  const drawing = await renderAt(columns, rows, {
    scenario: worldOf(text.slice(0, LONGEST)),
    ascii,
    cards: [card, card],
    notes: [text],
    offer: [text, `· ${text}: ${text}`],
    futures: 2,
    answered: 2,
  });
  const seen: string[] = [];
  for (const keys of ['', ...tour(text)]) {
    await drawing.type(keys);
    const lines = drawing.bare();
    expect(lines).toHaveLength(rows);
    for (const line of lines) {
      expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      if (ascii) expect(line).toMatch(/^[\u0020-\u007E]*$/);
    }
    const ui = drawing.ui();
    seen.push(overOf('choose', ui)?.list ?? onOf('save', ui)?.stage ?? placeOf(ui));
  }
  drawing.close();
  return seen;
};

describe('a text that a stranger wrote', () => {
  it.each([
    ['sets a title and wipes the screen', '\u001B]0;mine\u0007\u001B[2J\u001B[3J\u001B[1;1Hgone\u009B2J'],
    ['is one word of 10,000 letters', 'x'.repeat(10_000)],
    ['is one wide word of 2,000 signs', '中'.repeat(2000)],
    ['is 10,000 marks on one letter', `a${'\u0301'.repeat(10_000)}`],
    ['runs from right to left, both ways', '\u202Eافغانستان\u2066 abc \u2069ישראל\u200F'],
    ['is a family of emoji', '👩‍👩‍👧‍👦🇨🇳🇷🇺❤️‍🔥👍🏽1️⃣'],
  ])('moves nothing on any screen though it %s', async (_, text) => {
    const seen = await staysWhole(text, [60, 16], false);
    const places = ['offer', 'run', 'naming', 'events', 'why', 'compare', 'weights', 'branches'];
    const over = ['palette', 'filter', 'scenarios', 'path', 'exists', 'failed'];
    expect([...places, ...over].filter((each) => !seen.includes(each))).toEqual([]);
  });

  it('moves nothing, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(hardName, fc.constantFrom(...SIZES), fc.boolean(), async (text, size, ascii) => {
        await staysWhole(text, size, ascii);
      }),
      { numRuns: 4 },
    );
  });
});
