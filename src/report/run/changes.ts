import type { ClockReading, SingleChange } from '../../domain/run.ts';
import type { State } from '../../scenario/scenario.ts';
import { factorsOf } from '../why/factors.ts';
import { printable } from '../words/layout.ts';
import type { Names } from '../words/names.ts';
import { NBSP, quantity, times } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** A single change, in words and as an argument of `--set`. */
export interface ChangeRow {
  readonly text: string;
  /** The factor on the chance. */
  readonly times: number;
  readonly set: string;
}

const changeText = (change: SingleChange, state: State, names: Names): string => {
  const name = names.state(state.id);
  const span = `${quantity(change.from)} → ${quantity(change.to)}`;
  const effect = `chance ×${NBSP}${times(change.times)}`;
  switch (change.kind) {
    case 'weight':
      return `${name}'s weight of ${names.term(change.id)}: ${span} (${effect})`;
    case 'trait':
      return `${name}'s ${names.term(change.id)} score: ${span} (${effect})`;
    case 'taboo':
      return `${name}'s caution about being early: ${span} (${effect})`;
    case 'peer':
      return `${names.state(change.id)} at ${names.rung(change.to)} instead of ${names.rung(change.from)} (${effect})`;
  }
};

/** Changes in words, smallest first. */
export const changeRows = (
  changes: readonly SingleChange[],
  state: State,
  names: Names,
): readonly ChangeRow[] =>
  changes.map((change) => ({
    text: printable(changeText(change, state, names)),
    times: change.times,
    set: safeText(change.set),
  }));

/** The change of one factor of a step since the turn before. */
export interface Delta {
  readonly id: string;
  readonly label: string;
  /** The factor in the turn before, and now. */
  readonly from: number;
  readonly to: number;
}

/** The factors that differ visibly between two readings of one clock, largest difference first. Empty if either is held. */
export const deltasOf = (before: ClockReading, now: ClockReading, names: Names): readonly Delta[] => {
  if (before.id !== now.id) return [];
  const then = new Map(factorsOf(before, names).map((f) => [f.id, f]));
  return factorsOf(now, names)
    .flatMap((f) => {
      const earlier = then.get(f.id);
      return earlier && f.id !== 'once' && times(f.value) !== times(earlier.value)
        ? [
            {
              id: f.id,
              label: f.label,
              from: earlier.value,
              to: f.value,
              size: Math.abs(f.log - earlier.log),
            },
          ]
        : [];
    })
    .toSorted((a, b) => b.size - a.size)
    .map(({ id, label, from, to }) => ({ id, label, from, to }));
};
