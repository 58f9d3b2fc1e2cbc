import { Text, Transform } from 'ink';
import { createContext, useContext } from 'react';
import type { Brush } from '../draw/canvas.ts';
import { type Line, plainText } from '../draw/line.ts';

/** How lines are drawn. Without a canvas, they are plain text. */
export const BrushContext = createContext<Brush>(plainText);

interface LinesProps {
  readonly lines: readonly Line[];
  /** All lines are this wide. */
  readonly columns: number;
}

/**
 * Draws lines at this place. Ink measures a blank block of their size, and the lines replace the block afterwards. The
 * reason: Ink keeps each text that it has measured for ever, and our texts change with each frame.
 */
export const Lines = ({ lines, columns }: LinesProps) => {
  const brush = useContext(BrushContext);
  const blank = Array.from({ length: lines.length }, () => ' '.repeat(columns)).join('\n');
  return (
    <Transform transform={(_, row) => brush(lines[row] ?? [], columns)}>
      <Text>{blank}</Text>
    </Transform>
  );
};
