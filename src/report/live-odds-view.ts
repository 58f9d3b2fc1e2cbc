import { turnDate } from '../domain/dates.ts';
import type { Edit } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { WhatIf } from '../scenario/what-if.ts';
import type { CountTurn } from '../study/standing.ts';
import { printable } from './layout.ts';
import { namesOf } from './names.ts';
import { longDate } from './numbers.ts';

/** What is asked: the futures of a seed under some changes of the scenario. */
export interface OddsQuestion {
  readonly seed: string;
  readonly edits: readonly Edit[];
  /** What a person has had happen on the way, where there is any; the key tells one such lot from another. */
  readonly more?: Pick<WhatIf, 'events' | 'decisions'> & { readonly key: string };
}

/** A share of the futures counted, with its 95 % interval. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A state's chance of having recognised by the last turn. */
export interface StateOdds {
  readonly id: StateId;
  readonly name: string;
  /** It recognises from the start: there is nothing to ask. */
  readonly fromStart: boolean;
  readonly now: Share;
  /** In the same futures of the scenario without the edits. */
  readonly before: Share | undefined;
  /** How `now` differs from `before`: `same` where the difference may be chance. */
  readonly verdict: 'up' | 'down' | 'same';
}

/** How many recognise, turn by turn from turn 0; empty before there is a future. */
export interface CountOdds {
  readonly futures: number;
  readonly fan: readonly CountTurn[];
  /** By turn, then state in the scenario's order: futures in which it first recognises in that turn. */
  readonly passages: Uint32Array;
  /** The mean count in the last turn. */
  readonly mean: number;
}

/** Odds over the futures counted so far, as the screens draw them. */
export interface LiveOddsView {
  readonly question: OddsQuestion;
  /** Futures counted, with and without the edits where there are any; and how many it will be. */
  readonly futures: number;
  readonly aim: number;
  /** The day of the last turn: `July 2028`, and whole. */
  readonly by: string;
  readonly byDay: string;
  /** In the scenario's order. */
  readonly states: readonly StateOdds[];
  readonly now: CountOdds;
  readonly before: CountOdds | undefined;
  /** Why no more futures come, where something failed. */
  readonly trouble: string | undefined;
}

/** Futures of one scenario: how many were counted, and in how many of them each state recognises. */
export interface Counted {
  readonly recognised: readonly number[];
  readonly count: CountOdds;
}

interface LiveOddsInput {
  readonly scenario: Scenario;
  readonly turns: number;
  readonly question: OddsQuestion;
  readonly futures: number;
  readonly aim: number;
  readonly now: Counted;
  readonly before: Counted | undefined;
  /** The 95 % interval of k of n. */
  readonly interval: (k: number, n: number) => { readonly low: number; readonly high: number };
  readonly trouble?: string | undefined;
}

const shareOf = (k: number, { futures, interval }: LiveOddsInput): Share => ({
  share: futures > 0 ? k / futures : 0,
  ...interval(k, futures),
});

/** Two standard errors of a difference, as if each had luck of its own: with the same luck the true error is smaller. */
const noise = (a: number, b: number, futures: number): number =>
  2 * Math.sqrt((a * (1 - a) + b * (1 - b)) / Math.max(1, futures));

const verdictOf = (now: Share, before: Share | undefined, futures: number): StateOdds['verdict'] => {
  const change = now.share - (before?.share ?? now.share);
  if (Math.abs(change) <= noise(now.share, before?.share ?? 0, futures)) return 'same';
  return change > 0 ? 'up' : 'down';
};

/** Puts counts into the view that the screens draw. */
export const liveOddsView = (input: LiveOddsInput): LiveOddsView => {
  const { scenario, turns, question, futures, aim, now, before, trouble } = input;
  const names = namesOf(scenario);
  const byDay = printable(longDate(turnDate(scenario.start, scenario.turn, turns)));
  const states = scenario.states.map((state, i): StateOdds => {
    const share = shareOf(now.recognised[i] ?? 0, input);
    const earlier = before ? shareOf(before.recognised[i] ?? 0, input) : undefined;
    return {
      id: state.id,
      name: names.state(state.id),
      fromStart: state.rung === scenario.ladder.length - 1,
      now: share,
      before: earlier,
      verdict: verdictOf(share, earlier, futures),
    };
  });
  return {
    question,
    futures,
    aim,
    by: byDay.replace(/^\d+ /, ''),
    byDay,
    states,
    now: now.count,
    before: before?.count,
    trouble,
  };
};
