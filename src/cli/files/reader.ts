import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import type { Reader, ReadResult } from '../../scenario/reader.ts';
import { systemCode } from '../errors.ts';

const CHUNK = 1 << 20;

/** No read waits. A source without bytes yet (a pipe, a log of the system) gives an error at once. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

/** Reads on to the end, but never past `limit`: a file may grow while it is read, or not know its size. */
const readUpTo = (file: number, size: number, limit: number): Uint8Array | undefined => {
  let bytes = new Uint8Array(size + 1);
  let total = 0;
  for (;;) {
    const got = readSync(file, bytes, total, bytes.length - total, null);
    if (got === 0) return bytes.subarray(0, total);
    total += got;
    if (total > limit) return undefined;
    if (total < bytes.length) continue;
    const more = new Uint8Array(Math.min(2 * total + CHUNK, limit + 1));
    more.set(bytes);
    bytes = more;
  }
};

const readOpen = (file: number, limit: number): ReadResult => {
  const found = fstatSync(file);
  if (!found.isFile()) return { ok: false, problem: 'special' };
  if (found.size > limit) return { ok: false, problem: 'too large' };
  const bytes = readUpTo(file, found.size, limit);
  return bytes === undefined ? { ok: false, problem: 'too large' } : { ok: true, bytes };
};

const read = (path: string, limit: number): ReadResult => {
  try {
    // The kind of file is checked before the file is opened, because some devices act when they are opened.
    const stats = statSync(path);
    if (stats.isDirectory()) return { ok: false, problem: 'folder' };
    if (!stats.isFile()) return { ok: false, problem: 'special' };
    const file = openSync(path, AT_ONCE);
    try {
      return readOpen(file, limit);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = systemCode(error);
    return { ok: false, problem: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' };
  }
};

const orUndefined = <T>(attempt: () => T): T | undefined => {
  try {
    return attempt();
  } catch {
    return undefined;
  }
};

const contains = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

/** Files on disk. */
export const fileReader: Reader = {
  read,
  isFolder: (path) => orUndefined(() => statSync(path).isDirectory()) ?? false,
  realPath: (path) => orUndefined(() => realpathSync(path)),
  folder: dirname,
  resolve: (folder, path) => (isAbsolute(path) ? normalize(path) : join(folder, path)),
  isAbsolute,
  contains,
};

/** Files on disk. Adds the path of every file that is read to `files`. */
export const notingReader = (files: Set<string>): Reader => ({
  ...fileReader,
  read: (path, limit) => {
    const result = read(path, limit);
    if (result.ok) files.add(resolve(path));
    return result;
  },
});
