const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const STEPS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

const clamp = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low;

/** A bar for a share, 0..1, of `columns`; to the eighth of a column, and never empty for a share above 0. */
export const bar = (share: number, columns: number): string => {
  const eighths = Math.round(clamp(share, 0, 1) * columns * 8);
  const drawn = share > 0 && columns > 0 ? Math.max(1, eighths) : eighths;
  return ('█'.repeat(Math.floor(drawn / 8)) + (EIGHTHS[drawn % 8] ?? '')).padEnd(columns);
};

export interface Sides {
  readonly left: string;
  readonly right: string;
}

/**
 * A bar on one side of a middle line: `share` from −1 (all of the left side) to 1 (all of the right side). Each side is
 * `columns` wide. Whole and half columns only, since a bar to the left has no eighths in common fonts.
 */
export const twoSidedBar = (share: number, columns: number): Sides => {
  const halves = Math.round(clamp(Math.abs(share), 0, 1) * columns * 2);
  const drawn = share !== 0 && columns > 0 ? Math.max(1, halves) : 0;
  const whole = '█'.repeat(Math.floor(drawn / 2));
  const none = ' '.repeat(columns);
  return share < 0
    ? { left: ((drawn % 2 === 1 ? '▐' : '') + whole).padStart(columns), right: none }
    : { left: none, right: (whole + (drawn % 2 === 1 ? '▌' : '')).padEnd(columns) };
};

const sample = (values: readonly number[], columns: number): readonly number[] =>
  values.length <= columns
    ? values
    : Array.from(
        { length: columns },
        (_, i) => values[Math.round((i * (values.length - 1)) / Math.max(1, columns - 1))] ?? 0,
      );

/** A line of blocks, one per value, thinned out to at most `columns`; `low` and `high` are the ends of its scale. */
export const sparkline = (values: readonly number[], columns: number, low: number, high: number): string =>
  sample(values, Math.max(0, columns))
    .map((value) => {
      const share = high > low ? clamp((value - low) / (high - low), 0, 1) : 0;
      return STEPS[Math.round(share * (STEPS.length - 1))] ?? '▁';
    })
    .join('');

/** How far a play has got: `━━━━────` of `columns`. */
export const progress = (done: number, all: number, columns: number): string => {
  const filled = Math.round((all > 0 ? clamp(done / all, 0, 1) : 0) * columns);
  return '━'.repeat(filled) + '─'.repeat(Math.max(0, columns - filled));
};

/**
 * A chart of steps over time, `rows` tall and `columns` wide, highest row first: each value fills its columns from the
 * bottom. `span` is how many values the full width stands for, so that a play fills it as it goes.
 */
export const stepChart = (
  values: readonly number[],
  columns: number,
  rows: number,
  high: number,
  span = values.length,
): readonly string[] => {
  const wide = Math.max(1, Math.floor(columns / Math.max(1, span)));
  const filled = span <= columns ? values.length : Math.ceil((values.length * columns) / span);
  const heights = sample(values, Math.min(filled, columns)).map((value) =>
    Math.round((high > 0 ? clamp(value / high, 0, 1) : 0) * rows * 8),
  );
  return Array.from({ length: rows }, (_, i) => {
    const floor = (rows - 1 - i) * 8;
    const cells = heights.map((height) => {
      const part = clamp(height - floor, 0, 8);
      return (part === 0 ? ' ' : (STEPS[part - 1] ?? '█')).repeat(wide);
    });
    return cells.join('').padEnd(Math.max(0, columns)).slice(0, Math.max(0, columns));
  });
};

/** How many columns of a chart stand for all of its span. */
export const chartColumns = (columns: number, span: number): number =>
  span > columns ? columns : span * Math.floor(columns / Math.max(1, span));
