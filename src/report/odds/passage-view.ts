import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import { type Share, shareOf } from '../../domain/intervals.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import { type CountOdds, type LiveOddsView, settledBy } from './live-view.ts';

/** A state's chance of having recognised by the end of each turn: its curve of first passage. */
export interface PassageView {
  readonly name: string;
  /** Futures that the curve rests on; `aim` is how many it will be. */
  readonly futures: number;
  readonly aim: number;
  /** From when they have luck of their own: `from turn 20`, `from the start`. */
  readonly since: string;
  /** The first and the last day: `July 2025`, `July 2028`. */
  readonly from: string;
  readonly by: string;
  /** Turn by turn from 0. */
  readonly curve: readonly Share[];
  /** The shares without the edits, in the same steps; undefined where there are none. */
  readonly before: readonly number[] | undefined;
  /** Once a year from then on, and at the end; `before` is the share without the edits. */
  readonly marks: readonly {
    readonly by: string;
    readonly share: Share;
    readonly before: Share | undefined;
  }[];
}

interface PassageInput {
  readonly scenario: Scenario;
  readonly odds: LiveOddsView;
  readonly state: StateId;
}

/** Futures in which the state at a position has recognised, turn by turn from 0. */
const reached = ({ passages, fan }: CountOdds, states: number, at: number): readonly number[] => {
  let sum = 0;
  return fan.map((_, turn) => {
    sum += passages[turn * states + at] ?? 0;
    return sum;
  });
};

/** Undefined before there is a future, and for a state that recognises from the start. */
export const passageView = ({ scenario, odds, state }: PassageInput): PassageView | undefined => {
  const at = odds.states.findIndex(({ id }) => id === state);
  const { now, before, from } = odds;
  if (odds.states[at]?.fromStart !== false || odds.futures === 0 || now.futures === 0) return undefined;
  const states = odds.states.length;
  const day = (turn: number): string =>
    printable(longDate(turnDate(scenario.start, scenario.turn, turn))).replace(/^\d+ /, '');
  const curveOf = (count: CountOdds): readonly Share[] => {
    const { futures } = count;
    const all = reached(count, states, at);
    const past = from === 0 ? 0 : (all[from] ?? 0);
    return all.map((k, turn) => settledBy(shareOf(k, futures), from > 0 && turn <= from, past, futures));
  };
  const curve = curveOf(now);
  const old = before && before.futures > 0 ? curveOf(before) : undefined;
  const year = scenario.turn === 'month' ? 12 : 52;
  const last = curve.length - 1;
  return {
    name: namesOf(scenario).state(state),
    futures: now.futures,
    aim: odds.aim,
    since: odds.since,
    from: day(0),
    by: day(last),
    curve,
    before: old?.map(({ share }) => share),
    marks: curve.flatMap((share, turn) =>
      turn === last || (turn > from && turn % year === 0)
        ? [{ by: day(turn), share, before: old?.[turn] }]
        : [],
    ),
  };
};
