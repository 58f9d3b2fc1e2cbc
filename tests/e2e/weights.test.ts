import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from './program.ts';
import { type Staged, type StageOptions, stage } from './pty.ts';
import { smallWorldIn } from './small-world.ts';

let folder = '';
let running: Staged[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-weights-'));
});
afterEach(() => {
  for (const program of running) program.kill('SIGKILL');
  running = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = async (scenario: string, options: StageOptions = {}): Promise<Staged> => {
  const program = stage([PROGRAM, 'play', scenario, '--seed', 'moscow', '--turns', '12'], options);
  running.push(program);
  await program.shows('turn 0 of 12');
  return program;
};

/** Starts on the Weights screen, with the first futures counted. */
const startWeights = async (): Promise<Staged> => {
  const program = await start(smallWorldIn(folder));
  program.type('w/uzb\r');
  await program.shows(/▶ Uzbekistan .*\d %/);
  return program;
};

const DOWN = '\u001B[B';

const odds = (screen: string): number =>
  Number(/▶ Uzbekistan +old +([\d.]+) %/.exec(screen)?.[1] ?? Number.NaN);
const newOdds = (screen: string): number =>
  Number(/▶ Uzbekistan[^\n]*\n[^\n]*new +([\d.]+) %/.exec(screen)?.[1] ?? Number.NaN);

/** Threads of a process, where the system tells. */
const threadsOf = (pid: number): number | undefined => {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return undefined;
  }
};

describe('live odds in a terminal', () => {
  it('fill in on the Run screen, and the interval shrinks', async () => {
    const program = await start('russia-precedent', { columns: 160, rows: 50 });
    const interval = (screen: string): readonly number[] =>
      (/% \(([\d.]+)–([\d.]+)\) by July 2026/.exec(screen)?.slice(1) ?? []).map(Number);
    const width = (screen: string): number => {
      const [low = Number.NaN, high = Number.NaN] = interval(screen);
      return high - low;
    };
    await program.shows((screen) => width(screen) > 0);
    const first = width(program.text());
    await program.shows((screen) => width(screen) < first / 2);
    await program.shows(/in futures|by July 2026: \d+ \(\d+–\d+\)/);
  });

  it('follow a slider: half the weight of rights makes Uzbekistan more likely, and r takes it back', async () => {
    const program = await startWeights();
    program.type(`${DOWN}--`);
    await program.shows('edited: rights 4 → 2');
    await program.shows((screen) => newOdds(screen) > odds(screen));
    await program.shows('--set weights.rights=2');
    program.type('r');
    await program.shows((screen) => !screen.includes('edited') && !screen.includes('new '));
    program.type('--\u001B');
    await program.shows('States 15');
    await program.shows('edited: rights 4 → 2');
    program.type('q');
    expect((await program.exited).exitCode).toBe(0);
    expect(program.text()).toMatch(/--seed moscow\s+--set\s+weights.rights=2/);
  });

  it('stand a storm of keys: the frame stays whole, and the odds of the last edit come', async () => {
    const program = await startWeights();
    const before = threadsOf(program.pid);
    for (let i = 0; i < 60; i++) program.type(`l${DOWN}+-hk0u${i % 7 === 0 ? 's' : ''}`);
    program.type('R');
    program.type('--');
    await program.shows(
      (screen) => /edited/.test(screen) && newOdds(screen) >= 0 && /[\d,]+ futures ─╮/.test(screen),
    );
    // Between two frames one may be half drawn: a whole one must come.
    await program.shows((screen) => {
      const lines = screen.split('\n');
      return lines.length === 24 && lines.slice(2, -1).every((line) => line.length === 80);
    });
    const threads = threadsOf(program.pid);
    // Node's own helpers begin when they are first needed.
    if (threads !== undefined && before !== undefined) expect(threads).toBeLessThanOrEqual(before + 4);
    program.type('q');
    expect((await program.exited).exitCode).toBe(0);
  });

  it.each([
    ['q', 'q', undefined, 0],
    ['Ctrl-C', '\u0003', undefined, 130],
    ['SIGTERM', '', 'SIGTERM', 143],
    ['a closed terminal', '', 'SIGHUP', 129],
    // Where every core is busy the system once gave another end than the program's own.
  ])(
    'end with their threads on %s, in the midst of counting',
    { retry: 1 },
    async (_, keys, signal, exitCode) => {
      const program = await startWeights();
      program.type('-');
      if (signal) program.kill(signal);
      else program.type(keys);
      const exit = await program.exited;
      expect(exit.signal === 1 ? 129 : exit.exitCode, JSON.stringify(exit)).toBe(exitCode);
      expect(program.buffer()).toBe('normal');
      expect(threadsOf(program.pid)).toBeUndefined();
    },
  );
});
