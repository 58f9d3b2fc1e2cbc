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

// An entry is a file with the hash of its content, then the content. A failure here only costs time.

/** The limits: the number of entries, the bytes of all entries, and the bytes of one entry. */
const ROOM: Readonly<Record<'entries' | 'bytes' | 'entry', number>> = {
  entries: 40,
  bytes: 64e6,
  entry: 16e6,
};

const HASH_BYTES = 32;

/** The folder of the entries. Undefined if the cache is turned off, or if there is no home folder. */
export const cacheFolder = (): string | undefined => {
  const own = process.env.DEMARCHE_CACHE === 'off' ? undefined : ownFolder('cache');
  return own === undefined ? undefined : join(own, 'scenarios');
};

/** Flags to open a regular file. Windows lacks them and follows a link. The folder there is the person's own. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const contentOf = (file: number): Buffer | undefined => {
  const found = fstatSync(file);
  if (!found.isFile() || !isMineAlone(found) || found.size > ROOM.entry) return undefined;
  const bytes = readFileSync(file);
  const content = bytes.subarray(HASH_BYTES);
  if (!hashOf(content).equals(bytes.subarray(0, HASH_BYTES))) return undefined;
  return content;
};

/** The content of an entry, unchanged since this person wrote it. Undefined if there is none. Never throws. */
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

/** Notes that an entry was used. Entries that were unused for the longest time are removed first. Never throws. */
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
    // The entry keeps its old date.
  }
};

/** Removes the oldest files of the folder until the other files fit in the room. */
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
    // No folder is made inside a folder of another person (with sudo).
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
    // The scenario is parsed again the next time.
  }
};
