import { bullet, type Column, printable, table, wrap } from '../../report/words/layout.ts';
import { screenText } from '../draw/text.ts';

// Screens in words: lines of at most 100 columns, without colour, marks or charts.

export type WordLines = readonly string[];

/** A sentence over as many lines as it takes. */
export const said = (text: string): WordLines => wrap(screenText(text));

/** One item of a list. */
export const item = (text: string): WordLines => bullet(screenText(text));

/** A text under an item of a list. */
export const under = (text: string): WordLines => wrap(screenText(text), { first: '    ' });

/** A blank line, a heading and lines under it; nothing if there are no lines. */
export const part = (title: string, lines: WordLines): WordLines =>
  lines.length === 0 ? [] : ['', ...said(title), ...lines];

/** A table; its cells are safe for a screen. */
export const tabled = (heads: readonly Column[], rows: readonly (readonly string[])[]): WordLines =>
  rows.length === 0
    ? []
    : table(
        heads.map((head) => ({ ...head, title: printable(head.title), max: head.max ?? 34 })),
        rows.map((row) => row.map(screenText)),
      );
