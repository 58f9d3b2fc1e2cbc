import { execFileSync } from 'node:child_process';
import { spawn } from '@lydell/node-pty';
import { median } from './measure.ts';
import { ms, type Row, times } from './table.ts';

const PROGRAM = 'dist/demarche.js';
const PAIRS = 11;

/** Wall milliseconds of a whole process. */
const wholeRun = async (args: readonly string[]): Promise<number> => {
  const before = performance.now();
  execFileSync(process.execPath, [...args], { stdio: 'ignore' });
  return performance.now() - before;
};

/** Wall milliseconds until the program has drawn its first screen in a terminal; it is closed at once. */
const firstFrame = (args: readonly string[], program: string = process.execPath): Promise<number> =>
  new Promise((resolve) => {
    const before = performance.now();
    const terminal = spawn(program, [...args], {
      cols: 80,
      rows: 24,
      env: { ...process.env, TERM: 'xterm-256color' },
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

const row = async (
  what: string,
  args: readonly string[],
  measure: (args: readonly string[]) => Promise<number>,
): Promise<Row> => {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    ours.push(await measure([PROGRAM, ...args]));
    bare.push(await wholeRun(['-e', '0']));
  }
  const ratios = ours.map((time, pair) => time / (bare[pair] ?? Number.NaN));
  return {
    what: `${what} against node -e 0`,
    ratio: times(median(ratios), 2),
    note: `${ms(median(ours))} against ${ms(median(bare))}`,
  };
};

const AIM = 1000;
const STARTS = 5;

/** From `npm start` to the first screen of the flagship; npm itself takes part of it. */
const npmStart = async (): Promise<Row> => {
  const taken: number[] = [];
  for (let i = 0; i < STARTS; i++) taken.push(await firstFrame(['start'], 'npm'));
  return {
    what: 'first screen of the flagship after npm start: against the aim of 1 s',
    ratio: times(median(taken) / AIM, 2),
    note: `median ${ms(median(taken))}`,
  };
};

/** How long one waits for the program, against a Node.js that does nothing. */
export const startUps = async (): Promise<readonly Row[]> => [
  await row('demarche --version', ['--version'], wholeRun),
  await row('demarche --help', ['--help'], wholeRun),
  await row(
    'first screen of the flagship',
    ['play', 'scenarios/russia-precedent', '--seed', 'moscow'],
    firstFrame,
  ),
  await npmStart(),
];
