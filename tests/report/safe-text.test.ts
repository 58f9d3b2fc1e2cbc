import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRefused } from '../../src/domain/characters.ts';
import { safeJson, safeLines, safeOutput, safeText } from '../../src/report/words/safe-text.ts';

const DANGEROUS = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** Ordinary and dangerous characters in about equal parts. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '\u001b[31m',
        '\u009b2J',
        '\u202e',
        '\u2066',
        '\ufeff',
        '\r',
        '\u0007',
        '\ud800',
        'Türkiye',
        'ی\u200c',
        '👩\u200d',
        '\u0301',
        '\u061c',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('safe text', () => {
  it('has nothing that a terminal could obey, whatever comes in', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(safeText(text)).not.toMatch(DANGEROUS);
        expect(safeText(text)).not.toMatch(/\p{Cs}/u);
        expect(safeLines(text).replaceAll('\n', '')).not.toMatch(DANGEROUS);
      }),
    );
  });

  it('keeps piles of marks from drawing over other lines', () => {
    expect(safeText(`Z${'\u0301'.repeat(5000)}algo`)).toBe(`Z${'\u0301'.repeat(4)}algo`);
  });

  it('leaves honest names as they are', () => {
    for (const name of ['Türkiye', "Côte d'Ivoire", 'São Tomé and Príncipe', 'Россия', '中国', 'a — b']) {
      expect(safeText(name)).toBe(name);
    }
  });

  it('is refused at the entry exactly where it would be changed at the exit', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = text.replace(/[\t\r\n]+/g, ' ');
        expect(safeOutput(line) === line).toBe(findRefused(line, 1).length === 0);
        expect(findRefused(safeText(text), 1)).toEqual([]);
        expect(findRefused(safeJson(JSON.stringify(text)), 1)).toEqual([]);
      }),
    );
  });

  it('shows that something was there', () => {
    expect(safeText('a\u001b[31mb')).toBe('a\ufffd[31mb');
    expect(safeText('two\nlines')).toBe('two lines');
  });

  it('keeps the value of JSON while escaping it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = safeJson(JSON.stringify({ text }));
        expect(json).not.toMatch(DANGEROUS);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });
});
