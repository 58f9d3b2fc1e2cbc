import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGSHIP, load } from '../scenarios/futures.ts';
import { demarche, ROOT } from './program.ts';

const HISTORY = join(ROOT, 'scenarios/history');

interface FitAnswer {
  readonly fits: readonly { readonly waves: readonly string[]; readonly converged: boolean }[];
  readonly weights: readonly { name: string; mean: number; sd: number; weakly_informed: boolean }[];
}

describe('demarche fit', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-fit-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('fits the three large waves; the flagship has the weights that it found', () => {
    const file = join(folder, 'fit.json');
    expect(demarche(['fit', '-o', file])).toMatchObject({ code: 0 });
    const answer: FitAnswer = JSON.parse(readFileSync(file, 'utf8'));
    expect(answer.fits.map((fit) => fit.converged)).toEqual([true, true, true, true]);
    const { weights } = load(FLAGSHIP).scenario;
    const shared = answer.weights.filter(({ name, weakly_informed: weak }) => !weak && weights[name]);
    expect(shared.map(({ name }) => name).toSorted()).toEqual(['implied', 'precedent', 'pulse']);
    for (const { name, mean, sd } of shared) {
      expect(weights[name]?.mean).toBeCloseTo(mean, 1);
      expect(weights[name]?.sd).toBeCloseTo(sd, 1);
    }
  });

  it('writes weights that the wave left out may extend, and names what it left to its default', () => {
    const file = join(folder, 'weights.yaml');
    const waves = ['libya-2011', 'palestine-1988'].map((id) => join(HISTORY, id));
    const answer = demarche(['fit', ...waves, '--leave-out', 'palestine-1988', '-o', file]);
    expect(answer).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^# Weights fitted to libya-2011, for palestine-1988, which was left out\.$/m);
    expect(text).toMatch(/^ {2}# \w+ keeps its default: /m);
    expect(text).not.toMatch(/^ {2}pact:/m);
    const played = demarche(['backtest', waves[1] ?? '', '--weights', file, '--runs', '20']);
    expect(played).toMatchObject({ code: 0 });
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
