import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCanvas } from '../../src/tui/draw/canvas.ts';
import { fitLine, line, paint } from '../../src/tui/draw/line.ts';
import { screenText } from '../../src/tui/draw/text.ts';
import { themeOf } from '../../src/tui/draw/theme.ts';
import { hardName } from './hard-names.ts';

const pen = { theme: themeOf('all'), ascii: false };

describe('the canvas', () => {
  it('puts every line where its mark stands, whatever is written in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hardName, hardName), { minLength: 1, maxLength: 6 }), (rows) => {
        const canvas = createCanvas(() => pen);
        const drawn = rows.map((pair) => pair.map((text) => fitLine(line(text, 'strong'), 9)));
        const frame = drawn.map((pair) =>
          pair
            .map((l) => canvas.brush(l, 9).padEnd(10))
            .join('')
            .trimEnd(),
        );
        const expected = drawn.map((pair) => pair.map((l) => paint(l, pen)).join(''));
        expect(canvas.resolve(frame.join('\n')).split('\n')).toEqual(expected);
      }),
    );
  });

  it('keeps blanks beyond a line, and forgets the lines of a frame with it', () => {
    const canvas = createCanvas(() => ({ theme: themeOf('none'), ascii: false }));
    const mark = canvas.brush(line('abc'), 3);
    expect(canvas.resolve(`x${mark}    y`)).toBe('xabc  y');
    expect(canvas.resolve(mark)).toBe('');
  });

  it('lets nobody else write its marks', () => {
    expect(screenText('a\u{F0000}b\uE000c')).toBe('a\uFFFDb\uFFFDc');
  });
});
