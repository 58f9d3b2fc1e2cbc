import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASCADE_COLUMNS } from '../../src/report/cascade/table.ts';
import { DISCOVER_COLUMNS } from '../../src/report/discover/table.ts';
import { EVIDENCE_COLUMNS } from '../../src/report/evidence/data.ts';
import { LEVERS_COLUMNS } from '../../src/report/levers/data.ts';
import { SENSITIVITY_COLUMNS } from '../../src/report/sensitivity/table.ts';
import { demarche, ROOT } from '../e2e/program.ts';

const PAGE = readFileSync(join(ROOT, 'docs/questions.md'), 'utf8');
const PREFIX = 'npm run -s demarche -- ';

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** The commands of the page, with few futures. */
const COMMANDS = PAGE.split('\n')
  .filter((line) => line.startsWith(PREFIX))
  .map((line) =>
    wordsOf(
      line
        .slice(PREFIX.length)
        .replace(/--rows \d+/, '--rows 16')
        .replace(/--points \d+/, '--points 100'),
    ),
  )
  .map((words) => words.filter((word, i) => word !== '--runs' && words[i - 1] !== '--runs'));

const keysOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(keysOf)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
      : [];

const HEADS: Readonly<Record<string, string>> = {
  discover: 'When does “count >= 2 by 2026-12” come about?',
  cascade: 'Who tipped whom among steps',
  levers: 'Which single change helps',
  evidence: 'Which source to check next',
  odds: 'Each future draws',
};

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'demarche-questions-'));
  for (const [, yaml = ''] of PAGE.matchAll(/```yaml\n([\s\S]*?)```/g))
    writeFileSync(join(cwd, `${/^id: (.*)$/m.exec(yaml)?.[1]}.yaml`), yaml);
  writeFileSync(join(cwd, 'two-states.yaml'), readFileSync(join(ROOT, 'scenarios/two-states.yaml')));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('docs/questions.md', () => {
  it('has commands that answer', () => {
    expect(COMMANDS.length).toBeGreaterThanOrEqual(6);
    for (const words of COMMANDS) {
      const { code, out } = demarche([...words, '--runs', '3'], { cwd });
      expect({ words, code }).toEqual({ words, code: 0 });
      expect(out).toMatch(HEADS[words[0] ?? ''] ?? 'What matters for');
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });
});

describe('sensitivity', () => {
  const STUDY = ['sensitivity', 'unsure.yaml', '--seed', 'one', '--rows', '16', '--runs', '2'];
  const run = (...more: readonly string[]) => demarche([...STUDY, ...more], { cwd });
  const bytes = (file: string): Buffer => readFileSync(join(cwd, file));

  it('gives the same bytes on one thread, on two, from a checkpoint, from shards in any order, and again', () => {
    const { out, code } = run('--json', '--threads', '1');
    expect(code).toBe(0);
    expect(run('--json', '--threads', '2').out).toBe(out);
    run('-o', 'whole.tally');
    run('--checkpoint', 'kept.tally', '-o', 'a.json');
    expect(bytes('kept.tally').equals(bytes('whole.tally'))).toBe(true);
    expect(run('--checkpoint', 'kept.tally', '--json').out).toBe(out);
    for (const k of [1, 2, 3]) run('--shard', `${k}/3`, '-o', `${k}.tally`);
    const merged = (...more: readonly string[]) =>
      demarche(['merge', '3.tally', '1.tally', '2.tally', ...more], { cwd });
    expect(merged('--json').out).toBe(out);
    merged('-o', 'merged.tally');
    expect(bytes('merged.tally').equals(bytes('whole.tally'))).toBe(true);
    expect(demarche(['again', 'a.json', 'unsure.yaml'], { cwd }).out).toBe('same: a.json\n');
    run('-o', 'a.parquet');
    expect(demarche(['again', 'a.parquet', 'unsure.yaml'], { cwd }).out).toBe('same: a.parquet\n');
    expect(demarche(['merge', '1.tally', '2.tally'], { cwd }).err).toMatch(/of \d+ points: .* are missing/);
    expect(demarche(['merge', '1.tally', '1.tally'], { cwd }).err).toContain('name each part once');
    const other = run('--outcome', 'count >= 1', '--checkpoint', 'kept.tally');
    expect(other.err).toContain('is of another study');
  });

  it('has every key and column on the page of outputs', () => {
    const page = readFileSync(join(ROOT, 'docs/output.md'), 'utf8');
    const outs = [run('--json', '--pairs'), run('--json', '--method', 'morris')];
    const keys = outs.flatMap(({ out }) => keysOf(JSON.parse(out).sensitivity));
    for (const key of [...new Set([...keys, ...SENSITIVITY_COLUMNS])]) expect(page).toContain(`\`${key}\``);
  });
});

describe.each([
  [
    'levers',
    ['levers', 'changes.yaml', '--goal', 'B recognises by 2026-07', '--odds', '50%'],
    LEVERS_COLUMNS,
  ],
  ['evidence', ['evidence', 'two-states.yaml'], EVIDENCE_COLUMNS],
  [
    'discover',
    ['discover', 'unsure.yaml', '--when', 'count >= 1 by 2026-03', '--points', '120'],
    DISCOVER_COLUMNS,
  ],
  ['cascade', ['cascade', 'two-states.yaml', '--steps', 'all'], CASCADE_COLUMNS],
] as const)('%s', (name, command, columns) => {
  it('gives the same bytes on two threads, from a checkpoint, from shards and again; its page has every key', () => {
    const run = (...more: readonly string[]) =>
      demarche([...command, '--seed', 'one', '--runs', '40', ...more], { cwd });
    const { out, code } = run('--json', '--threads', '1');
    expect(code).toBe(0);
    expect(run('--json', '--threads', '2').out).toBe(out);
    for (const k of [1, 2]) run('--shard', `${k}/2`, '-o', `${name}-${k}.tally`);
    const merged = demarche(['merge', `${name}-2.tally`, `${name}-1.tally`, '--json'], { cwd });
    expect(merged.out).toBe(out);
    run('--checkpoint', `${name}.tally`, '-o', `${name}.json`);
    run('--checkpoint', `${name}.tally`, '-o', `${name}.parquet`);
    for (const file of [`${name}.json`, `${name}.parquet`])
      expect(demarche(['again', file, command[1]], { cwd }).out).toBe(`same: ${file}\n`);
    const report = ['report', command[1], '--seed', 'one', '--runs', '20', '--format', 'md'];
    const shown = demarche([...report, '--study', `${name}.tally`], { cwd });
    expect(shown.out).toContain('## What matters');
    expect(demarche([...report, '--study', `${name}.tally`, '--set', 'A.taboo=2'], { cwd }).err).toContain(
      'expected the same scenario with the same edits',
    );
    const page = readFileSync(join(ROOT, 'docs/output.md'), 'utf8');
    for (const key of [...keysOf(JSON.parse(out)[name]), ...columns]) expect(page).toContain(`\`${key}\``);
  });
});
