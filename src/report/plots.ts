import { columns, pad } from './layout.ts';

const STEPS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A fan: what lies between which values in each column. */
export interface Band {
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** Values for so many columns: thinned out, or each repeated. */
const stretch = <Value>(values: readonly Value[], width: number): readonly Value[] =>
  values.length === 0
    ? []
    : Array.from(
        { length: width },
        (_, x) =>
          values[Math.round((x * (values.length - 1)) / Math.max(1, width - 1))] ?? (values[0] as Value),
      );

const cellOf = (band: Band, low: number, high: number): string => {
  const holds = (from: number, to: number): boolean => to >= low && from < high;
  if (holds(band.q50, band.q50)) return '█';
  if (holds(band.q25, band.q75)) return '▓';
  return holds(band.q05, band.q95) ? '░' : ' ';
};

/**
 * A fan of a whole-numbered quantity over time, one row a value (or a few), highest first: █ the median, ▓ half of the
 * futures, ░ nine in ten, ● a curve to hold against it. At most `rows` rows, each `width` columns and a scale in front.
 */
export const fanPlot = (
  bands: readonly Band[],
  width: number,
  rows: number,
  curve: readonly number[] = [],
): readonly string[] => {
  const low = Math.floor(Math.min(...bands.map((band) => band.q05), ...curve));
  const high = Math.ceil(Math.max(...bands.map((band) => band.q95), ...curve));
  const step = Math.max(1, Math.ceil((high - low + 1) / rows));
  const levels = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
  const scale = Math.max(...levels.map((level) => String(level).length));
  const shown = stretch(bands, Math.max(1, width - scale - 1));
  const marks = stretch(curve, Math.max(1, width - scale - 1));
  const markAt = (x: number, level: number): boolean => {
    const value = marks[x];
    return value !== undefined && value >= level && value < level + step;
  };
  return levels
    .toReversed()
    .map(
      (level) =>
        `${pad(String(level), scale, 'right')} ${shown.map((band, x) => (markAt(x, level) ? '●' : cellOf(band, level, level + step))).join('')}`,
    );
};

/** A curve of shares, 0..`most`, as one line of blocks. */
export const curveLine = (shares: readonly number[], width: number, most: number): string =>
  stretch(shares, width)
    .map((share) =>
      share <= 0
        ? ' '
        : (STEPS[Math.min(STEPS.length - 1, Math.floor((share / Math.max(most, 1e-12)) * STEPS.length))] ??
          ' '),
    )
    .join('');

/** Two ends of an axis under a plot: `Jul 2025          Jul 2028`. */
export const axis = (left: string, right: string, width: number): string =>
  left + ' '.repeat(Math.max(1, width - columns(left) - columns(right))) + right;

/** Chances given, and how often what they were given for happened; both 0..1. */
export interface Reliability {
  readonly chance: number;
  readonly share: number;
}

const GRID = 10;

/**
 * A reliability diagram: to the right the chance given, upwards the share that happened; on the dots (·) both are the
 * same. Ten rows and a line of the scale.
 */
export const reliabilityPlot = (points: readonly Reliability[]): readonly string[] => {
  const cell = (value: number): number => Math.min(GRID - 1, Math.floor(value * GRID));
  const rows = Array.from({ length: GRID }, (_, y) => {
    const cells = Array.from({ length: GRID }, (_v, x) => {
      const here = points.some((point) => cell(point.chance) === x && cell(point.share) === y);
      return here ? ' ● ' : x === y ? ' · ' : '   ';
    });
    return `${pad(`${(y + 1) * GRID}`, 3, 'right')} ${cells.join('')}`;
  });
  return [
    ...rows.toReversed(),
    `    ${Array.from({ length: GRID }, (_, x) => pad(`${(x + 1) * GRID}`, 3, 'right')).join('')} %`,
  ];
};
