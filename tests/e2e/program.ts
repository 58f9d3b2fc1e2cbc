import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BRIEF, LASTING } from './flags.ts';

/** The project's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built program: `npm run bundle` makes it. */
export const PROGRAM = fileURLToPath(new URL('../../dist/demarche.js', import.meta.url));
const SERVER = fileURLToPath(new URL('../../dist/served/server.js', import.meta.url));

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Place {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built program with some arguments, its streams on pipes, and gives what it wrote. */
export const started = (args: readonly string[], { cwd = ROOT, env = {} }: Place = {}): Answer => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...BRIEF, PROGRAM, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { code: status, out: stdout, err: stderr };
};

interface Link {
  readonly requests: number;
  readonly answers: number;
}

let link: Link | undefined;

/** A server that is there for all test files of this process, and ends with it: its pipe of requests is closed then. */
const openLink = (): Link => {
  if (!existsSync(SERVER)) throw new Error(`there is no ${SERVER}: npm run bundle makes it`);
  const dir = mkdtempSync(join(tmpdir(), 'demarche-server-'));
  const [requests, answers] = [join(dir, 'requests'), join(dir, 'answers')];
  spawnSync('mkfifo', [requests, answers]);
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  spawn(process.execPath, [...LASTING, SERVER, requests, answers], { cwd: ROOT, stdio: [...stdio] }).unref();
  // Opening waits for the other end; once both ends have them the names are needed no more.
  const opened = { requests: openSync(requests, 'w'), answers: openSync(answers, 'r') };
  rmSync(dir, { recursive: true });
  return opened;
};

const readLine = (fd: number): string => {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.alloc(65_536);
    const size = readSync(fd, piece);
    if (size === 0) throw new Error('the served program has ended in the middle of a command');
    pieces.push(piece.subarray(0, size));
    if (piece[size - 1] === 10) return Buffer.concat(pieces).toString('utf8');
  }
};

/**
 * What the built program answers to some arguments, as {@link started} has it, without the half second of a start: one
 * process serves all. For what a process of its own shows (signals, pipes, leaks), start one.
 */
export const demarche = (args: readonly string[], { cwd = ROOT, env = {} }: Place = {}): Answer => {
  link ??= openLink();
  writeSync(link.requests, `${JSON.stringify({ args, cwd, env: { ...process.env, ...env } })}\n`);
  return JSON.parse(readLine(link.answers));
};
