import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

/** What `new` writes is ready to be played. */

let folder = '';
const at = (name: string): string => join(folder, name);
const run = (words: string) => demarche(words.split(' '), { cwd: folder });
const text = (name: string): string => readFileSync(at(name), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-new-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIST = `Country,Level
Turkey,ambassador
russia,Recognition
UAE,4
Burma,contact
DRC,none
CHN,Chargé
United States of America,None or hostile
Ivory Coast,contact
Holland,Mission
Palestine,mission
TW,0
Iran,charge
`;

describe('a list of twelve states', () => {
  it('becomes a scenario, then an exercise, then a debrief', () => {
    writeFileSync(at('list.csv'), LIST);
    expect(run('new own --from-table list.csv').code).toBe(0);
    const ids = text('own/states.csv').trim().split('\n').slice(1);
    expect(ids.map((row) => row.split(',').slice(0, 3).join())).toEqual([
      'TUR,Türkiye,ambassador',
      'RUS,Russia,recognition',
      'ARE,United Arab Emirates,ambassador',
      'MMR,Myanmar,contact',
      'COD,DR Congo,none',
      'CHN,China,charge',
      'USA,United States,none',
      "CIV,Côte d'Ivoire,contact",
      'NLD,Netherlands,mission',
      'PSE,Palestine,mission',
      'TWN,Taiwan,none',
      'IRN,Iran,charge',
    ]);
    expect(run('check own')).toMatchObject({ code: 0, out: 'own: no errors, no doubts\n' });
    expect(run('new own-class --exercise').code).toBe(0);
    expect(run('check own-class.yaml')).toMatchObject({
      code: 0,
      out: 'own-class.yaml: no errors, no doubts\n',
    });
    const { code, out } = run('exercise own-class.yaml --auto --runs 20 -o pack');
    expect(code).toBe(0);
    expect(out).toMatch(/4\sturns played/);
    expect(text('pack/debrief.html')).toContain('Replace this');
  });

  it.each([
    ['Norwy,mission', /1:1: error: no state has this name.*did you mean NOR \(Norway\)/],
    ['Norway,misssion', /1:8: error: no rung has this name.*did you mean "mission"/],
    ['Korea,none', /name is that of several states.*KOR \(South Korea\) or PRK/],
    ['Norway,none\nNOR,contact', /2:1: error: Norway is already on line 1/],
    ['Norway,6', /no rung has this name \(found 6;.*a number from 0 to 5/],
    ['Norway;none', /separated by semicolons/],
    ['Norway\tnone', /separated by tabs/],
    ['Norway', /this row has one cell/],
    ['state,rung,power\nNorway,none,1', /1:12: error: this is a third column/],
    ['state,rung', /the list is empty/],
    ['Norway,', /no rung has this name \(found an empty cell/],
  ])('is refused as a whole: %j', (list, message) => {
    writeFileSync(at('bad.csv'), list);
    const { code, out, err } = run('new bad --from-table bad.csv');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(existsSync(at('bad'))).toBe(false);
  });

  it('may name the rung first, and has the columns in any case', () => {
    writeFileSync(at('turned.csv'), 'RUNG,State\ncontact,Norway\n');
    expect(run('new turned --from-table turned.csv').code).toBe(0);
    expect(text('turned/states.csv')).toContain('NOR,Norway,contact');
  });
});

const HARD = `extends: two-states.yaml
title: "A: \\"hard\\" #1 case"
turns: 1
states:
  A: {name: 'NAME & SEATS: #1 "x"'}
`;

describe('a new exercise', () => {
  it.each(['two-states', 'taliban-1996', 'hard.yaml'])('for %s can be played at once', (scenario) => {
    writeFileSync(at('two-states.yaml'), readFileSync('scenarios/two-states.yaml'));
    writeFileSync(at('hard.yaml'), HARD);
    const name = `for-${scenario.replace('.yaml', '')}`;
    expect(run(`new ${name} --exercise ${scenario}`).code).toBe(0);
    expect(run(`check ${name}.yaml`)).toMatchObject({
      code: 0,
      out: `${name}.yaml: no errors, no doubts\n`,
    });
    expect(run(`exercise ${name}.yaml --auto --runs 5`).code).toBe(0);
  });

  it('needs a scenario, and says so', () => {
    expect(run('new lone --exercise').err).toContain('demarche new NAME --exercise SCENARIO');
    expect(run('new lone --exercise who-is-next').err).toContain('“who-is-next” is an exercise');
    expect(existsSync(at('lone.yaml'))).toBe(false);
  });
});

describe('what is new', () => {
  it('replaces nothing', () => {
    writeFileSync(at('kept.yaml'), 'mine');
    writeFileSync(at('list.csv'), LIST);
    for (const words of ['new kept', 'new kept --exercise two-states'])
      expect(run(words)).toMatchObject({
        code: 2,
        err: 'Error: kept.yaml exists already; it was left as it is.\n',
      });
    expect(text('kept.yaml')).toBe('mine');
    expect(run('new own2 --from-table list.csv').code).toBe(0);
    const before = text('own2/states.csv');
    expect(run('new own2 --from-table list.csv').err).toContain('own2 exists already');
    expect(text('own2/states.csv')).toBe(before);
  });

  it.each([
    ['new a1', 'a1.yaml', 'scenario'],
    ['new a2 --exercise two-states', 'a2.yaml', 'exercise'],
    ['new a3 --from-table list.csv', 'a3/scenario.yaml', 'scenario'],
  ])('leads editors to the schema: %s', (words, file, kind) => {
    writeFileSync(at('list.csv'), LIST);
    expect(run(words).code).toBe(0);
    const way = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text(file))?.[1] ?? '';
    const schema = resolve(at(file), '..', way);
    expect(schema.endsWith(`/docs/schemas/${kind}.schema.json`)).toBe(true);
    expect(existsSync(schema)).toBe(true);
  });
});
