import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../src/domain/ranges.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { CompareReport } from '../../src/report/compare/compare-report.ts';
import { COMPARE_COLUMNS } from '../../src/report/compare/csv.ts';
import { compareJson } from '../../src/report/compare/json.ts';
import { oddsJson } from '../../src/report/odds/json.ts';
import { oddsCsv } from '../../src/report/odds/table.ts';
import { CSV_CHANCE_COLUMNS, CSV_COLUMNS } from '../../src/report/run/csv.ts';
import { runJson } from '../../src/report/run/json.ts';
import { tipCsv, tipJson } from '../../src/report/tip/json.ts';
import type { SkillFile } from '../../src/report/words/skill.ts';
import { differencesOf } from '../../src/scenario/differences.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { unsharedStates } from '../../src/study/compare/comparable.ts';
import { comparisonOf } from '../../src/study/compare/compare.ts';
import { firstDifference } from '../../src/study/compare/first-difference.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { outcomesOf, stateGoal } from '../../src/study/futures/goals.ts';
import { playPairs } from '../../src/study/futures/pairs.ts';
import { answerOdds } from '../../src/study/odds/odds.ts';
import { leversFor, withLever } from '../../src/study/tip/levers.ts';
import { searchTips } from '../../src/study/tip/search.ts';
import { demarche } from '../e2e/program.ts';
import { lonely } from '../fixtures/lonely.ts';
import { studyManifest } from '../fixtures/manifest.ts';
import { readings, run, scenario, trackReadings } from '../fixtures/run.ts';

const page = readFileSync('docs/output.md', 'utf8');

/** Keys of data by id are the scenario's, not the format's. */
const BY_ID = ['rungs', 'tracks', 'variables', 'states'];

const keysOf = (value: unknown, byId: readonly string[] = BY_ID): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, byId));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...(byId.includes(key) ? [] : keysOf(inner, byId)),
  ]);
};

const SKILL: SkillFile = {
  engine: '0.0.0',
  seed: 's',
  futures: 10,
  waves: [
    {
      id: 'a',
      title: 'A',
      weights: 'w.yaml',
      sha256: '',
      outcome: '',
      rules: 'r',
      concordance: 0.7,
      months: 12,
      brier_skill: 0.1,
      skill_by_class: 0.1,
      skill_nobody: 0.1,
      coverage_months: 10,
      covered: 9,
    },
  ],
};

const MANIFEST = studyManifest();

/** The columns of a table in CSV. */
const headOf = (pieces: Iterable<string>): readonly string[] =>
  [...pieces].join('').split('\n')[0]?.split(',') ?? [];

describe('docs/output.md', () => {
  it('names every key of the JSON of a run', () => {
    const clocks = (turn: number) => ({ states: readings(turn), target: trackReadings });
    const json: unknown = JSON.parse([...runJson({ scenario, run, manifest: MANIFEST, clocks })].join(''));
    const missing = [...new Set(keysOf(json))].filter((key) => !page.includes(`\`${key}\``));
    expect(missing).toEqual([]);
  });

  const oddsOfLonely = () => {
    const made = lonely(5, -2, 6, 1);
    const model = compile(made);
    const tally = ensemble(model, { seed: 's', futures: { from: 0, to: 200 }, twins: true });
    return answerOdds(tally, frameOf(made, model), { by: 6, at: 6 });
  };

  it('names every key of the JSON of odds', () => {
    const answer = oddsOfLonely();
    const json: unknown = JSON.parse(oddsJson(answer, MANIFEST, SKILL));
    const byId = ['recogniser_counts', 'rungs', 'indices'];
    expect(JSON.stringify(json)).toContain('"pairs":25');
    const missing = [...new Set(keysOf(json, byId))].filter((key) => !page.includes(`\`${key}\``));
    expect(missing).toEqual([]);
  });

  it('names every column of the CSV and the Parquet of odds', () => {
    const columns = ['turn', 'futures', 'date', 'recognised_by'];
    const own = headOf(oddsCsv(oddsOfLonely())).filter((column) => !/^at_(?!date)/.test(column));
    for (const column of [...own, ...columns]) expect(page).toContain(`\`${column}\``);
  });

  it('names every key and column of comparisons', () => {
    const base = lonely(3, -2, 6);
    const variant = { ...base, ...lonely(2, -1, 6) };
    const [a, b] = [compile(base), compile(variant)];
    const [tally] = playPairs(a, [b], { seed: 's', futures: { from: 0, to: 20 } });
    if (!tally) throw new Error('no tally');
    const options = { seed: 's', future: 0 };
    const report: CompareReport = {
      base: { scenario: base, sha256: '' },
      variants: [
        {
          name: 'variant',
          scenario: variant,
          sha256: '',
          edits: differencesOf(base, variant),
          unshared: unsharedStates(base, variant),
          comparison: comparisonOf(tally),
          first: firstDifference(playRun(a, options), playRun(b, options)),
        },
      ],
      seed: 's',
      asked: 20,
      states: undefined,
      future: 0,
    };
    const json: unknown = JSON.parse(compareJson(report, MANIFEST, SKILL));
    expect(JSON.stringify(json)).toContain('"standing":{"turn":');
    expect([...new Set(keysOf(json, []))].filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
    for (const column of COMPARE_COLUMNS.split(',')) expect(page).toContain(`\`${column}\``);
  });

  it('names every key and column of tipping points', async () => {
    const scenario = lonely(2, -5, 6);
    const goal = stateGoal(scenario, 'S0000', 6);
    const reach = (changed: Scenario, futures: Range): Uint8Array =>
      outcomesOf(compile(changed), { seed: 's', goals: [goal], futures })[0] ?? new Uint8Array();
    const answer = await searchTips(
      leversFor(scenario, goal),
      reach(scenario, { from: 0, to: 100 }),
      { odds: 0.06, futures: 100, seed: 's' },
      async (lever, value, futures) => reach(withLever(scenario, lever, value), futures),
    );
    const report = { scenario, seed: 's', goal, answer };
    const json: unknown = JSON.parse(tipJson(report, MANIFEST, SKILL));
    expect([...new Set(keysOf(json, []))].filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
    for (const column of headOf(tipCsv(report))) expect(page).toContain(`\`${column}\``);
  });

  it.each([
    ['a fit', ['fit', 'taliban-1996', '--no-frailty'], ['prior']],
    ['a back-test', ['backtest', 'libya-2011', '--runs', '10', '--seed', 's'], []],
    ['an explanation', ['why', 'russia-precedent', 'PAK', '--at', '6'], []],
  ])('names every key of the JSON of %s, all in snake case', (_, args, byId) => {
    const { code, out } = demarche([...args, '--json']);
    expect(code).toBe(0);
    const keys = [...new Set(keysOf(JSON.parse(out), byId))];
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
    expect(keys.filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
  });

  it('names every column of the CSV of a run', () => {
    const missing = [...CSV_COLUMNS, ...CSV_CHANCE_COLUMNS].filter(
      (column) => !page.includes(`\`${column}\``),
    );
    expect(missing).toEqual([]);
  });
});
