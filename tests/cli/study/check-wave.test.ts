import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { shelfOf } from '../../../src/cli/screens/shelf.ts';
import { waveIssues } from '../../../src/cli/study/check-wave.ts';
import { formatIssue } from '../../../src/scenario/issue.ts';
import { projectPath } from '../../scenarios/futures.ts';

const SCENARIO = `demarche: 1
id: small
start: 2008-02-16
turns: 20
ladder: [{id: none, standing: 0}, {id: recognition, standing: 1}]
rates: {up: {none: -4}, down: {recognition: -7}}
drivers: {gain: {sign: benefit, profile: [1]}}
claim: {kind: state, sponsor: false, route: none, un: silent, region: silent, control: full, patrons: [FRA]}
states: {FRA: {name: France, traits: {gain: 1}}, ALB: {name: Albania}}
evidence: [{state: FRA, field: gain}, {state: ALB, field: gain}]
`;
const OBSERVED = 'state,date,act,source,confidence\nFRA,2008-02-18,recognises,a list,high\n';

const root = mkdtempSync(join(tmpdir(), 'demarche-wave-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folderOf = (files: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries({
    'small/scenario.yaml': SCENARIO,
    'small/observed.csv': OBSERVED,
    ...files,
  })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return join(root, 'small');
};

const told = (path: string): readonly string[] =>
  (waveIssues(path) ?? []).map((issue) => formatIssue(issue).replace(`${root}/`, ''));

describe('the check of a wave', () => {
  it('finds nothing wrong with a sound one, and does not speak of a folder without a record', () => {
    expect(told(folderOf({}))).toEqual([]);
    expect(waveIssues(projectPath('scenarios/russia-precedent'))).toBeUndefined();
  });

  it('reads the record, the population, the other scenarios and the weights, each fault once', () => {
    const folder = folderOf({
      'small/observed.csv': `${OBSERVED}ALB,2008-03-01,recognizes,a list,high\n`,
      'small/population.csv': 'state,from,to,source\nALX,2008-03-01,,late\n',
    });
    expect(told(folder)).toEqual([
      expect.stringMatching(/^small\/observed\.csv:3:16: error: this is no valid act .*"recognises"/),
      expect.stringMatching(/^small\/population\.csv:2:1: error: the scenario has no such state .*"ALB"/),
    ]);
    const sound = folderOf({
      'small/observed.csv': OBSERVED,
      'small/population.csv': 'state,from,to,source\n',
      'small/hindsight.yaml': 'extends: scenario.yaml\nid: later\ntruns: 3\n',
      'weights/without-small.yaml': 'weights: {gian: 2}\n',
    });
    expect(told(sound)).toEqual([
      expect.stringMatching(/hindsight\.yaml:3:1: error: unknown key .*"turns"/),
      expect.stringMatching(/without-small\.yaml:1:\d+: error: .*"gain"/),
    ]);
  });

  it('doubts an id that is not the name of the folder, under which its weights are found', () => {
    const folder = folderOf({ 'small/scenario.yaml': SCENARIO.replace('id: small', 'id: other') });
    expect(told(folder)).toEqual([
      'small/scenario.yaml:2:5: warning: the id of this wave is not the name of its folder (found other; expected small)',
    ]);
  });
});

describe('the list of past claims', () => {
  it('has those first that many followed, and takes no act of a patron for a follower', () => {
    const groups = shelfOf(projectPath('scenarios/history')).map(({ name, group }) => [group, name]);
    const named = (word: string) => groups.filter(([group]) => group?.includes(word)).map(([, name]) => name);
    expect(named('many')).toEqual(expect.arrayContaining(['croatia-1991', 'sahrawi-1976']));
    expect(named('few')).toEqual(expect.arrayContaining(['donetsk-2022', 'taliban-1996']));
    expect(named('no state')).toEqual(expect.arrayContaining(['kosovo-1991', 'transkei-1976']));
    const order = groups.map(([group]) => group);
    expect(order.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(order);
    expect(shelfOf(root)).toEqual([]);
    folderOf({ 'small/scenario.yaml': SCENARIO.replace('turns: 20', 'turns: 1e300') });
    expect(shelfOf(root)[0]?.group).toContain('no state');
  });
});
