import { dockPart, heroPart } from './parts/answer.ts';
import { leversPart } from './parts/levers.ts';
import { oddsPart } from './parts/odds.ts';
import type { DrawnParts, Shown } from './shown.ts';

/** The parts that change with each count. */
export const countedParts = (shown: Shown): DrawnParts => ({
  hero: heroPart(shown),
  odds: oddsPart(shown),
  dock: dockPart(shown),
});

/** The parts that change only with a choice. */
export const chosenParts = (shown: Shown): DrawnParts => ({ levers: leversPart(shown) });
