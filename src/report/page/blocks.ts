import type { Language } from '../../domain/language/language.ts';
import type { Column } from '../words/layout.ts';
import type { Manifest } from '../words/manifest.ts';
import type { Figure } from './draw/figures.ts';

/** A table. Its first column has the names of the rows. */
export interface TableData {
  readonly caption: string;
  readonly heads: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of a briefing. Texts are safe to print, but not yet escaped for HTML. */
export type BriefingBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'table'; readonly table: TableData }
  | { readonly kind: 'more'; readonly summary: string; readonly blocks: readonly BriefingBlock[] }
  | { readonly kind: 'command'; readonly text: string }
  | ChartBlock;

/** A chart with its numbers as a table. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** What the chart shows, for readers who cannot see it. */
  readonly description: string;
  readonly figure: Figure;
  readonly table: TableData;
  /** Whether the table below the chart is open at first. */
  readonly open?: boolean;
  /** The chart as lines of text, if they show more than the table. */
  readonly text?: readonly string[];
}

export interface BriefingSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly BriefingBlock[];
}

/** A number at the head of a briefing. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
  readonly interval: string;
}

/** A briefing as plain data. It is written as HTML or Markdown. */
export interface Briefing {
  /** Title and question of the scenario, and their language if it is not English. */
  readonly title: string;
  readonly question: string;
  readonly language?: Language;
  /** Its basis: futures, dates, seed. */
  readonly about: string;
  readonly caution: string;
  readonly key: readonly KeyFigure[];
  readonly sections: readonly BriefingSection[];
  readonly manifest: Manifest;
}
