import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forTerminal, runsOf } from '../../src/domain/language/direction.ts';
import { directionOf, isLanguageTag } from '../../src/domain/language/language.ts';

const mixed = fc.string({
  unit: fc.constantFrom(...'abé', ...'نفر بعدی؟', '\u200c', ...'א', ...' :.,(6%5)', '│', '\n'),
  maxLength: 30,
});
const bare = (text: string): string => text.replace(/[\u2068\u2069]/g, '');
/** Isolates shown as brackets. */
const shown = (text: string): string => text.replaceAll('\u2068', '⟦').replaceAll('\u2069', '⟧');

describe('a tag of a language', () => {
  it.each(['fr', 'prs', 'ps', 'en-GB', 'uz-Arab-AF', 'es-419', 'de-1996'])('%s is one', (tag) =>
    expect(isLanguageTag(tag)).toBe(true),
  );
  it.each(['', 'f', 'french language', 'fr_FR', 'en-', 'x'])('%j is none', (tag) =>
    expect(isLanguageTag(tag)).toBe(false),
  );
  it('says where lines begin, by its script before its language', () => {
    const tags = ['fr', 'prs', 'ps-AF', 'FA', 'uz', 'uz-Arab', 'pa-Arab-PK', 'ku-Latn', 'ar-Latn'];
    expect(tags.map(directionOf)).toEqual('ltr rtl rtl rtl ltr rtl rtl ltr ltr'.split(' '));
  });
});

describe('text that runs both ways', () => {
  it('is cut without losing a sign, and isolates open and close', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const { runs } = runsOf(text);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        const marked = forTerminal(text);
        expect(bare(marked)).toBe(text);
        let open = 0;
        for (const char of marked) {
          open += char === '\u2068' ? 1 : char === '\u2069' ? -1 : 0;
          expect(open).toBeGreaterThanOrEqual(0);
          if ('│\n'.includes(char)) expect(open).toBe(0);
        }
        expect(open).toBe(0);
      }),
    );
  });

  it.each([
    ['Iran: 6 turns', 'Iran: 6 turns'],
    ['نفر بعدی کیست؟: 6 turns played', '⟦نفر بعدی کیست؟: ⟦6 turns played⟧⟧'],
    ['6 of 9: نفر بعدی.', '6 of 9: ⟦نفر بعدی⟧.'],
    ['Russia and چین recognise', 'Russia and ⟦چین⟧ recognise'],
    ['│ چین   4 سفیر  │', '│ ⟦چین⟧   ⟦4 سفیر⟧  │'],
    ['  · چین و Iran', '  · ⟦چین و ⟦Iran⟧⟧'],
  ])('%s', (text, wanted) => expect(shown(forTerminal(text))).toBe(wanted));
});
