import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../src/scenario/issue.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { cpuMs } from '../fixtures/effort.ts';
import { BASE, issuesOf, parseFiles, parseText } from './base.ts';
import { type Files, memoryReader } from './memory-reader.ts';

const MB4 = 4_000_000;
const fill = (part: string, length = MB4): string => part.repeat(Math.floor(length / part.length));

const nested = [
  'a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
].join('\n');

const BOMBS: readonly (readonly [string, string, string])[] = [
  ['nested aliases', nested, 'bomb.yaml:4:'],
  ['nested aliases behind a long comment', `# ${fill('x')}\n${nested}`, 'bomb.yaml:5:'],
  ['nested aliases behind many lines', `${fill('# pad\n')}${nested}`, 'aliases'],
  ['nested aliases behind a long list', `p: [${fill('lol,')}1]\n${nested}`, 'aliases'],
  [
    'a chain of aliases',
    `a0: &a0 [x, x]\n${Array.from({ length: 130_000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`,
    'aliases',
  ],
  ['a million aliases in a list', `a: &a 1\nb: [${fill('*a, ')}1]`, 'bomb.yaml:2:'],
  ['a million aliases on lines', `a: &a 1\nb:\n${fill('- *a\n')}`, 'aliases'],
  [
    'aliases of a long text',
    `a: &a "${fill('x', MB4 - 4000)}"\nb: [*a, *a]`,
    'bomb.yaml:2:5: error: the aliases of this file expand to too much',
  ],
  ['brackets', fill('['), 'bomb.yaml:1:65: error: nested deeper than 64 levels'],
  ['closed brackets', '['.repeat(MB4 / 2) + ']'.repeat(MB4 / 2), 'nested deeper than 64 levels'],
  ['braces', fill('{a: '), 'nested deeper than 64 levels'],
  ['dashes', fill('- '), 'nested deeper than 64 levels'],
  ['question marks', fill('? '), 'nested deeper than 64 levels'],
  [
    'indentation',
    Array.from({ length: 2_800 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'nested deeper than 64 levels',
  ],
  ['commas', `[${fill(',')}`, 'there is nothing before this comma'],
  ['closing brackets', fill(']'), 'does not close any'],
  ['tags', fill('!!str '), 'tags are not allowed'],
  ['anchors', fill('&a '), 'too many anchors'],
  ['directives', fill('%a b\n'), 'directives are not allowed'],
  ['documents', fill('a\n...\n'), 'one YAML document'],
  ['bad escapes', `a: "${fill('\\q')}"`, 'this escape means nothing'],
  ['an open quote', `a: "${fill('b\n ')}`, 'never closed'],
  ['escape characters', fill('\x1b[31m'), 'U+001B'],
];

describe('a file of 4 MB made to blow up', () => {
  it.each(BOMBS)('%s: ends in a clear error in time', (_, text, says) => {
    const { result: issues, ms } = cpuMs(() =>
      issuesOf(parseFiles({ 'bomb.yaml': text }, 'bomb.yaml')).map(formatIssue),
    );
    expect(ms).toBeLessThan(4000);
    expect(issues.join('\n')).toContain(says);
    expect(issues.length).toBeLessThan(40);
    for (const issue of issues) expect(issue.length).toBeLessThan(500);
  });

  it('of bytes that are no text names the first one', () => {
    const bytes = new Uint8Array(MB4).fill(0x61);
    bytes[12] = 0x0a;
    bytes[MB4 - 5] = 0xff;
    expect(issuesOf(parseFiles({ 'bomb.yaml': bytes }, 'bomb.yaml')).map(formatIssue)).toEqual([
      `bomb.yaml:2:${MB4 - 17}: error: the file is not written in UTF-8 (found byte 0xFF; expected UTF-8; save the file again as UTF-8)`,
    ]);
  });
});

describe('aliases within bounds', () => {
  it('are allowed', () => {
    const text = BASE.replace('traits: {trade: 0.3}', 'traits: &some {trade: 0.3}').replace(
      'traits: {rights: 0.9}',
      'traits: *some',
    );
    expect(issuesOf(parseText(text)).map(formatIssue)).toEqual([]);
  });

  it('may not lead into themselves', () => {
    const issues = issuesOf(
      parseText(BASE.replace('social: {cap: 3, half_life: 9}', 'social: &s {cap: *s}')),
    );
    expect(issues.map(formatIssue)).toEqual([
      'base.yaml:18:18: error: an alias cannot be inside the value that it names (found *s)',
    ]);
  });

  it('may not nest deeper than the file itself may', () => {
    const deep = `${'{not: '.repeat(40)}x${'}'.repeat(40)}`;
    const twice = deep.replace('x', '*deep');
    const issues = issuesOf(
      parseText(
        `${BASE.replace('title: A base', `title: A base\nvariables2: &deep ${deep}\nvariables3: ${twice}`)}`,
      ),
    );
    expect(issues.map(formatIssue).join()).toContain('nested deeper than 64 levels through this alias');
  });
});

describe('too many', () => {
  const section = (name: string, count: number, entry: (i: number) => string) =>
    BASE.replace(
      new RegExp(`^${name}:\\n`, 'm'),
      `${name}:\n${Array.from({ length: count }, (_, i) => `  ${entry(i)}`).join('\n')}\n`,
    );

  it.each([
    ['states', 5_001, 'at most 5,000', (i: number) => `S${i}: {}`],
    ['drivers', 101, 'at most 100', (i: number) => `d${i}: {sign: cost, profile: [1, 1]}`],
    ['events', 10_001, 'at most 10,000', (i: number) => `e${i}: {chance: 0.1}`],
    ['institutions', 101, 'at most 100', (i: number) => `i${i}: {decides: 01-01, when: {granted: un}}`],
  ])('%s are refused at the first one too many', (name, count, says, entry) => {
    const text = section(name, count, entry);
    const issues = issuesOf(parseText(text)).filter((issue) => issue.message === `too many ${name}`);
    const line = text.slice(0, text.indexOf(`\n${name}:\n`)).split('\n').length + count;
    expect(issues.map((issue) => [issue.line + 1, issue.column, issue.expected])).toEqual([
      [line + 2, 3, says],
    ]);
  });

  it('states in a table are refused too', () => {
    const rows = Array.from({ length: 5_001 }, (_, i) => `S${i}`).join('\n');
    const text = `${BASE}tables: {states: states.csv}\n`;
    const issues = issuesOf(parseFiles({ 'base.yaml': text, 'states.csv': `id\n${rows}\n` }));
    expect(
      issues.filter(({ message }) => message === 'too many states').map((issue) => [issue.file, issue.line]),
    ).toEqual([['states.csv', 5_002]]);
  });

  it('states spoken to by effects are refused before they fill the memory', () => {
    const states = Array.from({ length: 4_999 }, (_, i) => `S${i}`).join('\n');
    const text = `${section('events', 500, (i) => `e${i}: {chance: 0.1, effects: [{boost: all, times: 2}]}`)}tables: {states: s.csv}\n`;
    const issues = issuesOf(
      parseFiles({ 'base.yaml': text.replace(/^states:\n(?: .*\n)*/m, ''), 's.csv': `id\n${states}\n` }),
    );
    expect(issues.map(({ message }) => message)).toContain(
      'the effects of this scenario name too many states',
    );
  });
});

describe('a table made to blow up', () => {
  it.each([
    ['line ends', fill('\n'), 'no header row'],
    ['commas', fill(','), 't.csv:1:1001: error: too many columns'],
    ['rows', `from,to,weight\n${fill('A\n')}`, 't.csv:200002:1: error: too many rows'],
    ['an open quote', `from\n"${fill('a\n')}`, 't.csv:2:1: error: this quote is never closed'],
    ['quotes', fill('"'), 'has no column'],
    ['escape characters', fill('\x1b'), 'U+001B'],
  ])('of %s ends in a clear error in time', (_, text, says) => {
    const files = { 'base.yaml': `${BASE}tables: {ties: t.csv}`, 't.csv': text };
    const { result: issues, ms } = cpuMs(() => issuesOf(parseFiles(files)).map(formatIssue));
    expect(ms).toBeLessThan(4000);
    expect(issues.join('\n')).toContain(says);
    expect(issues.length).toBeLessThan(40);
  });
});

describe('files without end', () => {
  const bases = (count: number): string =>
    `extends: [base.yaml, ${Array.from({ length: count }, (_, i) => `m${i}.yaml`).join(', ')}]\n`;

  const readsAndIssues = (files: Files, first: string): readonly [number, readonly string[]] => {
    const reads: string[] = [];
    const issues = issuesOf(parseScenario(first, memoryReader(files, reads)));
    return [reads.length, issues.map(formatIssue)];
  };

  it('are read up to the bound of all together, tables included', () => {
    const pad = `# ${fill('x')}\n`;
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`m${i}.yaml`, pad]));
    const [reads, issues] = readsAndIssues(
      { ...files, 'base.yaml': BASE, 'top.yaml': bases(60) },
      'top.yaml',
    );
    expect(reads).toBe(7);
    expect(issues.filter((issue) => issue.includes('together'))).toEqual([
      'top.yaml:1:58: error: the files of this scenario are too large together (expected at most 20 MB)',
    ]);
    const tables = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`m${i}.yaml`, 'tables: {ties: t.csv}\n']),
    );
    const [again, told] = readsAndIssues(
      { ...tables, 'base.yaml': BASE, 'top.yaml': bases(60), 't.csv': fill('\n') },
      'top.yaml',
    );
    expect(again).toBe(12);
    expect(told.join('\n')).toContain(
      'm4.yaml:1:16: error: the files of this scenario are too large together',
    );
  });

  it('are told once when they are too many', () => {
    const [, issues] = readsAndIssues({ 'base.yaml': BASE, 'top.yaml': bases(50_000) }, 'top.yaml');
    expect(issues.filter((issue) => issue.includes('too many files'))).toHaveLength(1);
    expect(issues.length).toBeLessThan(70);
  });
});

describe('a thousand mistakes', () => {
  it('are told up to a bound, in time', () => {
    const rows = 'A,B,x,y\n'.repeat(60_000);
    const files = {
      'base.yaml': `${BASE}tables: {ties: t.csv}`,
      't.csv': `from,to,kind,weight\n${rows}`,
    };
    const { result: issues, ms } = cpuMs(() => issuesOf(parseFiles(files)));
    expect(issues.filter(({ severity }) => severity === 'error')).toHaveLength(1_000);
    expect(ms).toBeLessThan(8_000);
  });
});
