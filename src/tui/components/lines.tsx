import { Text, Transform } from 'ink';
import { createContext, useContext } from 'react';
import { type Line, type Pen, paint } from '../line.ts';
import { themeOf } from '../theme.ts';

/** How lines are painted: the theme, and whether in ASCII alone. */
export const PenContext = createContext<Pen>({ theme: themeOf('none'), ascii: false });

export interface LinesProps {
  readonly lines: readonly Line[];
  /** All lines are this wide. */
  readonly columns: number;
}

/**
 * Lines as they are, at this place. Ink measures a blank block of their size and the lines replace it afterwards: it
 * keeps every text that it has measured for ever, and ours change with each frame.
 */
export const Lines = ({ lines, columns }: LinesProps) => {
  const pen = useContext(PenContext);
  const blank = Array.from({ length: lines.length }, () => ' '.repeat(columns)).join('\n');
  return (
    <Transform transform={(_, row) => paint(lines[row] ?? [], pen)}>
      <Text>{blank}</Text>
    </Transform>
  );
};
