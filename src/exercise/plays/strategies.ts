import { comesAbout, type Session } from '../../session/session.ts';
import type { Exercise, MoveWord, Seat, SeatId, Vote } from '../exercise.ts';

/** Draws of one play, each with a name. In one play, equal names give equal draws. */
export type PlayLuck = Pick<Session, 'recipe'>;

/** How a seat moves its states, and the tracks of the target: the same way in every turn, or by luck. */
const MOVES = ['up', 'luck'] as const;
/** When a seat takes its measures. */
const SPENDING = ['never', 'early', 'late', 'luck'] as const;

/** What a seat does throughout a game. */
export interface Strategy {
  readonly moves: 'hold' | (typeof MOVES)[number];
  readonly spending: (typeof SPENDING)[number];
}

/** The seat that holds and spends nothing. */
export const HOLDING: Strategy = { moves: 'hold', spending: 'never' };

/** Draws one of some items, all equally likely. Throws RangeError if there are no items. */
export const drawnOf = <T>(luck: PlayLuck, items: readonly T[], name: string, n: number): T => {
  const found = items.find((_, i) => comesAbout(luck, 1 / (items.length - i), `${name} ${i}`, n));
  if (found === undefined) throw new RangeError(`nothing to draw for ${name}`);
  return found;
};

interface Chances {
  readonly up: number;
  readonly down: number;
}

/** In how many of the turns a seat that moves by luck moves a state up or down, or wants to move a track. */
const CHANCES = { state: { up: 0.15, down: 0.05 }, track: { up: 0.3, down: 0.1 } } as const;

const wordBy = (
  luck: PlayLuck,
  { moves, chances }: { readonly moves: Strategy['moves']; readonly chances: Chances },
  name: string,
  turn: number,
): MoveWord => {
  if (moves !== 'luck') return moves;
  if (comesAbout(luck, chances.up, `${name} up`, turn)) return 'up';
  return comesAbout(luck, chances.down, `${name} down`, turn) ? 'down' : 'hold';
};

/** The moves of some states, or tracks, in a turn: each with its word, in the order of the items. */
export const movesBy = (
  luck: PlayLuck,
  { moves }: Strategy,
  {
    seat,
    kind,
    items,
  }: { readonly seat: SeatId; readonly kind: keyof typeof CHANCES; readonly items: readonly string[] },
  turn: number,
): readonly (readonly [string, MoveWord])[] =>
  items.map((id) => [id, wordBy(luck, { moves, chances: CHANCES[kind] }, `${seat} ${id}`, turn)]);

/** The strategies of a play, by seat: each seat draws its own. One half of the seats hold. */
export const strategiesOf = (luck: PlayLuck, { seats }: Exercise): ReadonlyMap<SeatId, Strategy> =>
  new Map(
    seats.map(({ id }) => {
      const holds = comesAbout(luck, 0.5, `${id} holds`, 0);
      const moves = holds ? 'hold' : drawnOf(luck, MOVES, `${id} moves`, 0);
      return [id, { moves, spending: drawnOf(luck, SPENDING, `${id} spends`, 0) }];
    }),
  );

/** Whether a seat takes measures in a turn. */
export const spendsIn = (
  luck: PlayLuck,
  { spending }: Strategy,
  { id }: Seat,
  turn: number,
  turns: number,
): boolean => {
  switch (spending) {
    case 'never':
      return false;
    case 'early':
      return true;
    case 'late':
      return turn > turns / 2;
    case 'luck':
      return comesAbout(luck, 0.5, `${id} takes`, turn);
  }
};

/** The option that a seat votes for. */
export const voteBy = (luck: PlayLuck, seat: SeatId, { id, options }: Vote): string =>
  drawnOf(luck, options, `${seat} votes ${id}`, 0).id;
