import { createHash } from 'node:crypto';
import { existsSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Kept, restore, type Subject } from '../../play/kept-session.ts';
import type { Origin } from '../../session/session.ts';
import { UserError } from '../errors.ts';
import { holderOf, type Lock, lockIfFree } from '../files/lock.ts';
import { makeFolder, ownFolder } from '../files/own-folder.ts';
import { fileReader } from '../files/reader.ts';
import { unwritable } from '../files/write-file.ts';

/** The most sessions of a scenario that are kept at a time. */
const MOST = 9;

/** The message if no session can be kept. */
export const NO_HOME = 'no home folder was found (HOME or XDG_STATE_HOME names one).';

const realOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

/** The files that may keep sessions of a scenario: one for each terminal. None where there is no home folder. */
export const keptFiles = (scenarioPath: string): readonly string[] => {
  const folder = ownFolder('sessions');
  if (folder === undefined) return [];
  const real = realOf(scenarioPath);
  const name = basename(real)
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 60);
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 12);
  return Array.from({ length: MOST }, (_, i) =>
    join(folder, 'sessions', `${name}-${hash}${i === 0 ? '' : `-${i + 1}`}.json`),
  );
};

/**
 * Whether the screens are opened for the first time. Remembers this opening. Never true if that is impossible: without
 * a home folder, or on a disk that cannot be written.
 */
export const isFirstStart = (): boolean => {
  const own = ownFolder('sessions');
  if (own === undefined) return false;
  try {
    const folder = join(own, 'sessions');
    makeFolder(folder);
    writeFileSync(join(folder, 'tour-offered'), '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
};

/** A larger file, in bytes, is not a kept session. */
const LARGEST = 20e6;

/** The text of a file; undefined if there is none, null if it cannot be read. */
const readKept = (file: string): string | undefined | null => {
  const read = fileReader.read(file, LARGEST);
  if (read.ok) return new TextDecoder().decode(read.bytes);
  return read.problem === 'absent' ? undefined : null;
};

/** A session that was kept, and its file as it was read. */
export interface KeptSession extends Kept {
  readonly file: string;
  readonly text: string;
}

interface FoundSessions {
  /** The kept sessions, the newest first. */
  readonly sessions: readonly KeptSession[];
  /** A sentence about sessions that cannot be resumed, or are being played. */
  readonly note?: string;
}

/** The kept sessions of a scenario. Those that other processes play are left out unless `played`. */
export const findKept = (
  files: readonly string[],
  origin: Origin,
  subject: Subject,
  played = false,
): FoundSessions => {
  const players = new Map(
    files.flatMap((file) => {
      const pid = played ? undefined : holderOf(file)?.pid;
      return pid === undefined ? [] : [[file, pid]];
    }),
  );
  const found = files.flatMap((file) => {
    const text = players.has(file) ? undefined : readKept(file);
    if (text === undefined) return [];
    if (text === null) return ['it cannot be read'];
    const read = restore(text, origin, subject);
    return [read.ok ? { ...read.kept, file, text } : read.why];
  });
  const sessions = found.flatMap((each) => (typeof each === 'string' ? [] : [each]));
  const why = found.find((each) => typeof each === 'string');
  const notes = [
    ...(why === undefined ? [] : [`An earlier session was kept but is left aside: ${why}.`]),
    ...(players.size === 0
      ? []
      : [
          `Another demarche plays this scenario (process ${[...players.values()].join(', ')}): each session is kept.`,
        ]),
  ];
  return {
    sessions: sessions.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
};

/** A file that keeps the session that is played here, and no other. */
interface TakenFile {
  readonly file: string;
  readonly lock: Lock;
}

/** Takes a file if no other process has it, and it is as expected. */
const take = (file: string, isExpected: () => boolean): TakenFile | undefined => {
  const lock = lockIfFree(file);
  if (!lock) return undefined;
  if (isExpected()) return { file, lock };
  lock.release();
  return undefined;
};

const ageOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Takes a file to keep a session in: the file of an earlier session if this session follows it, else a free file, else
 * the file with the oldest session. Throws UserError if there is no such file.
 */
export const takeFile = (files: readonly string[], follows: KeptSession | undefined): TakenFile => {
  const [first] = files;
  if (first === undefined) throw new UserError(NO_HOME);
  try {
    makeFolder(dirname(first));
    const own = follows && take(follows.file, () => readKept(follows.file) === follows.text);
    if (own) return own;
    for (const file of files) {
      const free = existsSync(file) ? undefined : take(file, () => !existsSync(file));
      if (free) return free;
    }
    for (const file of files.toSorted((a, b) => ageOf(a) - ageOf(b))) {
      const oldest = take(file, () => true);
      if (oldest) return oldest;
    }
  } catch (error) {
    throw unwritable(first, error);
  }
  throw new UserError(`${MOST} sessions of this scenario are being played already.`);
};
