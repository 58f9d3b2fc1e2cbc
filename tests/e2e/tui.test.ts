import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from './program.ts';
import { type Staged, type StageOptions, stage } from './pty.ts';

/** The built stage: `npm run bundle` makes it. */
const STAGE = join(ROOT, 'dist/bench/tui-stage.js');
let running: Staged[] = [];

afterEach(() => {
  for (const program of running) program.kill('SIGKILL');
  running = [];
});

/** Starts the small world; most tests need no futures in the background. */
const start = async (options: StageOptions = {}, kind = 'still'): Promise<Staged> => {
  const program = stage([STAGE, kind], options);
  running.push(program);
  await program.shows('A small world');
  return program;
};

const lines = (screen: string): readonly string[] => screen.split('\n');

/** Whether every line between header and hints reaches the last column. */
const full = (screen: string, columns: number): boolean =>
  lines(screen)
    .slice(2, -1)
    .every((line) => line.length === columns);

const UP = '\u001B[A';
const PAGE_DOWN = '\u001B[6~';

describe('the screens in a terminal', () => {
  it('begin with the world at turn 0, to the last column and row', async () => {
    const program = await start();
    await program.shows((screen) => lines(screen).length === 24 && full(screen, 80));
    expect(program.text()).toContain('turn 0 of 24');
    expect(program.screen().at(-1)).toContain('? help  q quit');
    expect(program.buffer()).toBe('alternate');
    expect(program.written(), 'in all colours').toContain('\u001B[48;2;');
  });

  it('step, go back, play and pause', async () => {
    const program = await start({}, 'odds');
    await program.shows('10,000 futures');
    program.type('n');
    await program.shows('turn 1 of 24');
    program.type('n');
    await program.shows('turn 2 of 24');
    await program.shows(/odds from turn 2[\s\S]* 10,000 futures/);
    const second = await program.settled();
    program.type('b');
    await program.shows('turn 1 of 24');
    program.type('n');
    await program.shows((screen) => screen === second);
    program.type('+++ ');
    await program.shows('▶ playing ×16');
    await program.shows('■ the end');
    program.type('g');
    await program.shows('turn 0 of 24');
    program.type(' ');
    await program.shows('▶ playing');
    program.type(' ');
    await program.shows('‖ paused');
  });

  it('take a burst of keys: select, why, help, find; q says how to see the same future again', async () => {
    const program = await start();
    program.type('/stan\r');
    await program.shows('▶ Uzbekistan');
    program.type('/zzq');
    await program.shows('no such state here');
    program.type('\u001B');
    await program.shows('▶ Uzbekistan');
    program.type('/china\r\r');
    await program.shows('Why China moves or waits in turn 1');
    await program.shows(/security +×/);
    program.type(PAGE_DOWN);
    await program.shows('What alone would double it');
    program.type(`${UP}?`);
    await program.shows('Play on, or pause');
    program.type('\u001B');
    await program.shows('moves or waits');
    program.type('\u001B');
    await program.shows('States 15');
    program.type('/china\r>nq');
    await program.exited;
    expect(program.text()).toContain('To see this future again: --seed moscow --move CHN@1=up');
  });

  it('show more at 160 × 50, and follow the window through a storm of sizes', async () => {
    const program = await start({ columns: 160, rows: 50, env: { CI: 'true' } });
    await program.shows((screen) => lines(screen).length === 50 && full(screen, 160));
    for (const panel of ['States 15', 'Map', 'Log']) expect(program.text()).toContain(panel);
    for (const [columns, rows] of [
      [80, 24],
      [61, 17],
      [200, 60],
      [50, 12],
    ] as const)
      program.resize(columns, rows);
    await program.shows('demarche needs more room');
    await program.shows('50 × 12');
    program.resize(100, 30);
    await program.shows('States 15');
    await program.shows((screen) => lines(screen).length === 30 && full(screen, 100));
  });
});

describe('two thousand keys of any kind', () => {
  /** Park and Miller's generator: the same keys in every run. */
  const storm = (count: number): string => {
    const keys = [
      'n',
      'b',
      ' ',
      '+',
      '-',
      'g',
      'G',
      'j',
      'k',
      UP,
      PAGE_DOWN,
      '\r',
      '/',
      'a',
      'é',
      '?',
      '>',
      '<',
      'h',
      'R',
      'L',
      'w',
      'l',
      's',
      'u',
      '0',
      '\u001B[<0;1;1M',
      '\u001BOP',
      '\u0001',
    ];
    let state = 42;
    return Array.from({ length: count }, () => {
      state = (state * 48271) % 2147483647;
      return keys[state % keys.length] ?? '';
    }).join('');
  };

  it('leave the program alive, and its frame whole', async () => {
    const program = await start({}, 'odds');
    const keys = storm(2000);
    for (let at = 0; at < keys.length; at += 97) program.type(keys.slice(at, at + 97));
    program.type('\u001B');
    program.type('\u0003');
    expect((await program.exited).exitCode).toBe(130);
    const again = await start();
    again.type(keys.slice(0, 500));
    again.type('\u001B');
    await again.shows((screen) => lines(screen).length === 24 && full(screen, 80));
  });
});

describe('the ways out', () => {
  const clean = async (program: Staged): Promise<void> => {
    expect(program.buffer()).toBe('normal');
    const written = program.written();
    expect(written.match(/\u001B\[\?1049h/g)).toHaveLength(1);
    expect(written.match(/\u001B\[\?1049l/g)).toHaveLength(1);
    expect(written).not.toContain('\u001B[3J');
    expect(written.lastIndexOf('\u001B[?25h')).toBeGreaterThan(written.lastIndexOf('\u001B[?25l'));
    expect(written.lastIndexOf('\u001B[?7h')).toBeGreaterThan(written.lastIndexOf('\u001B[?7l'));
    expect(written.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(written.lastIndexOf('\u001B[?2004h'));
    // Nobody asked for the mouse, nor for another title.
    expect(written).not.toMatch(/\u001B\[\?100\d|\u001B\]/);
  };

  it.each([
    ['q', 'q', 0],
    ['Ctrl-C', '\u0003', 130],
    ['Ctrl-C while one types', '/chi\u0003', 130],
  ])('%s ends with its code', async (_, keys, exitCode) => {
    const program = await start();
    program.type(keys);
    expect((await program.exited).exitCode).toBe(exitCode);
    await clean(program);
  });

  it('SIGTERM ends with its code while a name is typed, after everything else was open', async () => {
    const program = await start();
    const walk = [
      ['?', 'Help'],
      [':', 'Commands, states, dates'],
      ['f', 'List only'],
      ['o', 'Open a scenario'],
      ['/', 'name or id of a state'],
      ['v', 'no change'],
      ['e', 'An event in turn'],
      ['w', 'Weights'],
      ['c', 'A the scenario'],
      ['B', 'name of the new branch'],
    ] as const;
    for (const [key, shown] of walk) {
      program.type(key);
      await program.shows(shown);
      // A pasted q is text, or nothing: it leads nowhere.
      program.type('\u001B[200~q\u001B[201~');
      if (key === 'B') break;
      program.type('\u001B');
      // The first one takes back what events are searched for.
      if (key === 'e') program.type('\u001B\u001B[I');
      await program.shows((screen) => screen.includes('States 15') && !screen.includes('find:'));
    }
    program.kill('SIGTERM');
    expect((await program.exited).exitCode).toBe(143);
    await clean(program);
  });

  it("leaves the last frame standing on the terminal's own screen if that was asked for", async () => {
    const program = await start({}, 'own');
    program.type('nq');
    expect((await program.exited).exitCode).toBe(0);
    expect(program.written()).not.toContain('1049');
    expect(program.text()).toMatch(/States 15[\s\S]*To see this future again/);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ])('%s ends with its code while it plays', async (signal, exitCode) => {
    const program = await start();
    program.type('++ ');
    await program.shows('playing');
    program.kill(signal);
    expect((await program.exited).exitCode).toBe(exitCode);
    await clean(program);
  });

  it.each([
    ['a key', 'key', 'L'],
    ['drawing', 'draw', 'm'],
  ])('a fault in %s ends with 1 and says so on the normal screen', async (_, fault, keys) => {
    const program = await start({}, fault);
    await program.shows(/Uzbekistan .*\d %\s+\d+ %/);
    program.type(keys);
    expect((await program.exited).exitCode).toBe(1);
    await clean(program);
    expect(program.text()).toContain(`a planted fault (${fault})`);
  });

  it('a terminal that goes away takes the program with it', async () => {
    const program = await start();
    program.hangUp();
    const isAlive = (): boolean => {
      try {
        return process.kill(program.pid, 0);
      } catch {
        return false;
      }
    };
    await expect.poll(isAlive, { timeout: 5000 }).toBe(false);
    const SIGHUP = 1;
    expect((await program.exited).signal, 'dies of the hang-up, not of an abort').toBe(SIGHUP);
  });

  it.each(['SIGTSTP', 'SIGSTOP'])(
    'after %s from elsewhere, and after Ctrl-Z, takes the terminal over again',
    async (signal) => {
      const program = await start();
      program.kill(signal);
      program.kill('SIGCONT');
      await expect.poll(() => program.written().split('\u001B[?1049h').length).toBeGreaterThan(2);
      program.type('n');
      await program.shows('turn 1 of 24');
      // Ctrl-Z comes back by itself where no shell takes the terminal.
      program.type('\u001A');
      program.type('n');
      await program.shows('turn 2 of 24');
      expect(program.buffer()).toBe('alternate');
      program.type('q');
      expect((await program.exited).exitCode).toBe(0);
      expect(program.buffer()).toBe('normal');
    },
  );
});

describe('terminals of few colours', () => {
  const COLOUR = /\u001B\[(?:3|4|9|10)\d/;

  it('get none with NO_COLOR, and the selected state is marked all the same', async () => {
    const program = await start({ env: { NO_COLOR: '1' } });
    await program.shows('▶ Uzbekistan');
    expect(program.written()).not.toMatch(COLOUR);
  });

  it('get no more colours than they have', async () => {
    const few = await start({ env: { COLORTERM: '', TERM: 'xterm' } });
    expect(few.written()).not.toMatch(/\u001B\[[34]8;/);
    expect(few.written()).toMatch(COLOUR);
  });
});
