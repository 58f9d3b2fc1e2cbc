import type { TurnRecord } from '../../domain/run.ts';
import type { Session } from '../../session/session.ts';
import type { SeatChoice, SeatId } from '../exercise.ts';
import { type Game, winnerOf } from '../game.ts';
import { reachedTurn, worldBeside } from '../world.ts';
import { cameAboutBy } from './scores.ts';

/** How one branch of a game came out. The last branch is the game as it went on. */
export interface BranchEnd {
  /** Turns of the class that it played. */
  readonly turns: number;
  /** The world at their end, and at the end of the last turn that all branches played. */
  readonly end: TurnRecord | undefined;
  readonly shared: TurnRecord | undefined;
  /** By prediction: whether it came about. */
  readonly happened: ReadonlyMap<string, boolean>;
}

/** Something that was decided differently, by branch. Undefined for a branch that did not reach the decision. */
export type BranchChoice =
  | {
      readonly kind: 'choice';
      readonly turn: number;
      readonly seat: SeatId;
      readonly choices: readonly (SeatChoice | undefined)[];
    }
  | { readonly kind: 'vote'; readonly vote: string; readonly options: readonly (string | undefined)[] };

/** The branches of a game beside each other. */
export interface BranchesCompared {
  readonly ends: readonly BranchEnd[];
  /** The last turn of the class that all branches played. */
  readonly sharedTurn: number;
  readonly differences: readonly BranchChoice[];
}

/** The games of all branches, each with its own table. The game that went on comes last. */
const gamesOf = (game: Game): readonly Game[] => [
  ...game.branches.map(({ acts, table }) => ({ ...game, acts, table })),
  game,
];

/** What a choice says, its reason apart. */
const deedsOf = (choice: SeatChoice | undefined): string => JSON.stringify({ ...choice, reason: '' });

/** Whether the branches that came to it did not all do the same. */
const differs = (each: readonly (string | undefined)[]): boolean =>
  new Set(each.filter((one) => one !== undefined)).size > 1;

/** Compares all branches of a game. Undefined if no rewind ever took back a turn. */
export const comparedBranches = (game: Game, base: Session, world: Session): BranchesCompared | undefined => {
  if (game.branches.length === 0) return undefined;
  const { exercise } = game;
  const games = gamesOf(game);
  const most = Math.max(...games.map(({ table }) => table.played.length));
  const choices = Array.from({ length: most }, (_, i) => i + 1).flatMap((turn) =>
    exercise.seats.flatMap(({ id: seat }): readonly BranchChoice[] => {
      const all = games.map(({ table }) => table.played[turn - 1]?.choices[seat]);
      const deeds = all.map((choice) => (choice === undefined ? undefined : deedsOf(choice)));
      return differs(deeds) ? [{ kind: 'choice', turn, seat, choices: all }] : [];
    }),
  );
  const votes = exercise.votes.flatMap(({ id }): readonly BranchChoice[] => {
    const options = games.map(({ table }) =>
      table.ballots[id] === undefined ? undefined : winnerOf(exercise, table, id).id,
    );
    return differs(options) ? [{ kind: 'vote', vote: id, options }] : [];
  });
  const sharedTurn = Math.min(...games.map(({ table }) => table.played.length));
  const sharedEnd = reachedTurn({
    exercise,
    table: { ...game.table, played: game.table.played.slice(0, sharedTurn) },
  });
  const ends = games.map((each): BranchEnd => {
    const turn = reachedTurn(each);
    const { run } = each === game ? world : worldBeside(base, world, each);
    const happened = exercise.predictions.map((one) => [one.id, cameAboutBy(run, one, turn)] as const);
    const [end, shared] = [run.turns[turn], run.turns[sharedEnd]];
    return { turns: each.table.played.length, end, shared, happened: new Map(happened) };
  });
  return { ends, sharedTurn, differences: [...votes, ...choices] };
};
