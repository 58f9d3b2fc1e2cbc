import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demarche, ROOT } from './program.ts';

const dir = mkdtempSync(join(tmpdir(), 'demarche-names-'));
afterAll(() => rmSync(dir, { recursive: true }));

const STUDY = ['odds', 'two-states', '--runs', '20', '--seed', 'a'];
const odds = (...args: readonly string[]) => demarche([...STUDY, ...args], { cwd: dir });

describe('a day that ends no turn (03-by-a-day)', () => {
  const NOTE =
    '2026-12-31 is not the end of a turn: counted by 3 December 2026; --by 2027-01-03 for the next';

  it('means the last turn that ends by then, and a line says so in every format', () => {
    expect(odds('--by', '2026-12-31').out.split('\n')[0]).toBe(NOTE);
    expect(JSON.parse(odds('--by', '2026-12-31', '--json').out)).toMatchObject({
      by: '2026-12-03',
      asked_by: '2026-12-31',
    });
    expect(odds('--by', '2026-12-31', '--csv').err).toContain(NOTE);
    expect(odds('--by', '2026-12-04').out).toContain('counted by 3 December 2026');
  });

  it('counts the same as its month and as the end of that turn', () => {
    const csv = odds('--by', '2026-12-31', '--csv').out;
    for (const same of ['2026-12', '2026-12-03', '17']) expect(odds('--by', same, '--csv').out).toBe(csv);
    expect(odds('--by', '2026-12').out).not.toContain('not the end of a turn');
  });

  it.each(['2025-07-02', '2025-07-20', '2027-08-01', '2027-08', '9999-12-31', '0999-01'])(
    '%s is refused with the range',
    (day) => {
      const { code, err } = odds('--by', day);
      expect(code).toBe(2);
      expect(err).toMatch(/outside the run, which has turns 1 \(to 2025-08-03\)|years run from 1000 to 9000/);
    },
  );

  it.each([
    ['tip', 'two-states', '--state', 'B', '--seed', 'a', '--runs', '100', '--by', '2026-12-31'],
    ['compare', 'two-states', '--set', 'weights.gain=3', '--seed', 'a', '--runs', '20', '--by', '2026-12-31'],
    ['why', 'two-states', 'B', '--no-tip', '--at', '2026-12-31'],
    ['play', 'two-states', '--screen', 'run', '--seed', 'a', '--runs', '50', '--at', '2026-12-31'],
  ])('gets the same line from %s', (...args) => {
    const { code, out, err } = demarche(args, { cwd: dir });
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(out + err).toContain('2026-12-31 is not the end of a turn: ');
  });

  it('gives the same words when its output is played again', () => {
    const file = join(dir, 'again.json');
    odds('--by', '2026-12-31', '-o', file);
    expect(demarche(['again', file]).out).toContain('same');
  });
});

describe('the ending of an output (04-output-ending)', () => {
  it.each([
    ['o.JSON', '{'],
    ['o.CSV', 'state,name'],
    ['o.Md', '#'],
    ['plain', 'Two states'],
    ['o.txt', 'Two states'],
  ])('%s gives the format, in capitals or not', (file, start) => {
    expect(odds('-o', file)).toMatchObject({ code: 0 });
    expect(readFileSync(join(dir, file), 'utf8').trimStart().startsWith(start)).toBe(true);
  });

  it.each([
    [['o.tsv'], '.tsv'],
    [['o.xlsx'], 'a spreadsheet opens the .csv'],
    [['o.html'], '.html'],
    [['o.csv.gz'], '.gz'],
    [['x.csv', '--json'], '.csv is for csv, but json was asked for'],
    [['x.json', '--csv'], '.json is for json, but csv was asked for'],
    [['x.constructor'], '.constructor'],
  ])('%j is refused before any work', ([file = '', ...flags], why) => {
    const before = readdirSync(dir);
    const { code, err } = odds('-o', file, ...flags);
    expect(code).toBe(2);
    expect(err).toContain(why);
    expect(err).toMatch(/Expected .*or no ending\./);
    expect(readdirSync(dir)).toEqual(before);
  });

  it.each([
    [['report', 'two-states', '--runs', '20', '-o', 'r.pdf'], 'open the .html and print it'],
    [['report', 'two-states', '--runs', '20', '--format', 'md', '-o', 'r.html'], 'but md was asked for'],
    [['run', 'two-states', '-o', 'r.parquet'], '.txt, .json, .csv or no ending'],
    [['why', 'two-states', 'B', '-o', 'w.csv'], '.txt, .json or no ending'],
    [
      ['compare', 'two-states', '--set', 'weights.gain=3', '-o', 'c.html'],
      '.txt, .json, .csv, .tally or no ending',
    ],
    [['tip', 'two-states', '--state', 'B', '-o', 't.md'], '.txt, .json, .csv, .tally or no ending'],
    [['fit', '-o', 'f.csv'], '.txt, .json, .yaml or no ending'],
    [['backtest', '-o', 'b.csv'], '.txt, .json, .tally or no ending'],
    [['schema', '-o', 's.yaml'], '.json or no ending'],
  ])('%j is refused, with the endings that the command can write', (args, why) => {
    const { code, err } = demarche(args, { cwd: dir });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(why) });
  });
});

describe('states by their names (19-official-names)', () => {
  it.each([
    ['United States of America', 'United States'],
    ['ivory coast', 'Côte d'],
    ["China, People's Republic of", 'China'],
    ['TURKEY', 'Türkiye'],
  ])('why knows %s', (typed, name) => {
    const { code, out } = demarche(['why', 'russia-precedent', typed, '--no-tip']);
    expect(code).toBe(0);
    expect(out.startsWith(name)).toBe(true);
  });

  it.each([
    [['why', 'russia-precedent', 'Congo'], '“Congo” may be COD (DR Congo) or COG (Republic of the Congo)'],
    [['why', 'russia-precedent', 'Nigera'], 'Did you mean NER (Niger) or NGA (Nigeria)?'],
    [['run', 'russia-precedent', '--set', 'Irann.rung=0'], 'did you mean IRN (Iran)?'],
    [['run', 'russia-precedent', '--move', 'Korea@2026-03=up'], 'KOR (South Korea) or PRK (North Korea)'],
  ])('%j lists the states that may be meant', (args, why) => {
    const { code, err } = demarche([...args, '--seed', 'a']);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it('--set and --move take names as well as ids', () => {
    const run = (...args: readonly string[]) =>
      demarche(['run', 'russia-precedent', '--seed', 'a', '--turns', '3', '--csv', ...args]).out;
    expect(run('--set', 'turkey.rung=2', '--set', 'U.S.A.weights.rights=2')).toBe(
      run('--set', 'TUR.rung=2', '--set', 'states.USA.weights.rights=2'),
    );
    expect(run('--move', 'Burma@2025-09=up')).toBe(run('--move', 'MMR@2025-09=up'));
  });

  it('a file needs the id, and the error suggests it', () => {
    const file = join(dir, 'what-if.yaml');
    writeFileSync(file, `extends: ${join(ROOT, 'scenarios/russia-precedent')}\nstates: {Iran: remove}\n`);
    const { code, err, out } = demarche(['check', file]);
    expect(code).not.toBe(0);
    expect(out + err).toContain('found Iran; did you mean IRN (Iran)?');
  });
});
