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

/** One side of a question: its changes of the scenario. The key identifies them. */
export interface LiveSide extends WhatIf {
  readonly key: string;
  /** What it changes, with the same states: what-ifs on the scenario; undefined: the scenario itself. */
  readonly on?: Ground | undefined;
}

/** What is asked of many futures: how those of a seed differ on two sides. The odds of a branch are asked against the scenario. */
export interface LiveQuestion {
  readonly seed: string;
  /** The past that all futures of a side share; undefined: they are played from the start. */
  readonly past?: Past | undefined;
  readonly a: LiveSide;
  readonly b: LiveSide;
}

/** What a view of an answer for the screens is made of. */
export interface LiveInput {
  readonly scenario: Scenario;
  readonly turns: number;
  readonly question: LiveQuestion;
  readonly aim: number;
  readonly worth: number;
  /** Side b against side a; undefined before there is a future. */
  readonly comparison: Comparison | undefined;
  readonly trouble?: string | undefined;
}

/** What every view for the screens says of the futures counted so far. */
export interface LiveCounted {
  readonly question: LiveQuestion;
  /** Futures counted, with and without the changes where there are any; and how many it will be. */
  readonly futures: number;
  readonly aim: number;
  /** How many futures would say as much of the odds of each side without the same luck on both. */
  readonly worth: number;
  /** The day of the last turn: `July 2028`. */
  readonly by: string;
  /** Why no more futures come, where something failed. */
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
