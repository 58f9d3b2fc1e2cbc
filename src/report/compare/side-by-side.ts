import type { Run } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { FirstDifference, TurnDifference } from '../../study/compare/first-difference.ts';
import { printable } from '../words/layout.ts';
import { type Names, namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import { differenceTexts } from './first-difference-text.ts';

/** One of two histories of the same future. */
export interface SideRun {
  readonly name: string;
  /** The changes that it makes to the opened scenario, in words. */
  readonly changes: readonly string[];
  readonly scenario: Scenario;
  readonly run: Run;
}

/** A turn in which the two histories differ, with the differences in words. */
export interface DifferingTurn {
  readonly turn: number;
  readonly dateText: string;
  readonly texts: readonly string[];
}

/** A state that moves differently on the two sides. */
export interface SideRow {
  readonly id: string;
  readonly name: string;
  /** Its rung at the end, and the turn in which it got there: `recognition t6`. */
  readonly a: string;
  readonly b: string;
  /** Whether B ends above or below A. Undefined if both end on the same rung. */
  readonly way: 'up' | 'down' | undefined;
}

/** Two histories of the same future side by side. */
export interface SideBySideView {
  readonly a: string;
  readonly b: string;
  /** The changes that only one of the histories makes. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly turns: number;
  /** The first turn in which anything differs, and the first in which a state is on another rung. */
  readonly first: DifferingTurn | undefined;
  readonly standing: DifferingTurn | undefined;
  /**
   * The states that are on another rung in any turn. States that end on another rung come first, recognition before the
   * rest.
   */
  readonly rows: readonly SideRow[];
  /** The count of recognisers at the end of each turn. */
  readonly counts: readonly [a: readonly number[], b: readonly number[]];
}

interface SideBySideInput {
  readonly a: SideRun;
  readonly b: SideRun;
  readonly turns: number;
  readonly first: FirstDifference;
}

const differingTurn = (
  difference: TurnDifference | undefined,
  { a, b }: SideBySideInput,
): DifferingTurn | undefined =>
  difference && {
    turn: difference.turn,
    dateText: printable(longDate(difference.date)),
    texts: differenceTexts(difference, a.scenario, b.scenario, ['A', 'B']).map(printable),
  };

/** The rung of a state at the end, and the turn in which it got there: `recognition t6`. */
const standText = (rungs: readonly number[], names: Names): string => {
  const end = rungs.at(-1) ?? 0;
  let turn = rungs.length - 1;
  while (turn > 0 && rungs[turn - 1] === end) turn--;
  return turn === 0 ? names.rung(end) : `${names.rung(end)} t${turn}`;
};

const rowsOf = ({ a, b, turns }: SideBySideInput): readonly SideRow[] => {
  const names = namesOf(a.scenario);
  const top = a.scenario.ladder.length - 1;
  const courseOf = (run: Run, i: number): readonly number[] =>
    run.turns.slice(0, turns + 1).map(({ rungs }) => rungs[i] ?? 0);
  const rows = a.run.states.flatMap((id, i) => {
    const [was, is] = [courseOf(a.run, i), courseOf(b.run, i)];
    const first = was.findIndex((rung, turn) => rung !== is[turn]);
    if (first < 0) return [];
    const [from, to] = [was.at(-1) ?? 0, is.at(-1) ?? 0];
    const way = to > from ? ('up' as const) : to < from ? ('down' as const) : undefined;
    const isTop = (from === top) !== (to === top);
    const row = {
      id,
      name: names.state(id),
      a: standText(was, names),
      b: standText(is, names),
      way,
    };
    return [{ row, isTop, size: Math.abs(to - from), first }];
  });
  return rows
    .toSorted((x, y) => Number(y.isTop) - Number(x.isTop) || y.size - x.size || x.first - y.first)
    .map(({ row }) => row);
};

/** Puts two histories of the same future side by side. */
export const sideBySide = (input: SideBySideInput): SideBySideView => {
  const { a, b, turns, first } = input;
  const counts = ({ run }: SideRun): readonly number[] =>
    run.turns.slice(0, turns + 1).map(({ indices }) => indices.recognisers);
  return {
    a: a.name,
    b: b.name,
    onlyA: a.changes.filter((change) => !b.changes.includes(change)),
    onlyB: b.changes.filter((change) => !a.changes.includes(change)),
    turns,
    first: differingTurn(first.any && first.any.turn <= turns ? first.any : undefined, input),
    standing: differingTurn(
      first.standing && first.standing.turn <= turns ? first.standing : undefined,
      input,
    ),
    rows: rowsOf(input),
    counts: [counts(a), counts(b)],
  };
};
