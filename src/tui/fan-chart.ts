import type { CountTurn } from '../study/standing.ts';
import { type Line, type Span, span } from './line.ts';
import type { Tone } from './theme.ts';

export interface FanData {
  readonly fan: readonly CountTurn[];
  /** The count in the played future, turn by turn as far as it was played. */
  readonly played: readonly number[];
  /** The count at the upper edge. */
  readonly high: number;
}

interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

const BLANK: Cell = { text: ' ', tone: 'plain' };
const BAND: Cell = { text: '░', tone: 'dim' };
const MEDIAN: Cell = { text: '▒', tone: 'chart' };
const PLAYED: Cell = { text: '━', tone: 'strong' };

/** Neighbours of one tone become one piece of text. */
const join = (cells: readonly Cell[]): Line => {
  const spans: Span[] = [];
  for (const { text, tone } of cells) {
    const last = spans.at(-1);
    if (last?.tone === tone) spans[spans.length - 1] = span(last.text + text, tone);
    else spans.push(span(text, tone));
  }
  return spans;
};

/**
 * How the count of recognisers spreads over futures, `columns` wide and `rows` tall, highest row first: the middle eight
 * tenths as a band with the median in it, and the future that is played as a line over it.
 */
export const fanChart = ({ fan, played, high }: FanData, columns: number, rows: number): readonly Line[] => {
  const last = Math.max(1, fan.length - 1);
  const rowOf = (count: number): number =>
    Math.round((Math.min(count, high) / Math.max(1, high)) * (rows - 1));
  const cell = (turn: number, level: number): Cell => {
    const count = played[turn];
    if (count !== undefined && rowOf(count) === level) return PLAYED;
    const spread = fan[turn];
    if (!spread) return BLANK;
    if (rowOf(spread.median) === level) return MEDIAN;
    return level >= rowOf(spread.low) && level <= rowOf(spread.high) ? BAND : BLANK;
  };
  return Array.from({ length: rows }, (_, row) =>
    join(
      Array.from({ length: columns }, (_, column) =>
        cell(Math.round((column * last) / Math.max(1, columns - 1)), rows - 1 - row),
      ),
    ),
  );
};
