import type { Reader } from '../reader.ts';

/** Why a path must not be followed. */
export interface Refused {
  readonly message: string;
  readonly expected: string;
}

type Within = { readonly ok: true; readonly path: string } | ({ readonly ok: false } & Refused);

const INSIDE = "a path inside the file's own folder, with /";

const refuse = (message: string): Within => ({ ok: false, message, expected: INSIDE });

/**
 * Resolves a path that a file names. The path must not leave the file's folder, neither by its name nor through symbolic
 * links. Reads nothing outside the folder. `target` is the file to read, if it is not the path itself.
 */
export const isWithin = (reader: Reader, folder: string, relative: string, target?: string): Within => {
  if (relative.includes('\\')) return refuse('this path has a backslash');
  if (reader.isAbsolute(relative) || /^[A-Za-z]:/.test(relative)) return refuse('this path is absolute');
  const path = target ?? reader.resolve(folder, relative);
  if (!reader.contains(folder, path)) return refuse("this path leaves its file's folder");
  const home = reader.realPath(folder);
  const real = reader.realPath(path);
  // A missing file leads nowhere. Reading it reports that it is missing.
  if (home === undefined || real === undefined) return { ok: true, path };
  return reader.contains(home, real)
    ? { ok: true, path }
    : refuse("this path leaves its file's folder through a link");
};
