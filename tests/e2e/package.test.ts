import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './program.ts';

const TSC = join(ROOT, 'node_modules/.bin/tsc');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const ran = (command: string, args: readonly string[], cwd: string): Ran => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
};

/** The names of the packages in a node_modules folder. */
const packagesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((each) => `${name}/${each}`) : [name],
    );

/** One thread is started faster than all. */
const ONE = ['--threads', '1'] as const;

/** A command line for every command of README's table. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  play: ['play', 'two-states', '--seed', 'one'],
  run: ['run', 'two-states', '--seed', 'one', '--json', '--explain', '-o', 'run.json'],
  odds: ['odds', 'two-states', '--seed', 'one', '--runs', '50', '-o', 'part.tally'],
  merge: ['merge', 'part.tally', '--csv'],
  compare: ['compare', 'two-states', '--set', 'weights.gain=3', '--seed', 'one', '--runs', '20'],
  tip: ['tip', 'two-states', '--state', 'A', '--odds', '50%', '--seed', 'one', '--runs', '200'],
  sensitivity: ['sensitivity', 'two-states', '--seed', 'one', '--method', 'swing', '--runs', '20', ...ONE],
  discover: [
    'discover',
    ...['two-states', '--when', 'count >= 1', '--set', 'weights.gain.sd=1', '--seed', 'one'],
    ...['--points', '100', ...ONE],
  ],
  cascade: ['cascade', 'two-states', '--seed', 'one', '--runs', '20', ...ONE],
  levers: ['levers', 'two-states', '--goal', 'count', '--seed', 'one', '--runs', '20', ...ONE],
  evidence: ['evidence', 'two-states', '--seed', 'one', '--runs', '20', ...ONE],
  report: ['report', 'two-states', '--seed', 'one', '--runs', '20', '-o', 'page.html', ...ONE],
  exercise: ['exercise', 'break-the-model', '--auto', '--runs', '20', '-o', 'class', ...ONE],
  why: ['why', 'two-states', 'A', '--seed', 'one'],
  fit: ['fit', 'honduras-2009'],
  worker: ['worker', '--queue', 'redis://127.0.0.1:1'],
  queue: ['queue', '--queue', 'redis://127.0.0.1:1'],
  forecast: ['forecast', 'two-states', '--runs', '50', '--knew', 'All of it.', '-o', 'forecast.md', ...ONE],
  score: ['score', 'forecast.md', 'outcome.csv'],
  backtest: ['backtest', 'taliban-1996', '--runs', '10', '--seed', 'one', ...ONE],
  again: ['again', 'run.json'],
  check: ['check', 'two-states'],
  new: ['new', 'mine'],
  schema: ['schema'],
  keys: ['keys'],
  completion: ['completion', 'bash'],
};

/** Commands that need packages which npm does not install by itself. */
const ASK_FOR_MORE: readonly string[] = ['worker', 'queue'];

/** A program that takes something of every entry, in fifteen lines. */
const PROGRAM = `import { type Answered, compare, type OddsAnswer, odds, parseScenario, ScenarioError } from 'demarche';
import { fileReader, openScenario, openThreads } from 'demarche/node';
import { type Briefing, briefingMarkdown } from 'demarche/pages';
import { readWave } from 'demarche/waves';
import { type Action, readExercise } from 'demarche/exercises';
const folder = 'node_modules/demarche/scenarios';
const two = openScenario('two-states');
const answer: Answered<OddsAnswer> = odds(two, { seed: 'one', futures: 20 });
const threads = openThreads(1);
const same: boolean = (await threads.odds(two, { seed: 'one', futures: 20 })).json() === answer.json();
await threads.close();
const markdown: (briefing: Briefing) => Iterable<string> = briefingMarkdown;
const read = [readWave(\`\${folder}/history/taliban-1996\`, fileReader), readExercise(\`\${folder}/exercises/who-is-next.yaml\`, fileReader), parseScenario(\`\${folder}/two-states.yaml\`, fileReader)];
const action: Action = { do: 'next' };
console.log([same, compare(two, two.with({ 'A.taboo': 0 }), { seed: 'one', futures: 9 }).variants.length, ...read.map(({ ok }) => ok), typeof markdown, action.do, ScenarioError.name !== ''].join(' '));
`;
const PRINTED = 'true 1 true true true function next true\n';

interface Program {
  readonly code: string;
  /** What it prints; undefined: anything. */
  readonly prints: string | undefined;
}

/** The programs of a page, each with the output below it. */
const programsOf = (page: string): readonly Program[] =>
  [
    ...readFileSync(join(ROOT, page), 'utf8').matchAll(/```ts\n([\s\S]*?)```(?:\n+```text\n([\s\S]*?)```)?/g),
  ].map(([, code = '', prints]) => ({ code, prints }));

const STRICT = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: [],
  rootDir: 'src',
  outDir: 'built',
};

/** Whether a source is newer than the declarations that `npm run build` has made. */
const isStale = (): boolean => {
  const types = join(ROOT, 'dist/types/index.d.ts');
  if (!existsSync(types)) return true;
  const built = statSync(types).mtimeMs;
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).some(
    (name) => statSync(join(ROOT, 'src', name)).mtimeMs > built,
  );
};

/** Imports modules one after another, each with its arguments, in one process; keeps what each wrote and its exit code. */
const ONE_BY_ONE = `import { writeFileSync } from 'node:fs';
const [, , ...runs] = process.argv;
const textOf = (piece) => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece));
const found = [];
for (const [n, run] of runs.entries()) {
  const { module, args } = JSON.parse(run);
  const wrote = { out: '', err: '' };
  process.argv = [process.execPath, module, ...args];
  process.stdout.write = (piece) => { wrote.out += textOf(piece); return true; };
  process.stderr.write = (piece) => { wrote.err += textOf(piece); return true; };
  await import(\`\${module}?\${n}\`);
  found.push({ code: process.exitCode ?? 0, ...wrote });
  process.exitCode = undefined;
}
writeFileSync('ended.json', JSON.stringify(found));
process.exit(0);
`;

/** What modules of the user's folder write, and how they end; each start of a process would take as long as most of them. */
const oneByOne = (
  runs: readonly { readonly module: string; readonly args?: readonly string[] }[],
): readonly Ran[] => {
  writeFileSync(join(home, 'one-by-one.mjs'), ONE_BY_ONE);
  const texts = runs.map(({ module, args = [] }) => JSON.stringify({ module, args }));
  const { code, err } = ran(process.execPath, ['one-by-one.mjs', ...texts], home);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(readFileSync(join(home, 'ended.json'), 'utf8'));
};

let home = '';
let installed: Ran = { code: null, out: '', err: '' };
const inPackage = (...parts: readonly string[]): string => join(home, 'node_modules/demarche', ...parts);

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'demarche-package-'));
  writeFileSync(
    join(home, 'package.json'),
    '{"name":"a-user","version":"1.0.0","type":"module","private":true}\n',
  );
  writeFileSync(join(home, 'outcome.csv'), 'state,rung,source\nA,1,x\n');
  if (isStale()) expect(ran(TSC, ['-p', 'tsconfig.build.json'], ROOT)).toMatchObject({ code: 0, out: '' });
  // What is built is packed as it is: to build it again would take it from tests that run now.
  const packed = ran('npm', ['pack', '--ignore-scripts', '--pack-destination', home], ROOT);
  expect(packed.code).toBe(0);
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '';
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=0'];
  installed = ran('npm', ['install', ...options, `./${tarball}`], home);
}, 240_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A test of the installed package; where npm reaches neither its cache nor a registry, it says so and passes. */
const withPackage = (name: string, test: () => void): void => {
  it(name, (context) => {
    if (/ENOTCACHED|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/.test(installed.err)) {
      process.stdout.write(`SKIPPED (npm reaches no registry): ${name}\n`);
      context.skip('npm reaches no registry');
    }
    expect(installed.code).toBe(0);
    test();
  });
};

/** Links of a document of the package that lead to no file of it. */
const brokenLinks = (document: string): readonly string[] =>
  [...readFileSync(inPackage(document), 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => !existsSync(resolve(inPackage(dirname(document)), link)))
    .map((link) => `${document}: ${link}`);

describe('the packed package', () => {
  withPackage('installs without a warning, and brings at most three packages', () => {
    expect(installed.err).toBe('');
    const others = packagesIn(join(home, 'node_modules')).filter((name) => name !== 'demarche');
    expect(others).toContain('piscina');
    expect(others.length).toBeLessThanOrEqual(3);
  });

  withPackage('has no tests and no benches in it, and every document that a document links to', () => {
    const files = readdirSync(inPackage(), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /bench\/|\.test\.|server/.test(file))).toEqual([]);
    const documents = files.filter((file) => file.endsWith('.md'));
    expect(documents).toContain('README.md');
    expect(documents.flatMap(brokenLinks)).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'CITATION.cff']));
  });

  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const named = [...readme.matchAll(/^\| `(\w+)[^`]*` \|/gm)].map((match) => match[1] ?? '');

  it('is tried with every command of README', () => {
    const table = named.slice(named.indexOf('play'), named.indexOf('completion') + 1);
    expect(Object.keys(COMMANDS)).toEqual(table);
  });

  withPackage('runs as a program of its own', () => {
    const { code, out, err } = ran(join(home, 'node_modules/.bin/demarche'), COMMANDS.report ?? [], home);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(out + err).toContain('page.html');
  });

  const known = new Map<string, Ran>();
  /** How all commands ended; they are run at once. */
  const ended = (): ReadonlyMap<string, Ran> => {
    if (known.size > 0) return known;
    const module = './node_modules/demarche/dist/main.js';
    const found = oneByOne(Object.values(COMMANDS).map((args) => ({ module, args })));
    for (const [n, command] of Object.keys(COMMANDS).entries()) known.set(command, found[n] as Ran);
    return known;
  };
  for (const command of Object.keys(COMMANDS))
    withPackage(`runs ${command}`, () => {
      const { code, out, err } = ended().get(command) as Ran;
      if (ASK_FOR_MORE.includes(command))
        expect({ code, err }).toEqual({
          code: 2,
          err: 'Error: a queue needs two packages that are not installed: npm install bullmq ioredis.\n',
        });
      else expect({ code, err }).toMatchObject({ code: 0 });
      expect(out + err).not.toBe('');
    });

  withPackage(
    'has types that strict programs need no others for; the programs of the pages print what they say',
    () => {
      const documented = [...programsOf('docs/library.md'), ...programsOf('README.md')];
      expect(documented).toHaveLength(5);
      for (const { code } of documented) expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
      const programs = [{ code: PROGRAM, prints: PRINTED }, ...documented];
      mkdirSync(join(home, 'src'));
      writeFileSync(join(home, 'src/console.d.ts'), 'declare const console: { log(text: unknown): void };\n');
      for (const [i, { code }] of programs.entries()) writeFileSync(join(home, `src/program-${i}.ts`), code);
      // Declarations of libraries are checked too: a program that leaves them out is checked for less.
      const options = { compilerOptions: { ...STRICT, skipLibCheck: false }, include: ['src'] };
      writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(options));
      expect(ran(TSC, ['-p', '.'], home)).toMatchObject({ code: 0, out: '' });
      const found = oneByOne(programs.map((_, i) => ({ module: `./built/program-${i}.js` })));
      for (const [i, { prints }] of programs.entries())
        expect(found[i]).toEqual({ code: 0, out: prints ?? expect.stringContaining('Iran'), err: '' });
    },
  );
});
