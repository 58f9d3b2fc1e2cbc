import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** A file of Linux's own about its processes; undefined elsewhere. */
const systemFile = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** The fields of a process after its name, from its state on. */
const fieldsOf = (pid: number): readonly string[] | undefined => {
  const text = systemFile(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** Whether a process runs on this computer. One that has ended and waits for its parent does not. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another person is there, and refuses signals.
    if (systemCode(error) !== 'EPERM') return false;
  }
  return !['Z', 'X'].includes(fieldsOf(pid)?.[0] ?? '');
};

/**
 * When a process began, as the system writes it. Empty if the system does not say. Distinguishes a process from an
 * earlier process with the same id.
 */
export const processStart = (pid: number): string => {
  const ticks = fieldsOf(pid)?.[19];
  if (ticks !== undefined) {
    const boot = systemFile('/proc/sys/kernel/random/boot_id') ?? '';
    return `${boot.trim()} ${ticks}`;
  }
  if (process.platform === 'win32') return '';
  const env = { ...process.env, LC_ALL: 'C' };
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env });
  return status === 0 ? stdout.trim() : '';
};
