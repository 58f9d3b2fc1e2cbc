import { turnDate } from '../../domain/dates.ts';
import type { Share } from '../../domain/intervals.ts';
import type { CountChange, HorizonChange, StateChange } from '../../study/compare/compare.ts';
import type { Verdict } from '../../study/compare/paired.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import { shownChange, tallyVerdicts, type VerdictTally } from '../words/verdicts.ts';
import type { LiveCounted, LiveInput } from './live-question.ts';
import { meanText, surePointsText } from './numbers.ts';

/** The odds that a state has recognised by the last turn, on both sides, and their difference in the same futures. */
export interface CompareRow {
  readonly id: string;
  readonly name: string;
  readonly a: Share;
  readonly b: Share;
  /** B minus A in points of a hundred, with its interval: `+23 (+22 to +24)`. */
  readonly points: string;
  readonly verdict: Verdict;
  /** Whether these are the odds of recognising at the end. Used if only these odds differ. */
  readonly isAtEnd: boolean;
  /** One side moves the state itself. Such a state comes last, and no verdict counts it. */
  readonly isMoved: boolean;
}

/** A comparison over the futures counted so far, for the screens. */
export interface LiveCompareView extends LiveCounted {
  /** Largest change first, then changes inside noise, states without a change, and states that a side moves itself. */
  readonly rows: readonly CompareRow[];
  /** The verdicts on all states that no side moves itself. */
  readonly tally: VerdictTally;
  /** The difference in the number of recognisers among these states, and the verdict on it. */
  readonly count: { readonly text: string; readonly verdict: Verdict } | undefined;
  /** Whether every state is on the same rung all the time, in every future. */
  readonly same: boolean;
}

const RANKS: Readonly<Record<Verdict, number>> = { more: 0, less: 0, noise: 1, same: 2 };

const rowOf = (
  state: StateChange,
  name: string,
  isMoved: boolean,
): CompareRow & { readonly size: number } => {
  const { change, isAtEnd } = shownChange(state);
  const { base, variant, difference, verdict } = change;
  return {
    id: state.id,
    name,
    a: base,
    b: variant,
    points: printable(surePointsText(difference)),
    verdict,
    isAtEnd,
    isMoved,
    size: Math.abs(difference.value),
  };
};

const countText = ({ count, countOfAll }: HorizonChange, moved: number): string => {
  const { difference, verdict, more, fewer }: CountChange = count;
  const beyond = moved === 0 ? '' : ` beyond the ${moved} that A or B moves`;
  const withThem = moved === 0 ? '' : ` With them: ${meanText(countOfAll.difference)}.`;
  if (verdict === 'same') return `As many recognise${beyond} in every future.${withThem}`;
  const share = (x: number): string => `${Math.round(x * 100)} %`;
  return `Recognisers${beyond}: ${meanText(difference)} on average; more in ${share(more.share)} of futures, fewer in ${share(fewer.share)}.${withThem}`;
};

/** Makes the view of a comparison for the screens. */
export const liveCompareView = (input: LiveInput): LiveCompareView => {
  const { scenario, turns, question, aim, worth, comparison, trouble } = input;
  const names = namesOf(scenario);
  const horizon = comparison?.horizons.at(-1);
  const moved = new Set(comparison?.moved);
  const rows = (horizon?.states ?? [])
    .map((state) => rowOf(state, names.state(state.id), moved.has(state.id)))
    .toSorted(
      (x, y) =>
        Number(x.isMoved) - Number(y.isMoved) ||
        RANKS[x.verdict] - RANKS[y.verdict] ||
        y.size - x.size ||
        y.b.share - x.b.share,
    );
  return {
    question,
    futures: comparison?.futures ?? 0,
    aim,
    worth,
    by: printable(longDate(turnDate(scenario.start, scenario.turn, turns))).replace(/^\d+ /, ''),
    rows,
    tally: tallyVerdicts(rows.filter(({ isMoved }) => !isMoved).map(({ verdict }) => verdict)),
    count: horizon && { text: printable(countText(horizon, moved.size)), verdict: horizon.count.verdict },
    same: comparison?.same ?? false,
    trouble,
  };
};
