import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../src/scenario/differences.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { BASE, issuesOf, parseFiles, parseText, scenarioOf } from './base.ts';

const TABLE = `state,track,level,strength,source
U,reform,0.6,0.5,a declaration
A,reform,0.4,,a speech
`;

const WITH_TABLE = `${BASE}tables: {conditions: conditions.csv}\n`;

const asked = (files: Readonly<Record<string, string>>, path = 'base.yaml') =>
  parseFiles({ 'base.yaml': WITH_TABLE, 'conditions.csv': TABLE, ...files }, path);

const rows = (parsed: ReturnType<typeof asked>): readonly string[] =>
  (scenarioOf(parsed).conditions ?? []).map(
    ({ state, track, level, strength, source }) => `${state} ${track} ${level} ${strength} ${source}`,
  );

const said = (parsed: ReturnType<typeof asked>): string => issuesOf(parsed).map(formatIssue).join('\n');

describe('conditions', () => {
  it('are read from a table: a bloc asks for its members, and the own row of a state comes first', () => {
    expect(rows(asked({}))).toEqual(['A reform 0.4 1 a speech', 'B reform 0.6 0.5 a declaration']);
  });

  it('bring their weight with them', () => {
    expect(scenarioOf(asked({})).weights.conditions).toEqual({ mean: 1, sd: 0 });
    expect(scenarioOf(parseText(BASE)).weights).not.toHaveProperty('conditions');
    expect(said(parseText(BASE.replace('rights: 4', 'conditions: 2')))).toBe(
      'base.yaml:16:3: warning: this weight counts for nothing: no state has conditions (found conditions; expected rows of conditions)',
    );
  });

  it('are changed and removed row by row, and go with their state', () => {
    const over = (text: string) =>
      rows(asked({ 'over.yaml': `extends: base.yaml\nconditions: [${text}]\n` }, 'over.yaml'));
    expect(over('{state: A, track: reform, level: 0.2}')[0]).toBe('A reform 0.2 1 a speech');
    expect(over('{state: A, track: reform, remove: true}')[0]).toBe('A reform 0.6 0.5 a declaration');
    const without = `extends: base.yaml\nstates: {A: remove}\nevents: {summit: remove, echo: remove}\n`;
    expect(rows(asked({ 'over.yaml': without }, 'over.yaml'))).toEqual(['B reform 0.6 0.5 a declaration']);
  });

  it('are listed among the differences', () => {
    const eased = asked({ 'conditions.csv': TABLE.replace('0.4,', '0.3,') });
    expect(differencesOf(scenarioOf(asked({})), scenarioOf(eased))).toEqual([
      { path: 'conditions.A reform', from: 'level 0.4, strength 1', to: 'level 0.3, strength 1' },
    ]);
  });

  it.each([
    [
      'Q,reform,0.5,,',
      'conditions.csv:2:1: error: there is no state or bloc of this name (found Q; expected',
    ],
    [
      'A,refrom,0.5,,',
      'conditions.csv:2:3: error: there is no track of the target of this name (found refrom',
    ],
    [
      'A,reform,2,,',
      'conditions.csv:2:10: error: this is no valid level (found 2; expected a number from 0 to 1)',
    ],
    [
      'A,reform,0.1,,',
      'conditions.csv:2:10: warning: this condition is met at the start (found 0.1; expected a',
    ],
    ['A,reform,,,', 'conditions.csv:2:10: error'],
  ])('name the place of what is wrong: %s', (row, message) => {
    expect(said(asked({ 'conditions.csv': `state,track,level,strength,source\n${row}\n` }))).toContain(
      message,
    );
  });

  it('have a doubt about a bloc without members', () => {
    const empty = BASE.replace('blocs:\n', 'blocs:\n  V: {label: Void, members: []}\n');
    expect(said(parseText(`${empty}conditions: [{state: V, track: reform, level: 0.5}]\n`))).toContain(
      'warning: this condition is of no state: the bloc has no members (found V; expected a bloc with members)',
    );
  });

  it('have a doubt about a state that is there twice; the last row counts', () => {
    const twice = asked({ 'conditions.csv': `${TABLE}A,reform,0.9,,later\n` });
    expect(said(twice)).toBe(
      'conditions.csv:4:1: warning: this state has another condition on this track (found A, reform, also on line 3; expected each state and track once; this row counts)',
    );
    expect(rows(twice)[0]).toBe('A reform 0.9 1 later');
  });
});

describe('a climate', () => {
  it('has a doubt about a variable with the name of an index', () => {
    const hidden = BASE.replace('  openness: 1\n', '  openness: 1\n  isolation: 1\n');
    expect(said(parseText(hidden))).toBe('');
    expect(said(parseText(hidden.replace('{of: sanctions,', '{of: isolation,')))).toContain(
      'warning: this climate reads a variable, not the index of the same name (found isolation; expected another',
    );
  });
});

describe('the leading driver', () => {
  const leading = (driver: string) =>
    parseText(BASE.replace('half_life: 9}', `half_life: 9, leading_driver: ${driver}}`));

  it('brings the weight of leading, 0 unless written', () => {
    expect(scenarioOf(leading('trade')).weights.leading).toEqual({ mean: 0, sd: 0 });
    expect(scenarioOf(parseText(BASE)).weights).not.toHaveProperty('leading');
  });

  it('is a driver', () => {
    expect(said(leading('trad'))).toContain('there is no driver of this name (found trad; expected trade or');
  });
});

describe('a term of facts', () => {
  const LADDER = [
    ['  - {id: none, label: None, standing: 0}', '  - {id: none, standing: 0, says: [hostile]}'],
    [
      '  - {id: mission, label: Mission, standing: 0.2}',
      '  - {id: mission, standing: 0.2, accepts: [consul]}',
    ],
    ['{name: Alphaland, rung: mission,', '{name: Alphaland, accepts: consul,'],
    ['{name: Gammaland,', '{name: Gammaland, says: hostile,'],
  ] as const;
  const facts = LADDER.reduce((text, [from, to]) => text.replace(from, to), BASE);
  const term = (text: string) =>
    parseText(facts.replace('rates:\n', `rates:\n  by_fact: {some: {${text}}}\n`));

  it('names facts, steps and what it adds', () => {
    const read = scenarioOf(term('held_by: accepts, down: all, add: {mean: -1.5, sd: 0.5}'));
    expect(read.rates.by_fact).toEqual([
      {
        id: 'some',
        label: 'some',
        levels: {},
        held_by: 'accepts',
        up: [],
        down: [1, 2],
        add: { mean: -1.5, sd: 0.5 },
      },
    ]);
  });

  it.each([
    [
      'says: [hostil], up: all, add: 1',
      'no rung of the ladder has this level of says (found hostil; expected',
    ],
    [
      'says: [hostile], up: [recognition], add: 1',
      'no step leads up from this rung (found recognition; expected',
    ],
    [
      'sends: [x], up: all, add: 1',
      'no rung of the ladder has this level of sends (found x; expected a ladder with levels of sends)',
    ],
    ['says: [hostile], add: 1', 'this term is on no step'],
    ['says: [hostile], up: [], add: 1', 'warning: this term is on no step'],
    ['says: [hostile], up: none, add: 1', 'up does not fit (found none; expected a list of rungs, or all)'],
    ['up: all, add: 1', 'this term names no fact'],
    ['says: [hostile], up: all', 'add is missing'],
    ['held_by: sends, up: all, add: 1', 'warning: no state has these facts at the start'],
  ])('is checked: %s', (text, message) => {
    expect(said(term(text))).toContain(message);
  });

  it('with a wrong value is not said to lack it', () => {
    expect(said(term('held_by: acepts, up: all, add: 1'))).toMatch(
      /^[^\n]*this is no valid held_by \(found acepts; [^\n]* did you mean "accepts"\?\)$/,
    );
  });
});
