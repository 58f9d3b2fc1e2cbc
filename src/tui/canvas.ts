import { type Line, type Pen, paint } from './line.ts';

/** Draws a line of so many columns: gives the text that stands for it where Ink lays it out. */
export type Brush = (line: Line, columns: number) => string;

interface InkCanvas {
  readonly brush: Brush;
  /** The lines of a frame in the place of their marks, which are forgotten. */
  readonly resolve: (frame: string) => string;
}

/** Marks are characters of a private plane, which `screenText` lets through from nobody. */
const FIRST_MARK = 0xf0000;

interface Drawn {
  readonly painted: string;
  readonly columns: number;
}

/**
 * Keeps painted lines out of Ink. It would take every frame apart character by character and put it together again,
 * which takes most of the time of a frame. So Ink lays out one mark for each line, and the lines take their places when
 * the frame is whole: Ink asks for all of a frame's lines just before it writes the frame. The pen is looked up for each
 * line, since a person may take another theme.
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
