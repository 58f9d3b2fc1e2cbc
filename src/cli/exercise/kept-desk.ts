import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { type Desk, type LoadedExercise, openDesk } from '../../class/desk.ts';
import { type ClassRequest, type Done, perform } from '../../class/requests.ts';
import { GAME_BOUNDS } from '../../exercise/journal.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../files/reader.ts';
import { unwritable } from '../files/write-file.ts';
import { note } from '../output.ts';

/** The newest desk of a game. What a request does is on the disk before the answer comes. */
export interface KeptDesk {
  readonly now: () => Desk;
  readonly ask: (request: ClassRequest) => Done;
  readonly close: () => void;
}

interface GameOptions {
  readonly seed: string | undefined;
  /** The file that keeps the game; without one nothing is kept. */
  readonly file: string | undefined;
}

/** The text of a saved game; undefined if there is none. Throws UserError for a file that cannot be one. */
const readGame = (path: string): string | undefined => {
  const read = fileReader.read(path, GAME_BOUNDS.bytes);
  if (read.ok) {
    const text = new TextDecoder().decode(read.bytes);
    // Nothing, or a first line that was cut off: the game begins here.
    return text === '' || /^\{"demarche_game".*$/.test(text) ? undefined : text;
  }
  if (read.problem === 'absent') return undefined;
  throw new UserError(
    read.problem === 'too large'
      ? `${path} is larger than ${GAME_BOUNDS.bytes / 1e6} MB: no saved game is.`
      : `cannot read ${path} as a saved game.`,
  );
};

/** Opens a saved game to append to, after its first `whole` bytes: what follows was cut off while it was written. */
const openGameFile = (path: string, whole: number) => {
  try {
    const file = openSync(path, 'a');
    ftruncateSync(file, whole);
    return {
      append: (line: string): void => {
        writeSync(file, `${line}\n`);
        fsyncSync(file);
      },
      close: (): void => closeSync(file),
    };
  } catch (error) {
    throw unwritable(path, error);
  }
};

/** Opens a new game, or the one that a file keeps. Throws UserError for a file that is no game of this exercise. */
export const openGame = (loaded: LoadedExercise, { seed, file }: GameOptions): KeptDesk => {
  const saved = file === undefined ? undefined : readGame(file);
  const opened = openDesk(loaded, { seed, saved });
  if (typeof opened === 'string') throw new UserError(`${file}: ${opened}. Give another --game.`);
  let { desk } = opened;
  const { whole } = opened;
  if (saved !== undefined && whole < saved.length)
    note('The last action was cut off while it was written, and is left out.');
  const bytes = Buffer.byteLength(saved?.slice(0, whole) ?? '');
  const kept = file === undefined ? undefined : openGameFile(file, bytes);
  const keep = ({ journal }: Desk, from: number): void => {
    for (const line of journal.lines.slice(from)) kept?.append(line);
  };
  if (saved === undefined) keep(desk, 0);
  return {
    now: () => desk,
    ask: (request) => {
      const done = perform(desk, request);
      if (!done.ok) return done;
      keep(done.desk, desk.journal.lines.length);
      desk = done.desk;
      return done;
    },
    close: () => kept?.close(),
  };
};
