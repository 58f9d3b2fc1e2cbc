import type { Reader } from './reader.ts';

/** Why a path may not be followed. */
export interface Refused {
  readonly message: string;
  readonly expected: string;
}

export type Within = { readonly ok: true; readonly path: string } | ({ readonly ok: false } & Refused);

const INSIDE = "a path inside the file's own folder, with /";

const refuse = (message: string): Within => ({ ok: false, message, expected: INSIDE });

/**
 * Resolves a path that a file names and that may not leave the file's folder, neither by its name nor through
 * symbolic links. Nothing outside is looked at. `target`: the file finally meant, where it is not the path itself.
 */
export const isWithin = (reader: Reader, folder: string, relative: string, target?: string): Within => {
  if (relative.includes('\\')) return refuse('this path has a backslash');
  if (reader.isAbsolute(relative) || /^[A-Za-z]:/.test(relative)) return refuse('this path is absolute');
  const path = target ?? reader.resolve(folder, relative);
  if (!reader.contains(folder, path)) return refuse("this path leaves its file's folder");
  const home = reader.realPath(folder);
  const real = reader.realPath(path);
  // What is not there leads nowhere; reading it says so.
  if (home === undefined || real === undefined) return { ok: true, path };
  return reader.contains(home, real)
    ? { ok: true, path }
    : refuse("this path leaves its file's folder through a link");
};
