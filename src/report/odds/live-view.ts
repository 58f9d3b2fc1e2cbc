import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import { type Share, settledShare, shareOf } from '../../domain/intervals.ts';
import type { Change, StateChange } from '../../study/compare/compare.ts';
import type { Verdict } from '../../study/compare/paired.ts';
import type { Spread } from '../../study/odds/fan.ts';
import type { LiveInput, LiveQuestion } from '../compare/live-question.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import { shownChange } from '../words/verdicts.ts';

/** The odds of something with the changes, and without them in the same futures where there are any. */
export interface NowAndBefore {
  readonly now: Share;
  readonly before: Share | undefined;
}

/** A state's odds of having recognised by the last turn. */
export interface OddsRow extends NowAndBefore {
  readonly id: StateId;
  readonly name: string;
  /** It recognises from the start: there is nothing to ask. */
  readonly fromStart: boolean;
  /** How the odds with the changes differ from those without: the verdict of `compare`. */
  readonly verdict: Verdict;
  /** Where the verdict is on them: the odds of being at recognition at the end. */
  readonly atEnd: NowAndBefore | undefined;
  /** The changes move it themselves: no verdict counts it. */
  readonly isMoved: boolean;
}

/** How many recognise, turn by turn from turn 0; empty before there is a future. */
export interface CountOdds {
  readonly futures: number;
  readonly fan: readonly Spread[];
  /** By turn, then state in the scenario's order: futures in which it first recognises in that turn. */
  readonly passages: Uint32Array;
  /** The mean count in the last turn, over the futures that both sides have; and among the states that the changes do not move. */
  readonly mean: number;
  readonly meanOfOthers: number;
}

/** Odds over the futures counted so far, as the screens draw them. */
export interface LiveOddsView {
  readonly question: LiveQuestion;
  /** Futures counted, with and without the changes where there are any; and how many it will be. */
  readonly futures: number;
  readonly aim: number;
  /** The day of the last turn: `July 2028`, and whole. */
  readonly by: string;
  readonly byDay: string;
  /** The turn from which futures have luck of their own, and the same in words: `from turn 20`, `from the start`. */
  readonly from: number;
  readonly since: string;
  /** In the scenario's order. */
  readonly states: readonly OddsRow[];
  readonly now: CountOdds;
  readonly before: CountOdds | undefined;
  /** Why no more futures come, where something failed. */
  readonly trouble: string | undefined;
}

type Counted = Omit<CountOdds, 'mean' | 'meanOfOthers'>;

interface LiveOddsInput extends LiveInput {
  readonly now: Counted;
  /** Undefined where nothing is changed. */
  readonly before: Counted | undefined;
}

const meanOf = (states: readonly StateChange[], side: 'base' | 'variant', futures: number): number =>
  futures === 0 ? 0 : states.reduce((sum, { at }) => sum + at[side].count, 0) / futures;

/** Gives a share without an interval where the past of all futures settles it: `reached` of `futures` have it by then. */
export const settledBy = (share: Share, isPast: boolean, reached: number, futures: number): Share =>
  isPast || (futures > 0 && reached === futures) ? settledShare(share.count, share.of) : share;

/** Futures in which the state at a position has recognised by a turn. */
const reachedBy = ({ passages }: Counted, states: number, at: number, turn: number): number => {
  let sum = 0;
  for (let t = 0; t <= turn; t++) sum += passages[t * states + at] ?? 0;
  return sum;
};

/** Puts counts into the view that the screens draw. */
export const liveOddsView = (input: LiveOddsInput): LiveOddsView => {
  const { scenario, turns, question, aim, comparison, now, before, trouble } = input;
  const names = namesOf(scenario);
  const byDay = printable(longDate(turnDate(scenario.start, scenario.turn, turns)));
  const changes = comparison?.horizons.at(-1)?.states ?? [];
  const moved = new Set(comparison?.moved);
  const others = changes.filter(({ id }) => !moved.has(id));
  const means = (side: 'base' | 'variant') => ({
    mean: meanOf(changes, side, futures),
    meanOfOthers: meanOf(others, side, futures),
  });
  const changeOf = new Map(changes.map((change) => [change.id, change]));
  const futures = comparison?.futures ?? 0;
  const from = question.past?.turn ?? 0;
  const isOver = question.past !== undefined && from >= turns;
  const settled = (share: Share | undefined, count: typeof now, at: number): Share => {
    const reached = at < 0 || from === 0 ? 0 : reachedBy(count, scenario.states.length, at, from);
    return share && share.of > 0 ? settledBy(share, isOver, reached, count.futures) : shareOf(0, 0);
  };
  const both = (change: Change | undefined, at = -1): NowAndBefore => ({
    now: settled(change?.variant, now, at),
    before: before && settled(change?.base, before, at),
  });
  const states = scenario.states.map(({ id, rung }, at): OddsRow => {
    const found = changeOf.get(id);
    const shown = found && shownChange(found);
    return {
      id,
      name: names.state(id),
      fromStart: rung === scenario.ladder.length - 1,
      ...both(found?.by, at),
      verdict: shown?.change.verdict ?? 'same',
      atEnd: shown?.isAtEnd ? both(shown.change) : undefined,
      isMoved: moved.has(id),
    };
  });
  return {
    question,
    futures,
    aim,
    by: byDay.replace(/^\d+ /, ''),
    byDay,
    from,
    since: from === 0 ? 'from the start' : `from turn ${from}`,
    states,
    now: { ...now, ...means('variant') },
    before: before && { ...before, ...means('base') },
    trouble,
  };
};
