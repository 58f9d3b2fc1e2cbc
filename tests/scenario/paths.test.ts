import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { BASE, issuesOf, parseFiles } from './base.ts';
import { type Files, memoryReader } from './memory-reader.ts';

const SECRET = 'root:x:0:0:secret';

const told = (files: Files, path: string) => issuesOf(parseFiles(files, path)).map(formatIssue);

/** The text of the file, and what its table of ties is called. */
const withTies = (path: string) => `${BASE.replace(/^ties:\n(?: .*\n)*/m, '')}tables: {ties: ${path}}\n`;

const INSIDE = "expected a path inside the file's own folder, with /";

describe('a table', () => {
  it.each([
    ['../secret', "this path leaves its file's folder"],
    ['../s/../secret', "this path leaves its file's folder"],
    ['sub/../../secret', "this path leaves its file's folder"],
    ['/secret', 'this path is absolute'],
    ['C:/secret', 'this path is absolute'],
    ['..\\secret', 'this path has a backslash'],
    ['link', "this path leaves its file's folder through a link"],
    ['linked/secret', "this path leaves its file's folder through a link"],
    ['chain', "this path leaves its file's folder through a link"],
  ])('named %s is refused unread', (path, message) => {
    const reads: string[] = [];
    const files = {
      's/scenario.yaml': withTies(`'${path}'`),
      secret: SECRET,
      's/link': '->../secret',
      's/linked': '->..',
      's/chain': '->link',
    };
    const issues = issuesOf(parseScenario('s', memoryReader(files, reads))).map(formatIssue);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(message);
    expect(issues[0]).toContain(INSIDE);
    expect(issues[0]?.startsWith('s/scenario.yaml:')).toBe(true);
    expect(issues.join()).not.toContain(SECRET);
    expect(reads).toEqual(['s/scenario.yaml']);
  });

  it('may be a link that stays inside', () => {
    const ties = 'from,to,kind,weight\nB,A,peer,0.5\n';
    expect(
      told(
        { 's/scenario.yaml': withTies('t.csv'), 's/t.csv': '->data/ties.csv', 's/data/ties.csv': ties },
        's',
      ),
    ).toEqual([]);
  });

  it('may lie in a folder below, named with dots that stay inside', () => {
    expect(
      told(
        { 's/scenario.yaml': withTies('./data/../data/t.csv'), 's/data/t.csv': 'from,to,kind,weight\n' },
        's',
      ),
    ).toEqual([]);
  });
});

describe('extends', () => {
  it('of the file that was named may point anywhere', () => {
    expect(
      told(
        { 'a/over.yaml': 'extends: ../../elsewhere/base.yaml', '../elsewhere/base.yaml': BASE },
        'a/over.yaml',
      ),
    ).toEqual([]);
    expect(told({ 'over.yaml': 'extends: /base.yaml', '/base.yaml': BASE }, 'over.yaml')).toEqual([]);
  });

  it('of a base must stay in its folder', () => {
    const files = {
      'over.yaml': 'extends: b/mid.yaml',
      'b/mid.yaml': 'id: x\nextends: ../base.yaml',
      'base.yaml': BASE,
    };
    expect(told(files, 'over.yaml')).toEqual([
      "b/mid.yaml:2:10: error: this path leaves its file's folder (found ../base.yaml; expected a path inside its own folder; only the file that was named may extend one elsewhere)",
    ]);
    expect(told({ ...files, 'b/mid.yaml': 'extends: base.yaml', 'b/base.yaml': BASE }, 'over.yaml')).toEqual(
      [],
    );
  });

  it('of a base must stay in its folder through links too', () => {
    const files = {
      'over.yaml': 'extends: b/mid.yaml',
      'b/mid.yaml': 'extends: sub',
      'b/sub/scenario.yaml': '->../../base.yaml',
      'base.yaml': BASE,
    };
    expect(told(files, 'over.yaml').join()).toContain('through a link');
  });

  it('never echoes what is no scenario', () => {
    const issues = told({ 'over.yaml': 'extends: passwd', passwd: `${SECRET}\nmore:x\n` }, 'over.yaml');
    expect(issues.join()).not.toContain('secret');
    expect(issues).toEqual([
      'passwd:1:1: error: a scenario is a map of keys (expected key: value, from the first line on)',
    ]);
  });
});

describe('on a disk', () => {
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scenario-'));
    mkdirSync(at('s'));
    writeFileSync(at('secret.csv'), SECRET);
    symlinkSync('../secret.csv', at('s/link.csv'));
    symlinkSync('..', at('s/up'));
    symlinkSync('loop.csv', at('s/loop.csv'));
    writeFileSync(at('s/ties.csv'), 'from,to,kind,weight\nB,A,peer,0.5\n');
    writeFileSync(at('big.yaml'), 'x'.repeat(5_000_001));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const onDisk = (ties: string): string => {
    writeFileSync(at('s/scenario.yaml'), withTies(ties));
    return issuesOf(parseScenario(at('s'), fileReader))
      .map(formatIssue)
      .join('\n')
      .replaceAll(folder, '');
  };

  it('reads what lies inside', () => {
    expect(onDisk('ties.csv')).toBe('');
  });

  it.each(['link.csv', 'up/secret.csv', '../secret.csv'])('refuses %s', (path) => {
    const said = onDisk(path);
    expect(said).toContain("this path leaves its file's folder");
    expect(said).not.toContain(SECRET);
  });

  it('does not follow links for ever', () => {
    expect(onDisk('loop.csv')).toContain('/s/scenario.yaml:');
  });

  it.each([
    ['big.yaml', 'the file is larger than 5 MB'],
    ['none.yaml', 'there is no such file'],
    ['s/up/s/ties.csv/x', 'there is no such file'],
  ])('says what is wrong with %s', (name, message) => {
    expect(
      issuesOf(parseScenario(at(name), fileReader))
        .map(formatIssue)
        .join(),
    ).toContain(message);
  });

  it('does not read devices', () => {
    expect(issuesOf(parseScenario('/dev/zero', fileReader)).map(formatIssue)).toEqual([
      '/dev/zero:1:1: error: this is not a regular file (found /dev/zero)',
    ]);
  });
});
