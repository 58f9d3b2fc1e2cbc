import { type Column, printable, table, wrap } from '../../report/layout.ts';
import { screenText } from '../text.ts';

// Screens in words: lines of at most 100 columns, without colour, marks or charts.

export type WordLines = readonly string[];

/** A sentence over as many lines as it takes. */
export const said = (text: string): WordLines => wrap(screenText(text));

/** One of several things that are said. */
export const item = (text: string): WordLines => wrap(screenText(text), { first: '  · ', rest: '    ' });

/** What is said under an item. */
export const under = (text: string): WordLines => wrap(screenText(text), { first: '    ' });

/** A blank line, a heading and what stands under it; nothing where there is nothing. */
export const part = (title: string, lines: WordLines): WordLines =>
  lines.length === 0 ? [] : ['', ...said(title), ...lines];

type Head = readonly [title: string, align?: 'left' | 'right', max?: number];

/** A table; no cell says more than a screen may. */
export const tabled = (heads: readonly Head[], rows: readonly (readonly string[])[]): WordLines =>
  rows.length === 0
    ? []
    : table(
        heads.map(([title, align = 'left', max = 34]): Column => ({ title: printable(title), align, max })),
        rows.map((row) => row.map(screenText)),
      );
