import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../src/scenario/issue.ts';
import { BASE, change, issuesOf, parseFiles } from './base.ts';

const says = (text: string, more: Readonly<Record<string, string>> = {}): readonly string[] =>
  issuesOf(
    parseFiles({ 'base.yaml': BASE, 'over.yaml': `extends: base.yaml\n${text}\n`, ...more }, 'over.yaml'),
  )
    .filter(({ severity }) => severity === 'error')
    .map(formatIssue);

const at = (message: string): string => `over.yaml:2:${message}`;

describe('a name in a what-if that the base does not have', () => {
  const tracks = 'target: {tracks: {reforms: {start: 0.9}}}';
  it.each([
    ['a state by its name', 'states: {Alphaland: {rung: none}}', 'state', 'Alphaland', 'A'],
    ['a state by its name in other letters', 'states: {alpha-land: {power: 1}}', 'state', 'alpha-land', 'A'],
    ['a rule', 'rules: {alon: {uncertainty: 1}}', 'rule', 'alon', 'alone'],
    ['a state with nothing', 'states: {BB: }', 'state', 'BB', undefined],
    ['a driver', 'drivers: {trad: {weight: 9}}', 'driver', 'trad', 'trade'],
    ['a driver with a profile', 'drivers: {Trade: {profile: [1, 1]}}', 'driver', 'Trade', 'trade'],
    ['an event', 'events: {atack: {chance: 0.5}}', 'event', 'atack', 'attack'],
    ['an event that is emptied', 'events: {attak: {effects: []}}', 'event', 'attak', 'attack'],
    ['a bloc', 'blocs: {Union: {cohesion: 1}}', 'bloc', 'Union', 'U'],
    ['a bloc with members', 'blocs: {Unoin: {members: [A, C]}}', 'bloc', 'Unoin', 'U'],
    ['a track', tracks, 'track', 'reforms', 'reform'],
    ['a variable', 'variables: {opennes: 2}', 'variable', 'opennes', 'openness'],
    ['an institution', 'institutions: {UN: {decides: 01-01}}', 'institution', 'UN', 'un'],
  ])('%s is an error with the nearest that it has', (_, text, one, found, nearest) => {
    const issues = says(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(
      `error: there is no ${one} of this name in what this file extends (found ${found};`,
    );
    expect(issues[0]).toContain('also needs ');
    if (nearest !== undefined)
      expect(issues[0]).toMatch(new RegExp(`did you mean "?${nearest}(?: \\(.*\\))?"?\\?`));
  });

  it.each([
    ['a weight', 'weights: {trad: 2}', 'there is no weight of this name (found trad;'],
    [
      'a weight of a state',
      'states: {A: {weights: {trad: 2}}}',
      'there is no weight of this name (found trad;',
    ],
    ['a trait', 'states: {A: {traits: {trad: 0.2}}}', 'there is no driver of this name (found trad;'],
    ['a rate', 'rates: {up: {missoin: -4}}', 'this rung is not on the ladder (found missoin;'],
    ['an end of a tie', 'ties: [{from: B, to: D, weight: 0.1}]', 'there is no state of this name (found D;'],
    ['a member', 'blocs: {U: {members: [A, Betaland]}}', 'there is no state of this name (found Betaland;'],
    ['a key', 'events: {attack: {chanse: 0.5}}', 'unknown key (found chanse;'],
    ['a setting', 'social: {capp: 2}', 'unknown key (found capp;'],
  ])('%s is an error', (_, text, message) => {
    expect(says(text).map((issue) => issue.includes(message))).toEqual([true]);
  });

  it('may be that of something new and complete', () => {
    expect(says('states: {D: {name: Deltaland, rung: none, traits: {trade: 0.1}}}')).toEqual([]);
    expect(says('events: {flood: {text: A flood., chance: 0.1}}')).toEqual([]);
    expect(
      says('variables: {hope: {label: Hope, start: 2}}\nblocs: {V: {label: Vee, members: [A, C]}}'),
    ).toEqual([]);
    expect(says('drivers: {fear: {sign: cost, profile: [1, 1]}}\nstates: {A: {traits: {fear: 1}}}')).toEqual(
      [],
    );
    expect(says('variables: {militancy: 2}'), 'a built-in variable').toEqual([]);
  });

  it('lists those that are equally near, with their names', () => {
    const base = change(
      BASE,
      '  C: {name: Gammaland',
      '  IRN: {name: Iran}\n  IRQ: {name: Iraq}\n  C: {name: Gammaland',
    );
    const [issue = ''] = says('states: {IRM: {power: 0.5}}', { 'base.yaml': base });
    expect(issue).toContain('IRN (Iran) or IRQ (Iraq)');
    expect(says('states: {Iran: {power: 0.5}}', { 'base.yaml': base })[0]).toContain(
      'did you mean IRN (Iran)?',
    );
  });

  it('is found in a table and in a fragment without extends too', () => {
    const table = { 't.csv': 'id,power\nAA,0.5\nA,0.5\n' };
    expect(says('tables: {states: t.csv}', table)).toEqual([
      expect.stringContaining('t.csv:2:1: error: there is no state of this name'),
    ]);
    const files = {
      'base.yaml': BASE,
      'b.yaml': 'states: {AA: {power: 1}}\n',
      'over.yaml': 'extends: [base.yaml, b.yaml]\n',
    };
    const issues = issuesOf(parseFiles(files, 'over.yaml')).map(formatIssue);
    expect(issues).toEqual([expect.stringContaining('b.yaml:1:10: error: there is no state of this name')]);
  });

  it('has the place of its key', () => {
    expect(says('states: {Alphaland: {rung: none}}')[0]?.startsWith(at('10: error:'))).toBe(true);
  });
});

describe('a table of states', () => {
  const yaml = BASE.replace(/^states:\n(?: .*\n)*/m, 'tables: {states: t.csv}\n').replace(
    /^evidence:\n(?: .*\n)*/m,
    '',
  );
  const errors = (table: string, text = yaml) =>
    issuesOf(parseFiles({ 'base.yaml': text, 't.csv': table }))
      .filter(({ severity }) => severity === 'error')
      .map(formatIssue);

  it('must have names and, on a ladder of three rungs, rungs', () => {
    expect(
      errors('id,name,rung,trade,rights\nA,Alphaland,,1,1\nB,Betaland,mission,,\nC,Gammaland,,,\n'),
    ).toEqual([]);
    expect(errors('id,name,trade,rights\nA,Alphaland,1,1\nB,Betaland,1,1\nC,Gammaland,1,1\n')).toEqual([
      't.csv:1:1: error: the table of states has no column "rung" (found id, name, trade, rights; expected a column rung; 3 of the states in it have none elsewhere)',
    ]);
    expect(errors('id,rung,trade,rights\nA,,1,1\nB,mission,,\nC,,,\n')[0]).toContain(
      'has no column "name" (found id, rung, trade,',
    );
  });

  it('may lack rungs that the file has', () => {
    const states = 'states: {A: {rung: none}, B: {rung: none}, C: {rung: mission}}\n';
    expect(
      errors('id,name,trade,rights\nA,Alphaland,1,1\nB,Betaland,1,1\nC,Gammaland,1,1\n', yaml + states),
    ).toEqual([]);
  });
});
