import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { bufferOf } from '../tui/terminal.ts';
import { BRIEF } from './flags.ts';
import { PROGRAM, ROOT } from './program.ts';

export interface Exit {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

/** A program in a terminal of its own, as a person would see it. */
export interface Staged {
  readonly pid: number;
  /** The text on the screen, without blanks at the ends of lines. */
  readonly screen: () => readonly string[];
  readonly text: () => string;
  /** Everything that the program has written, escape sequences included. */
  readonly written: () => string;
  /** Which buffer is shown: the terminal's own is `normal`. */
  readonly buffer: () => 'normal' | 'alternate';
  readonly type: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** Waits until the screen says so; fails with the screen after some seconds. */
  readonly shows: (wanted: string | RegExp | ((screen: string) => boolean)) => Promise<void>;
  /** The screen once nothing more comes: a frame that is half drawn is waited for. */
  readonly settled: () => Promise<string>;
  readonly exited: Promise<Exit>;
  readonly kill: (signal: string) => void;
  /** Closes the terminal under the program. */
  readonly hangUp: () => void;
}

export interface StageOptions {
  /** The folder that it is started in. */
  readonly cwd?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** A file for what the program writes to stdout: the terminal shows its stderr alone. */
  readonly into?: string | undefined;
}

const PATIENCE = 20_000;
const LOOK_EVERY = 10;
/** Looks without a change after which a screen counts as settled, also on a busy machine. */
const STILL = 5;

const environment = (past: string, extra: Readonly<Record<string, string>>): Record<string, string> => {
  const { PATH = '', HOME = '', XDG_CACHE_HOME = '' } = process.env;
  return {
    PATH,
    HOME,
    XDG_CACHE_HOME,
    XDG_STATE_HOME: past,
    TERM: 'xterm-256color',
    COLORTERM: 'truecolor',
    LANG: 'C.UTF-8',
    ...extra,
  };
};

const says = (screen: string, wanted: string | RegExp | ((screen: string) => boolean)): boolean =>
  typeof wanted === 'function'
    ? wanted(screen)
    : typeof wanted === 'string'
      ? screen.includes(wanted)
      : wanted.test(screen);

/** The command and arguments that a pseudo-terminal starts: `node`, its stdout in a file if one is named. */
const commandOf = (args: readonly string[], into: string | undefined): [string, string[]] =>
  into === undefined
    ? [process.execPath, [...BRIEF, ...args]]
    : ['/bin/sh', ['-c', 'exec "$@" > "$0"', into, process.execPath, ...BRIEF, ...args]];

/** Starts `node` with arguments in a pseudo-terminal. */
export const stage = (args: readonly string[], options: StageOptions = {}): Staged => {
  const { columns = 80, rows = 24, env = {}, cwd, into } = options;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 500 });
  // Every program has a past of its own: none is offered what another left.
  const past = mkdtempSync(join(tmpdir(), 'demarche-state-'));
  const pty: IPty = spawn(...commandOf(args, into), {
    cols: columns,
    rows,
    env: environment(past, env),
    ...(cwd === undefined ? {} : { cwd }),
  });
  let bytes = '';
  let isOver = false;
  pty.onData((data) => {
    bytes += data;
    terminal.write(data);
  });
  const exited = new Promise<Exit>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      isOver = true;
      rmSync(past, { recursive: true, force: true });
      // The system may say that the program has ended before all that it wrote has come.
      const rest = (seen: number): void => {
        if (bytes.length !== seen) setTimeout(rest, 5 * LOOK_EVERY, bytes.length);
        else terminal.write('', () => resolve({ exitCode, signal }));
      };
      setTimeout(rest, 5 * LOOK_EVERY, bytes.length);
    });
  });
  const screen = (): readonly string[] => bufferOf(terminal);
  const text = (): string => screen().join('\n');
  const shows = async (wanted: string | RegExp | ((screen: string) => boolean)): Promise<void> => {
    const end = Date.now() + PATIENCE;
    while (!says(text(), wanted)) {
      if (Date.now() > end || isOver) throw new Error(`never showed ${String(wanted)}:\n${text()}`);
      await new Promise((done) => setTimeout(done, LOOK_EVERY));
    }
  };
  const settled = async (): Promise<string> => {
    for (let [before, same] = ['', 0]; same < STILL; ) {
      const now = text();
      same = now === before ? same + 1 : 0;
      before = now;
      await new Promise((done) => setTimeout(done, 3 * LOOK_EVERY));
    }
    return text();
  };
  return {
    pid: pty.pid,
    settled,
    screen,
    text,
    written: () => bytes,
    buffer: () => terminal.buffer.active.type,
    type: (keys) => pty.write(keys),
    resize: (toColumns, toRows) => {
      terminal.resize(toColumns, toRows);
      pty.resize(toColumns, toRows);
    },
    shows,
    exited,
    hangUp: () => {
      if ('destroy' in pty && typeof pty.destroy === 'function') pty.destroy();
    },
    kill: (signal) => {
      if (!isOver) pty.kill(signal);
    },
  };
};

/**
 * Starts the program on a long study, sends a signal once its progress shows that futures are counted, and gives how it
 * ended, what it wrote to stdout, and what the terminal showed.
 */
export const stopped = async (
  args: readonly string[],
  { signal, into }: { readonly signal: string; readonly into: string },
): Promise<Exit & { readonly out: string; readonly err: string }> => {
  const program = stage([PROGRAM, ...args], { cwd: ROOT, columns: 120, into });
  await program.shows(/ [1-9][\d,]* of [\d,]+ futures/);
  program.kill(signal);
  const exit = await program.exited;
  return { ...exit, out: readFileSync(into, 'utf8'), err: program.text() };
};
