import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS, type FactName, type Facts, type Levels, rungOfFacts } from '../../src/domain/states/facts.ts';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { editScenario } from '../../src/scenario/parse.ts';
import { writeScenario } from '../../src/scenario/write-scenario.ts';
import { issuesOf, parseFiles, parseText, scenarioOf } from './base.ts';

const LADDER: readonly Levels[] = [
  { sends: ['none'], accepts: ['none'], says: ['silent', 'conditions'] },
  { sends: ['talks'] },
  { sends: ['mission'], accepts: ['consul'] },
  { sends: ['charge'], accepts: ['charge'] },
  { sends: ['ambassador'], accepts: ['ambassador'] },
  { says: ['recognises'] },
];
const IDS = ['none', 'contact', 'mission', 'charge', 'ambassador', 'recognition'] as const;

const TEXT = `demarche: 1
id: facts
start: 2025-07-03
ladder:
${LADDER.map((levels, k) => `  - ${JSON.stringify({ id: IDS[k], standing: k / 5, ...levels })}`).join('\n')}
states:
  A: {sends: charge, accepts: none, says: conditions}
  B: {rung: contact, accepts: none}
evidence: [{state: A, field: sends, value: charge, source: judgement}, {state: B, field: rung, source: judgement}]
`;
const over = (text: string, sets: readonly string[] = [], more: Readonly<Record<string, string>> = {}) =>
  parseFiles({ 'base.yaml': TEXT, 'over.yaml': `extends: base.yaml\n${text}`, ...more }, 'over.yaml', sets);
const rungs = (text: string, sets?: readonly string[]): readonly number[] =>
  scenarioOf(over(text, sets)).states.map(({ rung }) => rung);
const told = (states: string): string =>
  issuesOf(parseText(TEXT.replace(/ {2}A: .*/, `  A: ${states}`)))
    .map(formatIssue)
    .join('\n');

const levelsOf = (fact: FactName): readonly string[] => LADDER.flatMap((levels) => levels[fact] ?? []);
const someFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(FACTS.map((fact) => [fact, fc.constantFrom(...levelsOf(fact))])),
  { requiredKeys: [] },
);

describe('the three facts of a state', () => {
  it('give the highest rung that one of them reaches alone', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const alone = FACTS.map((fact) => rungOfFacts(LADDER, { [fact]: facts[fact] }) ?? -1);
        expect(rungOfFacts(LADDER, facts) ?? -1).toBe(Math.max(...alone));
      }),
    );
  });

  it('never recognise by what is sent or accepted', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        expect(rungOfFacts(LADDER, facts) === 5).toBe(facts.says === 'recognises');
      }),
    );
  });

  it('place a state, and keep a higher rung only where a fact is unknown', () => {
    expect(rungs('')).toEqual([3, 1]);
    expect(told('{rung: charge, sends: charge}')).toBe('');
    expect(told('{rung: ambassador, sends: charge, accepts: none}')).toBe('');
    for (const states of [
      '{rung: ambassador, sends: charge, accepts: none, says: silent}',
      '{rung: none, sends: charge}',
    ])
      expect(told(states)).toMatch(
        /base.yaml:\d+:\d+.*the rung and the facts of this state say different things.*beside sends charge.*the rung charge, or none written/s,
      );
  });

  it('give way to a rung of a later layer, and take its place', () => {
    expect(rungs('', ['A.accepts=ambassador', 'B.accepts=consul'])).toEqual([4, 2]);
    expect(rungs('', ['B.says=conditions'])).toEqual([3, 1]);
    expect(rungs('states: {A: {says: recognises}, B: {rung: none}}')).toEqual([5, 0]);
    const set = scenarioOf(over('', ['A.rung=contact']));
    expect(set.states[0]).toMatchObject({ rung: 1 });
    expect(set.states[0]).not.toHaveProperty('sends');
    expect(rungs('', ['A.rung=contact', 'A.sends=ambassador'])).toEqual([4, 1]);
  });

  it('come from a table of states without a column of rungs', () => {
    const files = { 'base.yaml': TEXT, 'facts.csv': 'id,name,sends,says,accepts\nA,Alphaland,mission,,\n' };
    const read = parseFiles(
      { ...files, 'over.yaml': 'extends: base.yaml\ntables: {states: facts.csv}\n' },
      'over.yaml',
    );
    expect(scenarioOf(read).states[0]).toMatchObject({
      name: 'Alphaland',
      rung: 2,
      sends: 'mission',
      accepts: 'none',
    });
  });

  it('survive writing and editing', () => {
    const scenario = scenarioOf(parseText(TEXT));
    const again = scenarioOf(parseText(JSON.stringify(writeScenario(scenario))));
    expect(canonicalScenario(again)).toBe(canonicalScenario(scenario));
    expect(scenarioOf(editScenario(scenario, { 'A.accepts': 'ambassador' })).states[0]).toMatchObject({
      rung: 4,
      sends: 'charge',
    });
  });

  it('are refused with the nearest level that a rung has', () => {
    expect(told('{sends: ambasador}')).toMatch(
      /no rung of the ladder has this level of sends.*ambasador.*ambassador/s,
    );
    const twice = TEXT.replace('"sends":["talks"]', '"sends":["mission"]');
    expect(issuesOf(parseText(twice)).map(formatIssue).join()).toMatch(/this level of sends twice/);
  });
});
