import type { Action } from '../actions.ts';
import { type Exercise, type MoveWord, type Seat, type SeatId, voteOf } from '../exercise.ts';
import { act, type Game, isDue, isTurnAhead, stepAt, turnAhead } from '../game.ts';
import { offersTo } from '../limits.ts';
import { drawnOf, HOLDING, movesBy, type PlayLuck, type Strategy, spendsIn, voteBy } from './strategies.ts';

/** How a game is played without people. */
export interface Players {
  /** By seat. A seat that is left out holds, spends nothing and does not vote. */
  readonly strategies: ReadonlyMap<SeatId, Strategy>;
  readonly luck: PlayLuck;
  /** A measure that a seat takes in a turn in addition to its strategy. Offers are then taken. */
  readonly taken?: { readonly turn: number; readonly seat: SeatId; readonly measure: string } | undefined;
}

type LockAct = Extract<Action, { do: 'lock' }>;

/** The game after an action. If the rules refuse the action, the game as it was. */
const tried = (game: Game, action: Action): Game => {
  const after = act(game, action);
  return typeof after === 'string' ? game : after;
};

/** A choice with more actions, one after another, as far as the rules allow each. */
const withAllowed = <T>(
  game: Game,
  start: LockAct,
  items: readonly T[],
  add: (lock: LockAct, item: T) => LockAct,
): LockAct => {
  let lock = start;
  for (const item of items) {
    const more = add(lock, item);
    if (typeof act(game, more) !== 'string') lock = more;
  }
  return lock;
};

const withMeasure = (lock: LockAct, id: string): LockAct => ({ ...lock, measures: [...lock.measures, id] });

const withWord =
  (of: 'moves' | 'tracks') =>
  (lock: LockAct, [id, word]: readonly [string, MoveWord]): LockAct => ({
    ...lock,
    [of]: { ...lock[of], [id]: word },
  });

/** The items from a drawn one on, then those before it. */
const turnedRound = <T>(luck: PlayLuck, items: readonly T[], name: string, turn: number): readonly T[] => {
  if (items.length === 0) return items;
  const at = items.indexOf(drawnOf(luck, items, name, turn));
  return [...items.slice(at), ...items.slice(0, at)];
};

const lockOf = (game: Game, seat: Seat, { strategies, luck, taken }: Players): LockAct => {
  const { exercise, scenario, table } = game;
  const turn = turnAhead(table);
  const strategy = strategies.get(seat.id) ?? HOLDING;
  const offers = Object.fromEntries(
    offersTo(exercise, table, seat).map(({ id }) => [
      id,
      taken ? 'take' : drawnOf(luck, ['take', 'refuse'] as const, id, turn),
    ]),
  );
  const start: LockAct = {
    do: 'lock',
    seat: seat.id,
    turn,
    moves: {},
    tracks: {},
    measures: taken?.turn === turn && taken.seat === seat.id ? [taken.measure] : [],
    ...(Object.keys(offers).length > 0 && { offers }),
    reason: 'a play without people',
  };
  const all = seat.target ? scenario.target.tracks.map(({ id }) => id) : [];
  const own = exercise.measures.flatMap(({ id, seats }) => (seats.includes(seat.id) ? [id] : []));
  const ids = spendsIn(luck, strategy, seat, turn, exercise.turns.length)
    ? turnedRound(luck, own, `${seat.id} measures`, turn)
    : [];
  // As many actions as the rules allow: measures first where a seat spends, then its steps.
  const spent = withAllowed(game, start, ids, withMeasure);
  const moves = movesBy(luck, strategy, { seat: seat.id, kind: 'state', items: seat.states }, turn);
  const moved = withAllowed(game, spent, moves, withWord('moves'));
  // One step of one track in a turn, that of the track which the team likes most: reform of all at once breaks every movement.
  const liked = turnedRound(luck, all, `${seat.id} likes`, 0);
  const [step] = movesBy(luck, strategy, { seat: seat.id, kind: 'track', items: liked }, turn).filter(
    ([, word]) => word !== 'hold',
  );
  return step ? withAllowed(game, moved, [step], withWord('tracks')) : moved;
};

const turnPlayed = (game: Game, players: Players): Game => {
  const locked = game.exercise.seats.reduce(
    (before, seat) => tried(before, lockOf(before, seat, players)),
    game,
  );
  return tried(locked, { do: 'reveal', turn: turnAhead(game.table) });
};

const voted = (game: Game, id: string, { strategies, luck }: Players): Game => {
  const vote = voteOf(game.exercise, id);
  return vote.voters
    .filter((seat) => strategies.has(seat))
    .reduce(
      (before, seat) =>
        tried(before, { do: 'vote', vote: id, seat, option: voteBy(luck, seat, vote), reason: 'luck' }),
      game,
    );
};

/** The most actions besides those of teams, so that a step that cannot be left ends the play. */
const mostSteps = ({ steps, turns }: Exercise): number => 2 * steps.length + turns.length;

/** Plays a game from where it is to its last step, without people. */
export const playOn = (start: Game, players: Players): Game => {
  let game = start;
  for (let n = mostSteps(start.exercise); n > 0; n--) {
    const step = stepAt(game);
    if (!step) return game;
    if (isTurnAhead(game)) {
      game = turnPlayed(game, players);
      continue;
    }
    if (step.do === 'vote') game = voted(game, step.vote, players);
    if (step.do === 'inject' && isDue(game, step.inject))
      game = tried(game, { do: 'inject', inject: step.inject });
    game = tried(game, { do: 'next' });
  }
  return game;
};
