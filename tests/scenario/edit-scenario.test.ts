import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { canonicalScenario, isRecord } from '../../src/scenario/canonical.ts';
import { formatIssue, type Issue } from '../../src/scenario/issue.ts';
import { editScenario, type ParseResult, parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { writeScenario } from '../../src/scenario/write-scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { projectPath } from '../scenarios/futures.ts';
import { BASE, issuesOf, parseText, scenarioOf } from './base.ts';
import { toYaml } from './write-scenario.ts';

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** Everything in a scenario that `--set` can lead to, lists as wholes. */
const leavesOf = (value: unknown, path = ''): readonly Leaf[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
    : [{ path, value }];

/** What to make of a leaf: sound values, wrong ones, slips of the keyboard. */
const changes: readonly ((leaf: Leaf) => string)[] = [
  ({ path, value }) =>
    `${path}=${typeof value === 'number' ? Math.round(value * 900) / 1000 : JSON.stringify(value)}`,
  ({ path, value }) => `${path}=${typeof value === 'boolean' ? !value : 1}`,
  ({ path }) => `${path}=0.5`,
  ({ path }) => `${path.replace(/^states\./, '')}=0`,
  ({ path, value }) => `${path.replace(/\.mean$/, '')}${typeof value === 'number' ? '.sd' : ''}=0.25`,
  ({ path, value }) => `${path.replace(/\.mean$/, '')}${typeof value === 'number' ? '.mean' : ''}=0.25`,
  ({ path }) => `${path}=1000000`,
  ({ path }) => `${path}=some words`,
  ({ path }) => `${path}=2026-02-03`,
  ({ path }) => `${path.slice(0, -1)}=1`,
  ({ path }) => `${path.replace('.', 'x.')}=1`,
  ({ path }) => `${path}=`,
];

const setsFor = (scenario: Scenario): fc.Arbitrary<readonly string[]> => {
  const leaves = leavesOf(writeScenario(scenario));
  const one = fc
    .tuple(fc.constantFrom(...leaves), fc.constantFrom(...changes))
    .map(([leaf, change]) => change(leaf));
  return fc.array(one, { minLength: 1, maxLength: 3 });
};

/** What an issue says. Its place can be in the file, and lists of choices can have the order of the file. */
const said = ({ severity, message, found, suggestion }: Issue) => [severity, message, found, suggestion];

const meaningOf = (result: ParseResult) => ({
  scenario: result.ok ? canonicalScenario(result.scenario) : undefined,
  issues: new Set(issuesOf(result).map((issue) => JSON.stringify(said(issue)))),
});

const expectSame = (edited: ParseResult, read: ParseResult, sets: readonly string[]): void => {
  const [own, file] = [meaningOf(edited), meaningOf(read)];
  // A default that the file leaves out is written out in the scenario, and can then be given a spread.
  if (!read.ok && read.issues.some(({ message }) => message === 'mean is missing')) return;
  expect(own, sets.join(' ')).toEqual(file);
};

describe('an edited scenario', () => {
  it('is the one that its file gives with --set, and has the same issues', () => {
    const base = scenarioOf(parseText(BASE));
    fc.assert(
      fc.property(setsFor(base), (sets) => expectSame(editScenario(base, sets), parseText(BASE, sets), sets)),
      { numRuns: 100 },
    );
  });

  it('is so for made-up scenarios', () => {
    const both = scenarioArbitrary().chain((scenario) => fc.tuple(fc.constant(scenario), setsFor(scenario)));
    fc.assert(
      fc.property(both, ([scenario, sets]) =>
        expectSame(editScenario(scenario, sets), parseText(toYaml(scenario), sets), sets),
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['two-states.yaml', 40],
    ['russia-precedent', 5],
    ['what-ifs/iskp-surge.yaml', 2],
    ['history/libya-2011', 3],
    ['history/kosovo-2008', 2],
  ])('is so for %s', (name, numRuns) => {
    const read = (sets: readonly string[]) =>
      parseScenario(projectPath(`scenarios/${name}`), fileReader, sets);
    const scenario = scenarioOf(read([]));
    fc.assert(
      fc.property(setsFor(scenario), (sets) => expectSame(editScenario(scenario, sets), read(sets), sets)),
      { numRuns },
    );
  });

  it('may be removed from, too', () => {
    const two = (sets: readonly string[]) => parseText(BASE, sets);
    for (const set of ['events.echo=remove', 'A.since=remove', 'B.weights.rights=remove'])
      expectSame(editScenario(scenarioOf(two([])), [set]), two([set]), [set]);
  });

  it('takes edits by path, with values as they are', () => {
    const base = scenarioOf(parseText(BASE));
    const byPath = { 'weights.rights.sd': 0.5, 'A.member': false, 'B.rung': 'mission', title: 'A: b # "c"' };
    const edited = scenarioOf(editScenario(base, byPath));
    expect(edited.weights.rights).toEqual({ mean: 4, sd: 0.5 });
    expect(edited.states.map(({ member, rung }) => [member, rung])).toEqual([
      [false, 1],
      [true, 1],
      [true, 0],
    ]);
    expect(edited.title).toBe('A: b # "c"');
  });

  it('says what is wrong, and where, without a file', () => {
    const result = editScenario(scenarioOf(parseText(BASE)), { 'weights.right': 2 });
    expect(issuesOf(result).map(formatIssue)).toEqual([
      '--set weights.right=2:1:9: error: there is no weight of this name (found right; ' +
        'expected rights, trade, precedent, pulse, match, legitimacy, taboo or implied; did you mean "rights"?)',
    ]);
  });

  it('can be edited again', () => {
    const base = scenarioOf(parseText(BASE));
    const sets = ['weights.rights=1', 'B.weights.trade.sd=1', 'B.weights.trade.mean=2'];
    const [once, twice] = [sets.slice(0, 1), sets.slice(1)];
    const edited = editScenario(scenarioOf(editScenario(base, once)), twice);
    expect(meaningOf(edited)).toEqual(meaningOf(editScenario(base, sets)));
    expect(canonicalScenario(scenarioOf(editScenario(base, [])))).toBe(canonicalScenario(base));
  });
});
