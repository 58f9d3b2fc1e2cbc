import { posix } from 'node:path';
import type { Reader } from '../../src/scenario/reader.ts';

/** Files by path; a value that starts with `->` is a symbolic link to the path after it. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const isLink = (value: string | Uint8Array | undefined): value is string =>
  typeof value === 'string' && value.startsWith('->');

/** A file system of texts, with folders and links, that notes what was read. */
export const memoryReader = (given: Files, reads: string[] = []): Reader => {
  // A name such as `constructor` is no file.
  const files: Files = Object.assign(Object.create(null), given);
  const resolveLinks = (path: string, left = 20): string | undefined => {
    if (left === 0) return undefined;
    let real = '';
    for (const part of posix.normalize(path).split('/')) {
      real = real === '' && !path.startsWith('/') ? part : `${real}/${part}`.replace('//', '/');
      const value = files[real];
      if (!isLink(value)) continue;
      const next = resolveLinks(
        posix.resolve('/', posix.dirname(real), value.slice(2)).slice(real.startsWith('/') ? 0 : 1),
        left - 1,
      );
      if (next === undefined) return undefined;
      real = next === '.' ? '' : next;
    }
    return real === '' ? '.' : real;
  };
  const isFolder = (path: string): boolean => {
    const real = resolveLinks(path);
    return (
      real === '.' || Object.keys(files).some((name) => real !== undefined && name.startsWith(`${real}/`))
    );
  };
  return {
    isFolder,
    read: (path, limit) => {
      const real = resolveLinks(path);
      const value = real === undefined ? undefined : files[real];
      if (value === undefined) return { ok: false, problem: isFolder(path) ? 'folder' : 'absent' };
      reads.push(path);
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      return bytes.length > limit ? { ok: false, problem: 'too large' } : { ok: true, bytes };
    },
    realPath: (path) => {
      const real = resolveLinks(path);
      return real !== undefined && (files[real] !== undefined || isFolder(real)) ? real : undefined;
    },
    folder: posix.dirname,
    resolve: (folder, path) => (posix.isAbsolute(path) ? posix.normalize(path) : posix.join(folder, path)),
    isAbsolute: posix.isAbsolute,
    contains: (folder, path) => {
      const way = posix.relative(posix.resolve('/', folder), posix.resolve('/', path));
      return way === '' || (way !== '..' && !way.startsWith('../'));
    },
  };
};
