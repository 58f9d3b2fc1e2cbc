import { randomBytes } from 'node:crypto';
import { access, link, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './errors.ts';
import { unwritable } from './write-file.ts';

export interface ReplaceOptions {
  /** Whether a file that is there may go. */
  readonly mayReplace: boolean;
  /** Who may read a new file; default: as the system has it. */
  readonly mode?: number;
}

/** Puts a finished file in its place; false where another is there that must stay. */
const place = async (temporary: string, target: string, mayReplace: boolean): Promise<boolean> => {
  if (mayReplace) {
    await rename(temporary, target);
    return true;
  }
  try {
    // Unlike a rename, a link never takes the place of a file.
    await link(temporary, target);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    // Some disks know no links.
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
 * Writes a file whole or not at all while the screens are open: signals stay theirs. False, with nothing written, if there
 * is a file that must stay. Throws UserError with the reason if it cannot.
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
