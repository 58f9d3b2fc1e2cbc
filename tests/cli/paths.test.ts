import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { findScenario } from '../../src/cli/files/find-scenario.ts';
import { fileReader } from '../../src/cli/files/reader.ts';
import { runProgram } from '../../src/cli/program.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-paths-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = (path: string, sets: readonly string[] = []): readonly string[] => {
  const read = parseScenario(path, fileReader, sets);
  return read.ok ? [] : read.issues.map(formatIssue);
};

describe('a folder without a scenario', () => {
  it('is refused with what it lacks, and what such a folder holds', () => {
    expect(() => findScenario(folder)).toThrow(
      /is a folder without a scenario: it has no scenario\.yaml\. .*states\.csv, .*demarche new NAME/,
    );
    expect(told(folder).join()).toMatch(/no such file .*expected a folder with scenario\.yaml in it/);
  });

  it('is refused with the files in it that may be meant', () => {
    const shelf = join(folder, 'shelf');
    mkdirSync(shelf);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(join(shelf, `${name}.yaml`), '');
    expect(() => findScenario(shelf)).toThrow(/a\.yaml, .*d\.yaml, and 2 more\), .*demarche play .*shelf$/);
  });
});

describe('an empty path', () => {
  it.each([
    [['run', 'two-states', '-o', ''], "option '-o, --output <file>' is empty. Expected the path of a file."],
    [['exercise', 'x', '--output', ' '], "'-o, --output <folder>' is empty. Expected the path of a folder."],
    [['odds', 'two-states', '--checkpoint', ''], "'--checkpoint <file>' is empty."],
  ])('is refused before any work: %j', async (args, words) => {
    const errors: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
    try {
      expect(await runProgram(args)).toBe(2);
    } finally {
      spy.mockRestore();
    }
    expect(errors.join('')).toMatch(/^Error: option /);
    expect(errors.join('')).toContain(words);
    expect(errors.join('')).not.toContain('Seed drawn');
  });
});

describe('a long --set', () => {
  it.each(['weights.rights=', 'weights.', ''])('is cut where it is told (%s…)', (begun) => {
    const [line = ''] = told('scenarios/two-states.yaml', [`${begun}${'x'.repeat(10_000)}`]);
    expect(line).toMatch(/^--set \S{60}:1:\d+: error: /);
    expect(line.length).toBeLessThan(400);
  });
});
