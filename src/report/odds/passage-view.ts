import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Share } from '../../domain/intervals.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate } from '../words/numbers.ts';
import type { LiveOddsView } from './live-view.ts';

/** A state's chance to have recognised by the end of each turn (its curve of first passage). */
export interface PassageView extends Pick<LiveOddsView, 'futures' | 'aim' | 'worth' | 'since'> {
  readonly name: string;
  /** The first and the last day: `July 2025`, `July 2028`. */
  readonly from: string;
  readonly by: string;
  /** The chance by the end of each turn, from turn 0. */
  readonly curve: readonly Share[];
  /** The shares without the edits, at the same turns. Undefined if there are no edits. */
  readonly before: readonly number[] | undefined;
  /** The share once a year after the known past, and at the end. `before` is the share without the edits. */
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
  /** For each turn from 0, the odds that the state has recognised, with the changes and, if there are any, without. */
  readonly now: readonly Share[];
  readonly before: readonly Share[] | undefined;
}

/** Undefined if no future is counted yet, or if the state recognises from the start. */
export const passageView = (input: PassageInput): PassageView | undefined => {
  const { scenario, odds, state, now, before } = input;
  const { futures, aim, worth, since, from } = odds;
  if (odds.states.find(({ id }) => id === state)?.fromStart !== false || futures === 0) return undefined;
  const day = (turn: number): string =>
    printable(longDate(turnDate(scenario.start, scenario.turn, turn))).replace(/^\d+ /, '');
  const year = scenario.turn === 'month' ? 12 : 52;
  const last = now.length - 1;
  return {
    name: namesOf(scenario).state(state),
    futures,
    aim,
    worth,
    since,
    from: day(0),
    by: day(last),
    curve: now,
    before: before?.map(({ share }) => share),
    marks: now.flatMap((share, turn) =>
      turn === last || (turn > from && turn % year === 0)
        ? [{ by: day(turn), share, before: before?.[turn] }]
        : [],
    ),
  };
};
