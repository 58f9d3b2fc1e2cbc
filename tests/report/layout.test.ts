import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  left,
  MAX_COLUMNS,
  pad,
  right,
  table,
  textWidth,
  truncate,
  wrap,
} from '../../src/report/words/layout.ts';
import { lettersLookedAt } from '../fixtures/effort.ts';

describe('wrap', () => {
  it('never makes a line wider than asked, and loses no word', () => {
    const text = fc
      .array(fc.string({ maxLength: 40 }).map((w) => w.replaceAll(/\s/g, 'x')))
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 100 }), (words, width) => {
        const lines = wrap(words, { first: '  · ', rest: '    ', width });
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        const squeezed = (t: string): string => t.replaceAll(/\s/g, '');
        expect(squeezed(lines.map((l, i) => (i === 0 ? l.replace('·', '') : l)).join(''))).toBe(
          squeezed(words),
        );
      }),
    );
  });

  it('takes a word of 5,000 wide letters without measuring it again for each', () => {
    const effort = lettersLookedAt(() => {
      expect(wrap('中'.repeat(5000))).toHaveLength(100);
      expect(textWidth(truncate('中'.repeat(5000), 34))).toBe(33);
    });
    expect(effort).toBeGreaterThan(5000);
    expect(effort).toBeLessThan(10 * 5000);
  });

  it('never cuts a letter in two', () => {
    const family = '👩\u200d👩\u200d👧';
    for (const line of wrap(`${'x'.repeat(9)}${family.repeat(9)}`, { width: 10 }))
      expect(line).toMatch(new RegExp(`^x*(?:${family})*$`, 'u'));
    expect(truncate(`x${family}y`, 3)).toBe('x…');
  });

  it('keeps a number and its unit together', () => {
    const lines = wrap('aaaa bbbb 0.4\u00a0%\u00a0a\u00a0month', { width: 16 });
    expect(lines).toEqual(['aaaa bbbb', '0.4 % a month']);
  });
});

describe('tables', () => {
  it('lines up columns whatever the script, numbers to the right', () => {
    const lines = table(
      [left('state'), right('n')],
      [
        ['Türkiye', '1'],
        ['中国', '10'],
      ],
    );
    expect(lines).toEqual(['  state     n', '  Türkiye   1', '  中国     10']);
  });

  it('cuts what is too wide and says so', () => {
    expect(truncate('abcdef', 4)).toBe('abc…');
    expect(pad('ab', 4)).toBe('ab  ');
    const [, row = ''] = table([left('a', 300)], [['x'.repeat(200)]]);
    expect(textWidth(row)).toBeLessThanOrEqual(MAX_COLUMNS);
  });
});
