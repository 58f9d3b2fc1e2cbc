import type { Estimate } from '../../domain/intervals.ts';
import type { SensitivityAnswer } from '../../study/sensitivity/answer.ts';
import { pad } from '../words/layout.ts';
import { safeText } from '../words/safe-text.ts';

/** The bar of one input: the outcome at its low end and at its high end. */
interface TornadoBar {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly change: Estimate;
}

/** The bars of a study, longest first. Each input with ends has a bar if it changes the outcome by itself. */
export const tornadoBars = ({ inputs }: Pick<SensitivityAnswer, 'inputs'>): readonly TornadoBar[] =>
  inputs
    .flatMap(({ input, swing }) =>
      swing && Number.isFinite(swing.low + swing.high) && swing.change.value !== 0
        ? [{ label: safeText(input.label), ...swing }]
        : [],
    )
    .sort((a, b) => Math.abs(b.change.value) - Math.abs(a.change.value));

/** Columns of a label and of a bar. */
interface TornadoWidths {
  readonly label: number;
  readonly bar: number;
}

/**
 * The lines of a tornado. Each line has a label, a bar, and both outcomes in words. The bar goes from the outcome at
 * the low end (light) to the outcome at the high end (dark), past the outcome as it is.
 */
export const tornadoRows = (
  bars: readonly TornadoBar[],
  own: number,
  { label, bar }: TornadoWidths,
  say: (value: number) => string,
): readonly string[] => {
  const values = [own, ...bars.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const place = (value: number): number =>
    most > least ? Math.round(((value - least) / (most - least)) * (bar - 1)) : 0;
  const drawn = ({ low, high }: TornadoBar): string => {
    const cells = Array.from({ length: bar }, () => ' ');
    const fill = (to: number, mark: string): void => {
      const [a, b] = [place(own), place(to)];
      for (let c = Math.min(a, b); c <= Math.max(a, b); c++) cells[c] = mark;
    };
    fill(low, '░');
    fill(high, '█');
    cells[place(own)] = '│';
    return cells.join('');
  };
  return bars.map((each) => `${pad(each.label, label)} ${drawn(each)} ${say(each.low)} → ${say(each.high)}`);
};
