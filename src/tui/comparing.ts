import type { CompareQuestion, LiveCompareView } from '../report/live-compare-view.ts';
import type { SideBySideView } from '../report/side-by-side.ts';

/** The id of the scenario as it was opened, among the sides of a comparison. */
export const BASE_SIDE = 'base';

/** What can stand on a side of a comparison: the scenario, or a branch. */
export interface SideChoice {
  readonly id: string;
  readonly name: string;
}

/** Both sides of a comparison by id. */
export type Sides = readonly [a: string, b: string];

/** What the Compare screen compares, and what many futures say to it so far. */
export interface Comparison {
  readonly sides: Sides;
  readonly question: CompareQuestion;
  /** The newest answer, perhaps to an earlier question; undefined where nobody counts. */
  readonly answer: LiveCompareView | undefined;
}

/** How a play's branches are compared with each other and with the scenario. */
export interface Comparing<Play> {
  readonly sides: (play: Play) => readonly SideChoice[];
  /** The side that the shown branch is. */
  readonly shownSide: (play: Play) => string;
  /** Where a comparison begins. */
  readonly firstSides: (play: Play) => Sides;
  /** The two histories of this future, what differs first. */
  readonly sideBySide: (play: Play, sides: Sides) => SideBySideView;
  /** What is to be asked of many futures. */
  readonly compareQuestion: (play: Play, sides: Sides) => CompareQuestion;
}
