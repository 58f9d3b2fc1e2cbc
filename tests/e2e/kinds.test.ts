import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

/** A file of one kind where another kind belongs, and names without quotes. */

const EXERCISE = ['exercise: 1', 'id: x'].join('\n');

let folder = '';
const run = (words: string) => demarche(words.split(' '), { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-kinds-'));
  const files = {
    'x.yaml': EXERCISE,
    'answers.yaml': 'predictions: {a: {b: 5}}\n',
    'weights.yaml': 'weights: {rights: 2}\n',
    'game.jsonl': '{"demarche_game":1,"exercise":"x"}\n',
    'one.tally': 'demarche tally 1\n{}\n',
    'run.json': '{"manifest": {"demarche": "0.1.0"}}\n',
    'states.csv': 'id,name\n',
    'my case.yaml': 'extends: two-states\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file of another kind', () => {
  it.each([
    ['run x.yaml', '“x.yaml” is an exercise: demarche exercise x.yaml'],
    ['odds x.yaml --runs 1', '“x.yaml” is an exercise'],
    ['compare two-states x.yaml --runs 1', '“x.yaml” is an exercise'],
    ['tip x.yaml --count 1', '“x.yaml” is an exercise'],
    ['report who-is-next --runs 1', '“who-is-next” is an exercise: demarche exercise who-is-next'],
    ['why hold-the-line RUS', '“hold-the-line” is an exercise'],
    ['run answers.yaml', 'demarche exercise EXERCISE --auto --answers answers.yaml'],
    ['run weights.yaml', 'demarche backtest WAVE --weights weights.yaml'],
    ['run game.jsonl', 'demarche exercise EXERCISE --game game.jsonl'],
    ['run one.tally', 'demarche merge one.tally'],
    ['run run.json', 'demarche again run.json'],
    ['run states.csv', '“states.csv” is a table'],
    ['exercise two-states', '“two-states” is a scenario: demarche play two-states.'],
    ['exercise answers.yaml', '“answers.yaml” holds answers for an exercise'],
  ])('is named by %s, with the command that takes it', (words, says) => {
    const { code, out, err } = run(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('is named by check as its only error', () => {
    const { code, out } = run('check answers.yaml');
    expect(code).toBe(2);
    expect(out).toContain('answers.yaml:1:1: error: “answers.yaml” holds answers for an exercise');
    expect(out).toContain('1 error, 0 doubts');
  });
});

describe('a name without quotes', () => {
  it.each([
    ['why russia-precedent Saudi Arabia', 'Saudi Arabia'],
    ['why russia-precedent Trinidad and Tobago --seed x', 'Trinidad and Tobago'],
    ['why two-states North Alphaland', 'North Alphaland'],
    ['odds two-states --state Saudi Arabia', 'Saudi Arabia'],
    ['report two-states --state=Saudi Arabia', '--state=Saudi Arabia'],
    ['run my case.yaml', 'my case.yaml'],
    ['check my case.yaml', 'my case.yaml'],
  ])('is named by %s', (words, name) => {
    const { code, err } = run(words);
    expect(code).toBe(2);
    expect(err).toContain(`Quote a name that has blanks: "${name}"`);
  });

  it('is not suspected where none is', () => {
    expect(run('why two-states Nowhere').err).not.toContain('Quote');
    expect(run('run two-states --seed').err).not.toContain('Quote');
  });
});
