import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { access, link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { safeOutput } from '../../report/words/safe-text.ts';
import { EXIT, systemCode, UserError } from '../errors.ts';
import { wholeOrGone } from './half-written.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links run in a circle',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
};

/** A failure of the disk itself is no fault of the input. */
const isDiskFailure = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO';

/** Turns a refused system call into words; anything else passes through. */
export const unwritable = (path: string, error: unknown): unknown => {
  const code = systemCode(error);
  if (code === undefined || error instanceof UserError) return error;
  const message = `cannot write ${path}: ${REASONS[code] ?? code}.`;
  return new UserError(message, isDiskFailure(code) ? EXIT.failed : EXIT.badInput);
};

/** The file that a path leads to, and its data if it exists. Throws the system's error if neither can be found out. */
const targetOf = async (path: string) => {
  const target = await realpath(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return path;
    throw error;
  });
  return { target, found: await stat(target).catch(() => undefined) };
};

/** What files are written from, in order. */
export type Pieces = Iterable<string | Uint8Array>;

/** The same pieces, each text made safe: the way out of every answer, to stdout and to files. */
export function* safePieces(pieces: Pieces): Generator<string | Uint8Array, void, undefined> {
  for (const piece of pieces) yield typeof piece === 'string' ? safeOutput(piece) : piece;
}

interface WriteOptions {
  /** Whether a file that is there may be replaced; default: yes. */
  readonly mayReplace?: boolean;
  /** The permissions of a new file; default: those of the system. */
  readonly mode?: number;
  /** Whether a signal removes the unfinished file and ends the program; default: yes. Screens handle signals themselves. */
  readonly guarded?: boolean;
}

/** The path of a hidden file in the same folder, for content that is not yet complete. */
const temporaryBeside = (target: string): string =>
  join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);

/** Moves a finished file to its place. False if another file is there and must stay. */
const place = async (temporary: string, target: string, mayReplace: boolean): Promise<boolean> => {
  if (mayReplace) {
    await rename(temporary, target);
    return true;
  }
  try {
    // Unlike a rename, a link never replaces a file.
    await link(temporary, target);
    return true;
  } catch (error) {
    const isThere = await stat(target).catch(() => undefined);
    if (systemCode(error) === 'EEXIST' || isThere) return false;
    // Some file systems have no links.
    await rename(temporary, target);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
};

/**
 * Writes a file completely or not at all: first a temporary file in its folder, then a rename. Follows links. Writes directly to
 * what is no regular file (`/dev/stdout`, a named pipe). Returns false, and writes nothing, if a file exists that must stay.
 * Throws UserError with the reason if writing fails.
 */
export const writeWhole = async (
  path: string,
  pieces: Pieces,
  { mayReplace = true, mode = 0o666, guarded = true }: WriteOptions = {},
): Promise<boolean> => {
  try {
    const { target, found } = await targetOf(path);
    if (found?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder.`);
    if (found && !found.isFile()) {
      await pipeline(Readable.from(safePieces(pieces)), createWriteStream(target, { flags: 'w' }));
      return true;
    }
    if (found) await access(target, constants.W_OK);
    const temporary = temporaryBeside(target);
    let isPlaced = false;
    await wholeOrGone(temporary, guarded, async () => {
      const handle = await open(temporary, 'wx', found ? found.mode & 0o777 : mode);
      await pipeline(Readable.from(safePieces(pieces)), handle.createWriteStream({ flush: true }));
      isPlaced = await place(temporary, target, mayReplace);
    });
    return isPlaced;
  } catch (error) {
    throw unwritable(path, error);
  }
};

/**
 * Throws UserError if a file cannot be written, so that a person knows before long work and not after it. Later problems (a
 * full disk) show when the file is written.
 */
export const ensureWritable = async (path: string): Promise<void> => {
  try {
    const { target, found } = await targetOf(path);
    if (found?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder.`);
    await access(found ? target : dirname(target), constants.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
};
