import { describe, expect, it } from 'vitest';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { BASE, issuesOf, marked, parseFiles, scenarioOf } from './base.ts';

const over = (text: string, more: Readonly<Record<string, string>> = {}) =>
  parseFiles({ 'base.yaml': BASE, 'over.yaml': `extends: base.yaml\n${text}`, ...more }, 'over.yaml');

const base = scenarioOf(parseFiles({ 'base.yaml': BASE }));

const told = (text: string, more?: Readonly<Record<string, string>>) =>
  issuesOf(over(text, more)).map(formatIssue);

describe('an overlay', () => {
  it('that says nothing changes nothing', () => {
    expect(canonicalScenario(scenarioOf(over('')))).toBe(canonicalScenario(base));
    expect(canonicalScenario(scenarioOf(over('events:\nstates: {A: {power: }}\n')))).toBe(
      canonicalScenario(base),
    );
  });

  it('merges deep, by id', () => {
    const scenario = scenarioOf(
      over(
        'states: {A: {power: 0.1, weights: {rights: 1}}}\nevents: {attack: {chance: 0.5}}\nrates: {up: {none: -1}}\n',
      ),
    );
    expect(scenario.states[0]).toEqual({
      ...base.states[0],
      power: 0.1,
      weights: { rights: { mean: 1, sd: 0 } },
    });
    expect(scenario.rates.up).toEqual([
      { mean: -1, sd: 0 },
      { mean: -5, sd: 0 },
    ]);
    expect(scenario.events[0]).toEqual({ ...base.events[0], timing: { kind: 'chance', chance: 0.5 } });
  });

  it('replaces lists and conditions whole', () => {
    const scenario = scenarioOf(
      over(
        'drivers: {trade: {profile: [1, 1]}}\nevents: {echo: {when: {index: isolation, below: 50}, effects: []}}\n',
      ),
    );
    expect(scenario.drivers[1]?.profile).toEqual([1, 1]);
    expect(scenario.events[1]).toMatchObject({
      effects: [],
      when: { kind: 'compare', quantity: { kind: 'index', id: 'isolation' }, test: 'below', value: 50 },
    });
  });

  it('gives a number a spread, or takes it away', () => {
    expect(scenarioOf(over('weights: {rights: {sd: 1}}')).weights.rights).toEqual({ mean: 4, sd: 1 });
    expect(scenarioOf(over('weights: {precedent: 2}')).weights.precedent).toEqual({ mean: 2, sd: 0 });
    expect(scenarioOf(over('weights: {precedent: {mean: 2}}')).weights.precedent).toEqual({
      mean: 2,
      sd: 0.2,
    });
  });

  it("changes a driver's weight by either of its names", () => {
    expect(scenarioOf(over('drivers: {trade: {weight: 9}}')).weights.trade).toEqual({ mean: 9, sd: 0 });
    expect(scenarioOf(over('weights: {trade: 9}')).weights.trade).toEqual({ mean: 9, sd: 0 });
  });

  it('changes, adds and removes ties by from, kind and to', () => {
    const scenario = scenarioOf(
      over(
        'ties:\n  - {from: B, to: A, weight: 0.1}\n  - {from: C, to: A, kind: rival, remove: true}\n  - {from: C, to: A, weight: 0.2}\n',
      ),
    );
    expect(scenario.ties.map(({ from, kind, to, weight }) => [from, kind, to, weight])).toEqual([
      ['B', 'peer', 'A', 0.1],
      ['B', 'peer', 'C', 0.4],
      ['C', 'peer', 'A', 0.2],
    ]);
  });

  it('removes what it says, and only that', () => {
    const scenario = scenarioOf(
      over(
        'events: {attack: remove, echo: {remove: true}}\nstates: {B: {weights: remove}}\ninstitutions: {un: remove}\n',
      ),
    );
    expect(scenario.events.map(({ id }) => id)).toEqual(['summit']);
    expect(scenario.states[1]?.weights).toEqual({});
    expect(scenario.institutions).toEqual([]);
  });

  it('removes a state with its ties, memberships and evidence', () => {
    const scenario = scenarioOf(over('states: {C: remove}\nevents: {echo: remove}\n'));
    expect(scenario.states.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(scenario.ties.map(({ to }) => to)).toEqual(['A']);
    expect(scenario.evidence.map(({ state }) => state)).toEqual(['A', 'B']);
  });

  it('removes a driver with its weights and traits', () => {
    const scenario = scenarioOf(
      over('drivers: {rights: remove}\ntarget: {leverage_driver: trade}\nevents: {echo: remove}\n'),
    );
    expect(scenario.drivers.map(({ id }) => id)).toEqual(['trade']);
    expect(scenario.weights.rights).toBeUndefined();
    expect(scenario.states[0]?.traits).toEqual({ trade: 0.8 });
  });

  it('takes the word remove as a word in prose', () => {
    expect(scenarioOf(over('title: remove')).title).toBe('remove');
  });

  it('complains of removing what is not there, with the nearest name', () => {
    expect(told('events: {atack: remove}')).toEqual([
      'over.yaml:2:10: error: there is nothing of this name to remove (found atack; did you mean "attack"?)',
    ]);
    expect(told('ties: [{from: A, to: B, remove: true}]')).toEqual([
      'over.yaml:2:8: error: there is nothing of this name to remove (found A peer B; did you mean "B peer A"?)',
    ]);
  });

  it('is to blame for its own mistakes, and the base for its own', () => {
    const broken = BASE.replace('leverage_driver: rights', 'leverage_driver: right');
    const { text, line, column } = marked('states: {A: {power: «7}}\n');
    expect(told(text, { 'base.yaml': broken }).map((issue) => issue.split(': error')[0])).toEqual([
      'base.yaml:45:20',
      `over.yaml:${line + 1}:${column}`,
    ]);
  });

  it('does not hide that its base is of another version', () => {
    expect(told('demarche: 1', { 'base.yaml': BASE.replace('demarche: 1', 'demarche: 2') })).toEqual([
      'base.yaml:1:11: error: this is no valid demarche (found 2; expected 1, the version of the format)',
    ]);
    expect(told('', { 'base.yaml': BASE.replace('demarche: 1', 'demarche: 2') })).toHaveLength(1);
  });

  it('of a date over a chance must say that the chance goes', () => {
    expect(told('events: {attack: {on: 2026-01-01}}')).toHaveLength(1);
    expect(
      scenarioOf(over('events: {attack: {on: 2026-01-01, chance: remove}}')).events[0]?.timing.kind,
    ).toBe('dates');
  });
});

describe('bases in a row', () => {
  const one = 'extends: base.yaml\nweights: {rights: 1}\nevents: {attack: {chance: 0.1}}\n';
  const two = 'extends: base.yaml\nweights: {rights: 2}\n';

  it('are merged in order, each file once, this file last', () => {
    const files = { 'base.yaml': BASE, 'one.yaml': one, 'two.yaml': two };
    const both = scenarioOf(
      parseFiles({ ...files, 'over.yaml': 'extends: [one.yaml, two.yaml]\n' }, 'over.yaml'),
    );
    expect(both.weights.rights?.mean).toBe(2);
    expect(both.events[0]?.timing).toEqual({ kind: 'chance', chance: 0.1 });
    const own = scenarioOf(
      parseFiles({ ...files, 'over.yaml': 'extends: [two.yaml, one.yaml]\nid: mine\n' }, 'over.yaml'),
    );
    expect(own.weights.rights?.mean).toBe(1);
    expect(own.id).toBe('mine');
  });

  it('that lead back are refused, with the chain', () => {
    const files = {
      'a.yaml': 'extends: b.yaml\n',
      'b.yaml': 'extends: c.yaml\n',
      'c.yaml': 'id: x\nextends: [a.yaml]\n',
    };
    expect(issuesOf(parseFiles(files, 'a.yaml')).map(formatIssue)).toEqual([
      'c.yaml:2:11: error: extends goes round in a circle: a.yaml → b.yaml → c.yaml → a.yaml (found a.yaml; expected a base that does not lead back)',
    ]);
    expect(issuesOf(parseFiles({ 'a.yaml': 'extends: a.yaml' }, 'a.yaml')).map(formatIssue)[0]).toContain(
      'a.yaml → a.yaml',
    );
  });

  it('may be overlays of one base elsewhere, once that has been named', () => {
    const files = {
      'base/scenario.yaml': BASE,
      'w/one.yaml': 'extends: ../base\nweights: {rights: 1}\n',
      'w/two.yaml': 'extends: ../base\nevents: {attack: {chance: 0.1}}\n',
    };
    const both = 'extends: [../base, ../w/one.yaml, ../w/two.yaml]\n';
    const scenario = scenarioOf(parseFiles({ ...files, 'mine/over.yaml': both }, 'mine/over.yaml'));
    expect(scenario.weights.rights?.mean).toBe(1);
    expect(scenario.events[0]?.timing).toEqual({ kind: 'chance', chance: 0.1 });
    const unnamed = parseFiles({ ...files, 'mine/over.yaml': 'extends: ../w/one.yaml\n' }, 'mine/over.yaml');
    expect(issuesOf(unnamed).map(formatIssue).join()).toContain(
      'only the file that was named may extend one elsewhere',
    );
  });

  it('that lead back over folders are refused as a circle too', () => {
    const files = { 'a/scenario.yaml': 'extends: ../b\n', 'b/scenario.yaml': 'extends: ../a\n' };
    expect(issuesOf(parseFiles(files, 'a')).map(formatIssue).join()).toContain(
      'b/scenario.yaml:1:10: error: extends goes round in a circle: a/scenario.yaml → b/scenario.yaml → a/scenario.yaml',
    );
  });

  it('that are not there are named where they are written', () => {
    expect(issuesOf(parseFiles({ 'a.yaml': 'extends: [b.yaml]' }, 'a.yaml')).map(formatIssue)).toEqual([
      'a.yaml:1:11: error: there is no such file (found b.yaml)',
    ]);
  });

  it('may be folders', () => {
    const files = { 'w/over.yaml': 'extends: ../base\nturns: 3', 'base/scenario.yaml': BASE };
    expect(scenarioOf(parseFiles(files, 'w/over.yaml')).turns).toBe(3);
  });
});
