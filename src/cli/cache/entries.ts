import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isMine, isMineAlone, isOwnFolder, makeFolder, ownFolder } from '../files/own-folder.ts';
import { temporaryBeside } from '../files/temporary.ts';
import { hashOf } from './asked.ts';

// An entry is a file: the hash of its content, then its content. A failure here costs time and nothing else.

/** The most entries, the most bytes of all of them, and the most bytes of one. */
const ROOM: Readonly<Record<'entries' | 'bytes' | 'entry', number>> = {
  entries: 40,
  bytes: 64e6,
  entry: 16e6,
};

const HASH_BYTES = 32;

/** The folder of the entries; undefined where the cache is turned off, or there is no home folder. */
export const cacheFolder = (): string | undefined => {
  const own = process.env.DEMARCHE_CACHE === 'off' ? undefined : ownFolder('cache');
  return own === undefined ? undefined : join(own, 'scenarios');
};

/** Opens what is a regular file. On Windows, which has no such flags, a link is followed: its folder is the person's own. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const contentOf = (file: number): Buffer | undefined => {
  const found = fstatSync(file);
  if (!found.isFile() || !isMineAlone(found) || found.size > ROOM.entry) return undefined;
  const bytes = readFileSync(file);
  const content = bytes.subarray(HASH_BYTES);
  if (!hashOf(content).equals(bytes.subarray(0, HASH_BYTES))) return undefined;
  return content;
};

/** The content of an entry, which is as it was written by this person; undefined if there is none. Never throws. */
export const readEntry = (folder: string, name: string): Buffer | undefined => {
  try {
    if (!isOwnFolder(folder)) return undefined;
    const file = openSync(join(folder, name), READ);
    try {
      return contentOf(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
};

/** Notes that an entry was of use: those that were of no use for the longest time go first. Never throws. */
export const touchEntry = (folder: string, name: string): void => {
  try {
    const file = openSync(join(folder, name), READ);
    const now = new Date();
    try {
      futimesSync(file, now, now);
    } finally {
      closeSync(file);
    }
  } catch {
    // It stays as old as it was.
  }
};

/** Removes the oldest files of the folder that are more than there is room for. */
const makeRoom = (folder: string, room: typeof ROOM): void => {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found ? [{ path, age: -found.mtimeMs, size: found.size }] : [];
    })
    .sort((a, b) => a.age - b.age);
  let bytes = 0;
  for (const [at, { path, size }] of files.entries()) {
    bytes += size;
    if (at >= room.entries || bytes > room.bytes) rmSync(path, { force: true });
  }
};

/** Keeps an entry if there is room for it and it can be written. Never throws. */
export const writeEntry = (folder: string, name: string, content: Uint8Array, room = ROOM): void => {
  if (HASH_BYTES + content.length > room.entry) return;
  const target = join(folder, name);
  const temporary = temporaryBeside(target);
  try {
    // None is made in a folder of another person (with sudo).
    makeFolder(folder, (around) => isMine(statSync(around)), 2);
    if (!isOwnFolder(folder)) return;
    try {
      writeFileSync(temporary, Buffer.concat([hashOf(content), content]), { flag: 'wx', mode: 0o600 });
      renameSync(temporary, target);
    } finally {
      rmSync(temporary, { force: true });
    }
    makeRoom(folder, room);
  } catch {
    // It is parsed again the next time.
  }
};
