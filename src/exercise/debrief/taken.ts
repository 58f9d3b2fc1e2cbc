import type { StateId, TrackId } from '../../domain/ids.ts';
import type { Action } from '../actions.ts';
import { type MoveWord, NOTHING_CHOSEN, type SeatChoice, type SeatId, type Vote } from '../exercise.ts';
import { begunAgain, type Game, seatsAsked, tableAfter, winnerOf, withLock } from '../game.ts';
import type { PlayedTurn } from '../table.ts';

type Step = Exclude<MoveWord, 'hold'>;

/** Something that a team did, or that teams did together in a vote. To hold, or to refuse an offer, is to do nothing. */
export type Taken = { readonly turn: number } & (
  | { readonly kind: 'move'; readonly seat: SeatId; readonly state: StateId; readonly word: Step }
  | { readonly kind: 'track'; readonly seat: SeatId; readonly track: TrackId; readonly word: Step }
  /** `at`: its position among the measures of that seat in that turn. */
  | { readonly kind: 'measure'; readonly seat: SeatId; readonly measure: string; readonly at: number }
  | { readonly kind: 'answer'; readonly seat: SeatId; readonly measure: string }
  | { readonly kind: 'vote'; readonly vote: string; readonly option: string }
);

const isStep = (word: MoveWord): word is Step => word !== 'hold';

const inChoice = (turn: number, seat: SeatId, choice: SeatChoice): readonly Taken[] => [
  ...Object.entries(choice.moves).flatMap(([state, word]): readonly Taken[] =>
    isStep(word) ? [{ kind: 'move', turn, seat, state, word }] : [],
  ),
  ...Object.entries(choice.tracks).flatMap(([track, word]): readonly Taken[] =>
    isStep(word) ? [{ kind: 'track', turn, seat, track, word }] : [],
  ),
  ...choice.measures.map((measure, at): Taken => ({ kind: 'measure', turn, seat, measure, at })),
  ...Object.entries(choice.offers ?? {}).flatMap(([measure, word]): readonly Taken[] =>
    word === 'take' ? [{ kind: 'answer', turn, seat, measure }] : [],
  ),
];

/** The turn that came next when a vote was held: its result counts from there on. */
const turnOfVote = ({ acts }: Game, vote: string): number => {
  const at = acts.findIndex((act) => act.do === 'vote' && act.vote === vote);
  return 1 + acts.slice(0, at).filter((act) => act.do === 'reveal').length;
};

/** Whether an option of a vote changes the world if it wins. */
const doesSomething = ({ inject, grants }: Vote['options'][number]): boolean =>
  inject !== undefined || grants !== undefined;

/** Everything that was done in a game, turn by turn. A vote before a turn comes first in it. */
export const takenIn = (game: Game): readonly Taken[] => {
  const { exercise, table } = game;
  const votes = exercise.votes.flatMap(({ id, options }): readonly Taken[] =>
    table.ballots[id] === undefined || !options.some(doesSomething)
      ? []
      : [{ kind: 'vote', turn: turnOfVote(game, id), vote: id, option: winnerOf(exercise, table, id).id }],
  );
  const chosen = table.played.flatMap(({ turn, choices }) =>
    exercise.seats.flatMap(({ id }) => {
      const choice = choices[id];
      return choice && !choice.absent ? inChoice(turn, id, choice) : [];
    }),
  );
  return [...votes, ...chosen].toSorted((a, b) => a.turn - b.turn);
};

const dropped = <T>(table: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(table).filter(([id]) => id !== key));

/** A choice without an action. */
const withoutIn = (choice: SeatChoice, taken: Taken): SeatChoice => {
  switch (taken.kind) {
    case 'move':
      return { ...choice, moves: dropped(choice.moves, taken.state) };
    case 'track':
      return { ...choice, tracks: dropped(choice.tracks, taken.track) };
    case 'measure':
      return { ...choice, measures: choice.measures.filter((_, i) => i !== taken.at) };
    case 'answer':
      return { ...choice, offers: dropped(choice.offers ?? {}, taken.measure) };
    case 'vote':
      return choice;
  }
};

type Choices = PlayedTurn['choices'];

/** The choices with one for each seat that is asked: one that was not asked at the table holds. */
const allLocked = (game: Game, choices: Choices): Choices => ({
  ...Object.fromEntries(seatsAsked(game).map(({ id }) => [id, NOTHING_CHOSEN])),
  ...choices,
});

/**
 * The game with some of its acts, and with other choices. All their effects are worked out again. The rules are not
 * checked again for a choice, because it was checked at the table.
 */
const playedAgain = (
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

/**
 * A game without some of its actions: in their place the team holds, spends nothing or refuses, and a vote has the result
 * that holds where no option has enough votes. All else is done as it was, with the same luck.
 */
export const gameWithout = (game: Game, left: readonly Taken[]): Game => {
  const votes = new Set(left.flatMap((each) => (each.kind === 'vote' ? [each.vote] : [])));
  const acts = game.acts.filter((act) => act.do !== 'vote' || !votes.has(act.vote));
  // From the last one on, so that positions among measures stay true.
  const backwards = left.toReversed();
  return playedAgain(game, acts, (turn, choices) =>
    Object.fromEntries(
      Object.entries(choices).map(([seat, choice]) => [
        seat,
        backwards
          .filter((each) => each.turn === turn && each.kind !== 'vote' && each.seat === seat)
          .reduce(withoutIn, choice),
      ]),
    ),
  );
};
