import type { Language } from '../../domain/language/language.ts';
import { type Column, left, right } from '../words/layout.ts';
import type { Manifest } from '../words/manifest.ts';
import type { Figure } from './draw/figures.ts';

/** A table. Its first column has the names of the rows. */
export interface TableData {
  /** May be empty. The heading above then names the table. */
  readonly caption: string;
  readonly heads: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A sign of a legend, and its meaning. */
export interface LegendSign {
  readonly shape?: 'line' | 'dashes' | 'diamond' | 'dot';
  readonly fill: string;
  readonly stroke?: string;
  readonly text: string;
}

/** A chart. Its numbers follow as a table, if no other part of the page has them. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** The content of the chart in words, for readers who cannot see it. */
  readonly description: string;
  readonly figure: Figure;
  readonly legend?: readonly LegendSign[];
  readonly table?: TableData;
  /** Whether the table below the chart is open at first. */
  readonly open?: boolean;
  /** The chart as lines of text, if they show more than the table. */
  readonly text?: readonly string[];
}

/** One of several similar things. They lie beside each other if there is room. */
export interface CardData {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Its upper edge, which marks deeds of people, or a move to the highest rung or from it. */
  readonly tone?: 'people' | 'highest';
}

export interface AskedQuestion {
  readonly ask: string;
  /** The answers of teams. If there is no answer, the printed page has lines to write on. */
  readonly answers: readonly { readonly who: string; readonly text: string }[];
}

/** A part of a page. Texts are untrusted, and not yet escaped. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly id?: string;
      readonly newPage?: boolean;
    }
  /** The answer of a page, under the kind of the page. */
  | { readonly kind: 'headline'; readonly kicker: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly text: string; readonly by: string }
  | { readonly kind: 'table'; readonly table: TableData }
  | { readonly kind: 'more'; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'cards'; readonly cards: readonly CardData[] }
  | { readonly kind: 'beside'; readonly parts: readonly (readonly Block[])[] }
  | { readonly kind: 'questions'; readonly questions: readonly AskedQuestion[] }
  /** The words of a ladder, lowest rung first: the key of its colours. */
  | { readonly kind: 'ladder'; readonly words: readonly string[] }
  | ChartBlock;

export const heading = (
  level: 1 | 2 | 3,
  words: string,
  more: { readonly id?: string; readonly newPage?: boolean } = {},
): Block => ({ kind: 'heading', level, text: words, ...more });
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const remark = (words: string): Block => ({ kind: 'note', text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
/** A heading with a list below it. Nothing if the list is empty. */
export const listUnder = (level: 1 | 2 | 3, title: string, items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [heading(level, title), list(items)];
export const quote = (words: string, by: string): Block => ({ kind: 'quote', text: words, by });
export const more = (summary: string, blocks: readonly Block[]): Block => ({ kind: 'more', summary, blocks });

/** A table from its heads and rows. */
export const tableWith = (caption: string, heads: TableData['heads'], rows: TableData['rows']): Block => ({
  kind: 'table',
  table: { caption, heads, rows },
});

interface TableParts {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Positions of columns that hold numbers. */
  readonly numbers?: readonly number[];
}

/** A table from the titles of its columns. */
export const tableBlock = ({ title, columns, rows, numbers = [] }: TableParts): Block =>
  tableWith(
    title,
    columns.map((words, i) => (numbers.includes(i) ? right(words) : left(words))),
    rows,
  );

/** A chart with its numbers in an open table below it, which has the same title. */
export const chartWithTable = ({
  heads,
  rows,
  ...chart
}: Pick<ChartBlock, 'id' | 'title' | 'description' | 'figure'> & Omit<TableData, 'caption'>): ChartBlock => ({
  kind: 'chart',
  ...chart,
  table: { caption: chart.title, heads, rows },
  open: true,
});

/** The paragraphs and lists of a longer text. Empty lines separate them. */
export const textBlocks = (words: string): readonly Block[] =>
  words
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const lines = part.split('\n').map((line) => line.trim());
      return lines.every((line) => line.startsWith('- '))
        ? list(lines.map((line) => line.slice(2)))
        : text(lines.join(' '));
    });

/** A page to hand out, as plain data. It is written as Markdown or HTML. */
export interface HandOut extends Language {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Printed in small letters, to need few sheets. */
  readonly isDense?: true;
}

export interface BriefingSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
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
