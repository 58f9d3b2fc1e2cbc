import type { IBufferCell, Terminal } from '@xterm/headless';

/** Writes to a terminal and waits until it has taken it in. */
export const feed = (terminal: Terminal, bytes: string): Promise<void> =>
  new Promise((done) => {
    terminal.write(bytes, done);
  });

const look = (cell: IBufferCell): string =>
  `${cell.getFgColorMode()}:${cell.getFgColor()}:${cell.getBgColorMode()}:${cell.getBgColor()}:${cell.isBold()}:${cell.isInverse()}`;

/** The rows that a terminal shows, without blanks at their ends; with colours, the look of every cell is added. */
export const bufferOf = (terminal: Terminal, { colours = false } = {}): readonly string[] => {
  const buffer = terminal.buffer.active;
  return Array.from({ length: terminal.rows }, (_, row) => {
    const line = buffer.getLine(buffer.viewportY + row);
    const text = line?.translateToString(true) ?? '';
    if (!colours) return text;
    const cells = Array.from({ length: terminal.cols }, (_unused, column) => line?.getCell(column));
    return `${text}|${cells.map((cell) => (cell ? look(cell) : '')).join(',')}`;
  });
};
