import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compare,
  odds,
  openScenario as openText,
  RequestError,
  run,
  ScenarioError,
  tip,
  why,
} from '../../src/index.ts';
import { openScenario } from '../../src/node.ts';

const thrown = (attempt: () => unknown): unknown => {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
};

const FOLDER = 'scenarios/russia-precedent';
const texts = (): Record<string, string> =>
  Object.fromEntries(readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]));

describe('a scenario', () => {
  it('is opened by name, by path and as text, and is the same one', () => {
    const named = openScenario('russia-precedent');
    const { 'scenario.yaml': text = '', ...tables } = texts();
    const others = [
      openScenario(FOLDER),
      openScenario(`${FOLDER}/scenario.yaml`),
      openText({ text, tables }),
    ];
    for (const { name, hash, edits } of [named, ...others])
      expect({ name, hash, edits }).toEqual({ name: 'russia-precedent', hash: named.hash, edits: [] });
    expect(openScenario({ text, tables }).hash).toBe(named.hash);
  });

  it('is edited into another one, and stays as it is', () => {
    const base = openScenario('two-states');
    const edited = base.with({ 'weights.gain': 4 }).with(['A.taboo=0.5']);
    expect(edited.edits).toEqual(['weights.gain=4', 'A.taboo=0.5']);
    expect(edited.scenario.weights.gain).toEqual({ mean: 4, sd: 0 });
    expect(edited.scenario.states[0]?.taboo).toBe(0.5);
    expect(base.scenario.weights.gain?.mean).toBe(2);
    expect(edited.hash).not.toBe(base.hash);
  });

  it('is edited without its files, which may be gone or changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-edit-'));
    const file = join(folder, 'two.yaml');
    copyFileSync('scenarios/two-states.yaml', file);
    const base = openScenario(file);
    rmSync(folder, { recursive: true });
    const edited = base.with({ 'B.rung': 'recognition', title: 'A pair: "B" first' });
    expect(edited.edits).toEqual(['B.rung=recognition', 'title="A pair: \\"B\\" first"']);
    const same = openScenario('two-states').with(edited.edits);
    expect(edited.hash).toBe(same.hash);
    expect(edited.scenario.title).toBe('A pair: "B" first');
  });

  it('that has faults throws one error with all of them, as words and as data', () => {
    const error = thrown(() => openText({ text: 'demarche: 1\nid: x\nstrat: 2026-01-01\n' }));
    expect(error).toBeInstanceOf(ScenarioError);
    if (!(error instanceof ScenarioError)) return;
    expect(error.issues.length).toBeGreaterThan(3);
    expect(error.message).toContain('scenario.yaml:3:1: error: unknown key (found strat;');
    expect(error.message).toMatch(/\d+ errors, \d+ doubts in scenario\.yaml\.$/);
  });

  it('that is not there throws the same kind of error, with the nearest name', () => {
    const error = thrown(() => openScenario('russia-presedent'));
    expect(error).toBeInstanceOf(ScenarioError);
    expect(String(error)).toContain('Did you mean “russia-precedent”?');
  });

  it('cannot have an edit that its file could not have', () => {
    const error = thrown(() => openScenario('two-states').with({ 'weights.gan': 4 }));
    expect(error).toMatchObject({
      name: 'ScenarioError',
      issues: [{ severity: 'error', suggestion: 'gain' }],
    });
  });

  it('cannot name a table that is not among its texts, nor one outside', () => {
    for (const path of ['states.csv', '../states.csv', '/etc/passwd'])
      expect(() => openText({ text: `demarche: 1\nid: x\ntables: {states: ${path}}\n` })).toThrow(
        ScenarioError,
      );
  });
});

describe('a question that has no answer', () => {
  const two = openScenario('two-states');
  const wrong: readonly (readonly [string, () => unknown, string])[] = [
    ['a state', () => odds(two, { seed: 's', states: ['Alfaland'] }), 'Did you mean A (Alphaland)?'],
    ['a bloc', () => odds(two, { seed: 's', blocs: ['EU'] }), 'there is no bloc “EU”'],
    ['a time', () => odds(two, { seed: 's', by: '2035-01' }), 'by: “2035-01” is outside the run'],
    ['a turn', () => why(two, 'A', { at: 2.5 }), 'at: “2.5” is no time'],
    ['a move', () => run(two, { seed: 's', moves: ['A@1=sideways'] }), 'move: “sideways” is no decision'],
    [
      'a number of futures',
      () => odds(two, { seed: 's', futures: 0.5 }),
      'futures: expected a whole number from 1 to',
    ],
    ['a future', () => run(two, { seed: 's', future: -1 }), 'future: expected a whole number from 0 to'],
    ['a length', () => run(two, { seed: 's', turns: 9999 }), 'turns: expected a whole number from 1 to 2400'],
    ['a seed', () => compare(two, two.with({ 'A.taboo': 0 }), { seed: '' }), 'seed: expected a text'],
    ['no what-if', () => compare(two, [], { seed: 's' }), 'nothing to compare'],
    [
      'another world',
      () => compare(two, openScenario('libya-2011'), { seed: 's' }),
      'libya-2011 cannot be compared with the base',
    ],
  ];

  it.each(wrong.map(([what, ask, message]) => ({ what, ask, message })))('$what', ({ ask, message }) => {
    expect(ask).toThrow(RequestError);
    expect(ask).toThrow(message);
  });

  it('of a tip rejects', async () => {
    await expect(tip(two, { seed: 's' })).rejects.toThrow(RequestError);
    await expect(tip(two, { seed: 's', count: 3 })).rejects.toThrow(
      'count: expected a whole number from 1 to 2, found 3.',
    );
    await expect(tip(two, { seed: 's', state: 'A', levers: ['weights.gan'] })).rejects.toThrow(
      'lever: there is no lever “weights.gan”',
    );
    await expect(tip(two, { seed: 's', state: 'A', odds: 2 })).rejects.toThrow('odds: “2” are no odds');
  });
});
