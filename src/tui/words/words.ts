import { GAP, rowsOf, type Said, type SaidColumn, type SaidText } from '../../report/said/said.ts';
import { printable } from '../../report/words/layout.ts';
import { screenText } from '../draw/text.ts';

// Screens in words: without colour, marks or charts.

const made =
  (kind: SaidText['kind']) =>
  (text: string): Said => [{ kind, text: screenText(text) }];

/** A sentence or more. */
export const said = made('text');

/** One item of a list. */
export const item = made('item');

/** A text under an item of a list. */
export const under = made('under');

/** The same with another text for the ear. */
export const heard = (about: Said, say: string): Said =>
  about.map((each) => (each.kind === 'table' ? each : { ...each, say: screenText(say) }));

/** A blank line, a heading and the lines under it. Empty if there are no lines. */
export const part = (title: string, about: Said): Said =>
  about.length === 0 ? [] : [...GAP, ...said(title), ...about];

/** A table. Its cells are safe for a screen. */
export const tabled = (heads: readonly SaidColumn[], rows: readonly (readonly string[])[]): Said =>
  rowsOf(
    heads.map((head) => ({ ...head, title: printable(head.title), max: head.max ?? 34 })),
    rows.map((row) => row.map(screenText)),
  );
