import type { Column } from '../layout.ts';
import type { Manifest } from '../manifest.ts';
import type { Figure } from './figures.ts';

/** A table whose first column names its rows. */
export interface TableData {
  readonly caption: string;
  readonly heads: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** One piece of a briefing, in the order in which it is read. Texts are safe to print, but not yet safe for HTML. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'table'; readonly table: TableData }
  | { readonly kind: 'more'; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'command'; readonly text: string }
  | ChartBlock;

/** A chart with the numbers behind it. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** What it shows, for readers who do not see it. */
  readonly description: string;
  readonly figure: Figure;
  readonly table: TableData;
  /** Whether the table stands open beneath the chart. */
  readonly open?: boolean;
  /** The chart as lines of text, where one says more than the table. */
  readonly text?: readonly string[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A number that stands at the head of a briefing. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
  readonly interval: string;
}

/** A whole briefing as plain data: HTML and Markdown are two ways to write it. */
export interface Briefing {
  readonly title: string;
  readonly question: string;
  /** What it rests on: futures, dates, seed. */
  readonly about: string;
  readonly caution: string;
  readonly key: readonly KeyFigure[];
  readonly sections: readonly Section[];
  readonly manifest: Manifest;
}
