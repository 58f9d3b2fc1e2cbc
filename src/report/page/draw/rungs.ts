import { el, type PageElement } from '../nodes.ts';

/** The class of a rung on a ladder of any length: six are drawn. */
export const rungClass = (rung: number, rungs: number): string =>
  `r${rungs < 2 ? 0 : Math.round((rung / (rungs - 1)) * 5)}`;

/** The digit of a rung, in its colour. */
export const rungMark = (rung: number, rungs: number): PageElement =>
  el('span', { class: `rung ${rungClass(rung, rungs)}` }, String(rung));
