import { type Line, type Pen, paint } from './line.ts';

/** Draws a line with this many columns: gives the text that Ink lays out in its place. */
export type Brush = (line: Line, columns: number) => string;

interface InkCanvas {
  readonly brush: Brush;
  /** The frame with the lines in place of their marks. The marks are not valid after this. */
  readonly resolve: (frame: string) => string;
}

/** Marks are characters of a private plane. `screenText` removes them from every text. */
const FIRST_MARK = 0xf0000;

interface Drawn {
  readonly painted: string;
  readonly columns: number;
}

/**
 * Keeps painted lines out of Ink, which would split every frame into characters and join them again: most of the time of a
 * frame. So Ink lays out one mark for each line, and the lines replace the marks when the frame is whole: Ink asks for all
 * lines of a frame just before it writes the frame. The pen is looked up for each line, because the theme may change.
 */
export const createCanvas = (pen: () => Pen): InkCanvas => {
  let drawn: Drawn[] = [];
  return {
    brush: (line, columns) => {
      drawn.push({ painted: paint(line, pen()), columns });
      return String.fromCodePoint(FIRST_MARK + drawn.length - 1);
    },
    resolve: (frame) => {
      const all = drawn;
      drawn = [];
      return frame.replace(/([\u{F0000}-\u{FFFFD}])( *)/gu, (_, mark: string, blanks: string) => {
        const line = all[(mark.codePointAt(0) ?? 0) - FIRST_MARK];
        return line ? line.painted + blanks.slice(line.columns - 1) : '';
      });
    },
  };
};
