import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import type { Reader, ReadResult } from '../../scenario/reader.ts';
import { systemCode } from '../errors.ts';

const CHUNK = 1 << 20;

/** Reads on to the end, but never past `limit`: a file may grow while it is read, or not know its size. */
const readUpTo = (file: number, limit: number): Uint8Array | undefined => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const got = readSync(file, chunk, 0, CHUNK, null);
    if (got === 0) return Buffer.concat(chunks, total);
    total += got;
    if (total > limit) return undefined;
    chunks.push(chunk.subarray(0, got));
  }
};

const readOpen = (file: number, limit: number): ReadResult => {
  if (fstatSync(file).size > limit) return { ok: false, problem: 'too large' };
  const bytes = readUpTo(file, limit);
  return bytes === undefined ? { ok: false, problem: 'too large' } : { ok: true, bytes };
};

const read = (path: string, limit: number): ReadResult => {
  try {
    // Looked at before it is opened: opening a pipe would wait for its writer.
    const stats = statSync(path);
    if (stats.isDirectory()) return { ok: false, problem: 'folder' };
    if (!stats.isFile()) return { ok: false, problem: 'special' };
    const file = openSync(path, 'r');
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
