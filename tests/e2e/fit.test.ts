import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGSHIP } from '../scenarios/futures.ts';
import { demarche, ROOT } from './program.ts';

const HISTORY = join(ROOT, 'scenarios/history');

describe('demarche fit', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-fit-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes weights for the wave left out, and weights for any wave', () => {
    const file = join(folder, 'weights.yaml');
    const waves = ['libya-2011', 'azawad-2012', 'donetsk-2022'].map((id) => join(HISTORY, id));
    const answer = demarche(['fit', ...waves, '--leave-out', 'donetsk-2022', '-o', file]);
    expect(answer).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(
      /^# Weights fitted to libya-2011, azawad-2012, for donetsk-2022, which was left out\.$/m,
    );
    expect(text).toMatch(/^ {2}RUS: \{traits: \{declared_for: 1\}\}$/m);
    expect(demarche(['backtest', waves[2] ?? '', '--weights', file, '--runs', '20'])).toMatchObject({
      code: 0,
    });
    const any = join(folder, 'any.yaml');
    expect(demarche(['fit', ...waves.slice(0, 2), '-o', any])).toMatchObject({ code: 0 });
    expect(readFileSync(any, 'utf8')).toMatch(/^ {6}many: \{mean: -?[\d.]+, sd: [\d.]+\}/m);
    const played = demarche(['backtest', ...waves, '--weights', any, '--runs', '20']);
    expect(played).toMatchObject({ code: 0 });
    writeFileSync(any, readFileSync(any, 'utf8').replace(/many: .*/, 'many: high'));
    expect(demarche(['backtest', waves[0] ?? '', '--weights', any]).err).toMatch(
      /any\.yaml is no valid .*levels\.many/,
    );
  });

  it('fits a record of six rungs, and scores its last year', () => {
    const { code, out } = demarche(['backtest', 'taliban-2021', '--hold-out', '12', '--runs', '50']);
    expect(code).toBe(0);
    expect(out).toMatch(/^the forecast +\d\.\d+ /m);
    expect(out).toMatch(/^status quo, smoothed +\d\.\d+ /m);
    expect(out).toMatch(/^Drivers alone +\d\.\d+ /m);
    expect(out).toMatch(/^Russia +ambassador +recognition /m);
    expect(demarche(['backtest', 'taliban-2021', '--hold-out', '40']).err).toMatch(/Expected at most half/);
  });

  it('prints what others did with weights left free, under several spreads of dispositions', () => {
    const { code, out } = demarche(['fit', join(HISTORY, 'libya-2011'), '--uncertainty']);
    expect(code).toBe(0);
    expect(out).toMatch(/Dispositions +log likelihood +precedent/);
    const means = [...out.matchAll(/± (0\.5|1|1\.5|2) +−[\d.]+ +(−?[\d.]+) ±/g)].map(([, , mean = '']) =>
      Number(mean.replace('−', '-')),
    );
    expect(means).toHaveLength(4);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
  });

  it('gives the same bytes twice, whatever it starts from', () => {
    const [first, second] = [join(folder, 'one.json'), join(folder, 'two.yaml')];
    const wave = join(HISTORY, 'libya-2011');
    demarche(['fit', wave, '-o', first]);
    demarche(['fit', wave, '-o', second]);
    const again = join(folder, 'three.yaml');
    expect(demarche(['fit', wave, '--start', first, '-o', again])).toMatchObject({ code: 0 });
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(second, 'utf8'));
  });

  it('refuses what it cannot do, in a sentence', () => {
    const refused = (args: readonly string[], text: string) => {
      const { code, err } = demarche(['fit', ...args]);
      expect(code).toBe(2);
      expect(err.replace(/\s+/g, ' ')).toContain(text);
    };
    const wave = join(HISTORY, 'libya-2011');
    refused([wave, '--leave-out', 'libya-2012'], 'Did you mean “libya-2011”?');
    refused([wave, '--leave-out', 'libya-2011'], 'no wave is left to fit');
    refused([wave, '--start', FLAGSHIP], 'is no fit');
    refused([wave, '--prior-sd', '0'], 'above 0');
    refused([wave, join(HISTORY, 'taliban-1996'), '--recover', '2'], 'name just one');
    refused(['lybia-2011'], 'Did you mean');
  });

  it('makes up waves and finds their weights again', () => {
    const { code, out } = demarche(['fit', join(HISTORY, 'taliban-1996'), '--recover', '3', '--seed', 'one']);
    expect(code).toBe(0);
    expect(out).toContain('3 of 3 fits converged');
    expect(out).toMatch(/weights\.faith +3 /);
  });
});

describe('a forecast', () => {
  const FILE = join(ROOT, 'docs/forecasts/2025-07-03.md');
  const rows = (text: string): readonly (readonly string[])[] =>
    text
      .split('\n')
      .filter((line) => /^\| [^|]+ \| [A-Z]{3} \|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
  const value = (cell: string): number => Number(cell.replace(/[<>]/, ''));

  it('is written by a command: every state, every year, chances that sum to 100', () => {
    const { code, out } = demarche([
      'odds',
      'russia-precedent',
      '--seed',
      'x',
      '--runs',
      '50',
      '--turns',
      '18',
      '--md',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('## 3 July 2026');
    expect(out).toContain('## 3 January 2027');
    expect(rows(out)).toHaveLength(2 * 192);
  });

  it('of 3 July 2025 can be scored: 192 states on three days', () => {
    const table = rows(readFileSync(FILE, 'utf8'));
    expect(table).toHaveLength(3 * 192);
    for (const cells of table) {
      const sum = cells.slice(3, 9).reduce((total, cell) => total + value(cell), 0);
      expect(Math.abs(sum - 100)).toBeLessThan(0.6);
    }
  });
});
