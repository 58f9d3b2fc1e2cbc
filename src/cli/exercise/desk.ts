import type { Action } from '../../exercise/actions.ts';
import { act, type Game, newGame } from '../../exercise/game.ts';
import { headLine, headOf, lineOf, readHead, reopen } from '../../exercise/journal.ts';
import type { Table } from '../../exercise/table.ts';
import { playedScenario, worldOf } from '../../exercise/world.ts';
import { compile } from '../../model/compile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Session, sessionOf, startOf } from '../../session/session.ts';
import { UserError } from '../errors.ts';
import { note } from '../output.ts';
import { sha256 } from '../sha256.ts';
import { type JournalFile, openJournal, readJournal } from './journal-file.ts';
import type { LoadedExercise } from './load.ts';

/** The table with everything on it: the game, the world that it makes, and the journal that keeps it. */
export interface Desk {
  readonly loaded: LoadedExercise;
  readonly seed: string;
  readonly game: () => Game;
  readonly world: () => Session;
  /** The scenario itself with the same luck, nobody at the table. */
  readonly alone: Session;
  /** Does and journals one thing; or says in a sentence why it cannot be done. */
  readonly act: (action: Action) => string | undefined;
  /** The saved game as a text. */
  readonly text: () => string;
  readonly close: () => void;
}

export interface DeskOptions {
  readonly seed: string | undefined;
  /** The file that keeps the game; without one nothing is kept. */
  readonly file: string | undefined;
}

interface Found {
  readonly seed: string;
  readonly game: Game;
  readonly whole: number;
}

const reopened = (loaded: LoadedExercise, file: string, text: string, seed: string | undefined): Found => {
  const { exercise, scenario, hash } = loaded;
  const read = reopen(text, exercise, scenario, { sha256: hash, hash: sha256 });
  if (!read.ok) throw new UserError(`${file}: ${read.refusal}.`);
  const { head, game, whole } = read.found;
  if (seed !== undefined && seed !== head.seed)
    throw new UserError(
      `${file} is a game with the seed “${head.seed}”, not “${seed}”. Give another --game.`,
    );
  if (whole < text.length) note('The last action was cut off while it was written, and is left out.');
  return { seed: head.seed, game, whole: Buffer.byteLength(text.slice(0, whole)) };
};

/** The lines of a game, its head first. */
const linesOf = (
  { exercise, hash }: LoadedExercise,
  seed: string,
  log: readonly Action[],
): readonly string[] => {
  const lines = [headLine(headOf(exercise, hash, seed))];
  let sum = lines[0] ?? '';
  for (const [i, done] of log.entries()) {
    const line = lineOf(sha256, sum, i + 1, done);
    lines.push(line.text);
    sum = line.sum;
  }
  return lines;
};

const lastSum = (loaded: LoadedExercise, seed: string, log: readonly Action[]): string => {
  const last = linesOf(loaded, seed, log).at(-1) ?? '';
  return log.length === 0 ? last : JSON.parse(last).sum;
};

/** Keeps the last world: it is asked for often and changes only with the table. */
const keeping = (base: Session): ((game: Game) => Session) => {
  let kept: { readonly table: Table; readonly world: Session } | undefined;
  return (game) => {
    if (kept?.table !== game.table) kept = { table: game.table, world: worldOf(base, game) };
    return kept.world;
  };
};

const openFile = (loaded: LoadedExercise, { seed, file }: DeskOptions): [Found, JournalFile | undefined] => {
  const { exercise, scenario } = loaded;
  const fresh = { seed: seed ?? exercise.seed, game: newGame(exercise, scenario), whole: 0 };
  if (file === undefined) return [fresh, undefined];
  const text = readJournal(file);
  // A head that was cut off, or nothing at all: the game begins here.
  const isNew =
    text === undefined ||
    text === '' ||
    (!text.includes('\n') && readHead(`${text}\n`) === undefined && text.startsWith('{"demarche_game"'));
  const found = isNew ? fresh : reopened(loaded, file, text, seed);
  const journal = openJournal(file, found.whole);
  if (isNew) journal.append(headLine(headOf(exercise, loaded.hash, found.seed)));
  return [found, journal];
};

/** Sets the table: a new game, or the one that a file keeps. Throws UserError for a file that is none of this exercise. */
export const openDesk = (loaded: LoadedExercise, options: DeskOptions): Desk => {
  const { exercise, scenario } = loaded;
  const [found, journal] = openFile(loaded, options);
  const { seed } = found;
  const turns = exercise.turns * exercise.pace;
  const played = playedScenario(exercise, scenario);
  const begun = (base: Scenario): Session => {
    const origin = { base, model: compile(base) };
    return sessionOf(origin, startOf(origin, seed, turns));
  };
  const alone = begun(scenario);
  const base = played === scenario ? alone : begun(played);
  const world = keeping(base);
  let { game } = found;
  let sum = lastSum(loaded, seed, game.log);
  return {
    loaded,
    seed,
    alone,
    game: () => game,
    world: () => world(game),
    act: (action) => {
      const acted = act(game, action);
      if (!acted.ok) return acted.refusal;
      const line = lineOf(sha256, sum, game.log.length + 1, action);
      journal?.append(line.text);
      sum = line.sum;
      game = acted.game;
      return undefined;
    },
    text: () => `${linesOf(loaded, seed, game.log).join('\n')}\n`,
    close: () => journal?.close(),
  };
};
