import {
  accessSync,
  closeSync,
  constants,
  createWriteStream,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { access, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { safeOutput } from '../../report/words/safe-text.ts';
import { EXIT, systemCode, UserError } from '../errors.ts';
import { wholeOrGone } from './half-written.ts';
import { sweepBeside, temporaryBeside } from './temporary.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  EEXIST: 'another file is in its way',
  ENOTEMPTY: 'another program has written it meanwhile',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links run in a circle',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than the system allows',
  EIO: 'the disk has a fault',
};

/** A failure of the disk itself is no fault of the input. */
const isDiskFailure = (code: string): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'].includes(code);

/** Turns a refused system call into words; anything else passes through. */
export const unwritable = (path: string, error: unknown): unknown => {
  const code = systemCode(error);
  if (code === undefined || error instanceof UserError) return error;
  const message = `cannot write ${path}: ${REASONS[code] ?? code}.`;
  return new UserError(message, isDiskFailure(code) ? EXIT.failed : EXIT.badInput);
};

/** The path that links lead to, whether or not a file is there. A path that cannot be followed is given as it is. */
export const endOfLinks = (path: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return path;
  }
  try {
    return endOfLinks(resolve(realpathSync(dirname(path)), readlinkSync(path)));
  } catch {
    return path;
  }
};

/** The file that a path leads to, and its data if it exists. Throws the system's error, or UserError for a folder. */
const targetOf = (path: string) => {
  const target = endOfLinks(path);
  const found = statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder.`);
  return { target, found };
};

/** The pieces that files are written from, in order. */
export type Pieces = Iterable<string | Uint8Array>;

/** The same pieces with each text made safe. Every answer to stdout and to files goes through this. */
export function* safePieces(pieces: Pieces): Generator<string | Uint8Array, void, undefined> {
  for (const piece of pieces) yield typeof piece === 'string' ? safeOutput(piece) : piece;
}

interface WriteOptions {
  /** Whether a file that is there may be replaced; default: yes. */
  readonly mayReplace?: boolean;
  /** The permissions of a new file. The default is the permissions of the system. */
  readonly mode?: number;
  /** Whether a signal removes the unfinished file and ends the program; default: yes. Screens handle signals themselves. */
  readonly guarded?: boolean;
}

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
    const { target, found } = targetOf(path);
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
    sweepBeside(target);
    return isPlaced;
  } catch (error) {
    throw unwritable(path, error);
  }
};

/**
 * Writes a small file as `writeWhole` does, but at once: no signal comes in between, and the file is on the disk when this
 * returns. Throws UserError with the reason if writing fails.
 */
export const writeAtOnce = (path: string, content: string | Uint8Array, mode = 0o666): void => {
  try {
    const { target, found } = targetOf(path);
    if (found) accessSync(target, constants.W_OK);
    const temporary = temporaryBeside(target);
    try {
      const file = openSync(temporary, 'wx', found ? found.mode & 0o777 : mode);
      try {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, target);
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch (error) {
    throw unwritable(path, error);
  }
};

/**
 * Adds a line to a file of a known length, in bytes. The line is on the disk when this returns. If the file has another
 * length, this writes nothing and returns false. A line that could not be written whole is cut off again. Throws
 * UserError with the reason if writing fails.
 */
export const appendAtOnce = (path: string, length: number, line: string): boolean => {
  try {
    const file = openSync(endOfLinks(path), 'r+');
    try {
      if (fstatSync(file).size !== length) return false;
      const bytes = Buffer.from(line);
      try {
        for (let at = 0; at < bytes.length; )
          at += writeSync(file, bytes, at, bytes.length - at, length + at);
        fsyncSync(file);
      } catch (error) {
        ftruncateSync(file, length);
        throw error;
      }
      return true;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw unwritable(path, error);
  }
};

/**
 * Throws UserError if a file cannot be written, so that a person knows before long work and not after it. Later problems (a
 * full disk) show when the file is written.
 */
export const ensureWritable = async (path: string): Promise<void> => {
  try {
    const { target, found } = targetOf(path);
    await access(found ? target : dirname(target), constants.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
};
