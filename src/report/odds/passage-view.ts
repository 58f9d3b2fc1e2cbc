import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import { type Share, settledShare } from '../../domain/intervals.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { alwaysReached, passageCurve } from '../../study/compare/paired-odds.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import type { CountOdds, LiveOddsView } from './live-view.ts';

/** A state's chance of having recognised by the end of each turn: its curve of first passage. */
export interface PassageView {
  readonly name: string;
  /** Futures that the curve rests on; `aim` is how many it will be, and `worth` is as in the odds. */
  readonly futures: number;
  readonly aim: number;
  readonly worth: number;
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

/** Undefined before there is a future, and for a state that recognises from the start. */
export const passageView = ({ scenario, odds, state }: PassageInput): PassageView | undefined => {
  const at = odds.states.findIndex(({ id }) => id === state);
  const { futures, aim, worth, since, now, before, from } = odds;
  if (odds.states[at]?.fromStart !== false || futures === 0) return undefined;
  const day = (turn: number): string =>
    printable(longDate(turnDate(scenario.start, scenario.turn, turn))).replace(/^\d+ /, '');
  const curveOf = ({ paired }: CountOdds): readonly Share[] => {
    const isPast = from > 0 && alwaysReached(paired, at, from);
    return passageCurve(paired, at).map((share, turn) =>
      isPast || (from > 0 && turn <= from) ? settledShare(share.count, share.of) : share,
    );
  };
  const curve = curveOf(now);
  const old = before && curveOf(before);
  const year = scenario.turn === 'month' ? 12 : 52;
  const last = curve.length - 1;
  return {
    name: namesOf(scenario).state(state),
    futures,
    aim,
    worth,
    since,
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
