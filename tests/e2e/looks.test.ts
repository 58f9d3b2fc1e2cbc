import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demarche, PROGRAM } from './program.ts';
import { type Staged, type StageOptions, stage } from './pty.ts';

let running: Staged[] = [];
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'demarche-looks-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(() => {
  for (const program of running) program.kill('SIGKILL');
  running = [];
});

const start = async (options: StageOptions, ...args: readonly string[]): Promise<Staged> => {
  const env = { XDG_STATE_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, ...options.env };
  const program = stage([PROGRAM, 'play', '--no-odds', ...args, '--seed', 'moscow'], { ...options, env });
  running.push(program);
  await program.shows('DEMARCHE');
  return program;
};

/** Whether the terminal is as it was: its own screen, a cursor, nothing wiped from the scrollback. */
const isGivenBack = (program: Staged): boolean =>
  program.buffer() === 'normal' &&
  program.written().lastIndexOf('\u001B[?25h') > program.written().lastIndexOf('\u001B[?25l') &&
  !program.written().includes('\u001B[3J');

const OVERLAYS: readonly (readonly [string, string, string])[] = [
  ['the command palette', ':', 'Commands, states, dates'],
  ['the list of scenarios', 'o', 'Open a scenario'],
  ['the search of the help', '?/', 'search:'],
  ['the map', 'm', 'map of the region'],
];

describe('what lies over the screens', () => {
  it.each(OVERLAYS)('%s leaves a whole terminal on Ctrl-C and on a signal', async (_, keys, shown) => {
    const [first, second] = [await start({}, 'two-states'), await start({}, 'two-states')];
    first.type(keys);
    await first.shows(shown);
    first.type('\u0003');
    expect((await first.exited).exitCode).toBe(130);
    expect(isGivenBack(first)).toBe(true);
    second.type(keys);
    await second.shows(shown);
    second.kill('SIGTERM');
    expect((await second.exited).exitCode).toBe(143);
    expect(isGivenBack(second)).toBe(true);
  });

  it('opens another scenario with the same luck in the place of this one', async () => {
    const program = await start({}, 'two-states');
    program.type('oprecedent\r');
    await program.shows('The Russia precedent');
    expect(program.text()).toContain('seed moscow');
    program.type('n');
    await program.shows('turn 1 of 36');
    program.type('q');
    expect((await program.exited).exitCode).toBe(0);
    expect(isGivenBack(program)).toBe(true);
  });

  it('begins with the list where a folder of scenarios is given; in a pipe it is printed', async () => {
    const program = await start({}, 'scenarios/what-ifs');
    await program.shows('Frozen assets released');
    program.type('\u001B');
    await program.shows('turn 0 of');
    const { code, out } = demarche(['play', 'scenarios/what-ifs']);
    expect([code, out.includes('iskp-surge.yaml: A surge of Islamic State')]).toEqual([0, true]);
  });

  it('draws the map with digits alone under NO_COLOR, and in blocks of colour without it', async () => {
    const plain = await start({ env: { NO_COLOR: '1' } }, 'russia-precedent');
    plain.type('m');
    await plain.shows(/CN4|44CN/);
    expect(plain.written()).not.toMatch(/\u001B\[(?:3|4|9|10)\d[;m]|▀/);
    const coloured = await start({}, 'russia-precedent');
    coloured.type('m');
    await coloured.shows('▀▀');
  });
});

describe('keys of one’s own', () => {
  it('are taken from the file, and a file with faults is refused with its places', async () => {
    const config = join(home, 'own');
    mkdirSync(join(config, 'demarche'), { recursive: true });
    writeFileSync(join(config, 'demarche', 'keys.yaml'), 'quit: Q\n');
    const program = await start({ env: { XDG_CONFIG_HOME: config } }, 'two-states');
    await program.shows('Q quit');
    program.type('Q');
    expect((await program.exited).exitCode).toBe(0);
    writeFileSync(join(config, 'demarche', 'keys.yaml'), 'stp: n\n');
    const { code, err } = demarche(['keys'], { env: { XDG_CONFIG_HOME: config } });
    expect(code).toBe(2);
    expect(err).toContain('keys.yaml:1:1: error: there is no such command (found stp; did you mean "step"?)');
  });
});
