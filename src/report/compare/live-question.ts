import { setOfEdit } from '../../domain/edit.ts';
import type { WhatIf } from '../../scenario/what-if.ts';

/** One side of a question: its changes of the scenario. The key identifies them. */
export interface LiveSide extends WhatIf {
  readonly key: string;
}

/** What is asked of many futures: how those of a seed differ on two sides. The odds of a branch are asked against the scenario. */
export interface LiveQuestion {
  readonly seed: string;
  readonly a: LiveSide;
  readonly b: LiveSide;
}

/** A side with some changes. The order of edits does not matter. */
export const sideWith = (whatIf: WhatIf): LiveSide => ({
  ...whatIf,
  key: JSON.stringify([whatIf.edits.map(setOfEdit).toSorted(), whatIf.events, whatIf.decisions]),
});

/** Whether two questions are the same. */
export const isSameQuestion = (x: LiveQuestion, y: LiveQuestion): boolean =>
  x.seed === y.seed && x.a.key === y.a.key && x.b.key === y.b.key;
