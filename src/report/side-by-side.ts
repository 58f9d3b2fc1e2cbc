import type { Run } from '../domain/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { FirstDifference, TurnDifference } from '../study/first-difference.ts';
import { differenceTexts } from './first-difference-text.ts';
import { printable } from './layout.ts';
import { type Names, namesOf } from './names.ts';
import { longDate } from './numbers.ts';

/** One of two histories of the same future. */
export interface SideRun {
  readonly name: string;
  /** What it changes in the scenario that was opened, in words. */
  readonly changes: readonly string[];
  readonly scenario: Scenario;
  readonly run: Run;
}

/** A turn in which the two differ, in words. */
export interface DifferingTurn {
  readonly turn: number;
  readonly dateText: string;
  readonly texts: readonly string[];
}

/** A state that does not do the same on both sides. */
export interface SideRow {
  readonly id: string;
  readonly name: string;
  /** Where it stands in the end, and since which turn: `recognition t6`. */
  readonly a: string;
  readonly b: string;
  /** Which way B goes against A in the end; undefined where both end alike. */
  readonly way: 'up' | 'down' | undefined;
}

/** Two histories of the same future side by side, what differs first. */
export interface SideBySideView {
  readonly a: string;
  readonly b: string;
  /** What only one of them changes. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly turns: number;
  /** The first turn in which anything differs, and the first in which a state stands elsewhere. */
  readonly first: DifferingTurn | undefined;
  readonly standing: DifferingTurn | undefined;
  /** States that ever stand elsewhere: those that end elsewhere first, recognition before all else. */
  readonly rows: readonly SideRow[];
  /** How many recognise at the end of each turn. */
  readonly counts: readonly [a: readonly number[], b: readonly number[]];
}

export interface SideBySideInput {
  readonly a: SideRun;
  readonly b: SideRun;
  readonly turns: number;
  readonly first: FirstDifference;
}

const toldTurn = (
  difference: TurnDifference | undefined,
  { a, b }: SideBySideInput,
): DifferingTurn | undefined =>
  difference && {
    turn: difference.turn,
    dateText: printable(longDate(difference.date)),
    texts: differenceTexts(difference, a.scenario, b.scenario, ['A', 'B']).map(printable),
  };

/** `recognition t6`: where a state stands in the end, and the turn in which it came there for good. */
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
    first: toldTurn(first.any && first.any.turn <= turns ? first.any : undefined, input),
    standing: toldTurn(first.standing && first.standing.turn <= turns ? first.standing : undefined, input),
    rows: rowsOf(input),
    counts: [counts(a), counts(b)],
  };
};
