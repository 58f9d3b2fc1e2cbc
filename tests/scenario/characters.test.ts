import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeRefused, findRefused, kindOf, maskRefused, refusedIn } from '../../src/domain/characters.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { BASE, change, issuesOf, parseText, scenarioOf } from './base.ts';

const REFUSED = [
  ...[0x00, 0x07, 0x08, 0x0b, 0x0c, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9d],
  ...[0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
  ...[0xad, 0x200b, 0x2060, 0x2061, 0x2064, 0x206a, 0x206f, 0xfeff, 0x180e, 0x3164, 0x115f, 0xffa0, 0x34f],
  ...[0x2028, 0x2029, 0xfff9, 0xfffb, 0xfffe, 0xffff, 0xe0001, 0xe0041, 0xe007f, 0xd800, 0xdfff],
];

const ALLOWED = [
  'Türkiye',
  'Côte d’Ivoire',
  'طالبان',
  'می\u200cشود',
  'नई\u200d दिल्ली',
  '中国',
  'Россия',
  '👩\u200d🏫',
  '👩🏽\u200d🚀',
  `Z${'\u0301'.repeat(4)}`,
  'a\tb\nc\r\nd',
  '–…«»“”',
];

describe('characters', () => {
  it.each(REFUSED)('U+%s is refused anywhere', (code) => {
    const character = String.fromCodePoint(code);
    expect(findRefused(`ab${character}cd`, 9)).toEqual([
      { offset: 2, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` },
    ]);
  });

  it.each(ALLOWED)('%j is allowed', (text) => {
    expect(findRefused(text, 9)).toEqual([]);
    expect(
      scenarioOf(parseText(change(BASE, 'name: Alphaland', `name: ${JSON.stringify(text)}`))).states[0]?.name,
    ).toBe(text.replace(/\s+/g, ' '));
  });

  it.each(['a\u200cb', '\u200dx', 'ab \u200c'])('a joiner that joins nothing is refused: %j', (text) => {
    expect(findRefused(text, 9)).toHaveLength(1);
  });

  it('names the fifth mark on one letter, with which others would be covered', () => {
    expect(findRefused(`Z${'\u0301'.repeat(5)}`, 9)).toEqual([{ offset: 5, name: 'U+0301' }]);
    expect(kindOf('U+0301')).toBe('a fifth mark on one letter');
    expect(kindOf('U+034F')).toBe('an invisible character');
  });

  it('are found in values from JSON, in names and texts, with their place', () => {
    expect(refusedIn({ a: ['fine', { b: 'x\u001b[2J' }] })).toBe('a.1.b holds U+001B, an escape character');
    expect(refusedIn({ a: { '\u202e': 1 } })).toBe('a name in a holds U+202E, a bidirectional control');
    expect(refusedIn('a\u0000')).toBe('its text holds U+0000, a control character');
    expect(refusedIn({ a: [1, null, true, 'می\u200cشود\n'] })).toBeUndefined();
  });

  it('keep their offsets when masked, and are gone when masked or escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(maskRefused(text)).toHaveLength(text.length);
        expect(findRefused(maskRefused(text), 1)).toEqual([]);
        expect(findRefused(escapeRefused(text), 1)).toEqual([]);
      }),
    );
  });

  it('are named with their place, each of them, and never shown', () => {
    const text = change(
      change(BASE, 'label: Union', 'label: "Un\\u202eion\\x1b"'),
      'title: A base',
      'title: A\u2067 ba\u202dse',
    );
    const issues = issuesOf(parseText(text));
    expect(issues.map(({ line, column, found }) => [line, column, found])).toEqual([
      [3, 9, 'U+2067'],
      [3, 13, 'U+202D'],
      [36, 17, 'U+202E'],
    ]);
    expect(issues.map(formatIssue).join()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\x1b]/u);
  });

  it('in the name of the file itself are escaped too', () => {
    const place = { severity: 'error' as const, file: 'a\x1b[31m.yaml', line: 1, column: 1, message: 'm' };
    expect(formatIssue(place)).toBe('aU+001B[31m.yaml:1:1: error: m');
  });
});
