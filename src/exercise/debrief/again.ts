import type { Action } from '../actions.ts';
import { NOTHING_CHOSEN } from '../exercise.ts';
import { begunAgain, type Game, seatsAsked, tableAfter, withLock } from '../game.ts';
import type { PlayedTurn } from '../table.ts';

type Choices = PlayedTurn['choices'];

/** The choices with one for each seat that is asked: one that was not asked at the table holds. */
const allLocked = (game: Game, choices: Choices): Choices => ({
  ...Object.fromEntries(seatsAsked(game).map(({ id }) => [id, NOTHING_CHOSEN])),
  ...choices,
});

/**
 * The game of some of its acts, with other choices: everything that follows from them is worked out again. A choice is not
 * held to the rules again, since those were kept at the table.
 */
export const playedAgain = (
  game: Game,
  acts: readonly Action[],
  rethink: (turn: number, choices: Choices) => Choices,
): Game => {
  let now = begunAgain(game);
  for (const act of acts) {
    const { table } = now;
    const before =
      act.do === 'reveal' ? { ...table, locks: allLocked(now, rethink(act.turn, table.locks)) } : table;
    const after = act.do === 'lock' ? withLock(table, act) : tableAfter({ ...now, table: before }, act);
    if (typeof after !== 'string') now = { ...now, table: after, acts: [...now.acts, act] };
  }
  return now;
};
