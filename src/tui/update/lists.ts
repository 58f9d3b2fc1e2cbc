import { typedAfter } from '../../domain/characters.ts';
import { upTo, withoutLast } from '../draw/text.ts';
import type { Command } from '../keys/keys.ts';
import { bodyOf, insideBody, type Size } from '../layout.ts';

/** How a command moves in a list or a text: down (1) or up (-1), by one line or by a page. */
export interface ListMove {
  readonly by: 1 | -1;
  readonly isPage: boolean;
}

const MOVES: Partial<Record<Command, ListMove>> = {
  up: { by: -1, isPage: false },
  down: { by: 1, isPage: false },
  'page-up': { by: -1, isPage: true },
  'page-down': { by: 1, isPage: true },
};

/** The move that a command means. Undefined if the command is no move. */
export const moveOf = (command: Command): ListMove | undefined => MOVES[command];

/** The nearest row, from 0, of a list with this many rows. */
export const rowIn = (rows: number, row: number): number => Math.max(0, Math.min(rows - 1, row));

/** The furthest that a text of this many lines can be scrolled on a screen of this size. */
export const lowestScroll = (lines: number, size: Size): number => Math.max(0, lines - insideBody(size).rows);

/** The first visible line of a text after a move. The move stops at both ends of the text. */
export const scrolled = (from: number, { by, isPage }: ListMove, lines: number, size: Size): number => {
  const step = isPage ? bodyOf(size).rows - 3 : 1;
  return Math.max(0, Math.min(from + by * step, lowestScroll(lines, size)));
};

/**
 * A line that a person types, with `text` added, up to `most` characters. If `text` is undefined, the line loses its
 * last character.
 */
export const typedLine = (line: string, text: string | undefined, most: number): string =>
  text === undefined ? withoutLast(line) : upTo(typedAfter(line, text), most);
