import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/load.ts';
import { loadWave } from '../../src/cli/study/load-wave.ts';
import type { SkillFile } from '../../src/report/words/skill.ts';
import { skillLine } from '../../src/report/words/skill.ts';
import { rulesHash, scenarioHash } from '../../src/scenario/canonical.ts';
import { fitStudy } from '../../src/study/fit/study.ts';
import { fitWaveOf } from '../../src/study/fit/wave-rules.ts';
import type { ObservedAct } from '../../src/study/waves/observed.ts';
import { waveOutcomes } from '../../src/study/waves/outcome.ts';
import { BAKED, bakedWave } from '../baking/bake-waves.mjs';
import { ALL_WAVES, WAVES, waveFolder, wavePath } from '../fixtures/waves.ts';
import { claimsTable } from './claims-table.ts';
import { load, projectPath } from './futures.ts';

const rows = (id: string, table: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(wavePath(id), `${table}.csv`), 'utf8'), { columns: true });

/** Columns that say who a row is about. */
const NAMES = ['id', 'name', 'member', 'neighbour', 'novelty'];

/** What the sources of the record count: acts of recognition, withdrawals, and states of which nothing is known. */
const COUNTS: Readonly<Record<string, readonly [number, number, number]>> = {
  'angola-1975': [63, 0, 15],
  'azawad-2012': [0, 0, 0],
  'bangladesh-1971': [86, 0, 52],
  'croatia-1991': [52, 0, 0],
  'donetsk-2022': [3, 0, 0],
  'guaido-2019': [58, 7, 0],
  'honduras-2009': [0, 0, 0],
  'huambo-1975': [0, 0, 0],
  'kosovo-1991': [1, 0, 0],
  'kosovo-2008': [123, 18, 0],
  'libya-2011': [78, 0, 0],
  'northern-cyprus-1983': [1, 0, 0],
  'palestine-1988': [158, 0, 0],
  'sahrawi-1976': [83, 31, 0],
  'somaliland-1991': [1, 0, 0],
  'taliban-1996': [3, 3, 0],
  'transkei-1976': [1, 0, 0],
};

describe.each(ALL_WAVES)('%s', (id) => {
  const { wave, warnings } = waveFolder(wavePath(id));
  const { scenario } = wave;
  const evidence = rows(id, 'evidence');

  it('checks without a doubt, and has the name of its folder', () => {
    expect(warnings).toEqual([]);
    expect(scenario.id).toBe(id);
  });

  it('has the acts that the record counts, all after the start, and a source for each', () => {
    const count = (to: ObservedAct['to']): number => wave.acts.filter((each) => each.to === to).length;
    if (COUNTS[id]) expect([count(1), count(0), count('unknown')]).toEqual(COUNTS[id]);
    expect(wave.acts.filter(({ source }) => source === '')).toEqual([]);
    expect(wave.acts.filter(({ date, within }) => (date ?? within?.first ?? '9') <= scenario.start)).toEqual(
      [],
    );
  });

  it('starts before any state has recognised, and holds the target itself for no state', () => {
    expect(scenario.states.filter(({ rung }) => rung === scenario.ladder.length - 1)).toEqual([]);
    expect(scenario.states.map((state) => state.id)).not.toContain(scenario.target.id);
  });

  it('says what was known of its claim, who coded it knowing what, and where each fact is from', () => {
    const { claim } = scenario;
    expect(claim?.coded).toMatch(/knew|blind/);
    for (const [field, value] of Object.entries(claim ?? {}).filter(([name]) => name !== 'coded')) {
      const row = evidence.find((each) => each.state === '' && each.field === `claim.${field}`);
      const words = Array.isArray(value) ? value.join(' ') : String(value);
      expect(row?.value?.split(' ').toSorted().join(' '), field).toBe(words);
      expect(row?.source, field).not.toBe('');
    }
    for (const [bloc, side] of [
      ['PATRONS', claim?.patrons],
      ['RIVALS', claim?.opponents],
    ] as const)
      expect(scenario.blocs.find((each) => each.id === bloc)?.members ?? [], bloc).toEqual(side);
  });

  it('knows nothing of what its states did: no act and no later day in its tables', () => {
    for (const table of ['states', 'ties', 'blocs', 'votes'])
      expect(readFileSync(join(wavePath(id), `${table}.csv`), 'utf8'), table).not.toMatch(
        /recogni[sz]e|\d{4}-\d\d-\d\d/,
      );
    const known = /^(attention|not-yet|eu-ministers|unga-|[a-z]{3}-ends$)/;
    if (COUNTS[id]) expect(scenario.events.filter((event) => !known.test(event.id))).toEqual([]);
  });

  it('gives every figure of a state its evidence, with the same value', () => {
    const backed = new Map(evidence.map((e) => [`${e.state} ${e.field}`, e.value]));
    const wrong = rows(id, 'states').flatMap((row) =>
      Object.entries(row)
        .filter(([field, value]) => !NAMES.includes(field) && value !== '')
        .filter(([field, value]) => backed.get(`${row.id} ${field}`) !== value)
        .map(([field, value]) => `${row.id} ${field} ${value}`),
    );
    expect(wrong).toEqual([]);
    const reasons = evidence.filter(({ reason = '' }) => !/^[A-Z0-9].*\.$/.test(reason));
    expect(reasons).toEqual([]);
  });

  it('lets each state watch ten peers at most, and puts it into one bloc that coordinates at most', () => {
    const peers = new Map<string, number>();
    for (const { from, kind } of scenario.ties)
      if (kind === 'peer') peers.set(from, (peers.get(from) ?? 0) + 1);
    expect(Math.max(...peers.values())).toBeLessThanOrEqual(10);
    const members = scenario.blocs.filter(({ cohesion }) => cohesion > 0).flatMap((bloc) => bloc.members);
    expect(new Set(members).size).toBe(members.length);
  });

  it('holds states back until they are there', () => {
    const late = waveOutcomes(wave, scenario.turns).filter(({ from }) => from > 0);
    const held = new Set(scenario.decisions.map(({ state }) => state));
    expect(late.filter(({ state }) => !held.has(state))).toEqual([]);
  });
});

describe.each(BAKED)('the tables of %s', (id) => {
  it('are what the script computes from the columns in tests/baking/waves', () => {
    for (const [file, text] of Object.entries(bakedWave(id)))
      expect(readFileSync(join(wavePath(id), file), 'utf8') === text, file).toBe(true);
  });
});

describe.each(WAVES)('beside %s', (id) => {
  const { scenario } = waveFolder(wavePath(id)).wave;

  it('lies what hindsight adds to it', () => {
    const hindsight = load(join(wavePath(id), 'hindsight.yaml'));
    expect(hindsight.warnings).toEqual([]);
    expect(hindsight.scenario.id).toBe(`${id}-hindsight`);
    expect(hindsight.scenario.events.length).toBeGreaterThan(scenario.events.length);
  });

  it('lie weights fitted on the other waves, and the wave with them', () => {
    const heldOut = load(join(wavePath(id), 'held-out.yaml'));
    expect(heldOut.warnings).toEqual([]);
    expect(heldOut.scenario.id).toBe(`${id}-held-out`);
    const text = readFileSync(join(wavePath(id), '..', 'weights', `without-${id}.yaml`), 'utf8');
    const { rules = [] } = heldOut.scenario;
    expect(rules.map((rule) => rule.id)).toEqual([
      'drivers-alone-few',
      'drivers-alone-many',
      'with-examples-few',
      'with-examples-many',
    ]);
    const [, near] = /^ {6}near: \{mean: ([-\d.]+)/m.exec(text) ?? [];
    expect(rules[0]?.weights.near?.mean).toBe(Number(near));
    expect(rules[0]?.weights.precedent).toEqual({ mean: 0, sd: 0 });
    expect(rules[2]?.weights.precedent).toBeUndefined();
    for (const patron of scenario.claim?.patrons ?? [])
      expect(heldOut.scenario.states.find((state) => state.id === patron)?.traits.declared_for).toBe(1);
    const up = rules.map(({ rates }) => rates.up.none?.mean ?? 0);
    expect(up[1]).toBeGreaterThan((up[0] ?? 0) + 2);
    expect(up[3]).toBeGreaterThan((up[2] ?? 0) + 2);
  });
});

describe('docs/history.md', () => {
  it('has the table of all claims, by how many followed (UPDATE_DOCS=1 writes it)', () => {
    const path = projectPath('docs/history.md');
    const page = readFileSync(path, 'utf8');
    const [before = '', , after = ''] = page.split(/<!-- (?:claims|end) -->/);
    const written = `${before}<!-- claims -->\n\n${claimsTable(ALL_WAVES.map((id) => waveFolder(wavePath(id)).wave))}\n<!-- end -->${after}`;
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, written);
    expect(readFileSync(path, 'utf8')).toBe(written);
  });
});

/** Waves that share base rates and weights, and are scored with those of the others. */
const OF_TWO_RUNGS = ALL_WAVES.filter((id) => COUNTS[id] !== undefined);

describe('the skill that other screens quote', () => {
  const path = projectPath('scenarios/history/skill.json');
  const skill: SkillFile = JSON.parse(readFileSync(path, 'utf8'));

  const known = new Map<string, ReturnType<typeof loadWave>>();
  /** A wave with the weights that it was scored with; each is loaded once. */
  const loaded = (id: string): ReturnType<typeof loadWave> => {
    const { weights } = skill.waves.find((wave) => wave.id === id) ?? { weights: null };
    const under = weights === null ? 'none' : projectPath(`scenarios/history/${weights}`);
    const wave = known.get(id) ?? loadWave(wavePath(id), under);
    known.set(id, wave);
    return wave;
  };

  it('is of the waves, weights and outcomes as they stand: demarche backtest --write makes it again', () => {
    expect(skill.waves.map(({ id }) => id)).toEqual(OF_TWO_RUNGS);
    for (const { id, sha256, outcome, rules } of skill.waves) {
      const wave = loaded(id);
      const found = { sha256: wave.sha256, outcome: wave.outcome, rules: rulesHash(wave.wave.scenario) };
      expect({ id, ...found }).toEqual({ id, sha256, outcome, rules });
    }
  });

  it('is shown under the drivers and weights that were scored, and under no others', () => {
    const shown = (name: string, sets: readonly string[] = []) =>
      loadScenario(name, sets).skill?.waves.map(({ id }) => id);
    for (const id of WAVES) expect(shown(`${id}-held-out`)).toEqual([id]);
    // Another start, a decision or a state's rung is no other weight.
    expect(shown('kosovo-2008-held-out', ['turns=6'])).toEqual(['kosovo-2008']);
    for (const set of ['weights.faith.mean=2', 'rates.uncertainty=0.4', 'weights.taboo=0.1', 'social.cap=2'])
      expect(shown('kosovo-2008-held-out', [set]), set).toEqual([]);
    for (const name of ['kosovo-2008', 'russia-precedent', 'two-states', 'iskp-surge'])
      expect(shown(name), name).toEqual([]);
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
    expect(made.length).toBe(OF_TWO_RUNGS.length * (OF_TWO_RUNGS.length - 1));
    const now = new Map(OF_TWO_RUNGS.map((id) => [id, scenarioHash(loaded(id).judged)]));
    for (const [, id = '', scenario, observed] of made)
      expect({ id, scenario: now.get(id), observed: loaded(id).outcome }).toEqual({ id, scenario, observed });
    // The same for the fit itself: a fit of all waves but one gives the numbers of its file.
    const others = OF_TWO_RUNGS.filter((id) => id !== 'libya-2011').map((id) =>
      fitWaveOf(waveFolder(wavePath(id)).wave),
    );
    const { fitted } = fitStudy(others, { alone: false });
    const file = readFileSync(projectPath('scenarios/history/weights/without-libya-2011.yaml'), 'utf8');
    for (const { weights } of Object.values(fitted?.rules ?? {})) {
      const { mean = 0, sd = 0 } = weights.faith ?? {};
      expect(file).toContain(`  faith: {mean: ${Number(mean.toFixed(3))}, sd: ${Number(sd.toFixed(3))}}`);
    }
  }, 180_000);

  it('is from enough futures, and says a sentence', () => {
    expect(skill.futures).toBeGreaterThanOrEqual(1000);
    expect(skillLine(skill)).toMatch(
      /^Skill: on 17 past waves, each held out .* c-index of .* 90 % bands .* of months/s,
    );
  });

  it('is what docs/validation.md says', () => {
    const page = readFileSync(projectPath('docs/validation.md'), 'utf8');
    const read = (cell: string | undefined): number => Number.parseFloat((cell ?? '').replace('\u2212', '-'));
    for (const { id, concordance, brier_skill, months, covered, coverage_months } of skill.waves) {
      const [, order, at, score, , , , , held] = (
        page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? ''
      )
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      // The file has three digits, the page two.
      if (concordance === null) expect(order, id).toBe('–');
      else expect(Math.abs(read(order) - concordance), id).toBeLessThan(0.0056);
      expect(Math.abs(read(score) - (brier_skill ?? Number.NaN)), id).toBeLessThan(0.0056);
      expect(at, id).toBe(String(months));
      expect(held?.startsWith(`${covered} of ${coverage_months}`), id).toBe(true);
    }
    const sum = (pick: (wave: (typeof skill.waves)[number]) => number): number =>
      skill.waves.reduce((total, wave) => total + pick(wave), 0);
    const months = sum((wave) => wave.coverage_months);
    const share = Math.round((100 * sum((wave) => wave.covered)) / months);
    expect(page).toContain(`Over all ${months} months the band of nine in ten holds in ${share} %`);
  });
});
