import { existsSync, renameSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { wholeOrGone } from '../files/half-written.ts';
import { leftBeside, sweepBeside, temporaryBeside } from '../files/temporary.ts';
import { unwritable } from '../files/write-file.ts';

const MARK = 'pack.json';

const isPack = async (folder: string): Promise<boolean> => {
  try {
    const text = await readFile(join(folder, MARK), 'utf8');
    return text.startsWith('{\n  "demarche_pack"');
  } catch {
    return false;
  }
};

/** What a pack holds. */
const PAGES =
  /^((debrief(-full)?|rubric)\.(html|md)|briefs([/\\][^/\\]+\.(html|md))?|teams([/\\][^/\\]+\.html)?)$/;
const TABLES =
  /^(decisions|moves|chances|partings|worth|branches|odds|rows|judgements|corrections|predictions|record|answers|rubric)\.csv$/;
const KEPT = /^(game\.jsonl|(class|pack)\.json)$/;

const isOfPack = (name: string): boolean => [PAGES, TABLES, KEPT].some((names) => names.test(name));

/** A file in an earlier pack that a person has put there. */
const foreignIn = async (folder: string): Promise<string | undefined> =>
  (await readdir(folder, { recursive: true })).find((name) => !isOfPack(name));

/** Brings back a pack that a killed process had moved aside and not replaced yet. */
const bringBack = (folder: string): void => {
  if (existsSync(folder)) return;
  const old = leftBeside(folder).find((path) => path.endsWith('.old'));
  if (old !== undefined) renameSync(old, folder);
};

/** The nearest folder above a path that exists. The folders between them are made with the pack. */
const nearestFolder = (path: string): string => {
  const above = dirname(path);
  return existsSync(above) || above === path ? above : nearestFolder(above);
};

/** Throws UserError if a pack cannot be written to a folder. Only an earlier pack is replaced. */
export const ensurePackFolder = async (folder: string): Promise<void> => {
  bringBack(resolve(folder));
  if (!existsSync(folder)) {
    try {
      // A path that ends like this is refused if it is a file.
      await access(`${nearestFolder(resolve(folder))}/`, constants.W_OK);
    } catch (error) {
      throw unwritable(folder, error);
    }
    return;
  }
  if (!(await isPack(folder)))
    throw new UserError(`${folder} exists and is no debrief pack: give another folder with -o.`);
  const foreign = await foreignIn(folder);
  if (foreign !== undefined)
    throw new UserError(
      `${folder} holds a file that is not of the pack (${foreign}): move it, or give another folder with -o.`,
    );
};

const fill = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  await mkdir(folder);
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text, { flag: 'wx' });
  }
};

/** Writes a folder whole or not at all: first beside its place, then by renaming. Replaces an earlier pack. */
export const writeFolder = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  await ensurePackFolder(folder);
  const target = resolve(folder);
  const [fresh, old] = [temporaryBeside(target), temporaryBeside(target, 'old')];
  try {
    await mkdir(dirname(target), { recursive: true });
    await wholeOrGone(fresh, true, async () => {
      await fill(fresh, files);
      if (existsSync(target)) await rename(target, old);
      await rename(fresh, target);
    });
    await rm(old, { recursive: true, force: true });
    sweepBeside(target);
  } catch (error) {
    if (!existsSync(target) && existsSync(old)) await rename(old, target);
    throw unwritable(folder, error);
  }
};
