import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { isRunning, processStart } from './processes.ts';
import { statsOf } from './protect.ts';
import { fileReader } from './reader.ts';
import { hiddenBeside, sweepBeside, temporaryBeside } from './temporary.ts';
import { endOfLinks, unwritable } from './write-file.ts';

// A lock is a hidden folder beside its file, with one file in it that names the process. A folder is renamed to its place
// with its content, on every file system, and never replaces a folder that has content.

/** The process that works on a file. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly start: string;
}

/** A file that no other demarche writes before `release`. */
export interface Lock {
  readonly release: () => void;
}

type Taken = { readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly holder: Holder };

const NAME = 'process';

const lockOf = (target: string): string => hiddenBeside(target, 'lock');

/** What a lock says; undefined if it is damaged or gone. */
const holderIn = (lock: string): Holder | undefined => {
  const read = fileReader.read(join(lock, NAME), 1000);
  if (!read.ok) return undefined;
  const [pid = '', start = '', host = ''] = new TextDecoder().decode(read.bytes).split('\n');
  return /^\d{1,10}$/.test(pid) && host !== '' ? { pid: Number(pid), start, host } : undefined;
};

/** Whether a process still works on the file. It is believed of another computer. */
const isAtWork = ({ pid, host, start }: Holder): boolean => {
  if (host !== hostname()) return true;
  if (!isRunning(pid)) return false;
  const now = processStart(pid);
  return start === '' || now === '' || start === now;
};

const removeLock = (lock: string, target: string): void => {
  const aside = temporaryBeside(target);
  try {
    // Not emptied in its place: an empty folder can be replaced.
    renameSync(lock, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
};

/** Removes the lock of a process that has ended, unless another process has done so and has taken the file. */
const removeStale = (lock: string, target: string, stale: Holder | undefined): void => {
  const aside = temporaryBeside(target);
  try {
    renameSync(lock, aside);
    if (JSON.stringify(holderIn(aside)) === JSON.stringify(stale)) rmSync(aside, { recursive: true });
    else renameSync(aside, lock);
  } catch {
    // Another process was faster. The next attempt shows what it did.
  }
};

/** The most attempts to remove the locks of processes that have ended. */
const ATTEMPTS = 20;

const place = (fresh: string, lock: string, target: string): Holder | undefined => {
  for (let left = ATTEMPTS; ; left--) {
    try {
      renameSync(fresh, lock);
      return undefined;
    } catch (error) {
      if (left === 0 || (!statsOf(lock) && !statsOf(fresh))) throw error;
      const holder = holderIn(lock);
      if (holder && isAtWork(holder)) return holder;
      if (statsOf(lock)) removeStale(lock, target, holder);
    }
  }
};

const lockTarget = (target: string): Taken => {
  const lock = lockOf(target);
  const fresh = temporaryBeside(target);
  let holder: Holder | undefined;
  try {
    mkdirSync(fresh);
    writeFileSync(join(fresh, NAME), `${process.pid}\n${processStart(process.pid)}\n${hostname()}\n`);
    holder = place(fresh, lock, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  if (holder) return { ok: false, holder };
  sweepBeside(target);
  const release = (): void => {
    process.off('exit', release);
    removeLock(lock, target);
  };
  process.once('exit', release);
  return { ok: true, lock: { release } };
};

/** Takes a file for this process; undefined if another process works on it. Throws the system's error. */
export const lockIfFree = (path: string): Lock | undefined => {
  const taken = lockTarget(endOfLinks(path));
  return taken.ok ? taken.lock : undefined;
};

/** The process that works on a file; undefined if none does. */
export const holderOf = (path: string): Holder | undefined => {
  const holder = holderIn(lockOf(endOfLinks(path)));
  return holder && isAtWork(holder) ? holder : undefined;
};

/** Takes a file for this process. Throws UserError if another process works on it, or if its folder cannot be written. */
export const lockFile = (path: string): Lock => {
  const target = endOfLinks(path);
  try {
    const taken = lockTarget(target);
    if (taken.ok) return taken.lock;
    const { pid, host } = taken.holder;
    throw new UserError(
      host === hostname()
        ? `cannot write ${path}: another demarche works on it (process ${pid}).`
        : `cannot write ${path}: demarche on the computer ${host} works on it (process ${pid}). If that has ended, remove the folder ${lockOf(target)}.`,
    );
  } catch (error) {
    throw unwritable(path, error);
  }
};
