import type { Reader } from './reader.ts';

const isAbsolute = (path: string): boolean => path.startsWith('/');

/** A path in short form: `a/./b/../c` is `a/c`. The folder of all texts is `.`. */
const normal = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    const up = part === '..' && parts.length > 0 && parts.at(-1) !== '..';
    if (up) parts.pop();
    else if (part !== '' && part !== '.' && !(part === '..' && isAbsolute(path))) parts.push(part);
  }
  const short = parts.join('/');
  return isAbsolute(path) ? `/${short}` : short || '.';
};

const contains = (folder: string, path: string): boolean => {
  const [outer, inner] = [normal(folder), normal(path)];
  if (outer === '.') return !isAbsolute(inner) && inner !== '..' && !inner.startsWith('../');
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
};

/** Reads files that are texts in memory, by their path from the folder of all (`scenario.yaml`, `states.csv`). */
export const textReader = (texts: Readonly<Record<string, string>>): Reader => {
  const files = new Map(Object.entries(texts).map(([path, text]) => [normal(path), text]));
  const isFolder = (path: string): boolean =>
    !files.has(normal(path)) && [...files.keys()].some((file) => contains(path, file));
  return {
    read: (path, limit) => {
      const text = files.get(normal(path));
      if (text === undefined) return { ok: false, problem: isFolder(path) ? 'folder' : 'absent' };
      const bytes = new TextEncoder().encode(text);
      return bytes.length > limit ? { ok: false, problem: 'too large' } : { ok: true, bytes };
    },
    isFolder,
    realPath: (path) => (files.has(normal(path)) || isFolder(path) ? normal(path) : undefined),
    folder: (path) => normal(`${path}/..`),
    resolve: (folder, path) => normal(isAbsolute(path) ? path : `${folder}/${path}`),
    isAbsolute,
    contains,
  };
};
