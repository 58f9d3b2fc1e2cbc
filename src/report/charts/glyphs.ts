import { toAscii } from '../ascii.ts';

/** What charts are drawn with; every glyph takes one column. */
export interface Glyphs {
  /** Heights of a column within its row, lowest first. */
  readonly steps: readonly string[];
  readonly full: string;
  /** Half a column, at its left or its right side. */
  readonly leftHalf: string;
  readonly rightHalf: string;
  /** Of a fan: nine futures in ten, half of them, the median, and a curve to hold against it. */
  readonly wide: string;
  readonly half: string;
  readonly median: string;
  readonly curve: string;
  /** Between the ends of an interval, and what stood there before. */
  readonly unsure: string;
  readonly before: string;
  readonly lowEnd: string;
  readonly highEnd: string;
  readonly between: string;
  /** Done, and still to do. */
  readonly done: string;
  readonly open: string;
  readonly point: string;
  readonly diagonal: string;
}

/** Blocks and lines that common fonts have. */
export const BLOCKS: Glyphs = {
  steps: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  full: '█',
  leftHalf: '▌',
  rightHalf: '▐',
  wide: '░',
  half: '▓',
  median: '█',
  curve: '●',
  unsure: '▒',
  before: '○',
  lowEnd: '├',
  highEnd: '┤',
  between: '─',
  done: '━',
  open: '─',
  point: '●',
  diagonal: '·',
};

/** The same with ASCII alone: what a screen in ASCII makes of the blocks, so that both ways give one picture. */
export const ASCII: Glyphs = {
  steps: BLOCKS.steps.map(toAscii),
  full: toAscii(BLOCKS.full),
  leftHalf: toAscii(BLOCKS.leftHalf),
  rightHalf: toAscii(BLOCKS.rightHalf),
  wide: toAscii(BLOCKS.wide),
  half: toAscii(BLOCKS.half),
  median: toAscii(BLOCKS.median),
  curve: toAscii(BLOCKS.curve),
  unsure: toAscii(BLOCKS.unsure),
  before: toAscii(BLOCKS.before),
  lowEnd: toAscii(BLOCKS.lowEnd),
  highEnd: toAscii(BLOCKS.highEnd),
  between: toAscii(BLOCKS.between),
  done: toAscii(BLOCKS.done),
  open: toAscii(BLOCKS.open),
  point: toAscii(BLOCKS.point),
  diagonal: toAscii(BLOCKS.diagonal),
};
