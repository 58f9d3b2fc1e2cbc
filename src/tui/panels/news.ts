import type { Delta } from '../../report/run/changes.ts';
import type { LogLine } from '../../report/run/run-view.ts';
import type { WhyStep, WhyView } from '../../report/why/why-view.ts';
import { percent, times } from '../../report/words/numbers.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';

/** The step that a state's panels are about: the step up, or for a recogniser the step back down. */
export const mainStep = (why: WhyView): WhyStep => (why.recognises && why.down ? why.down : why.up);

/** The last act of a state. Empty if the state has not moved. */
export const lastMoveLines = ({ id }: WhyView, log: readonly LogLine[], columns: number): readonly Line[] => {
  const last = log.findLast(({ state }) => state === id);
  return last ? paragraph(`Turn ${last.turn} · ${last.text}`, columns) : [];
};

const VALUE_COLUMNS = 8;

const deltaLine = (delta: Delta, columns: number): Line => {
  const higher = delta.to > delta.from;
  const value = (x: number): string => (delta.id === 'base' ? percent(x) : `×${times(x)}`);
  return [
    span(higher ? '↑ ' : '↓ ', higher ? 'for' : 'against'),
    span(toColumns(delta.label, Math.max(6, columns - 2 * VALUE_COLUMNS - 5))),
    span(toColumns(value(delta.from), VALUE_COLUMNS, 'right'), 'dim'),
    span(' → '),
    span(toColumns(value(delta.to), VALUE_COLUMNS)),
  ];
};

/** Factors of a state's step that differ from the turn before, the largest difference first. */
export const newsLines = (why: WhyView, columns: number, most: number): readonly Line[] => {
  const { deltas } = mainStep(why);
  if (deltas.length > 0) return deltas.slice(0, most).map((delta) => deltaLine(delta, columns));
  return [line(why.turn < 2 ? 'This is the first turn.' : 'Nothing that counts for this step.', 'dim')];
};
