/** The characters that charts are drawn with. Each takes one column. For each, ascii.ts has an ASCII character. */
export const GLYPHS = {
  /** Heights of a column within its row, lowest first. */
  steps: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  full: '█',
  /** Half a column, at its left or its right side. */
  leftHalf: '▌',
  rightHalf: '▐',
  /** For a fan: nine futures in ten, half of them, the median, and a curve to compare with the fan. */
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
