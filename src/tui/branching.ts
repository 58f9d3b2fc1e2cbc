import type { Edit } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { BranchRow } from '../report/branches-view.ts';
import type { EventRow } from '../report/events-view.ts';
import type { OddsQuestion } from '../report/live-odds-view.ts';
import type { WeightRow } from '../report/weights-view.ts';

/** A play after something was taken back or done again, and what that was; undefined where there was nothing. */
export interface Deed<Play> {
  readonly play: Play;
  readonly what: string | undefined;
}

/** What can be done to a play that has branches. */
export interface Branching<Play> {
  readonly undo: (play: Play) => Deed<Play>;
  readonly redo: (play: Play) => Deed<Play>;
  /** A new branch from the shown turn, shown from now on. */
  readonly branchOff: (play: Play, name: string) => Play;
  readonly showBranch: (play: Play, id: string) => Play;
  readonly renameBranch: (play: Play, id: string, name: string) => Play;
  /** Takes a branch away with those that left it; the first stays. */
  readonly removeBranch: (play: Play, id: string) => Play;
  readonly branches: (play: Play) => readonly BranchRow[];
  /** A name that no branch has. */
  readonly freeName: (play: Play) => string;
  /** The events that can be made to happen in the turn after the shown one. */
  readonly events: (play: Play) => readonly EventRow[];
  /** Has an event happen in the turn after the shown one; or takes it out again if it was dropped in there. */
  readonly dropIn: (play: Play, event: string) => Play;
  /** The weights as they stand at the shown turn, to be changed from there on. */
  readonly weightsFromHere: (play: Play, state?: StateId) => readonly WeightRow[];
  /** Has a weight another value from the shown turn on; undefined takes that back. */
  readonly weighFromHere: (play: Play, weight: string, value: number | undefined, state?: StateId) => Play;
  /** Plays what was changed and not played yet. */
  readonly settle: (play: Play) => Play;
  /** What the shown branch changes on the way, in words: events that were dropped in, and decisions. */
  readonly changesOnTheWay: (play: Play) => readonly string[];
  /** The edits that lie on the scenario. */
  readonly edits: (play: Play) => readonly Edit[];
  /** What the odds on the screens are odds of. */
  readonly question: (play: Play) => OddsQuestion;
}
