import { log } from '../../domain/exp-log.ts';
import { twoSidedBar } from '../../report/charts/bars.ts';
import { type Factor, groupFactors } from '../../report/why/factors.ts';
import { hugeTimes, percent, times } from '../../report/words/numbers.ts';
import { type Line, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import type { Tone } from '../draw/theme.ts';

const VALUE_COLUMNS = 7;

/** Bars are on a log scale. A factor of two takes at most half of it. */
const LEAST_SCALE = 2 * Math.LN2;

interface Widths {
  readonly label: number;
  /** Of one side of the bars. */
  readonly side: number;
}

const widthsOf = (columns: number): Widths => {
  const side = Math.max(3, Math.min(14, Math.floor((columns - VALUE_COLUMNS) / 6)));
  return { side, label: Math.max(4, columns - VALUE_COLUMNS - 2 * side - 3) };
};

const toneOf = (log: number): Tone => (log > 0 ? 'for' : log < 0 ? 'against' : 'plain');

const factorLine = (label: string, value: number, scale: number, widths: Widths): Line => {
  const logged = log(value);
  const sides = twoSidedBar(logged / scale, widths.side);
  return [
    span(toColumns(label, widths.label)),
    span(toColumns(`×${hugeTimes(value) ?? times(value)}`, VALUE_COLUMNS, 'right'), toneOf(logged)),
    span(' '),
    span(sides.left, 'against'),
    span('┊', 'dim'),
    span(sides.right, 'for'),
  ];
};

/**
 * The factors that multiply to a chance: the base first, then the strongest, and the product of all others. At most
 * `rows` lines. A bar to the left means that the factor holds the state back. A bar to the right means that it moves
 * the state on. The number gives the same fact.
 */
export const factorLines = (factors: readonly Factor[], columns: number, rows: number): readonly Line[] => {
  // One row each for the base and for the product of the rest.
  const groups = groupFactors(factors, Math.max(1, rows - 2));
  if (!groups || rows < 2) return [];
  const { base, main, rest } = groups;
  const widths = widthsOf(columns);
  const scale = Math.max(LEAST_SCALE, ...main.map((factor) => Math.abs(factor.log)));
  const isWide = widths.side >= 'against'.length;
  const baseText = base.value < 1 ? percent(base.value) : times(base.value);
  const first: Line = [
    span(toColumns('base rate', widths.label)),
    span(toColumns(baseText, VALUE_COLUMNS, 'right')),
    span(` ${toColumns(isWide ? 'against' : '−', widths.side, 'right')}`, 'against'),
    span('┊', 'dim'),
    span(toColumns(isWide ? 'for' : '+', widths.side), 'for'),
  ];
  const others = Math.abs(log(rest)) < 0.005 ? [] : [factorLine('all else', rest, scale, widths)];
  return [first, ...main.map((f) => factorLine(f.label, f.value, scale, widths)), ...others].slice(0, rows);
};
