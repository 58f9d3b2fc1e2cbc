import { accessSync, constants, lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** A person's home folder. Undefined if the system names none, or if it does not exist or may not be entered. */
export const homeFolder = (): string | undefined => {
  try {
    const home = homedir();
    // An empty HOME would mean the current folder.
    if (!isAbsolute(home) || !statSync(home).isDirectory()) return undefined;
    accessSync(home, constants.X_OK);
    return home;
  } catch {
    return undefined;
  }
};

/** The place in a person's home folder where the system's programs keep files that can be made again. */
const CACHES: Readonly<Record<string, string>> = {
  darwin: join('Library', 'Caches'),
  win32: join('AppData', 'Local'),
};

/** Where each kind of a person's own files is, by the XDG base directory specification. */
const KINDS = {
  keys: { variable: 'XDG_CONFIG_HOME', inHome: '.config' },
  cache: { variable: 'XDG_CACHE_HOME', inHome: CACHES[process.platform] ?? '.cache' },
  sessions: { variable: 'XDG_STATE_HOME', inHome: join('.local', 'state') },
} as const;

/** The folder of a person's own files for this program. Undefined if there is no home folder. */
export const ownFolder = (kind: keyof typeof KINDS, env: Environment = process.env): string | undefined => {
  const { variable, inHome } = KINDS[kind];
  const given = env[variable] ?? '';
  const home = homeFolder();
  const base = isAbsolute(given) ? given : home && join(home, inHome);
  return base === undefined ? undefined : join(base, 'demarche');
};

/** Whether a file or folder belongs to the person who runs this. Windows does not say. */
export const isMine = ({ uid }: Stats): boolean => uid === (process.geteuid?.() ?? uid);

/** Whether a file or folder belongs to the person who runs this, and nobody else may write it. */
export const isMineAlone = (found: Stats): boolean =>
  isMine(found) && (process.geteuid === undefined || (found.mode & 0o022) === 0);

/** Whether a path is a folder, and no link to one, that nobody else may write. */
export const isOwnFolder = (folder: string): boolean => {
  const found = lstatSync(folder);
  return found.isDirectory() && isMineAlone(found);
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Makes a folder for this person alone, and the folders above it, at most `above` of them. Makes none if `mayLieIn`
 * refuses the folder around it. Throws if the system allows no new folder. Node.js's own recursive mkdir would then try
 * for ever.
 */
export const makeFolder = (
  folder: string,
  mayLieIn: (around: string) => boolean = () => true,
  above = Number.POSITIVE_INFINITY,
): void => {
  if (isFolder(folder)) return;
  const around = dirname(folder);
  if (above > 0) makeFolder(around, mayLieIn, above - 1);
  if (!mayLieIn(around)) return;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program may just have made the folder.
    if (!isFolder(folder)) throw error;
  }
};
