import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { toAscii } from '../../src/report/words/ascii.ts';
import { isNarrow, textWidth } from '../../src/report/words/layout.ts';
import { fitLine, line, lineWidth, paint, plainText, span, spreadLine } from '../../src/tui/draw/line.ts';
import { PLAIN_TONES } from '../../src/tui/draw/palette.ts';
import { clip, screenText, toColumns } from '../../src/tui/draw/text.ts';
import { rungTone, themeOf } from '../../src/tui/draw/theme.ts';
import { lettersLookedAt } from '../fixtures/effort.ts';
import { hardName } from './hard-names.ts';

const columns = fc.integer({ min: 0, max: 40 });

describe('text for a screen', () => {
  it('is measured as string-width measures it', () => {
    fc.assert(fc.property(hardName, (name) => textWidth(screenText(name)) === stringWidth(screenText(name))));
  });

  it('is measured by its length only if each of its characters takes one column', () => {
    const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code));
    expect(all.filter((char) => isNarrow(char) && stringWidth(char) !== 1)).toEqual([]);
  });

  it('holds nothing that a terminal could obey', () => {
    fc.assert(
      fc.property(hardName, (name) => !/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u.test(screenText(name))),
    );
  });

  it('keeps ordinary names of any script as they are', () => {
    for (const name of ['Türkiye', "Côte d'Ivoire", 'São Tomé', '中国', 'Россия', 'افغانستان', 'भारत'])
      expect(screenText(name)).toBe(name);
  });

  it('shows flags as letters and joined emoji as their parts', () => {
    expect(screenText('🇨🇳 China')).toBe('CN China');
    expect(screenText('👍🏽')).toBe('👍');
    expect(screenText('❤️')).toBe('❤');
  });

  it('does not let marks pile up over other lines', () => {
    expect([...screenText(`a${'\u0316'.repeat(40)}`)].length).toBeLessThanOrEqual(3);
  });

  it('is cut and filled to exactly so many columns', () => {
    fc.assert(
      fc.property(hardName, columns, (name, n) => {
        const text = screenText(name);
        return (
          textWidth(clip(text, n)) <= n &&
          textWidth(toColumns(text, n)) === n &&
          textWidth(toColumns(text, n, 'right')) === n
        );
      }),
    );
  });

  it('becomes ASCII alone without changing its width', () => {
    expect(toAscii('▲ Türkiye: chargé → ambassador ×2')).toBe('^ Turkiye: charge > ambassador x2');
    fc.assert(
      fc.property(hardName, (name) => {
        const text = screenText(name);
        return /^[\u0020-\u007E]*$/.test(toAscii(text)) && textWidth(toAscii(text)) === textWidth(text);
      }),
    );
  });
});

describe('lines', () => {
  const spans = fc.array(
    fc.record({ text: hardName.map(screenText), tone: fc.constantFrom(...PLAIN_TONES) }),
    {
      maxLength: 6,
    },
  );

  it('take exactly the columns that they are given', () => {
    fc.assert(fc.property(spans, columns, (s, n) => lineWidth(fitLine(s, n)) === n));
    fc.assert(fc.property(spans, spans, columns, (a, b, n) => lineWidth(spreadLine(a, b, n)) === n));
  });

  it('are painted without a change to their text, and leave no tone open', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom('none', '16', '256', 'all'), (s, depth) => {
        const painted = paint(s, { theme: themeOf(depth), ascii: false });
        const bare = painted.replace(/\u001B\[[\d;]*m/g, '');
        const last = [...painted.matchAll(/\u001B\[[\d;]*m/g)].at(-1)?.[0] ?? '\u001B[0m';
        return bare === plainText(s) && last === '\u001B[0m';
      }),
    );
  });

  it('have no colour where the terminal has none, though bold and inverse stay', () => {
    const pen = { theme: themeOf('none'), ascii: false };
    for (const tone of PLAIN_TONES) expect(paint(line('x', tone), pen)).not.toMatch(/\[(3|4|9|10)\d/);
    expect(paint([span('China', 'selected')], pen)).toBe('\u001B[1m\u001B[7mChina\u001B[0m');
  });

  it('use the whole palette of rungs for ladders of any length', () => {
    expect([0, 1].map((rung) => rungTone(rung, 2))).toEqual(['rung0', 'rung5']);
    expect([0, 3, 5].map((rung) => rungTone(rung, 6))).toEqual(['rung0', 'rung3', 'rung5']);
    expect(rungTone(11, 12)).toBe('rung5');
  });
});

describe('a name of 5,000 letters', () => {
  const effortOf = (letters: number): number =>
    lettersLookedAt(() => expect(textWidth(clip('中'.repeat(letters), 16))).toBe(15));

  it('is cut with the effort of a shorter one: what cannot show is not looked at', () => {
    expect(effortOf(600)).toBeGreaterThan(0);
    expect(effortOf(5000)).toBe(effortOf(600));
  });
});
