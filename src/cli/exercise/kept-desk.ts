import { existsSync } from 'node:fs';
import { type Desk, type DeskOptions, type LoadedExercise, openDesk } from '../../class/desk.ts';
import { type ClassRequest, type Done, perform } from '../../class/requests.ts';
import { GAME_BOUNDS, isUnbegun, journalText } from '../../exercise/journal.ts';
import { UserError } from '../errors.ts';
import { lockFile } from '../files/lock.ts';
import { fileReader } from '../files/reader.ts';
import { appendAtOnce, writeAtOnce } from '../files/write-file.ts';

/** The newest desk of a game. What a request does is on the disk before the answer comes. */
export interface KeptDesk {
  readonly now: () => Desk;
  readonly ask: (request: ClassRequest) => Done;
  /** Has a function called after each request that was done. Gives a function that ends this. */
  readonly watch: (listener: (before: Desk, after: Desk) => void) => () => void;
  readonly close: () => void;
  /** A sentence about a saved game that was damaged. */
  readonly warning?: string | undefined;
}

interface GameOptions extends Omit<DeskOptions, 'saved'> {
  /** The file that keeps the game. Without a file nothing is kept. */
  readonly file: string | undefined;
}

/** The bytes of a saved game. Undefined if there is none. Throws UserError for a file that cannot be a saved game. */
const readGame = (path: string): Uint8Array | undefined => {
  const read = fileReader.read(path, GAME_BOUNDS.bytes);
  if (read.ok) return read.bytes;
  if (read.problem === 'absent') return undefined;
  throw new UserError(
    read.problem === 'too large'
      ? `${path} is larger than ${GAME_BOUNDS.bytes / 1e6} MB: no saved game is.`
      : `cannot read ${path} as a saved game.`,
  );
};

/** Keeps a damaged game as it is in a new file beside it. Gives the name of the new file. */
const keepBeside = (path: string, bytes: Uint8Array): string => {
  for (let i = 1; ; i++) {
    const beside = `${path}.damaged-${i}`;
    if (existsSync(beside)) continue;
    writeAtOnce(beside, bytes);
    return beside;
  }
};

interface Opened extends Pick<KeptDesk, 'warning'> {
  readonly desk: Desk;
  /** Puts the game on the disk. Throws UserError. */
  readonly write: (desk: Desk) => void;
}

const openFrom = (loaded: LoadedExercise, path: string, options: Omit<GameOptions, 'file'>): Opened => {
  const bytes = readGame(path) ?? new Uint8Array();
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const opened = openDesk(loaded, { ...options, saved: isUnbegun(text) ? undefined : text });
  if (typeof opened === 'string') throw new UserError(`${path}: ${opened}. Give another --game.`);
  const { desk, damage } = opened;
  const warning =
    damage &&
    `${path}: ${damage}. The game goes on from its last good line; the file as it was is kept in ${keepBeside(path, bytes)}.`;
  let [lines, length] = [0, 0];
  // One more line is added to the file; all else is written whole.
  const write = ({ journal }: Desk): void => {
    const text = journalText(journal);
    const last = `${journal.lines.at(-1) ?? ''}\n`;
    const isNext = journal.lines.length === lines + 1 && lines > 0;
    if (!isNext || !appendAtOnce(path, length, last)) writeAtOnce(path, text);
    [lines, length] = [journal.lines.length, Buffer.byteLength(text)];
  };
  if (text === journalText(desk.journal)) [lines, length] = [desk.journal.lines.length, bytes.length];
  else write(desk);
  return { desk, write, warning };
};

const openUnkept = (loaded: LoadedExercise, options: Omit<GameOptions, 'file'>): Opened => {
  const opened = openDesk(loaded, { ...options, saved: undefined });
  if (typeof opened === 'string') throw new UserError(`${opened}.`);
  return { desk: opened.desk, write: () => {}, warning: undefined };
};

/**
 * Opens a new game, or the one that a file keeps, from its last good line on. Throws UserError for a file that is no game of
 * this exercise, and for one that another process works on.
 */
export const openGame = (loaded: LoadedExercise, { file, ...options }: GameOptions): KeptDesk => {
  const lock = file === undefined ? undefined : lockFile(file);
  try {
    const {
      desk: first,
      write,
      warning,
    } = file === undefined ? openUnkept(loaded, options) : openFrom(loaded, file, options);
    let desk = first;
    const listeners = new Set<Parameters<KeptDesk['watch']>[0]>();
    return {
      now: () => desk,
      ask: (request) => {
        const before = desk;
        const done = perform(before, request);
        if (!done.ok) return done;
        try {
          if (done.desk.journal !== desk.journal) write(done.desk);
        } catch (error) {
          if (error instanceof UserError) return { ok: false, said: `Not done: ${error.message}` };
          throw error;
        }
        desk = done.desk;
        for (const listener of listeners) listener(before, desk);
        return done;
      },
      watch: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => lock?.release(),
      warning,
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
};
