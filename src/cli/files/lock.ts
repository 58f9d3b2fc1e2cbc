import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import { isRunning, processStart } from './processes.ts';
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

const NAME = 'process';

const lockOf = (target: string): string => hiddenBeside(target, 'lock');

/** What a lock says; undefined if it is damaged or gone. */
const holderIn = (lock: string): Holder | undefined => {
  const read = fileReader.read(join(lock, NAME), 1000);
  if (!read.ok) return undefined;
  const [pid = '', start = '', host = ''] = new TextDecoder().decode(read.bytes).split('\n');
  return /^\d{1,10}$/.test(pid) && host !== '' ? { pid: Number(pid), start, host } : undefined;
};

/** Whether a process still works on the file. A process of another computer counts as working. */
const isAtWork = ({ pid, host, start }: Holder): boolean => {
  if (host !== hostname()) return true;
  if (!isRunning(pid)) return false;
  const now = processStart(pid);
  return start === '' || now === '' || start === now;
};

const removeLock = (lock: string, target: string): void => {
  const aside = temporaryBeside(target);
  try {
    // The folder is moved before it is emptied, because an empty folder can be replaced.
    renameSync(lock, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
};

/** An unfinished lock of this age, in milliseconds, was left by a process that was killed. */
const LONG = 10_000;

const isOld = (path: string): boolean => {
  const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.now() - since > LONG;
};

/** Removes the lock of a process that has ended. Processes take turns, so that none removes another's new lock. */
const removeStale = (lock: string, target: string): void => {
  const turn = hiddenBeside(target, 'turn');
  try {
    mkdirSync(turn);
  } catch {
    if (isOld(turn)) rmSync(turn, { recursive: true, force: true });
    return;
  }
  try {
    const holder = holderIn(lock);
    // A lock without a holder may just have been released, and another process may take it now.
    if (holder ? !isAtWork(holder) : isOld(lock)) removeLock(lock, target);
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
};

/** The most attempts to take the place of a process that has ended, and the pause between them in milliseconds. */
const ATTEMPTS = 50;
const PAUSE = 2;

/** The system's error codes for a name that a folder with content has already. */
const IN_THE_WAY: readonly string[] = ['ENOTEMPTY', 'EEXIST', 'EPERM'];

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

const place = (fresh: string, lock: string, target: string): Holder | undefined => {
  for (let left = ATTEMPTS; ; left--) {
    try {
      renameSync(fresh, lock);
      return undefined;
    } catch (error) {
      const holder = holderIn(lock);
      if (holder && isAtWork(holder)) return holder;
      if (left === 0 || !IN_THE_WAY.includes(systemCode(error) ?? '')) throw error;
      removeStale(lock, target);
      sleep(PAUSE);
    }
  }
};

/** Takes a file for this process, or gives the process that works on it. */
const lockTarget = (target: string): Lock | Holder => {
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
  if (holder) return holder;
  sweepBeside(target);
  const release = (): void => {
    process.off('exit', release);
    removeLock(lock, target);
  };
  process.once('exit', release);
  return { release };
};

/** Takes a file for this process; undefined if another process works on it. Throws the system's error. */
export const lockIfFree = (path: string): Lock | undefined => {
  const taken = lockTarget(endOfLinks(path));
  return 'release' in taken ? taken : undefined;
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
    if ('release' in taken) return taken;
    const { pid, host } = taken;
    throw new UserError(
      host === hostname()
        ? `cannot write ${path}: another demarche works on it (process ${pid}).`
        : `cannot write ${path}: demarche on the computer ${host} works on it (process ${pid}). If that has ended, remove the folder ${lockOf(target)}.`,
    );
  } catch (error) {
    throw unwritable(path, error);
  }
};
