import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_WAVES } from '../fixtures/waves.ts';
import { demarche, ROOT } from './program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-backtest-'));
  cpSync(join(ROOT, 'scenarios/history/libya-2011'), join(folder, 'mine'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FEW = ['--runs', '60', '--threads', '2'];

describe('backtest', () => {
  it('scores a wave in words, tables and plots of at most 100 columns, the same each time', () => {
    const { code, out, err } = demarche(['backtest', 'libya-2011', ...FEW]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/60 futures from 5 March 2011 over 29 weekly turns/);
    expect(out).toMatch(/the model +0\.\d\d \(0\.\d\d to [01]\.\d\d\)/);
    expect(out).toMatch(/By 11 June 2011 11 of 193 states had recognised/);
    for (const reference of [
      'base rate of the other waves',
      'Drivers alone',
      'With examples',
      'as judged in its own file',
      'nearest neighbours',
    ])
      expect(out).toContain(reference);
    expect(out).toMatch(/Calibration after 6\.7 months/);
    expect(out).toContain('●');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(demarche(['backtest', 'libya-2011', '--runs', '60', '--threads', '1']).out).toBe(out);
  });

  it('scores what hindsight adds against the same record, and leaves the wave out of its references', () => {
    const file = join(folder, 'hindsight.json');
    const { code } = demarche(['backtest', 'libya-2011-hindsight', ...FEW, '-o', file]);
    expect(code).toBe(0);
    const [wave] = JSON.parse(readFileSync(file, 'utf8')).waves;
    expect(wave.id).toBe('libya-2011-hindsight');
    expect(wave.held_out_from).toEqual(
      ALL_WAVES.filter((id) => id !== 'libya-2011' && id !== 'taliban-2021'),
    );
    expect(wave.curve.at(-1)).toMatchObject({ turn: 29, observed: 78 });
    expect(wave.horizons.map((h: { months: number }) => h.months)).toEqual([3, 6.7]);
  });

  it('takes any folder in the format, and weights from a file or a folder of them', () => {
    const weights = join(folder, 'weights.yaml');
    writeFileSync(
      weights,
      'weights: {patron: 0, faith: 0, near: 0, pact: 0, precedent: 0, pulse: 0, match: 0}\n',
    );
    const path = join(folder, 'mine');
    const json = (args: readonly string[]) =>
      JSON.parse(demarche(['backtest', path, ...FEW, '--json', ...args]).out).waves[0];
    const [with0, without] = [json(['--weights', weights]), json([])];
    expect(without.concordance.model.value).toBeGreaterThan(with0.concordance.model.value + 0.1);
    const { code, err } = demarche(['backtest', path, '--weights', folder]);
    expect(code).toBe(2);
    expect(err).toMatch(/has no weights for mine: expected .*without-mine\.yaml/);
  });

  it('writes the skill to a file that can be named', () => {
    const file = join(folder, 'skill.json');
    expect(demarche(['backtest', 'libya-2011', ...FEW, '--write', file]).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      futures: 60,
      waves: [
        { id: 'libya-2011', months: 6.7, weights: 'weights/without-libya-2011.yaml', coverage_months: 6 },
      ],
    });
  });

  it('lists all that is wrong with a wave, and plays nothing', () => {
    const path = join(folder, 'mine');
    const broken = join(folder, 'broken');
    cpSync(path, broken, { recursive: true });
    const table = readFileSync(join(path, 'observed.csv'), 'utf8')
      .replace('FRA,2011-03-10', 'FRX,2011-03-10')
      .replace('QAT,2011-03-28', 'QAT,2011-02-30');
    writeFileSync(join(broken, 'observed.csv'), table);
    const { code, out, err } = demarche(['backtest', broken]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /observed\.csv:2:1: error: the scenario has no such state \(found FRX;.*did you mean "FRA"\?/,
    );
    expect(err).toMatch(/observed\.csv:3:5: error: there is no such day \(found 2011-02-30/);
    expect(err).toMatch(/2 errors, 0 doubts/);
    expect(err).not.toMatch(/^\s+at /m);
    const none = demarche(['backtest', 'scenarios/two-states.yaml']);
    expect(none.code).toBe(2);
    expect(none.err).toMatch(/observed\.csv:1:1: error: there is no such file/);
    expect(demarche(['backtest', 'lybia-2011']).err).toMatch(/Did you mean “libya-2011”\?/);
  });
});
