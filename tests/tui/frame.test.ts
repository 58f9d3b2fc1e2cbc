import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterScreen, frameLines, frameUpdate, leaveScreen } from '../../src/tui/draw/frame.ts';
import { fitLine, paint, type TextSpan } from '../../src/tui/draw/line.ts';
import { PLAIN_TONES } from '../../src/tui/draw/palette.ts';
import { screenText } from '../../src/tui/draw/text.ts';
import { themeOf } from '../../src/tui/draw/theme.ts';
import { hardName } from './hard-names.ts';
import { bufferOf, feed } from './terminal.ts';

const COLUMNS = 30;
const ROWS = 8;
const pen = { theme: themeOf('all'), ascii: false };

const terminal = () =>
  new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true, scrollback: 100 });

const spans: fc.Arbitrary<readonly TextSpan[]> = fc.array(
  fc.record({ text: hardName.map(screenText), tone: fc.constantFrom(...PLAIN_TONES) }),
  { maxLength: 4 },
);
const frame = fc
  .array(
    spans.map((s) => paint(fitLine(s, COLUMNS), pen)),
    { maxLength: ROWS + 2 },
  )
  .map((lines) => lines.join('\n'));

/** What a terminal shows after a sequence of frames. */
const shownAfter = async (frames: readonly string[]): Promise<readonly string[]> => {
  const screen = terminal();
  await feed(screen, enterScreen({ alternate: true, rows: ROWS }));
  let before: readonly string[] | undefined;
  for (const text of frames) {
    const lines = frameLines(text, ROWS);
    await feed(screen, frameUpdate(before, lines));
    before = lines;
  }
  return bufferOf(screen, { colours: true });
};

describe('a sequence of frames', () => {
  it('leaves exactly the last frame on the screen, colours included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), async (frames) => {
        expect(await shownAfter(frames)).toEqual(await shownAfter(frames.slice(-1)));
      }),
      { numRuns: 60 },
    );
  });

  it('writes nothing where nothing changed, and changed lines alone', () => {
    expect(frameUpdate(['a', 'b'], ['a', 'b'])).toBe('');
    expect(frameUpdate(['a', 'b', 'c'], ['a', 'B'])).toBe(
      '\u001B[?2026h\u001B[2;1H\u001B[2KB\u001B[0m\u001B[3;1H\u001B[2K\u001B[0m\u001B[?2026l',
    );
  });

  it('uses the last column of the last row without scrolling', async () => {
    const full = Array.from({ length: ROWS }, (_, i) => String(i).repeat(COLUMNS));
    const screen = terminal();
    await feed(
      screen,
      enterScreen({ alternate: true, rows: ROWS }) +
        frameUpdate(undefined, full) +
        frameUpdate(full, [...full.slice(1), 'x'.repeat(COLUMNS)]),
    );
    expect(bufferOf(screen)).toEqual([...full.slice(1), 'x'.repeat(COLUMNS)]);
  });

  it('gives the screen back with its scrollback', async () => {
    const screen = terminal();
    await feed(screen, Array.from({ length: 20 }, (_, i) => `before ${i}`).join('\r\n'));
    const kept = { lines: bufferOf(screen), length: screen.buffer.normal.length };
    await feed(
      screen,
      enterScreen({ alternate: true, rows: ROWS }) +
        frameUpdate(undefined, ['demarche']) +
        leaveScreen({ alternate: true, rows: ROWS }),
    );
    expect(screen.buffer.active.type).toBe('normal');
    expect({ lines: bufferOf(screen), length: screen.buffer.normal.length }).toEqual(kept);
  });

  it("loses nothing on the terminal's own screen either", async () => {
    const screen = terminal();
    const own = { alternate: false, rows: ROWS };
    await feed(screen, Array.from({ length: ROWS }, (_, i) => `before ${i}`).join('\r\n'));
    await feed(screen, `${enterScreen(own)}${frameUpdate(undefined, ['demarche'])}${leaveScreen(own)}$ `);
    const all = Array.from(
      { length: screen.buffer.active.length },
      (_, i) => screen.buffer.active.getLine(i)?.translateToString(true) ?? '',
    );
    expect(all.filter((text) => text !== '')).toEqual([
      ...Array.from({ length: ROWS }, (_, i) => `before ${i}`),
      'demarche',
      '$ ',
    ]);
  });
});
