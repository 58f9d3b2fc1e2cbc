import { setOfEdit } from '../../domain/edit.ts';
import type { Past } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { WhatIf } from '../../scenario/what-if.ts';
import type { Comparison } from '../../study/compare/compare.ts';

/** A scenario and its model. */
export interface Ground {
  readonly scenario: Scenario;
  readonly model: Model;
}

/** One side of a question, which is its changes to the scenario. The key identifies the changes. */
export interface LiveSide extends WhatIf {
  readonly key: string;
  /** The what-ifs on the scenario, which keep the same states. Undefined if the side is the scenario itself. */
  readonly on?: Ground | undefined;
}

/**
 * A question about many futures: how do the futures of a seed differ on two sides? A question about the odds of a
 * branch compares it with the scenario.
 */
export interface LiveQuestion {
  readonly seed: string;
  /** The past that all futures of a side share. Undefined if they are played from the start. */
  readonly past?: Past | undefined;
  readonly a: LiveSide;
  readonly b: LiveSide;
}

/** The data for a view of an answer on the screens. */
export interface LiveInput {
  readonly scenario: Scenario;
  readonly turns: number;
  readonly question: LiveQuestion;
  readonly aim: number;
  readonly worth: number;
  /** Side b against side a. Undefined before there is a future. */
  readonly comparison: Comparison | undefined;
  readonly trouble?: string | undefined;
}

/** The part of every view for the screens that describes the futures counted so far. */
export interface LiveCounted {
  readonly question: LiveQuestion;
  /** The number of futures counted (with and without the changes, if there are any), and the number to come to. */
  readonly futures: number;
  readonly aim: number;
  /** How many futures would say as much about the odds of each side if both sides did not have the same luck. */
  readonly worth: number;
  /** The day of the last turn: `July 2028`. */
  readonly by: string;
  /** The reason why no more futures come, if something failed. */
  readonly trouble: string | undefined;
}

/** A side with some changes. The order of edits does not matter. */
export const sideWith = (whatIf: WhatIf): LiveSide => ({
  ...whatIf,
  key: JSON.stringify([whatIf.edits.map(setOfEdit).toSorted(), whatIf.events, whatIf.decisions]),
});

/** The same text for the same past. */
export const pastKey = ({ past }: LiveQuestion): string => (past ? `${past.future} ${past.turn}` : '');

/** Whether two questions are the same. */
export const isSameQuestion = (x: LiveQuestion, y: LiveQuestion): boolean =>
  x.seed === y.seed && pastKey(x) === pastKey(y) && x.a.key === y.a.key && x.b.key === y.b.key;
