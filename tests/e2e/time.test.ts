import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROGRAM } from './program.ts';
import { type Staged, type StageOptions, stage } from './pty.ts';
import { smallWorldIn } from './small-world.ts';

let folder = '';
let running: Staged[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-time-'));
});

afterEach(() => {
  for (const program of running) program.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

const CTRL_R = '\u0012';
const CTRL_S = '\u0013';
const ESC = '\u001B';

/** Starts in a folder of its own, with a state folder that outlives the program. */
const start = (options: StageOptions = {}, ...args: readonly string[]): Staged => {
  const env = { XDG_STATE_HOME: join(folder, 'state') };
  const [first = smallWorldIn(folder), ...others] = args;
  const luck = others.includes('--seed') ? others : [...others, '--seed', 'moscow'];
  const all = [first, ...luck, '--turns', '6'];
  const program = stage([resolve(PROGRAM), 'play', '--no-odds', ...all], { cwd: folder, ...options, env });
  running.push(program);
  return program;
};

/** Types keys one lot after another, each once the screen says what it should. */
const follow = async (
  program: Staged,
  steps: readonly (readonly [shows: string | RegExp, keys: string])[],
): Promise<void> => {
  for (const [shows, keys] of steps) {
    await program.shows(shows);
    program.type(keys);
  }
};

/** To turn 3, and a branch in which Uzbekistan recognises and an event happens. */
const branch = (program: Staged): Promise<void> =>
  follow(program, [
    ['turn 0 of 6', 'nnn'],
    ['turn 3 of 6', 'B'],
    ['name of the new branch', 'Tashkent first\r'],
    ['· Tashkent first', '/uzb\r'],
    ['▶ Uzbekistan', '>'],
    ['you: up', 'e'],
    ['An event in turn 4', 'china wel'],
    ['▶   China welcomes', '\r'],
    ['In turn 4: China welcomes', 'w'],
    ['Weights of all states', 'f'],
    ['All weights from turn 3 on', `-${ESC}`],
    ['States 15', ''],
  ]);

describe('time in a terminal', { timeout: 120_000 }, () => {
  it('branches, changes, compares, saves a file, and the file plays the same history', async () => {
    const program = start({ columns: 110, rows: 30 });
    await branch(program);
    program.type('c');
    await program.shows('A main · B Tashkent first');
    await program.shows('A state first stands elsewhere in turn 4');
    await program.shows(/Iran +[\d.]+ % → +[\d.]+ % ▼ −[\d.]+ \(−[\d.]+ to −[\d.]+\)/);
    await program.shows(/inside noise · = \d+ exactly the same/);
    program.type(ESC);
    await program.shows('States 15');
    program.type('G');
    await program.shows('turn 6 of 6');
    const recognise = /(\d+) of 15 recognise/.exec(program.text())?.[1];
    program.type(CTRL_S);
    await program.shows('save as: tashkent-first.yaml');
    await program.shows('+ extends:');
    program.type('\r');
    await program.shows('demarche run tashkent-first.yaml --seed moscow');
    program.type(ESC);
    await program.shows('States 15');
    program.type('q');
    expect((await program.exited).exitCode).toBe(0);
    // All of it is saved: nothing is kept beside it.
    expect(readdirSync(join(folder, 'state', 'demarche', 'sessions'))).toEqual(['tour-offered']);

    const again = start({ columns: 110, rows: 30 }, 'tashkent-first.yaml', '--seed', 'moscow');
    await follow(again, [['turn 0 of 6', 'G']]);
    await again.shows(`${recognise} of 15 recognise`);
  });

  it('undoes and does again on every screen, and asks before it writes over a file', async () => {
    writeFileSync(join(folder, 'tashkent-first.yaml'), 'mine\n');
    const program = start();
    await branch(program);
    program.type('u');
    await program.shows('Undone: ');
    program.type('uuu');
    await program.shows((screen) => !screen.includes('· Tashkent'));
    program.type(CTRL_R.repeat(4));
    await program.shows('· Tashkent first');
    program.type(`${CTRL_S}`);
    await program.shows('save as: tashkent-first.yaml');
    program.type('\r');
    await program.shows('there is such a file: tashkent-first.yaml');
    expect(readFileSync(join(folder, 'tashkent-first.yaml'), 'utf8')).toBe('mine\n');
    program.type(ESC);
    await program.shows('save as: ');
    program.type('no/such/folder/x\r');
    await program.shows('its folder does not exist');
    program.type(ESC);
    await program.shows('save as: no');
    program.type('other\r');
    await program.shows(/saved: .*other\.yaml/);
    expect(existsSync(join(folder, 'other.yaml'))).toBe(true);
  });

  it('offers a session that was killed, as it was', async () => {
    const program = start();
    await branch(program);
    const state = join(folder, 'state', 'demarche', 'sessions');
    const kept = (): string => {
      const [file = ''] = existsSync(state)
        ? readdirSync(state).filter((name) => name.endsWith('.json'))
        : [];
      return file === '' ? '' : readFileSync(join(state, file), 'utf8');
    };
    await program.shows(() => kept().includes('"weight"'));
    program.kill('SIGKILL');
    await program.exited;

    const again = start({}, smallWorldIn(folder), '--seed', 'another');
    await again.shows('Go on where you left off?');
    await again.shows(/You decide: Uzbekistan steps up[\s┃]+in turn 4/);
    again.type('\r');
    await again.shows('· Tashkent first');
    await again.shows('turn 3 of 6');
    await again.shows('seed moscow');
    again.type('v');
    await again.shows('3 changes');
    again.type('q');
    expect((await again.exited).exitCode).toBe(0);
    expect(again.text().replaceAll('\n', '')).toContain('it is offered when you open this scenario again');

    const second = start();
    await follow(second, [['Go on where you left off?', ESC]]);
    await second.shows('States 15');
    expect(second.text()).toContain('turn 0 of 6');
    expect(second.text()).not.toContain('Tashkent');
  });

  it('keeps a session through a closed terminal, and leaves a damaged one aside in words', async () => {
    const program = start();
    await branch(program);
    program.hangUp();
    await program.exited;
    const state = join(folder, 'state', 'demarche', 'sessions');
    const [file = ''] = readdirSync(state);
    expect(JSON.parse(readFileSync(join(state, file), 'utf8'))).toMatchObject({
      demarche: 'session',
      shown: 'b1',
    });
    writeFileSync(join(state, file), '{"demarche":"session","vers');
    const again = start();
    await again.shows('An earlier session was kept but is left aside: it is damaged.');
    again.type('n');
    await again.shows('turn 1 of 6');
  });
});
