import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

let folder = '';
const run = (...args: readonly string[]) => demarche(args, { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-score-'));
  const knew = ['--knew', 'A made-up | case.', '--written', '2026-11-29'];
  expect(run('forecast', 'two-states', '--runs', '200', ...knew, '-o', 'f.md').code).toBe(0);
  expect(
    run(
      'odds',
      'two-states',
      '--seed',
      'forecast',
      '--runs',
      '200',
      '--at',
      '2026-07',
      '--json',
      '-o',
      'f.json',
    ).code,
  ).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const outcome = (...rows: readonly string[]): string => {
  writeFileSync(join(folder, 'o.csv'), ['state,rung,from,source', ...rows, ''].join('\n'));
  return 'o.csv';
};

describe('a forecast', () => {
  it('says when it was written, what its writers knew, and how to score it', () => {
    const text = readFileSync(join(folder, 'f.md'), 'utf8');
    expect(text).toContain('Written on 29 November 2026. What its writers knew by then: A made-up \\| case.');
    expect(text).toContain('demarche score THIS-FILE.md OUTCOME.csv --at 2026-07-03');
    expect(run('again', 'f.md').out).toBe('same: f.md\n');
  });

  it('is not written where nobody says what was known, or on a day that does not exist', () => {
    expect(run('forecast', 'two-states').err).toContain('say what its writers knew');
    expect(run('forecast', 'two-states', '--knew', 'x', '--written', '2026-02-30').code).toBe(2);
  });
});

describe('a score', () => {
  it('is the same from the JSON of odds and from the dated forecast, to what that prints', () => {
    // A dated forecast has the labels of rungs and not their ids: their place serves both.
    const table = outcome('A,1,0,x', 'B,0,0,x');
    const [json, md] = ['f.json', 'f.md'].map((file) => run('score', file, table).out.split('\n'));
    const row = (lines: readonly string[] | undefined) =>
      lines?.find((line) => line.startsWith('the forecast'));
    expect(row(json)).toMatch(/the forecast +0\.\d+ +0\.\d+ +0\.\d+/);
    expect(row(md)).toBe(row(json));
    expect(json?.some((line) => /Alphaland .*1 of 2 to rise/.test(line))).toBe(true);
  });

  it('as JSON is played again from its files, in the same bytes', () => {
    const table = outcome('A,recognition,none,x', 'B,none,none,x');
    expect(run('score', 'f.json', table, 'f.md', '--json', '-o', 's.json').code).toBe(0);
    expect(run('again', 's.json', 'f.json', table, 'f.md').out).toBe('same: s.json\n');
    expect(run('again', 's.json', 'f.json').err).toContain('it was made from o.csv');
  });

  it.each([
    [['A,recognitoin,none,x'], 'the forecast has no such rung'],
    [['Alphaland,none,none,x'], 'did you mean "A"?'],
    [['A,none,none,x', 'A,none,none,x'], 'already has a row, on line 2'],
    [['A,,none,x'], 'this row has no rung'],
    [[], 'this table has no row'],
  ])('refuses a table with %j', (rows, why) => {
    const { code, err, out } = run('score', 'f.json', outcome(...rows));
    expect(code).toBe(2);
    expect(err + out).toContain(why);
  });

  it.each([
    ['o.csv', 'it is no forecast of demarche'],
    ['broken.json', 'it begins as JSON, and is none'],
    ['sum.json', 'the counts of A do not add up to the 200 futures'],
    ['signs.json', 'it is refused: '],
    ['absent.md', 'there is no such file'],
  ])('refuses %s as a forecast', (file, why) => {
    const table = outcome('A,none,none,x');
    writeFileSync(join(folder, 'broken.json'), '{"demarche": 2,');
    // Written as an escape of JSON, the sign is not seen in the text.
    writeFileSync(
      join(folder, 'signs.json'),
      readFileSync(join(folder, 'f.json'), 'utf8').replaceAll('Alphaland', 'Alpha\\u001b[31mland'),
    );
    const odds = readFileSync(join(folder, 'f.json'), 'utf8');
    writeFileSync(
      join(folder, 'sum.json'),
      odds.replace('"futures": 200,', '"futures": 200,').replace(/("none": \{\s+"futures": )\d+/, '$10'),
    );
    const { code, err } = run('score', file, table);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it('takes other forecasts of the same day only', () => {
    const table = outcome('A,0,0,x');
    expect(run('score', 'f.md', table, 'f.json').code).toBe(0);
    expect(run('score', 'f.md', table, 'f.json', '--at', '2027-07-03').err).toContain('not of 2027-07-03');
    expect(run('score', 'f.md', table, '--at', '2028-07-03').err).toContain('It has 2026-07-03, 2027-07-03');
    expect(run('score', 'f.md', table, '--record', 'taliban-2021').err).toContain(
      'Expected a wave with the 2 rungs',
    );
  });
});
