import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BRIEF } from './flags.ts';
import { demarche, PROGRAM, ROOT } from './program.ts';
import { type Staged, stage } from './pty.ts';

/** Work that was lost once, and places where the program did not start; each case has a README that says what should happen. */

const CASES = join(ROOT, 'tests/fixtures/cases');
const EXERCISES = join(CASES, 'exercises');
const TWO_STATES = join(ROOT, 'scenarios/two-states.yaml');
/** How many kills of each kind; a longer run by hand: KILLS=50 npx vitest run tests/e2e/cases-lost.test.ts */
const KILLS = Number(process.env.KILLS ?? 2);
const FEW = ['--runs', '5', '--threads', '1', '--date', '2025-10-01'] as const;

let folder = '';
let children: ChildProcess[] = [];
let staged: Staged[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-lost-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const program of staged) program.kill('SIGKILL');
  [children, staged] = [[], []];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Moments that differ from each other and are the same in every run. */
const moments = (seed: number, least: number, most: number) => {
  let state = seed;
  return (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return least + ((most - least) * state) / 2_147_483_648;
  };
};

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

interface Running {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts a process of its own, its streams on pipes. */
const start = (
  args: readonly string[],
  command: readonly string[] = [process.execPath, ...BRIEF, PROGRAM],
): Running => {
  const [first = '', ...others] = [...command, ...args];
  const child = spawn(first, others, { cwd: folder });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += String(piece);
    });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return { child, said: () => said, ended };
};

const until = async (holds: () => boolean, patience = 20_000): Promise<void> => {
  for (let left = patience; !holds(); left--) {
    if (left === 0) throw new Error('it never came');
    await pause(1);
  }
};

const textOf = (name: string): string => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
/** The hidden files that belong to a file. */
const hiddenOf = (file: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith(`.${file}.`));

const exercise = (name: string): string => join(EXERCISES, `${name}.yaml`);
const auto = (name: string, game: string, pack: string): readonly string[] => [
  ...['exercise', exercise(name), '--auto', '--game', game],
  ...[...FEW, '-o', pack],
];
/** The folder of the pack of the whole game, which is made once. */
const wholePack = (): string => {
  if (!existsSync(join(folder, 'whole'))) {
    caseFile('attack/whole-game.jsonl', 'whole.jsonl');
    expect(demarche(auto('hold-the-line', 'whole.jsonl', 'whole'), { cwd: folder }).code).toBe(0);
  }
  return 'whole';
};

const caseFile = (file: string, name: string): void => copyFileSync(join(CASES, file), join(folder, name));

describe('a saved game', () => {
  it('goes on from its last good line; a damaged file is kept beside it (17, attack)', () => {
    const go = (file: string, of: string, name: string) => {
      caseFile(file, name);
      return demarche(auto(of, name, `${name}-pack`), { cwd: folder });
    };
    wholePack();
    expect(textOf('whole.jsonl')).toBe(readFileSync(join(CASES, 'attack/whole-game.jsonl'), 'utf8'));
    expect(go('attack/torn-head.jsonl', 'hold-the-line', 'torn.jsonl').code).toBe(0);
    expect(textOf('torn.jsonl')).toBe(textOf('whole.jsonl'));
    const blank = go('17-game-blank-line/blank.jsonl', 'who-is-next', 'blank.jsonl');
    expect(blank.code).toBe(0);
    expect(blank.err).not.toContain('line');
    expect(textOf('blank.jsonl')).toMatch(/^\{"n":8,/m);
    const two = go('attack/two-writers.jsonl', 'hold-the-line', 'two.jsonl');
    expect(two.code).toBe(0);
    expect(two.err).toMatch(/^two\.jsonl: line 4 does not follow .* kept in two\.jsonl\.damaged-1\.$/m);
    expect(textOf('two.jsonl')).toBe(textOf('whole.jsonl'));
    expect(textOf('two.jsonl.damaged-1')).toBe(readFileSync(join(CASES, 'attack/two-writers.jsonl'), 'utf8'));
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('loses nothing when the program is killed: each action is there whole or not at all, and play goes on', async () => {
    const pack = wholePack();
    const whole = textOf('whole.jsonl');
    const many = whole.trimEnd().split('\n').length;
    const moment = moments(11, 1, many);
    let before = '';
    for (let kill = 0; kill < KILLS; kill++) {
      const at = moment();
      const { child, ended } = start(auto('hold-the-line', 'killed.jsonl', 'killed'));
      await until(() => textOf('killed.jsonl').split('\n').length > at || child.exitCode !== null);
      child.kill('SIGKILL');
      await ended;
      const now = textOf('killed.jsonl');
      expect(now.endsWith('\n') && whole.startsWith(now) && now.startsWith(before)).toBe(true);
      before = now.length === whole.length ? '' : now;
      if (before === '') rmSync(join(folder, 'killed.jsonl'));
    }
    expect(demarche(auto('hold-the-line', 'killed.jsonl', 'killed'), { cwd: folder }).code).toBe(0);
    expect(textOf('killed.jsonl')).toBe(whole);
    expect(textOf('killed/debrief.md')).toBe(textOf(`${pack}/debrief.md`));
    expect(hiddenOf('killed.jsonl')).toEqual([]);
  });

  it('is played by one process at a time: a second one names the first, and can play when that was killed', async () => {
    const args = ['exercise', exercise('who-is-next'), '--plain', '--game', 'one.jsonl'];
    const first = start([...args, '-o', 'one']);
    await until(() => first.said().includes('(Enter, or help) >'));
    const second = demarche([...args, '-o', 'two'], { cwd: folder });
    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toBe(
      `Error: cannot write one.jsonl: another demarche works on it (process ${first.child.pid}).\n`,
    );
    first.child.kill('SIGKILL');
    await first.ended;
    expect(hiddenOf('one.jsonl')).toEqual(['.one.jsonl.lock']);
    expect(demarche(auto('who-is-next', 'one.jsonl', 'one'), { cwd: folder }).code).toBe(0);
    expect(hiddenOf('one.jsonl')).toEqual([]);
  });

  it.each([
    ['of an ended process whose id another one has', `${process.pid}\nlong ago\n${hostname()}\n`, 0, ''],
    ['that is damaged', '\0\0\0', 0, ''],
    [
      'of another computer',
      '1\n\nelsewhere\n',
      2,
      'the computer elsewhere works on it (process 1). If that has',
    ],
  ])('may have a lock %s', (_, holder, code, words) => {
    caseFile('attack/whole-game.jsonl', 'locked.jsonl');
    const lock = join(folder, '.locked.jsonl.lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'process'), holder);
    utimesSync(lock, 0, 0);
    const found = demarche(auto('hold-the-line', 'locked.jsonl', 'locked'), { cwd: folder });
    expect(found.code).toBe(code);
    expect(found.err).toContain(words);
    rmSync(lock, { recursive: true, force: true });
  });

  it('waits for room on a full disk: nothing is half written, and play goes on', async () => {
    const limited = ['sh', '-c', 'ulimit -f 2; exec "$@"', 'sh', process.execPath, PROGRAM];
    const { child, said, ended } = start(
      ['exercise', exercise('who-is-next'), '--plain', '--game', 'full.jsonl', '-o', 'full'],
      limited,
    );
    // Briefs and predictions are left out; then moves with a long reason.
    const reason = 'We wait. '.repeat(60);
    const move = ['', 'hold', reason, ''];
    const skipped = [...Array(4).fill('absent'), ''];
    const lines = [...skipped, ...skipped, ...move, ...move, ...move];
    child.stdin?.write(`${lines.join('\n')}\n`);
    await until(() => said().includes('it would be larger than the system allows'));
    const kept = textOf('full.jsonl');
    expect(kept.endsWith('\n') && kept.split('\n').length > 2).toBe(true);
    const room = spawnSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']);
    if (room.status === 0) {
      child.stdin?.write(`${[...move, ...move].join('\n')}\n`);
      await until(() => textOf('full.jsonl').length > kept.length);
      expect(textOf('full.jsonl').startsWith(kept)).toBe(true);
    }
    child.stdin?.end();
    await ended;
    expect(textOf('full.jsonl').endsWith('\n')).toBe(true);
    expect(hiddenOf('full.jsonl')).toEqual([]);
  });
});

describe('a checkpoint', () => {
  const odds = (name: string): readonly string[] => [
    ...['odds', TWO_STATES, '--seed', 'a', '--runs', '20000', '--threads', '1', '--checkpoint', name],
    '--json',
  ];

  it('loses nothing when the program is killed, and ends with the same bytes; a second writer is refused', async () => {
    const whole = demarche(odds('whole.tally'), { cwd: folder });
    expect(whole.code).toBe(0);
    const moment = moments(7, 0, 400);
    // As mktemp makes it.
    writeFileSync(join(folder, 'killed.tally'), '');
    for (let kill = 0; kill < KILLS; kill++) {
      const { child, ended } = start(odds('killed.tally'));
      await until(() => textOf('.killed.tally.lock/process').startsWith(`${child.pid}\n`));
      await pause(moment());
      child.kill('SIGKILL');
      await ended;
      if (textOf('killed.tally') !== '')
        expect(demarche(['merge', 'killed.tally'], { cwd: folder }).err).not.toContain('damaged');
    }
    writeFileSync(join(folder, '.killed.tally.someone-else.tmp'), 'not ours');
    const first = start(odds('killed.tally'));
    await until(() => textOf('.killed.tally.lock/process').startsWith(`${first.child.pid}\n`));
    expect(demarche(odds('killed.tally'), { cwd: folder })).toMatchObject({
      code: 2,
      err: `Error: cannot write killed.tally: another demarche works on it (process ${first.child.pid}).\n`,
    });
    expect(await first.ended).toBe(0);
    expect(first.said()).toContain(whole.out.slice(1, -1));
    expect(readFileSync(join(folder, 'killed.tally'))).toEqual(readFileSync(join(folder, 'whole.tally')));
    expect(hiddenOf('killed.tally')).toEqual(['.killed.tally.someone-else.tmp']);
  });
});

describe('a kept session', () => {
  it('is kept for each of two terminals that are killed, and both are offered', async () => {
    const state = join(folder, 'state');
    const env = { XDG_STATE_HOME: state };
    const play = (seed: string): Staged => {
      const program = stage([PROGRAM, 'play', TWO_STATES, '--no-odds', '--seed', seed], { env });
      staged.push(program);
      return program;
    };
    const sessions = join(state, 'demarche/sessions');
    const moment = moments(3, 0, 60);
    for (let kill = 0; kill < KILLS / 2; kill++) {
      rmSync(state, { recursive: true, force: true });
      const both = [play('one'), play('two')];
      for (const program of both) {
        await program.shows('turn 0 of 24');
        program.type('>n');
      }
      const files = (): readonly string[] =>
        existsSync(sessions) ? readdirSync(sessions).filter((name) => /^[^.].*json$/.test(name)) : [];
      await until(() => files().length === 2);
      for (const program of both) program.type('n'.repeat(5));
      await pause(moment());
      for (const program of both) program.kill('SIGKILL');
      await Promise.all(both.map(({ exited }) => exited));
      for (const name of files()) JSON.parse(readFileSync(join(sessions, name), 'utf8'));
    }
    const third = play('three');
    await third.shows('Its seed is');
    const first = /Its seed is (one|two)/.exec(third.text())?.[1];
    third.type('\u001B');
    await third.shows(first === 'one' ? 'Its seed is two' : 'Its seed is one');
    third.type('\r');
    await third.shows(first === 'one' ? 'seed two' : 'seed one');
    third.type('q');
    expect((await third.exited).exitCode).toBe(0);
    const left = demarche(['play', TWO_STATES, '--screen', 'offer'], { env });
    expect(left.out).toMatch(/seed is two[\s\S]*seed is one|seed is one[\s\S]*seed is two/);
    expect(readdirSync(sessions).filter((name) => name.startsWith('.'))).toHaveLength(1);
  });
});

describe('a computer', () => {
  it.each(['', 'no/such/home', '/no/such/home', '/dev/null'])('may have no home folder: HOME=%j', (HOME) => {
    const cwd = mkdtempSync(join(folder, 'homeless-'));
    const env = { HOME, XDG_STATE_HOME: '', XDG_CONFIG_HOME: '' };
    const keys = demarche(['keys'], { cwd, env });
    expect(keys.code).toBe(0);
    expect(keys.out).toContain('none was found (HOME or XDG_CONFIG_HOME names one)');
    const offer = demarche(['play', TWO_STATES, '--screen', 'offer'], { cwd, env });
    expect(offer.out).toContain('no home folder was found');
    expect(demarche(['run', TWO_STATES, '--seed', 'a'], { cwd, env }).code).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('may have an old Node: a message says so before anything else is loaded (02)', () => {
    const text = readFileSync(PROGRAM, 'utf8').replace(/^#!.*/, '');
    // It is read by versions that know neither modules nor newer signs.
    expect(() => new Script(text)).not.toThrow();
    expect(text).not.toMatch(/\?\.|\?\?|\bawait\b|\bstatic\b/);
    const old = 'Object.defineProperty(process,"versions",{value:{node:"18.20.8"}})';
    const args = ['--import', `data:text/javascript,${old}`, PROGRAM, 'run', 'two-states'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'demarche needs Node.js 20 or later; this is 18.20.8.\n',
    });
  });

  it('may have no tools installed: a message says what to run (10)', () => {
    const clone = mkdtempSync(join(folder, 'clone-'));
    for (const name of ['esbuild.config.mjs', 'src/start.mjs', 'package.json'])
      cpSync(join(ROOT, name), join(clone, name));
    const node = (script: string, event: string) => {
      const env = { ...process.env, npm_lifecycle_event: event };
      const { status, stderr } = spawnSync(process.execPath, [script], { cwd: clone, env, encoding: 'utf8' });
      return [status, stderr];
    };
    const unbuilt =
      'demarche was not built: its tools are not installed. Run npm ci --include=dev, which also builds it.\n';
    expect(node('src/start.mjs', 'start')).toEqual([1, 'demarche is not built yet: run npm run build.\n']);
    expect(node('esbuild.config.mjs', 'postprepare')).toEqual([0, unbuilt]);
    expect(node('esbuild.config.mjs', 'build')).toEqual([1, unbuilt]);
  });

  it('may show only ASCII: the screens then use only ASCII (15)', async () => {
    const program = stage([PROGRAM, 'play', TWO_STATES, '--no-odds', '--seed', 'a'], {
      env: { LC_ALL: 'C' },
    });
    staged.push(program);
    await program.shows('turn 0 of 24');
    await program.settled();
    expect(program.written()).not.toMatch(/[^\0-\x7F]/);
    const args = ['exercise', exercise('who-is-next'), '--plain', '--game', join(folder, 'ascii.jsonl')];
    const dialogue = stage([PROGRAM, ...args, '-o', join(folder, 'ascii')], {
      columns: 120,
      env: { TERM: 'linux' },
    });
    staged.push(dialogue);
    await dialogue.shows('(Enter, or help) >');
    expect(dialogue.written()).not.toMatch(/[^\0-\x7F]/);
  });
});
