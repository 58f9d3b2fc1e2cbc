/** The characters that charts are drawn with. Each takes one column; ascii.ts has one in ASCII for each. */
export const GLYPHS = {
  /** Heights of a column within its row, lowest first. */
  steps: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  full: '█',
  /** Half a column, at its left or its right side. */
  leftHalf: '▌',
  rightHalf: '▐',
  /** Of a fan: nine futures in ten, half of them, the median, and a curve to compare with it. */
  wide: '░',
  half: '▓',
  median: '█',
  curve: '●',
  /** The range of an interval, and the value before an edit. */
  unsure: '▒',
  before: '○',
  lowEnd: '├',
  highEnd: '┤',
  between: '─',
  /** Done, and still to do. */
  done: '━',
  open: '─',
  point: '●',
  diagonal: '·',
} as const;
