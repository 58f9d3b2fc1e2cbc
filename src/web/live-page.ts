import { dockPart, heroPart, unmovedRows } from './parts/answer.ts';
import { futurePart } from './parts/future.ts';
import { leversPart } from './parts/levers.ts';
import { oddsPart } from './parts/odds.ts';
import { sureCard } from './parts/sure.ts';
import { whyCard } from './parts/why.ts';
import type { DrawnParts, Shown } from './shown.ts';

/** The parts that change with each count. */
export const countedParts = (shown: Shown): DrawnParts => ({
  hero: heroPart(shown),
  odds: oddsPart(shown),
  sure: sureCard(shown),
  dock: dockPart(shown),
});

/** The parts that a person changes. */
export const leverParts = (shown: Shown): DrawnParts => ({ levers: leversPart(shown) });

/** The parts that show one future. It takes a moment to play and explain a future. */
export const seenParts = (shown: Shown): DrawnParts => ({
  future: futurePart(shown),
  why: whyCard(shown),
});

/** The state to explain: the chosen one, else the likeliest. */
export const stateToExplain = ({ given, chosen, odds }: Pick<Shown, 'given' | 'chosen' | 'odds'>): string => {
  const { states } = given.scenario;
  const known = states.find(({ id }) => id === chosen.state)?.id;
  return known ?? unmovedRows({ odds })[0]?.id ?? states[0]?.id ?? '';
};
