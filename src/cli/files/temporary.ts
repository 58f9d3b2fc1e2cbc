import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './processes.ts';

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const HOST = shortHash(hostname());
/** This run of the program: a later one may have the same process id. */
const RUN = randomBytes(4).toString('hex');

/** The beginning of the names of hidden files that belong to a file. It has only a part of a long name. */
const hiddenName = (path: string): string => {
  const name = basename(path);
  const letters = [...name];
  return `.${letters.length <= 40 ? name : `${letters.slice(0, 30).join('')}-${shortHash(name)}`}.`;
};

/** The path of a hidden file or folder beside another. */
export const hiddenBeside = (target: string, ending: string): string =>
  join(dirname(target), hiddenName(target) + ending);

/** The path of a hidden file or folder beside another, for what is not complete yet. Its name says which process makes it. */
export const temporaryBeside = (target: string, ending: 'tmp' | 'old' = 'tmp'): string =>
  hiddenBeside(target, `${HOST}-${process.pid}-${RUN}${randomBytes(4).toString('hex')}.${ending}`);

const isLeft = (mark: string): boolean => {
  const [, pid, run] = /^(\d{1,10})-([0-9a-f]{8})[0-9a-f]{8}\.(?:tmp|old)$/.exec(mark) ?? [];
  if (pid === undefined) return false;
  return Number(pid) === process.pid ? run !== RUN : !isRunning(Number(pid));
};

/** The hidden files that killed processes of this computer have left beside a file. */
export const leftBeside = (target: string): readonly string[] => {
  const begin = `${hiddenName(target)}${HOST}-`;
  const folder = dirname(target);
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(begin) && isLeft(name.slice(begin.length)))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
};

/** Removes the hidden files that killed processes have left beside a file. */
export const sweepBeside = (target: string): void => {
  for (const path of leftBeside(target)) rmSync(path, { recursive: true, force: true });
};
