import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { GAME_BOUNDS } from '../../exercise/journal.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../reader.ts';
import { unwritable } from '../write-file.ts';

/** A file that only grows: every line is on the disk before the next thing happens. */
export interface JournalFile {
  readonly append: (line: string) => void;
  readonly close: () => void;
}

/** The text of a saved game; undefined where there is none. Throws UserError for what is no such file. */
export const readJournal = (path: string): string | undefined => {
  const read = fileReader.read(path, GAME_BOUNDS.bytes);
  if (read.ok) return new TextDecoder().decode(read.bytes);
  if (read.problem === 'absent') return undefined;
  throw new UserError(
    read.problem === 'too large'
      ? `${path} is larger than ${GAME_BOUNDS.bytes / 1e6} MB: no saved game is.`
      : `cannot read ${path} as a saved game.`,
  );
};

/** Opens a saved game to append to, after its first `whole` bytes: what follows them was cut off while it was written. */
export const openJournal = (path: string, whole: number): JournalFile => {
  try {
    const file = openSync(path, 'a');
    ftruncateSync(file, whole);
    return {
      append: (line) => {
        writeSync(file, `${line}\n`);
        fsyncSync(file);
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    throw unwritable(path, error);
  }
};
