import type { OddsQuestion } from '../../report/live-odds-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { datedDecisions } from '../../session/changes.ts';
import type { Recipe } from '../../session/recipe.ts';

/** What the odds of a play are to answer: its seed, and everything in which it differs from the scenario. */
export const oddsQuestion = (
  base: Scenario,
  { seed, edits, events, decisions }: Pick<Recipe, 'seed' | 'edits' | 'events' | 'decisions'>,
): OddsQuestion => {
  if (events.length === 0 && Object.keys(decisions).length === 0) return { seed, edits };
  const dated = datedDecisions(base, decisions);
  return { seed, edits, more: { key: JSON.stringify([events, dated]), events, decisions: dated } };
};
