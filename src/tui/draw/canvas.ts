import { type Line, type Pen, paint } from './line.ts';

/** Draws a line with this many columns: gives the text that Ink lays out in its place. */
export type Brush = (line: Line, columns: number) => string;

interface InkCanvas {
  readonly brush: Brush;
  /** The frame with the lines in place of their marks, as the terminal takes it. The marks are not valid after this. */
  readonly resolve: (frame: string) => string;
  /** The frame as rows of lines, for a picture. */
  readonly rows: (frame: string) => readonly Line[];
}

/** Marks are characters of a private plane. `screenText` removes them from every text. */
const FIRST_MARK = 0xf0000;

interface Drawn {
  readonly line: Line;
  readonly columns: number;
}

/** A mark, and the blanks after it. */
const MARK = /([\u{F0000}-\u{FFFFD}])( *)/u;

/**
 * Keeps painted lines out of Ink. Ink would split every frame into characters and join them again, which would take
 * most of the time of a frame. Instead, Ink lays out one mark for each line, and the lines replace the marks when the
 * frame is whole. Ink asks for all lines of a frame just before it writes the frame. The pen is looked up for each
 * frame, because the theme may change.
 */
export const createCanvas = (pen: () => Pen): InkCanvas => {
  let drawn: Drawn[] = [];
  /** The lines of a frame by their marks. They are removed together with the frame. */
  const taken = (): ((mark: string) => Drawn | undefined) => {
    const all = drawn;
    drawn = [];
    return (mark) => all[(mark.codePointAt(0) ?? 0) - FIRST_MARK];
  };
  return {
    brush: (line, columns) => {
      drawn.push({ line, columns });
      return String.fromCodePoint(FIRST_MARK + drawn.length - 1);
    },
    resolve: (frame) => {
      const [at, now] = [taken(), pen()];
      return frame.replace(new RegExp(MARK, 'gu'), (_, mark: string, blanks: string) => {
        const found = at(mark);
        return found ? paint(found.line, now) + blanks.slice(found.columns - 1) : '';
      });
    },
    rows: (frame) => {
      const at = taken();
      // Text, mark, blanks, text, mark, blanks, …
      const pieces = (row: string): Line =>
        row.split(MARK).flatMap((piece, i, all) => {
          if (i % 3 === 0) return [{ text: piece }];
          if (i % 3 === 2) return [];
          const found = at(piece);
          const blanks = all[i + 1] ?? '';
          return found ? [...found.line, { text: blanks.slice(found.columns - 1) }] : [];
        });
      return frame.split('\n').map(pieces);
    },
  };
};
