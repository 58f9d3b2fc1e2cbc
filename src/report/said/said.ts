import { bullet, type Column, table, wrap } from '../words/layout.ts';

/** A column of a table that can be drawn and said. */
export interface SaidColumn extends Column {
  /** A cell as a part of a sentence about its row. Default: the title, then the cell. An empty cell is not said. */
  readonly say?: (cell: string) => string;
}

/**
 * A text of one sentence or more. An `item` is part of a list. `under` and its `source` belong to the item before. A
 * line of a file is `quoted`. A `gap` is a blank line, which the ear does not need.
 */
export interface SaidText {
  readonly kind: 'text' | 'item' | 'under' | 'source' | 'quoted' | 'gap';
  readonly text: string;
  /** The text that the ear gets instead. */
  readonly say?: string;
  /** The beginning of its first line and of the other lines when it is drawn, with `uncut` words. */
  readonly layout?: NonNullable<Parameters<typeof wrap>[1]>;
}

interface SaidTable {
  readonly kind: 'table';
  readonly heads: readonly SaidColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** What a screen says, for the eye (`drawnLines`) or for the ear (`spokenLines`). */
export type Said = readonly (SaidText | SaidTable)[];

/** A sentence or more. */
export const saidText = (words: string, layout?: SaidText['layout']): Said => [
  { kind: 'text', text: words, ...(layout === undefined ? {} : { layout }) },
];

export const GAP: Said = [{ kind: 'gap', text: '' }];

/** A table. Nothing if it has no rows. */
export const rowsOf = (heads: readonly SaidColumn[], rows: readonly (readonly string[])[]): Said =>
  rows.length === 0 ? [] : [{ kind: 'table', heads, rows }];

/** The text as lines of at most 100 columns. Lines of a file may be longer. */
export const drawnLines = (said: Said): readonly string[] =>
  said.flatMap((part) => {
    if (part.kind === 'table') return table(part.heads, part.rows);
    if (part.kind === 'gap' || part.kind === 'quoted') return [part.text];
    if (part.kind === 'item' && !part.layout) return bullet(part.text);
    return wrap(part.text, part.layout ?? (part.kind === 'under' ? { first: '    ' } : {}));
  });
