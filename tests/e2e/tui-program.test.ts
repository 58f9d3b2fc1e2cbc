import { afterEach, describe, expect, it } from 'vitest';
import { PROGRAM } from './program.ts';
import { type Staged, type StageOptions, stage } from './pty.ts';

let running: Staged[] = [];

afterEach(() => {
  for (const program of running) program.kill('SIGKILL');
  running = [];
});

const start = (options: StageOptions = {}, ...args: readonly string[]): Staged => {
  const program = stage([PROGRAM, ...args, '--no-odds'], options);
  running.push(program);
  return program;
};

describe('demarche in a terminal', () => {
  it('plays the flagship: who moves, why, what holds China back', async () => {
    const program = start({}, '--seed', 'moscow', '--turns', '12');
    await program.shows('The Russia precedent');
    await program.shows('turn 0 of 12');
    await program.shows('1 of 192 recognises');
    await program.shows('AF★');
    program.type('n');
    await program.shows('turn 1 of 12');
    program.type('/china\r\r');
    await program.shows('Why China moves or waits in turn 2');
    await program.shows(/image abroad +×0\.\d/);
    program.type('\u001B');
    program.type('+++ ');
    await program.shows('■ the end');
    await program.shows('turn 12 of 12');
    program.type('q');
    expect((await program.exited).exitCode).toBe(0);
    expect(program.buffer()).toBe('normal');
    expect(program.text()).toContain('To see this future again: --seed moscow');
  });

  it('shows the same future as the command run', async () => {
    const program = start(
      { columns: 160, rows: 50 },
      'play',
      'russia-precedent',
      '--seed',
      'moscow',
      '--turns',
      '5',
    );
    await program.shows('turn 0 of 5');
    program.type('Gl');
    await program.shows(/t5 ▲ /);
    const moves = /t5 ▲ (.+?): /.exec(program.text())?.[1];
    const run = stage([PROGRAM, 'run', 'russia-precedent', '--seed', 'moscow', '--turns', '5', '--plain'], {
      columns: 200,
      rows: 400,
    });
    running.push(run);
    await run.exited;
    expect(run.text().replace(/\s+/g, ' ')).toContain(moves ?? 'a move in turn 5');
  });

  it('draws at 160 × 50 with --ascii in ASCII alone', async () => {
    const program = start({ columns: 160, rows: 50 }, '--seed', 'moscow', '--ascii');
    await program.shows('turn 0 of 36');
    await program.shows((screen) => screen.split('\n').length === 50 && screen.includes('Log'));
    expect(program.text()).toMatch(/^[\n\u0020-\u007E]*$/);
    expect(program.text()).toContain('> Uzbekistan');
  });

  it('gives the plain account where the terminal is dumb', async () => {
    const program = start(
      { env: { TERM: 'dumb' } },
      'play',
      'russia-precedent',
      '--seed',
      'moscow',
      '--turns',
      '2',
    );
    expect((await program.exited).exitCode).toBe(0);
    expect(program.written()).not.toContain('\u001B[');
  });
});
