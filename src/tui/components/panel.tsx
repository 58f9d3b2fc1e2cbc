import { type BoxOptions, box } from '../draw/box.ts';
import type { Line } from '../draw/line.ts';
import type { Size } from '../layout.ts';
import { Lines } from './lines.tsx';

interface PanelProps extends BoxOptions {
  readonly lines: readonly Line[];
  readonly size: Size;
}

/** A framed part of a screen with a title. */
export const Panel = ({ lines, size, ...options }: PanelProps) => (
  <Lines lines={box(lines, options, size)} columns={size.columns} />
);
