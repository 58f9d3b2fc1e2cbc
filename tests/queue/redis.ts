import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BRIEF } from '../e2e/flags.ts';
import { PROGRAM } from '../e2e/program.ts';

/** Whether Debian's server is there. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Waits until something holds, and looks again and again; fails after some time, and says what was looked for. */
export const until = async <Found>(
  look: () => Found | undefined | false | Promise<Found | undefined | false>,
  seconds = 50,
): Promise<Found> => {
  for (let waited = 0; waited < seconds * 20; waited++) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still not so after ${seconds} s: ${look}`);
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });

/** A program of ours that goes on by itself, with what it wrote. */
export interface Running {
  readonly child: ChildProcess;
  readonly log: () => string;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** A queue of its own for one test, and the programs at it. All are ended by `close`. */
export const openRedis = async (options: readonly string[] = []) => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-queue-'));
  const port = await freePort();
  const started: ChildProcess[] = [];
  // A test that is given up leaves nothing behind.
  const killAll = (): void => {
    for (const child of started) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  const begin = async (): Promise<ChildProcess> => {
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
    const server = spawn('redis-server', [...own, '--appendonly', 'yes', ...options], { stdio: 'ignore' });
    started.push(server);
    await until(() => answers(port));
    return server;
  };
  let server = await begin();
  let count = 0;
  return {
    folder,
    /** The process of the server. */
    pid: () => server.pid,
    url: `redis://127.0.0.1:${port}`,
    /** Ends the server as an administrator does, and starts it again. */
    restart: async (): Promise<void> => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      server = await begin();
    },
    start: (args: readonly string[]): Running => {
      const file = join(folder, `${count++}.log`);
      writeFileSync(file, '');
      const line = ['"$0" "$@" >>"$LOG" 2>&1'];
      const child = spawn('sh', ['-c', `exec ${line}`, process.execPath, ...BRIEF, PROGRAM, ...args], {
        cwd: folder,
        env: { ...process.env, LOG: file },
        stdio: 'ignore',
      });
      started.push(child);
      const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
      return { child, log: () => readFileSync(file, 'utf8'), ended };
    },
    close: async (): Promise<void> => {
      for (const child of started.toReversed()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      process.off('exit', killAll);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
