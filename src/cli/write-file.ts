import { randomBytes } from 'node:crypto';
import { constants, createWriteStream, existsSync, realpathSync } from 'node:fs';
import { access, open, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXIT, systemCode, UserError } from './errors.ts';
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

const existing = async (path: string): Promise<string | undefined> => {
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** What files are written from, in order. */
export type Pieces = Iterable<string | Uint8Array>;

const replace = async (target: string, pieces: Pieces): Promise<void> => {
  const folder = dirname(target);
  const temporary = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const found = await stat(target).catch(() => undefined);
  if (found) await access(target, constants.W_OK);
  await wholeOrGone(temporary, async () => {
    const handle = await open(temporary, 'wx', found ? found.mode & 0o777 : 0o666);
    const stream = handle.createWriteStream();
    await pipeline(Readable.from(pieces), stream);
    await rename(temporary, target);
  });
};

/**
 * Writes a file whole or not at all: a temporary file beside it, then a rename. Links are followed. What is no regular
 * file (`/dev/stdout`, a named pipe) is written to directly. Throws UserError with the reason if it cannot.
 */
export const writeWhole = async (path: string, pieces: Pieces): Promise<void> => {
  try {
    const target = (await existing(path)) ?? path;
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder.`);
    if (!found || found.isFile()) await replace(target, pieces);
    else await pipeline(Readable.from(pieces), createWriteStream(target, { flags: 'w' }));
  } catch (error) {
    throw unwritable(path, error);
  }
};

/**
 * Throws UserError if a file surely cannot be written: to be told before long work, not after it. What happens meanwhile
 * (a full disk, say) is told when it is written.
 */
export const ensureWritable = async (path: string | undefined): Promise<void> => {
  if (path === undefined || path === '-') return;
  try {
    const target = (await existing(path)) ?? path;
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder.`);
    await access(found ? target : dirname(target), constants.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
};

/** A slip of the keyboard must not cost a person the input: throws UserError if the output is one of its files. */
export const refuseInput = (output: string | undefined, path: string): void => {
  if (output === undefined || !existsSync(output)) return;
  const target = realpathSync(output);
  if (target === realpathSync(path)) throw new UserError(`cannot write ${output}: it is what is read.`);
};
