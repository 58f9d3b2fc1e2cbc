import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demarche, ROOT } from './program.ts';

/** More inputs of the kinds that failed once: each ends in a sentence that names the cause and what was meant. */

const folder = mkdtempSync(join(tmpdir(), 'demarche-kinds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string): void => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const run = (...args: readonly string[]) => demarche(args, { cwd: folder });

const BASES = { flagship: 'russia-precedent', small: 'two-states.yaml' } as const;

/** What `check` says of a what-if. */
const whatIf = (base: keyof typeof BASES, text: string): string => {
  written('what-if.yaml', `extends: ${join(ROOT, 'scenarios', BASES[base])}\n${text}\n`);
  return run('check', 'what-if.yaml').out;
};

const STATES = 'id,name,power,since,gain\nAAA,Alphaland,0.6,,0.8\nBBB,Betaland,0.4,,0.3\n';
const TIES = 'from,to,kind,weight,source\nBBB,AAA,peer,0.5,"border, votes alike"\n';

/** What `check` says of a scenario with such tables. */
const tables = (states: string, ties = TIES): string => {
  written(
    'tables/scenario.yaml',
    `demarche: 1
id: mini
title: Mini
start: 2025-07-03
turns: 6
tables: {states: states.csv, ties: ties.csv}
ladder: [{id: none, standing: 0}, {id: recognition, standing: 1}]
rates: {up: {none: -4}, down: {recognition: -7}}
drivers:
  gain: {sign: benefit, profile: [1], weight: 2}
`,
  );
  written('tables/states.csv', states);
  written('tables/ties.csv', ties);
  return run('check', 'tables').out;
};

describe('a state of a what-if', () => {
  const all = 'rung: recognition, power: 0.3, traits: {economy: 0.3}';

  it.each([
    [
      `Iran: {name: Iran, ${all}}`,
      'error: a state of this name is there already (found Iran; expected the id IRN',
    ],
    [`XIR: {name: Iran, ${all}}`, 'error: a state of this name is there already (found XIR (Iran)'],
    [`irn: {name: Persia, ${all}}`, 'error: a state of this name is there already (found irn (Persia)'],
    [`TR: {name: Turkey, ${all}}`, 'warning: a state that is there goes by this name too (found TR (Turkey)'],
  ])('that is there under another id is no new one: %s', (entry, words) => {
    expect(whatIf('flagship', `states: {${entry}}`)).toContain(words);
  });

  it('may be new', () => {
    expect(whatIf('flagship', `states: {NEW: {name: Newland, ${all}}}`)).not.toContain('name is there');
  });

  it.each([
    ['states: [{id: IRN, rung: recognition}]', 'states is a map in what this file extends (found a list;'],
    [
      'target: Iran',
      'target is a map in what this file extends (found Iran; expected target: {id: …, name: …',
    ],
  ])('or another section stays a section: %s', (text, words) => {
    const out = whatIf('flagship', text);
    expect(out).toContain(`what-if.yaml:2:${text.indexOf(':') + 3}: error: ${words}`);
    expect(out).toContain('1 error, 0 doubts');
  });
});

describe('a text that ends at #', () => {
  it.each([
    ['title:\n  Case\n  #1 of two', ':4:3: warning: this text ends at #'],
    ['title: #1', ':2:8: warning: this text ends at #'],
    ['states:\n  A:\n    name: Alpha #1', ':4:17: warning: this text ends at #'],
    ['states: {A: {name: Alpha #1}}', 'quotes around a text with #1}}: # starts a comment'],
  ])('is named: %j', (text, words) => {
    expect(whatIf('small', text)).toContain(words);
  });

  it.each(['title: Case # 1', 'title: Case\n#question: x', 'title: "Case" #1', 'title: C#'])(
    'is none in %j',
    (text) => {
      expect(whatIf('small', text)).toContain('no errors, no doubts');
    },
  );
});

describe('a table', () => {
  it.each([
    '21 août 2024',
    '21-ago-24',
    '21. März 2024',
    'mercredi 21 août 2024',
    '"Wednesday, August 21, 2024"',
    '21 de agosto de 2024',
    '2024-08-21 12:00 AM',
  ])('has a suggestion for the day %s', (day) => {
    const month = day.includes('März') ? '03' : '08';
    expect(tables(STATES.replace(',,0.8', `,${day},0.8`))).toContain(`did you mean "2024-${month}-21"?`);
  });

  it('with the line ends of old Macs is read', () => {
    expect(tables(STATES.replaceAll('\n', '\r'), TIES.replaceAll('\n', '\r'))).toContain('0 errors');
  });

  it('with single quotes has them named', () => {
    expect(tables(STATES, TIES.replaceAll('"', "'"))).toContain("found a single quote (') around a cell");
  });

  it('of states and rungs that is cut in the wrong places has one error', () => {
    written('list.csv', 'state,rung\n“Korea, Republic of”,4\n');
    expect(run('new', 'from-list', '--from-table', 'list.csv').err).toMatch(
      /curly quote[\s\S]*1 error, 0 doubts/,
    );
  });
});

describe('a command', () => {
  it('that sets one place twice says which value counts', () => {
    const twice = ['--set', 'weights.gain=1', '--set', 'weights.gain=3'];
    const { out, err } = run('run', 'two-states', '--seed', 'a', ...twice);
    expect(err).toContain('--set weights.gain is given more than once: the last value counts.');
    const once = run('run', 'two-states', '--seed', 'a', '--set', 'weights.gain=3');
    expect([out.split('\n').slice(-6), once.err]).toEqual([once.out.split('\n').slice(-6), '']);
  });

  const odds = ['odds', 'two-states', '--runs', '20'];

  it.each([
    [[...odds, '--by', '31.12.2026'], 'Did you mean 2026-12-31?'],
    [[...odds, '--by', '2026/12/31'], 'Did you mean 2026-12-31?'],
    [[...odds, '--by', '3/7/2026'], 'Did you mean 2026-07-03 or 2026-03-07?'],
    [[...odds, '--by', '2026'], 'Name a month of a year: 2026-12.'],
    [['run', 'two-states', '--move', 'A@31 Dec 2026=up'], 'Did you mean 2026-12-31?'],
    [[...odds, '--seed', 'a', '--seed', 'b'], "option '--seed' has two values, 'a' and 'b'"],
    [[...odds, '--by', '2026-12', '--by=2026-11'], "option '--by' has two values"],
    [[...odds, '--from', '2026-12', '--by', '2026-11'], 'lies in the past that all futures share'],
    [[...odds, '--from', '2026-12', '--at', '2026-11'], '--at: 2026-11-03 lies in the past'],
    [['run', 'two-states', '-o', '.html'], 'this command writes no .html'],
  ])('%j is refused with what was meant', (args, words) => {
    const { code, out, err } = run(...args, ...(args.includes('--seed') ? [] : ['--seed', 'one']));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it.each([
    ['why', 'russia-precedent', 'Saudi Arabia', 'Iran'],
    ['odds', 'two-states', '--sed', 'a'],
    ['run', 'two-states', 'russia-precedent'],
  ])('does not take %j for a name without quotes', (...args) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).not.toContain('Quote a name');
  });

  it('takes a move with blanks, and a format in capitals', () => {
    const moved = (move: string): string =>
      run('run', 'two-states', '--seed', 'a', '--csv', '--move', move).out;
    expect(moved('B @ 3 = up')).toBe(moved('B@3=up'));
    expect(run('report', 'two-states', '--runs', '20', '--seed', 'a', '--format', 'MD').code).toBe(0);
  });

  it('takes no exercise for a scenario, wherever one is named', () => {
    const exercise = join(ROOT, 'scenarios/exercises/who-is-next.yaml');
    for (const text of [`extends: ${exercise}\n`, `demarche: 1\nextends: [${exercise}]\n`]) {
      written('over.yaml', text);
      expect(run('check', 'over.yaml').out).toMatch(
        /yaml:3:1: error: this is an exercise[^\n]*\n.*1 error, 0 doubts/,
      );
    }
  });

  it('that extends a file with another ending is shown the one that is there', () => {
    written('one/base.yaml', '');
    written('over.yaml', 'extends: one/base.yml\n');
    expect(run('check', 'over.yaml').out).toMatch(/did you mean ".*base\.yaml"\?/);
  });
});
