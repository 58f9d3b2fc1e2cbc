import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demarche, PROGRAM, ROOT, started } from './program.ts';

const FLAGSHIP = 'scenarios/russia-precedent';
const SMALL = 'scenarios/two-states.yaml';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-cli-'));
  mkdirSync(join(folder, 'empty'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bad input: exit code 2, a message, no answer, no stack. */
const expectRefused = (args: readonly string[], message: string | RegExp): void => {
  const { code, out, err } = demarche(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(err).not.toMatch(/^\s+at .*[:(]\d+|node:internal|Something went wrong/m);
};

describe('run', () => {
  it('plays the same future again, byte for byte', () => {
    for (const format of ['--json', '--csv', '--plain']) {
      const args = ['run', FLAGSHIP, '--seed', 'moscow', '--turns', '9', format, '--explain'];
      // Another process is asked once.
      const first = format === '--json' ? started(args) : demarche(args);
      const err = format === '--csv' ? expect.stringMatching(/^Made by: demarche run .* --csv\n$/) : '';
      expect(first).toMatchObject({ code: 0, err });
      expect(first.out.length).toBeGreaterThan(1000);
      expect(demarche(args).out).toBe(first.out);
    }
  });

  it('writes JSON that explains every clock', () => {
    const { out } = demarche(['run', FLAGSHIP, '--seed', 'moscow', '--json', '--explain', '--turns', '3']);
    const json = JSON.parse(out);
    expect(json).toMatchObject({
      demarche: 2,
      manifest: { seed: 'moscow', turns: 3, scenario: { id: 'russia-precedent' } },
    });
    expect(json.manifest.scenario.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(json.turns.map((t: { date: string }) => t.date)).toEqual([
      '2025-08-03',
      '2025-09-03',
      '2025-10-03',
    ]);
    expect(Object.keys(json.turns[0].rungs)).toHaveLength(192);
    expect(json.turns[0].clocks.length).toBeGreaterThan(192);
    for (const clock of json.turns.flatMap((t: { clocks: object[] }) => t.clocks)) {
      if (clock.held) continue;
      const sum = clock.terms.reduce((s: number, t: { value: number }) => s + t.value, 0);
      expect(Math.abs(Math.exp(sum) / clock.rate - 1)).toBeLessThan(1e-12);
      expect(Math.abs(1 - Math.exp(-clock.rate) - clock.chance)).toBeLessThan(1e-15);
    }
  });

  it('says the same of clocks and moves, however long the run', () => {
    const { out } = demarche(['run', FLAGSHIP, '--seed', 'moscow', '--json', '--explain']);
    for (const turn of JSON.parse(out).turns) {
      for (const move of turn.moves.filter((m: { clock?: string }) => m.clock)) {
        const clock = turn.clocks.find((c: { id: string }) => c.id === move.clock);
        expect({ rate: clock.rate, terms: clock.terms }).toEqual({ rate: move.rate, terms: move.terms });
      }
    }
  });

  it('draws a seed where none is given, and says which', () => {
    const first = demarche(['run', SMALL, '--json']);
    const seed = /--seed (\S+)/.exec(first.err)?.[1] ?? '';
    expect(JSON.parse(first.out).manifest.seed).toBe(seed);
    expect(demarche(['run', SMALL, '--json', '--seed', seed]).out).toBe(first.out);
    expect(demarche(['run', SMALL]).out).toMatch(/seed “[a-z]{8}”/);
  });

  it('follows --set, --future and --move', () => {
    const rungs = (...args: readonly string[]) =>
      JSON.parse(demarche(['run', SMALL, '--seed', 'x', '--turns', '2', '--json', ...args]).out).turns[1]
        .rungs;
    expect(rungs('--set', 'A.rung=recognition', '--set', 'rates.up.none=-40')).toEqual({ A: 1, B: 0 });
    expect(rungs('--move', 'A@1=hold', '--move', 'A@2=hold', '--move', 'B@2025-08=recognition')).toEqual({
      A: 0,
      B: 1,
    });
    const out = (future: string) =>
      demarche(['run', FLAGSHIP, '--seed', 'x', '--json', '--future', future]).out;
    expect(JSON.parse(out('1')).turns).not.toEqual(JSON.parse(out('0')).turns);
  });

  it('writes a file whole, by the format its name asks for', () => {
    const file = join(folder, 'run.csv');
    const { code, out, err } = demarche(['run', SMALL, '--seed', 'x', '-o', file]);
    const written = `Written to ${file}\nWritten to ${file}-metadata.json\n`;
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: written });
    expect(readFileSync(file, 'utf8')).toBe(demarche(['run', SMALL, '--seed', 'x', '--csv']).out);
  });

  it('leaves nothing behind where it cannot write', () => {
    const file = join(folder, 'missing', 'run.json');
    expectRefused(
      ['run', SMALL, '--seed', 'x', '-o', file],
      `cannot write ${file}: its folder does not exist.`,
    );
    const copy = join(folder, 'copy.yaml');
    writeFileSync(copy, readFileSync(join(ROOT, SMALL)));
    const link = join(folder, 'link');
    symlinkSync(copy, link);
    expectRefused(['run', copy, '--seed', 'x', '-o', link], 'it is what is read');
    expectRefused(['run', copy, '--seed', 'x', '-o', copy], 'this command writes no .yaml');
    expect(readFileSync(copy)).toEqual(readFileSync(join(ROOT, SMALL)));
  });

  it('finds the scenarios that come with it by name, from anywhere', () => {
    expect(demarche(['run', 'two-states', '--seed', 'x'], { cwd: folder }).out).toBe(
      demarche(['run', SMALL, '--seed', 'x']).out,
    );
  });
});

describe('bad input', () => {
  const cases: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['an unknown command', ['rnu', SMALL], /no command or scenario “rnu”\. Did you mean “run”\?/],
    [
      'an unknown option',
      ['run', SMALL, '--sed', 'x'],
      /unknown option '--sed'\n\(Did you mean one of --seed, --set\?\)/,
    ],
    ['no scenario', ['run'], /missing required argument 'scenario'/],
    ['a missing file', ['run', 'nowhere.yaml'], /there is no scenario file or folder “nowhere\.yaml”/],
    ['a mistyped scenario', ['run', 'two-sates'], /Did you mean “two-states”\?/],
    ['a path cut short', ['run', 'scenarios/two'], /Did you mean “scenarios\/two-states\.yaml”\?/],
    ['a path through a file', ['run', 'package.json/x'], /no scenario file or folder “package\.json\/x”\.\n/],
    ['a folder without a scenario', ['run', 'tests'], /scenario\.yaml/],
    ['a file that is no scenario', ['run', 'package.json'], /package\.json/],
    [
      'an unknown state',
      ['why', FLAGSHIP, 'Chima'],
      /no state “Chima” in this scenario\. Did you mean CHN \(China\)\?/,
    ],
    ['a bad --set', ['run', SMALL, '--set', 'weights.gian=2'], /gain/],
    ['a --set without a value', ['run', SMALL, '--set', 'weights.gain'], /--set/],
    ['a bad --at', ['why', SMALL, 'A', '--at', 'soon'], /--at: “soon” is no time/],
    ['a late --at', ['why', SMALL, 'A', '--at', '2050-01'], /outside the run/],
    ['a bad --move', ['run', SMALL, '--move', 'A@1=sideways'], /“sideways” is no decision/],
    ['turns that are no number', ['run', SMALL, '--turns', 'ten'], /Expected a whole number from 1 to 2400/],
    ['no turns', ['run', SMALL, '--turns', '0'], /from 1 to 2400/],
    ['too many turns', ['run', SMALL, '--turns', '2401'], /from 1 to 2400/],
    ['half a turn', ['run', SMALL, '--turns', '1.5'], /from 1 to 2400/],
    ['a negative future', ['run', SMALL, '--future', '-1'], /--future/],
    ['an empty seed', ['run', SMALL, '--seed', ''], /1 to 200 characters/],
    ['two formats', ['run', SMALL, '--json', '--csv'], /'--json' cannot be used with option '--csv'/],
    ['a bad name', ['new', 'my case!'], /cannot name a scenario.*Try my-case\./],
    ['an unknown shell', ['completion', 'powershell'], /Allowed choices are bash, zsh, fish/],
  ];

  it.each(cases)('is refused: %s', (_, args, message) => {
    expectRefused(args, message);
  });

  it('never reaches the terminal as it is', () => {
    const { err } = demarche(['run', 'a\u001b[2Jb\u202e.yaml']);
    expect(err).toContain('there is no scenario');
    expect(err).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('why', () => {
  it('explains a state by id or name, the sentence first', () => {
    const byId = demarche(['why', FLAGSHIP, 'CHN', '--no-tip', '--seed', 'moscow']);
    expect(byId).toMatchObject({ code: 0, err: '' });
    expect(demarche(['why', FLAGSHIP, 'china', '--no-tip', '--seed', 'moscow']).out).toBe(byId.out);
    expect(byId.out.split('\n')[2]).toMatch(/^China, at ambassador: [\d.]+ % a month to recognition\./);
    expect(byId.out).toMatch(/base .* %/);
    expect(byId.out).toContain('https://');
    expect(byId.out).toContain('--set ');
  });

  it('explains later turns, and says what has changed', () => {
    const { code, out } = demarche([
      'why',
      FLAGSHIP,
      'PAK',
      '--no-tip',
      '--at',
      '2026-07',
      '--seed',
      'moscow',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('turn 12');
  });

  it('gives factors in JSON whose product is the chance', () => {
    const { why } = JSON.parse(demarche(['why', FLAGSHIP, 'CHN', '--no-tip', '--json']).out);
    const product = why.up.factors.reduce((p: number, f: { value: number }) => p * f.value, 1);
    expect(Math.abs(product / why.up.chance - 1)).toBeLessThan(1e-9);
  });

  it('offers changes that do what they say', () => {
    const ask = (...sets: readonly string[]) =>
      JSON.parse(demarche(['why', FLAGSHIP, 'CHN', '--no-tip', '--json', ...sets]).out).why;
    const now = ask();
    const [change] = now.doubles;
    const then = ask('--set', change.set);
    expect(then.up.chance / now.up.chance).toBeCloseTo(change.times, 1);
    expect(change.times).toBeGreaterThan(1.9);
  });
});

describe('check, new and schema', () => {
  it('check lists what is wrong and ends with 2', () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, readFileSync(join(ROOT, SMALL), 'utf8').replace('weight: 2', 'weihgt: 2'));
    const { code, out, err } = demarche(['check', file, SMALL]);
    expect(code).toBe(2);
    expect(err).toBe('');
    expect(out).toMatch(/bad\.yaml:\d+:\d+/);
    expect(out).toMatch(/bad\.yaml: \d+ errors?, \d+ doubts?/);
    expect(out).toContain(`${SMALL}: no errors, no doubts`);
    const more = demarche(['check', 'nowhere.yaml', SMALL]);
    expect(more).toMatchObject({ code: 2, err: '' });
    expect(more.out).toMatch(
      /nowhere\.yaml:1:1: error: there is no such file[\s\S]*two-states\.yaml: no errors/,
    );
    const json = JSON.parse(demarche(['check', file, '--json']).out);
    expect(json.files[0].issues[0]).toMatchObject({ severity: 'error' });
    expectRefused(['run', file], /bad\.yaml:\d+:\d+/);
  });

  it('check counts doubts as such, and lets them pass where asked to', () => {
    const file = join(folder, 'doubtful.yaml');
    const text = readFileSync(join(ROOT, SMALL), 'utf8');
    writeFileSync(file, text.replace(/^ {2}- \{state: B, field: gain.*\n/m, ''));
    expect(demarche(['check', file])).toMatchObject({
      code: 2,
      out: expect.stringMatching(/0 errors, 1 doubt\n$/),
    });
    expect(demarche(['check', file, '--allow-doubts']).code).toBe(0);
    expect(demarche(['run', file, '--seed', 'x'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 doubt'),
    });
  });

  it('new writes a scenario without errors or doubts that plays, and never overwrites', () => {
    expect(demarche(['new', 'my-case'], { cwd: folder })).toMatchObject({ code: 0, out: '' });
    const file = join(folder, 'my-case.yaml');
    const text = readFileSync(file, 'utf8');
    expect(demarche(['check', file])).toMatchObject({ code: 0, out: `${file}: no errors, no doubts\n` });
    expect(demarche(['run', file, '--seed', 'one']).code).toBe(0);
    expect(demarche(['why', file, 'NOR', '--no-tip']).code).toBe(0);
    expectRefused(['new', 'my-case', '--dir', folder], 'exists already; it was left as it is');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('schema prints a JSON Schema', () => {
    expect(JSON.parse(demarche(['schema']).out)).toHaveProperty('$schema');
  });
});

describe('the program', () => {
  it('without a terminal plays the flagship as a plain account', () => {
    const { code, out } = demarche([]);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('The Russia precedent');
    expect(out).not.toMatch(/\u001b/);
  });

  it('prints its version and help', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(demarche(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    for (const args of [['--help'], ['help'], ['help', 'run'], ['run', '--help'], ['play', '-h']]) {
      const { code, out, err } = demarche(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('Usage: demarche');
    }
  });

  it('ends quietly when its reader has seen enough', () => {
    const script = `"${process.execPath}" "${PROGRAM}" run ${FLAGSHIP} --seed x --json --explain | head -c 100; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^\{"demarche":2,[\s\S]* 0\n$/);
  });

  it('says in a sentence that the disk is full', () => {
    const script = `"${process.execPath}" "${PROGRAM}" run ${SMALL} --seed x > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: ROOT, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Error: cannot write the answer: the disk is full.\n',
    });
    expect(demarche(['run', SMALL, '--seed', 'x', '-o', '/dev/full'])).toMatchObject({ code: 1, out: '' });
  });

  it('leaves no half-written file when it is interrupted', async () => {
    const place = mkdtempSync(join(folder, 'interrupted-'));
    const args = [
      'run',
      FLAGSHIP,
      '--seed',
      'x',
      '--turns',
      '2400',
      '--json',
      '--explain',
      '-o',
      join(place, 'a.json'),
    ];
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: ROOT });
    const code = new Promise((resolve) => child.on('exit', resolve));
    await vi.waitUntil(() => readdirSync(place).length > 0, { timeout: 20_000 });
    expect(readdirSync(place)[0]).toMatch(/^\.a\.json\.[0-9a-f]+-\d+-[0-9a-f]+\.tmp$/);
    child.kill('SIGINT');
    expect(await code).toBe(130);
    expect(readdirSync(place)).toEqual([]);
  });

  it('shows no stack for a fault of its own unless asked to', () => {
    const broken = {
      NODE_OPTIONS: `--import data:text/javascript,JSON.stringify=()=>{throw(new(Error)(4711))}`,
    };
    const quiet = started(['run', SMALL, '--seed', 'x', '--json'], { env: broken });
    expect(quiet).toMatchObject({ code: 1, out: '' });
    expect(quiet.err).toMatch(/^Something went wrong inside demarche: 4711\nThis is a fault of demarche/);
    expect(quiet.err).not.toMatch(/^\s+at /m);
    const loud = started(['run', SMALL, '--seed', 'x', '--json'], {
      env: { ...broken, DEMARCHE_DEBUG: '1' },
    });
    expect(loud.err).toMatch(/^\s+at /m);
  });
});

describe('help', () => {
  const commands = ['', 'play', 'run', 'compare', 'tip', 'why', 'check', 'new', 'schema', 'completion'];

  /** The same with few futures: only whether it works is asked. */
  const cheap = (example: string): readonly string[] => [
    ...example
      .replace(/--runs \d+/, example.startsWith('tip ') ? '--runs 100' : '--runs 20')
      // This exercise has no measure to try, and no goal.
      .replace('hold-the-line', 'who-is-next')
      .split(' '),
    ...(example.startsWith('why ') ? ['--no-tip'] : []),
  ];
  let cwd = '';
  beforeAll(() => {
    cwd = mkdtempSync(join(folder, 'examples-'));
    cpSync(join(ROOT, 'scenarios'), join(cwd, 'scenarios'), { recursive: true });
  });

  it.each(commands)('of %s shows examples that work', (command) => {
    const help = demarche([command, '--help'].filter((word) => word !== '')).out;
    const examples = [...help.matchAll(/^ {2}\$ demarche (.+)$/gm)].map((m) => m[1] ?? '');
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples)
      expect(demarche(cheap(example), { cwd }), example).toMatchObject({ code: 0 });
  });
});

describe('start-up', () => {
  /** The bundle's files that are loaded before any command runs. */
  const eager = (): ReadonlyMap<string, string> => {
    const seen = new Map<string, string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      const text = readFileSync(join(ROOT, 'dist', file), 'utf8');
      seen.set(file, text);
      const statics = text.matchAll(/(?:import|export)\s*(?:[\w*{][^;'"()]*?from\s*)?["']\.\/([^"']+)["']/g);
      for (const match of statics) visit(match[1] ?? '');
    };
    visit('demarche.js');
    return seen;
  };

  it('loads neither ink, react, zod, yaml nor charts for --version and --help', () => {
    const text = [...eager().values()].join('\n');
    for (const mark of [
      'ZodError',
      'react.element',
      'react.transitional.element',
      'yoga',
      'YAMLParseError',
      'the table has no header row',
      // Only charts draw dashes.
      'stroke-dasharray',
    ]) {
      expect(text.includes(mark), mark).toBe(false);
    }
    const all = readdirSync(join(ROOT, 'dist'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(ROOT, 'dist', file), 'utf8'))
      .join('\n');
    for (const mark of ['ZodError', 'YAMLParseError', 'the table has no header row', 'stroke-dasharray'])
      expect(all.includes(mark), mark).toBe(true);
  });

  it('reads little: the files loaded at start are under 150 kB', () => {
    const size = [...eager().values()].reduce((sum, text) => sum + text.length, 0);
    expect(size).toBeLessThan(150_000);
  });
});
