import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { loadWave } from '../../src/cli/study/load-wave.ts';
import type { SkillFile } from '../../src/report/words/skill.ts';
import { skillLine } from '../../src/report/words/skill.ts';
import { fitWaves } from '../../src/study/fit/fit.ts';
import { historyOf } from '../../src/study/fit/history.ts';
import { riskSetOf } from '../../src/study/fit/risk-set.ts';
import { waveOutcomes } from '../../src/study/waves/outcome.ts';
import { WAVES, waveFolder, wavePath } from '../fixtures/waves.ts';
import { load, projectPath } from './futures.ts';

const rows = (id: string, table: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(wavePath(id), `${table}.csv`), 'utf8'), { columns: true });

/** Columns that say who a row is about. */
const NAMES = ['id', 'name', 'member', 'neighbour', 'novelty'];

/** What the sources of the record count: acts of recognition, and withdrawals. */
const COUNTS = {
  'kosovo-2008': [123, 18],
  'libya-2011': [78, 0],
  'palestine-1988': [158, 0],
  'taliban-1996': [3, 3],
} as const;

describe.each(WAVES)('%s', (id) => {
  const { scenario, warnings } = load(join(wavePath(id), 'scenario.yaml'));
  const { wave, votes } = waveFolder(wavePath(id));

  it('checks without a doubt, and so does what hindsight adds to it', () => {
    expect(warnings).toEqual([]);
    const hindsight = load(join(wavePath(id), 'hindsight.yaml'));
    expect(hindsight.warnings).toEqual([]);
    expect(hindsight.scenario.id).toBe(`${id}-hindsight`);
    expect(hindsight.scenario.events.length).toBeGreaterThan(scenario.events.length);
  });
  it('ships with weights fitted on the other waves, in a file beside it', () => {
    const heldOut = load(join(wavePath(id), 'held-out.yaml'));
    expect(heldOut.warnings).toEqual([]);
    expect(heldOut.scenario.id).toBe(`${id}-held-out`);
    const text = readFileSync(join(wavePath(id), '..', 'weights', `without-${id}.yaml`), 'utf8');
    const [, precedent] = /^ {2}precedent: \{mean: ([-\d.]+)/m.exec(text) ?? [];
    expect(heldOut.scenario.weights.precedent?.mean).toBe(
      Number(precedent ?? scenario.weights.precedent?.mean),
    );
    expect(heldOut.scenario.rates).not.toEqual(scenario.rates);
  });

  it('has the acts that the record counts, and a source for each', () => {
    const count = (act: string): number => wave.acts.filter((each) => each.act === act).length;
    expect([count('recognises'), count('withdraws')]).toEqual(COUNTS[id]);
    expect(wave.acts.filter(({ source }) => source === '')).toEqual([]);
  });

  it('starts before anybody has recognised, and holds the target itself for no state', () => {
    expect(scenario.states.filter(({ rung }) => rung > 0)).toEqual([]);
    expect(scenario.states.map((state) => state.id)).not.toContain(scenario.target.id);
  });

  it('knows nothing of what its states did: no act and no later day in its tables', () => {
    for (const table of ['states', 'ties', 'blocs', 'votes'])
      expect(readFileSync(join(wavePath(id), `${table}.csv`), 'utf8'), table).not.toMatch(
        /recogni[sz]e|\d{4}-\d\d-\d\d/,
      );
    const known = ['attention', 'not-yet', 'eu-ministers', 'unga-', 'ymd-ends', 'ddr-ends'];
    expect(scenario.events.filter((event) => !known.some((start) => event.id.startsWith(start)))).toEqual([]);
  });

  it('gives every figure of a state its evidence, with the same value', () => {
    const evidence = new Map(rows(id, 'evidence').map((e) => [`${e.state} ${e.field}`, e.value]));
    const wrong = rows(id, 'states').flatMap((row) =>
      Object.entries(row)
        .filter(([field, value]) => !NAMES.includes(field) && value !== '')
        .filter(([field, value]) => evidence.get(`${row.id} ${field}`) !== value)
        .map(([field, value]) => `${row.id} ${field} ${value}`),
    );
    expect(wrong).toEqual([]);
    for (const row of rows(id, 'evidence')) expect(row.reason, JSON.stringify(row)).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('lets each state watch ten peers at most, with weights of at most 1 in all', () => {
    for (const kind of ['peer', 'rival'] as const)
      for (const state of scenario.states) {
        const ties = scenario.ties.filter((tie) => tie.from === state.id && tie.kind === kind);
        expect(
          ties.reduce((sum, tie) => sum + tie.weight, 0),
          state.id,
        ).toBeLessThanOrEqual(1 + 1e-9);
        if (kind === 'peer') expect(ties.length, state.id).toBeLessThanOrEqual(10);
      }
  });

  it('puts each state into one bloc that coordinates at most, and names its patrons', () => {
    const members = scenario.blocs.filter(({ cohesion }) => cohesion > 0).flatMap((bloc) => bloc.members);
    expect(new Set(members).size).toBe(members.length);
    const patrons = scenario.blocs.find((bloc) => bloc.id === 'PATRONS')?.members ?? [];
    expect(patrons.length).toBeGreaterThan(1);
    expect(patrons.some((patron) => votes.has(patron))).toBe(true);
  });

  it('holds states back until they are there', () => {
    const late = waveOutcomes(wave, scenario.turns).filter(({ from }) => from > 0);
    const held = new Set(scenario.decisions.map(({ state }) => state));
    expect(late.filter(({ state }) => !held.has(state))).toEqual([]);
  });
});

describe('the skill that other screens quote', () => {
  const path = projectPath('scenarios/history/skill.json');
  const skill: SkillFile = JSON.parse(readFileSync(path, 'utf8'));

  it('is of the waves, weights and outcomes as they stand: demarche backtest --write makes it anew', () => {
    expect(skill.waves.map(({ id }) => id)).toEqual([...WAVES]);
    for (const { id, weights, sha256, outcome } of skill.waves) {
      const wave = loadWave(
        wavePath(id),
        weights === null ? 'none' : projectPath(`scenarios/history/${weights}`),
      );
      expect({ id, sha256: wave.sha256, outcome: wave.outcome }).toEqual({ id, sha256, outcome });
    }
  });

  it('is with weights that were fitted without the wave', () => {
    for (const { id, weights } of skill.waves) {
      expect(weights).toBe(`weights/without-${id}.yaml`);
      const head = readFileSync(projectPath(`scenarios/history/${weights}`), 'utf8').split('\n')[1];
      expect(head).toMatch(new RegExp(`^# Weights fitted to .*, for ${id}, which was left out\\.$`));
      expect(head?.replace(/, for .*/, '')).not.toContain(id);
      const lines = readFileSync(projectPath(`scenarios/history/${weights}`), 'utf8');
      expect(lines).not.toContain(`# ${id}: scenario`);
    }
  });

  it('is with weights that demarche fit makes of the waves as they stand', () => {
    const line = /^# (\S+): scenario ([0-9a-f]{64}), observed ([0-9a-f]{64})$/gm;
    const made = skill.waves.flatMap(({ weights }) => [
      ...readFileSync(projectPath(`scenarios/history/${weights}`), 'utf8').matchAll(line),
    ]);
    expect(made.length).toBe(9);
    const now = new Map(WAVES.map((id) => [id, loadWave(wavePath(id), 'none')]));
    for (const [, id = '', scenario, observed] of made) {
      const wave = [...now].find(([name]) => name === id)?.[1];
      expect({ id, scenario: wave?.sha256, observed: wave?.outcome }).toEqual({ id, scenario, observed });
    }
    // The same for the fit itself: the result of Libya alone is in the two files that include it.
    const alone = fitWaves([riskSetOf(historyOf(waveFolder(wavePath('libya-2011')).wave))]);
    const faith = alone.estimates.find(({ parameter }) => parameter.name === 'faith');
    for (const id of ['kosovo-2008', 'palestine-1988'])
      expect(readFileSync(projectPath(`scenarios/history/weights/without-${id}.yaml`), 'utf8')).toMatch(
        new RegExp(`^  faith: .*, ${faith?.mean.toFixed(2)} ± ${faith?.sd.toFixed(2)}$`, 'm'),
      );
  });

  it('is from enough futures, and says a sentence', () => {
    expect(skill.futures).toBeGreaterThanOrEqual(2000);
    expect(skillLine(skill)).toMatch(
      /^Skill: on 4 past waves, each held out .* c-index of .* 90 % bands .* of months/s,
    );
  });

  it('is what docs/validation.md says', () => {
    const page = readFileSync(projectPath('docs/validation.md'), 'utf8');
    const read = (cell: string | undefined): number => Number.parseFloat((cell ?? '').replace('\u2212', '-'));
    for (const { id, concordance, brier_skill, months, covered, coverage_months } of skill.waves) {
      const [, order, score, at, held] = (page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '')
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      // The file has three digits, the page two.
      expect(Math.abs(read(order) - (concordance ?? Number.NaN)), id).toBeLessThan(0.0056);
      expect(Math.abs(read(score) - (brier_skill ?? Number.NaN)), id).toBeLessThan(0.0056);
      expect(at?.split(',')[0], id).toBe(String(months));
      expect(held?.startsWith(`${covered} of ${coverage_months}`), id).toBe(true);
    }
    const sum = (pick: (wave: (typeof skill.waves)[number]) => number): number =>
      skill.waves.reduce((total, wave) => total + pick(wave), 0);
    const months = sum((wave) => wave.coverage_months);
    const share = Math.round((100 * sum((wave) => wave.covered)) / months);
    expect(page).toContain(`Over all ${months} months the band of nine in ten holds in ${share} %`);
  });

  it('leaves nothing else in the folder of waves', () => {
    const folders = readdirSync(projectPath('scenarios/history'), { withFileTypes: true }).filter((e) =>
      e.isDirectory(),
    );
    for (const { name } of folders)
      if (existsSync(projectPath(`scenarios/history/${name}/observed.csv`))) expect(WAVES).toContain(name);
  });
});
