import { randomBytes } from 'node:crypto';
import { access, link, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './errors.ts';
import { unwritable } from './write-file.ts';

interface ReplaceOptions {
  /** Whether to replace a file that exists. */
  readonly mayReplace: boolean;
  /** The permissions of a new file; default: those of the system. */
  readonly mode?: number;
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
    if (systemCode(error) === 'EEXIST') return false;
    // Some file systems have no links.
    if (
      await access(target).then(
        () => true,
        () => false,
      )
    )
      return false;
    await rename(temporary, target);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
};

/**
 * Writes a file completely or not at all. Does not handle signals, so that the open screens can. Returns false, and
 * writes nothing, if a file exists that must stay. Throws UserError with the reason if writing fails.
 */
export const replaceFile = async (
  path: string,
  text: string,
  { mayReplace, mode = 0o666 }: ReplaceOptions,
): Promise<boolean> => {
  try {
    const target = await realpath(path).catch(() => path);
    const temporary = join(
      dirname(target),
      `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`,
    );
    try {
      const handle = await open(temporary, 'wx', mode);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return await place(temporary, target, mayReplace);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    throw unwritable(path, error);
  }
};
