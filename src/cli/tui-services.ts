import type { LiveOddsView, OddsQuestion } from '../report/live-odds-view.ts';
import { comparisonWanted, isSameComparison } from '../tui/compare.ts';
import { isSameQuestion, questionOf, type Ui } from '../tui/state.ts';
import type { Event } from '../tui/update.ts';
import type { LiveCompare } from './live-compare.ts';
import type { LiveOdds } from './live-odds.ts';

/** What works for the screens while a person looks at them. None of it makes a key wait. */
export interface Services<Play> {
  /** The odds before any future was played. */
  readonly firstOdds: (question: OddsQuestion) => LiveOddsView | undefined;
  /** Starts what the screens want first, once they stand. */
  readonly begin: (ui: Ui<Play>) => void;
  /** Follows the screens from one state to the next. */
  readonly follow: (before: Ui<Play>, after: Ui<Play>) => void;
  readonly close: () => Promise<void>;
}

/** Tells the screens what has happened. */
export type Tell = (event: Event) => void;

export interface Counting {
  readonly odds: LiveOdds;
  readonly compare: LiveCompare;
}

/** Counts futures for whatever is looked at: the odds of a branch, or a comparison of two. */
export const countingServices = <Play>({ odds, compare }: Counting): Services<Play> => ({
  firstOdds: odds.nothing,
  begin: (ui) => odds.ask(questionOf(ui)),
  follow: (before, after) => {
    if (!isSameQuestion(questionOf(before), questionOf(after))) odds.ask(questionOf(after));
    const [had, wanted] = [comparisonWanted(before), comparisonWanted(after)];
    if (!isSameComparison(had, wanted)) {
      compare.ask(wanted);
      if (!wanted) odds.ask(questionOf(after));
    }
    // Threads do one thing at a time.
    if (wanted) odds.rest();
  },
  close: async () => {
    compare.close();
    await odds.close();
  },
});
