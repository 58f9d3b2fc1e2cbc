import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import { type Share, shareOf } from '../../domain/intervals.ts';
import type { Change, Comparison } from '../../study/compare/compare.ts';
import type { Verdict } from '../../study/compare/paired.ts';
import type { PairedCounts } from '../../study/compare/paired-odds.ts';
import type { Spread } from '../../study/odds/fan.ts';
import type { LiveCounted, LiveInput } from '../compare/live-question.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import { shownChange } from '../words/verdicts.ts';

/** The odds of something with the changes and, if there are changes, without them in the same futures. */
export interface NowAndBefore {
  readonly now: Share;
  readonly before: Share | undefined;
}

/** A state's odds of having recognised by the last turn. */
export interface OddsRow extends NowAndBefore {
  readonly id: StateId;
  readonly name: string;
  /** Whether the state recognises from the start. If so, there is nothing to ask. */
  readonly fromStart: boolean;
  /** The verdict of `compare` on the odds with the changes against the odds without them. */
  readonly verdict: Verdict;
  /** The odds of being at recognition at the end, if the verdict is about these odds. */
  readonly atEnd: NowAndBefore | undefined;
  /** Whether the changes move the state themselves. If so, no verdict counts it. */
  readonly isMoved: boolean;
}

/** The number of recognisers, turn by turn from turn 0. Empty before there is a future. */
export interface CountOdds {
  readonly fan: readonly Spread[];
  /** The counts that all these odds rest on, states in the scenario's order. */
  readonly paired: PairedCounts;
  /** The mean count in the last turn among the states that the changes do not move. */
  readonly meanOfOthers: number;
}

/** Odds over the futures counted so far, as the screens draw them. */
export interface LiveOddsView extends LiveCounted {
  /** The day of the last turn, whole. */
  readonly byDay: string;
  /** The turn from which futures have luck of their own, and this turn in words: `from turn 20`, `from the start`. */
  readonly from: number;
  readonly since: string;
  /** In the scenario's order. */
  readonly states: readonly OddsRow[];
  readonly now: CountOdds;
  readonly before: CountOdds | undefined;
  /** The comparison behind the odds. Undefined before there is a future. */
  readonly comparison: Comparison | undefined;
}

type Counted = Omit<CountOdds, 'meanOfOthers'>;

interface LiveOddsInput extends LiveInput {
  readonly now: Counted;
  /** Undefined if nothing is changed. */
  readonly before: Counted | undefined;
}

/** Puts counts into the view that the screens draw. */
export const liveOddsView = (input: LiveOddsInput): LiveOddsView => {
  const { scenario, turns, question, aim, worth, comparison, now, before, trouble } = input;
  const names = namesOf(scenario);
  const byDay = printable(longDate(turnDate(scenario.start, scenario.turn, turns)));
  const changes = comparison?.horizons.at(-1)?.states ?? [];
  const moved = new Set(comparison?.moved);
  const changeOf = new Map(changes.map((change) => [change.id, change]));
  const from = question.past?.turn ?? 0;
  const counted = (count: Counted, side: 'base' | 'variant'): CountOdds => {
    const ofMoved = changes.reduce((sum, { id, at }) => sum + (moved.has(id) ? at[side].share : 0), 0);
    return { ...count, meanOfOthers: (count.fan.at(-1)?.mean ?? 0) - ofMoved };
  };
  const both = (change: Change | undefined): NowAndBefore => ({
    now: change?.variant ?? shareOf(0, 0),
    before: before && (change?.base ?? shareOf(0, 0)),
  });
  const states = scenario.states.map(({ id, rung }): OddsRow => {
    const found = changeOf.get(id);
    const shown = found && shownChange(found);
    return {
      id,
      name: names.state(id),
      fromStart: rung === scenario.ladder.length - 1,
      ...both(found?.by),
      verdict: shown?.change.verdict ?? 'same',
      atEnd: shown?.isAtEnd ? both(shown.change) : undefined,
      isMoved: moved.has(id),
    };
  });
  return {
    question,
    futures: comparison?.futures ?? 0,
    aim,
    worth,
    by: byDay.replace(/^\d+ /, ''),
    byDay,
    from,
    since: from === 0 ? 'from the start' : `from turn ${from}`,
    states,
    now: counted(now, 'variant'),
    before: before && counted(before, 'base'),
    comparison,
    trouble,
  };
};
