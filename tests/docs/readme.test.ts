import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Answer, demarche, ROOT } from '../e2e/program.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const README = read('README.md');
const PACKAGE = JSON.parse(read('package.json'));

/** Lines of the fenced blocks of shell commands, without comments. */
const shellLines = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)]
    .flatMap((block) => (block[1] ?? '').split('\n'))
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

/** Words of a command line; quotes hold a word together. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

const PREFIX = 'npm run -s demarche -- ';
const LINES = shellLines(README);
const COMMANDS = LINES.filter((line) => line.startsWith(PREFIX)).map((line) => line.slice(PREFIX.length));

/** Documents of the project, as paths from its root. */
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** What a heading is called in a link to it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const headings = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#+ +(.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));

/** Links of a document that lead nowhere; links to other sites are not followed. */
const brokenLinks = (document: string): readonly string[] =>
  [...read(document).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? document : relative(ROOT, resolve(ROOT, dirname(document), path));
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !headings(read(file)).includes(anchor);
    });

describe('README', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-readme-'));
    cpSync(join(ROOT, 'scenarios'), join(folder, 'scenarios'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is short', () => expect(README.split('\n').length).toBeLessThan(160));

  it('shows commands to run', () => expect(COMMANDS.length).toBeGreaterThan(3));

  /** What a command of README answers; it is run once. */
  const answers = new Map<string, Answer>();
  const answerTo = (line: string): Answer => {
    const answer = answers.get(line) ?? demarche(words(line), { cwd: folder });
    answers.set(line, answer);
    return answer;
  };

  it.each(COMMANDS)('demarche %s', (line) => {
    expect(answerTo(line)).toMatchObject({ code: 0 });
  });

  it('begins with a picture that the tests keep current, and its place in words', () => {
    expect(README.slice(0, 2000)).toMatch(/!\[[^\]]{40,}\]\(docs\/screens\/map-160x50\.svg\)/);
  });

  /** README with the figures that its commands print in the place of those that it quotes. */
  const quoting = (): string => {
    const ends = ['before.txt', 'after.txt'].map((file) => {
      const account = readFileSync(join(folder, file), 'utf8').replace(/\s+/g, ' ');
      return /At the end, [^:]*: (\d+ of 192 states recognises?: [^.]*)\./.exec(account)?.[1];
    });
    const factors = COMMANDS.filter((line) => line.startsWith('why ')).map(
      (line) => /^ {2}human-rights cost +(× [\d.]+)/m.exec(answerTo(line).out)?.[1],
    );
    return README.replace(/"\d+ of 192 states recognises?: [^"]*"/g, () => `"${ends.shift()}"`).replace(
      /(cost went\s+from) × \d+\.\d+ to × \d+\.\d+/,
      (_, words) => `${words} ${factors.join(' to ')}`,
    );
  };

  it('quotes what its three steps write, whether by an edit or by --set', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(join(ROOT, 'README.md'), quoting());
    else expect(README.replace(/\s+/g, ' ')).toBe(quoting().replace(/\s+/g, ' '));

    const file = join(folder, 'scenarios/russia-precedent/scenario.yaml');
    const text = readFileSync(file, 'utf8').replace(/^ {2}rights: \{mean: 3,/m, '  rights: {mean: 1.5,');
    writeFileSync(file, text);
    demarche(['run', 'scenarios/russia-precedent', '--seed', 'kabul', '-o', 'edited.txt'], { cwd: folder });
    const account = (of: string): string => readFileSync(join(folder, of), 'utf8').replace(/\s+/g, ' ');
    expect(account('edited.txt')).toBe(account('after.txt'));
    expect(account('edited.txt')).not.toBe(account('before.txt'));
  });

  it('names only npm commands that exist', () => {
    const builtIn = ['ci', 'cit', 'start', 'test', 'run'];
    for (const line of LINES.flatMap((l) => l.split('&&')).map((l) => l.trim())) {
      const [npm, command, ...rest] = words(line);
      if (npm !== 'npm') continue;
      expect(builtIn).toContain(command);
      if (command === 'run') expect(PACKAGE.scripts).toHaveProperty([rest.find((w) => w !== '-s') ?? '']);
    }
  });

  it('names every command of the program', () => {
    const help = demarche(['--help']).out;
    const list = help.slice(help.indexOf('Commands:'));
    const names = [...list.matchAll(/^ {2}([a-z]+)\b/gm)].map((match) => match[1] ?? '');
    expect(names).toContain('run');
    for (const name of names.filter((n) => n !== 'help')) expect(README).toContain(`| \`${name}`);
  });

  it('names every what-if', () => {
    for (const file of readdirSync(join(ROOT, 'scenarios/what-ifs')))
      expect(README).toContain(file.replace('.yaml', ''));
  });
});

describe('documents', () => {
  it.each(DOCUMENTS)('%s links to files and headings that exist', (document) =>
    expect(brokenLinks(document)).toEqual([]),
  );

  it('are cited by the version that they describe', () => {
    const citation: unknown = parse(read('CITATION.cff'));
    expect(citation).toMatchObject({
      'cff-version': '1.2.0',
      version: PACKAGE.version,
      license: PACKAGE.license,
      authors: [{ name: expect.any(String) }],
    });
    expect(read('CHANGELOG.md')).toContain(`## ${PACKAGE.version}`);
  });
});
