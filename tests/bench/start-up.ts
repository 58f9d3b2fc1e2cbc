import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { median } from './measure.ts';
import { ms, type Row, times } from './table.ts';

const PROGRAM = 'dist/demarche.js';
const FLAGSHIP = 'scenarios/russia-precedent';
const ROUNDS = 15;

type Environment = Readonly<Record<string, string>>;
type Measure = (args: readonly string[], env?: Environment) => Promise<number>;

/** The program reads its files again. */
const COLD = { DEMARCHE_CACHE: 'off' };

/** Wall milliseconds of a whole process. */
const wholeRun: Measure = async (args, env = {}) => {
  const before = performance.now();
  execFileSync(process.execPath, [...args], { stdio: 'ignore', env: { ...process.env, ...env } });
  return performance.now() - before;
};

/** Wall milliseconds until the program has drawn its first screen in a terminal; it is closed at once. */
const firstFrame = (
  args: readonly string[],
  env: Environment = {},
  program: string = process.execPath,
): Promise<number> =>
  new Promise((resolve) => {
    const before = performance.now();
    const terminal = spawn(program, [...args], {
      cols: 80,
      rows: 24,
      env: { ...process.env, TERM: 'xterm-256color', ...env },
    });
    let written = '';
    let took: number | undefined;
    terminal.onData((data) => {
      written += data;
      if (took !== undefined || !written.includes('DEMARCHE')) return;
      took = performance.now() - before;
      terminal.kill('SIGKILL');
    });
    terminal.onExit(() => resolve(took ?? Number.NaN));
  });

const row = async (what: string, args: readonly string[]): Promise<Row> => {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await wholeRun([PROGRAM, ...args]));
    bare.push(await wholeRun(['-e', '0']));
  }
  const ratios = ours.map((time, round) => time / (bare[round] ?? Number.NaN));
  return {
    what: `${what} against node -e 0`,
    ratio: times(median(ratios), 2),
    note: `${ms(median(ours))} against ${ms(median(bare))}`,
  };
};

/** A start that takes the checked scenario from the cache against one that reads and checks its files. */
const cachedRow = async (
  what: string,
  args: readonly string[],
  measure: Measure,
  env: Environment,
): Promise<Row> => {
  const [warm, cold, bare]: [number[], number[], number[]] = [[], [], []];
  const all = [PROGRAM, ...args];
  await measure(all, env);
  for (let round = 0; round < ROUNDS; round++) {
    warm.push(await measure(all, env));
    cold.push(await measure(all, COLD));
    bare.push(await wholeRun(['-e', '0']));
  }
  const ratios = warm.map((time, round) => time / (cold[round] ?? Number.NaN));
  return {
    what: `${what}: from the cache against without it`,
    ratio: times(median(ratios), 2),
    note: `${ms(median(warm))} against ${ms(median(cold))}; node -e 0: ${ms(median(bare))}`,
  };
};

const AIM = 1000;
const STARTS = 5;

/** From `npm start` to the first screen of the flagship; npm itself takes part of it. */
const npmStart = async (env: Environment): Promise<Row> => {
  const taken: number[] = [];
  for (let i = 0; i < STARTS; i++) taken.push(await firstFrame(['start'], env, 'npm'));
  return {
    what: 'first screen of the flagship after npm start: against the aim of 1 s',
    ratio: times(median(taken) / AIM, 2),
    note: `median ${ms(median(taken))}`,
  };
};

/** What a person waits for at the start of the program, with a cache of its own. */
const cachedRows = async (): Promise<readonly Row[]> => {
  const cache = mkdtempSync(join(tmpdir(), 'demarche-cache-'));
  const env = { XDG_CACHE_HOME: cache };
  try {
    return [
      await cachedRow('first screen', ['play', FLAGSHIP, '--seed', 'moscow'], firstFrame, env),
      await cachedRow('check', ['check', FLAGSHIP, '--allow-doubts'], wholeRun, env),
      await cachedRow('run', ['run', FLAGSHIP, '--seed', 'moscow'], wholeRun, env),
      await cachedRow('odds --runs 1', ['odds', FLAGSHIP, '--runs', '1', '--seed', 'moscow'], wholeRun, env),
      await npmStart(env),
    ];
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
};

/** How long one waits for the program. */
export const startUps = async (): Promise<readonly Row[]> => [
  await row('demarche --version', ['--version']),
  await row('demarche --help', ['--help']),
  ...(await cachedRows()),
];
