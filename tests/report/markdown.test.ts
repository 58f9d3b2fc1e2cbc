import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBlock, markdownCode, markdownText } from '../../src/report/words/markdown.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '[l](javascript:alert(1))',
        '![i](https://evil.invalid/i.png)',
        '<https://evil.invalid>',
        'www.evil.invalid',
        'HTTPS://evil.invalid',
        '`',
        '``` `',
        '| x |',
        '\\',
        '\n# ',
        '\r\n---\n',
        '    ',
        '- ',
        '1. ',
        '&lt;',
        '$x$',
      ),
    ),
  )
  .map((parts) => parts.join(''));

/** A text with a letter for each escaped character and for each of our entities. */
const bare = (markdown: string): string => markdown.replace(/\\(?:_|[^\w\s])|&(?:lt|gt|amp);/g, 'x');

describe('a text in Markdown', () => {
  it('has nothing live, and stays in its place', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = markdownText(text);
        expect(bare(escaped)).not.toMatch(
          /[\\`*_{}[\]<>#|~&!$@\n\r]|[a-z]:\S|www\.|^\s|^[-+=](?!\d)|^\d+[.)](?=\s|$)/i,
        );
      }),
    );
  });

  it('ends no span of code early', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = markdownCode(text);
        const [fence = ''] = /^`+/.exec(code) ?? [];
        const inside = code.slice(fence.length, -fence.length);
        expect(code).not.toMatch(/[\r\n]/);
        expect(code.endsWith(fence)).toBe(true);
        expect((inside.match(/`+/g) ?? []).some(({ length }) => length === fence.length)).toBe(false);
      }),
    );
  });

  it('leaves no block of code', () => {
    fc.assert(
      fc.property(fc.array(hostile), (lines) => {
        const block = lines.length === 0 ? [] : markdownBlock(lines).split('\n');
        expect(block).toHaveLength(lines.length);
        expect(block.every((line) => line.startsWith('    '))).toBe(true);
      }),
    );
  });

  it('leaves honest words alone', () => {
    for (const words of [
      'Türkiye',
      'a ratio of 3 : 1, at 10:30',
      '−0.3 points (2 to 4)',
      'می\u200cشود 👩\u200d🚀',
    ])
      expect(markdownText(words)).toBe(words);
  });
});
