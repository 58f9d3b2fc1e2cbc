import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCase } from '../fixtures/case-folder.ts';
import { demarche } from './program.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const run = (line: string) => demarche(line.split(' '), { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-again-'));
  writeCase(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes an output, and gives its name. */
const made = (line: string, name: string): string => {
  expect(run(`${line} -o ${name}`).code, line).toBe(0);
  return name;
};

const again = (line: string) => {
  const { code, out, err } = run(`again ${line}`);
  expect(err).not.toMatch(/^\s+at .*[:(]\d+|Something went wrong/m);
  return { code, out, err };
};

const FEW = '--seed x --runs 20';

describe('an output played again', () => {
  it.each([
    ['run two-states --seed x --set weights.gain=3 --move A@2025-09=up --explain', 'run.json'],
    ['run two-states --seed x --future 3 --turns 5', 'run.csv'],
    ['why two-states betaland --at 2025-10 --no-tip --json', 'why.json'],
    ['why two-states A --future 2 --json', 'why-tip.json'],
    [`odds two-states ${FEW} --by 2026-07 --state betaland`, 'odds.json'],
    [`odds two-states ${FEW} --at 2026-07`, 'odds.csv'],
    [`odds two-states ${FEW}`, 'odds.parquet'],
    [`odds two-states ${FEW}`, 'forecast.md'],
    [`odds two-states ${FEW}`, 'whole.tally'],
    [`odds two-states ${FEW} --shard 2/3`, 'part.tally'],
    [`compare two-states --set weights.gain=3 --set A.taboo=2 ${FEW} --future 0`, 'compare.json'],
    [
      `compare two-states --set weights.gain=3 --set A.taboo=2 --together --by 6 --by 12 ${FEW}`,
      'together.csv',
    ],
    ['tip two-states --state B --by 12 --odds 80% --seed x --runs 100', 'tip.json'],
    ['tip two-states --count 1 --lever weights.gain --seed x --runs 100', 'tip.csv'],
    [`report two-states two-states ${FEW} --set weights.gain=3 --state B`, 'page.html'],
    [`report two-states ${FEW}`, 'page.md'],
    ['backtest libya-2011 --runs 5 --seed x --weights none', 'backtest.json'],
    ['fit libya-2011 taliban-1996 --leave-out taliban-1996 --no-frailty', 'fit.json'],
    [`exercise who-is-next --auto ${FEW} --date 2025-10-01`, 'pack'],
  ])('is the same: %s', (line, name) => {
    made(line, name);
    const before = readdirSync(folder);
    expect(again(name)).toMatchObject({ code: 0, out: `same: ${name}\n` });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is found by the file beside a table and by the manifest of a pack too', () => {
    expect(again('run.csv-metadata.json').out).toBe('same: run.csv-metadata.json\n');
    expect(again('pack/pack.json').out).toBe('same: pack/pack.json\n');
  });

  it('needs the paths of what does not come with demarche, in any order and of any name', () => {
    const own = made(`compare case whatif.yaml --set weights.gain=0 ${FEW}`, 'own.json');
    expect(again(own).code).toBe(2);
    expect(again(own).err).toMatch(/it was made from case with the hash [0-9a-f]{16}…, which does not come/);
    expect(again(`${own} case`).err).toMatch(
      /made from whatif\.yaml with the hash .*; case has [0-9a-f]{16}…\./,
    );
    expect(again(`${own} whatif.yaml case`).out).toBe(`same: ${own}\n`);
    cpSync(at('whatif.yaml'), at('renamed.yaml'));
    expect(demarche(['again', at(own), at('renamed.yaml'), at('case/scenario.yaml')]).code).toBe(0);
    writeFileSync(at('renamed.yaml'), readFileSync(at('whatif.yaml'), 'utf8').replace('gain: 2', 'gain: 3'));
    expect(again(`${own} case renamed.yaml`).code).toBe(2);
    expect(again(`${own} case nowhere.yaml`).err).toContain('there is no file or folder “nowhere.yaml”');
  });

  it('needs the weights and the start of a person’s own too', () => {
    made('backtest case --weights weights.yaml --runs 5', 'own-wave.json');
    expect(again('own-wave.json case').err).toContain('it was made with weights.yaml');
    expect(again('own-wave.json case weights.yaml').code).toBe(0);
    made('fit case', 'start.json');
    made('fit case --start start.json', 'started.json');
    expect(again('started.json case').err).toContain('it was made with start.json');
    expect(again('started.json start.json case').code).toBe(0);
  });

  it('is a shard of a tally of one’s own, and a pack of an exercise of one’s own', () => {
    made(`odds case ${FEW} --set weights.gain=2 --shard 1/2`, 'mine.tally');
    expect(again('mine.tally').code).toBe(2);
    expect(again('mine.tally case').code).toBe(0);
    made('exercise exercise.yaml --auto --runs 20', 'own-pack');
    expect(again('own-pack').code).toBe(2);
    expect(again('own-pack exercise.yaml').code).toBe(0);
  });
});

/** Changes a file of text, and gives the name of the changed one. */
const changed = (name: string, from: string | RegExp, to: string): string => {
  const text = readFileSync(at(name), 'utf8');
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  writeFileSync(at(`changed-${name}`), other);
  return `changed-${name}`;
};

/** Changes one byte of a file. */
const flipped = (name: string, place: number): string => {
  const bytes = readFileSync(at(name));
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(at(`flipped-${name}`), bytes);
  return `flipped-${name}`;
};

describe('an output that was changed', () => {
  it.each([
    ['run.json', /"rungs":\{"A":0/, '"rungs":{"A":1', /at start\.rungs\.A: 1 in the file, 0 now\n$/],
    ['run.json', /"command":"[^"]*"/, '"command":"rm -rf ~"', /at manifest\.command: "rm -rf ~" in the file/],
    ['odds.json', '"by": "2026-07-03"', '"by": "2026-08-03"', /at manifest\.command: /],
    [
      'odds.json',
      '"recognises_at_start": false',
      '"recognises_at_start": true',
      /at states\[0\]\.recognises_at_st/,
    ],
    ['page.html', 'Alphaland', 'Alphalund', /at line \d+: .*Alphalund.* in the file, .*Alphaland.* now\n$/],
    ['page.md', 'Alphaland', 'Alphalund', /at line \d+: /],
    ['forecast.md', 'Alphaland', 'Alphalund', /at line \d+: /],
  ])('differs, and where is said: %s', (name, from, to, place) => {
    const file = changed(name, from, to);
    const { code, out } = again(file);
    expect({ code, begins: out.startsWith(`differs: ${file}, at `) }).toEqual({ code: 1, begins: true });
    expect(out).toMatch(place);
  });

  it('differs in a table, its manifest, a row of Parquet, a file of a pack', () => {
    const csv = changed('run.csv', 'Betaland', 'Betalund');
    const sidecar = readFileSync(at('run.csv-metadata.json'), 'utf8').replace('"run.csv"', `"${csv}"`);
    writeFileSync(at(`${csv}-metadata.json`), sidecar);
    expect(again(csv).out).toMatch(/at line 3: .*Betalund.* in the file, .*Betaland.* now/);
    writeFileSync(at(`${csv}-metadata.json`), sidecar.replace(/"demarche run [^"]*"/, '"demarche run"'));
    expect(again(csv).out).toContain('at manifest.command: "demarche run" in the file');
    expect(again(flipped('odds.parquet', readFileSync(at('odds.parquet')).indexOf('Alphaland'))).out).toMatch(
      /at row\[\d+\]\.\w+: \S+ in the file, \S+ now/,
    );
    cpSync(at('pack'), at('changed-pack'), { recursive: true });
    writeFileSync(at('changed-pack/rubric.md'), 'mine');
    expect(again('changed-pack').out).toContain('at rubric.md line 1: mine in the file, ');
    rmSync(at('changed-pack/rubric.md'));
    expect(again('changed-pack')).toMatchObject({
      code: 1,
      out: expect.stringContaining('at rubric.md: no such file'),
    });
  });

  it('is still the same if only its layout is another', () => {
    writeFileSync(at('flat.json'), JSON.stringify(JSON.parse(readFileSync(at('odds.json'), 'utf8'))));
    expect(again('flat.json')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^same: flat\.json, but /),
    });
  });

  it('never reaches the terminal as it is', () => {
    const { out } = again(changed('page.html', 'Alphaland', 'a\u001b[2J\u202eb'));
    expect(out).toContain('differs');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('what cannot be played again', () => {
  const OLD = { engine: '0.1.0', scenario: { id: 'a', title: 'A', sha256: '' }, seed: 'x' };

  it.each([
    [
      'another version',
      () => changed('run.json', /"engine":"[^"]*"/, '"engine":"0.0.9"'),
      /made by demarche 0\.0\.9; this is/,
    ],
    [
      'another hash',
      () => changed('run.json', /"sha256":"[0-9a-f]{4}/, '"sha256":"0000'),
      /hash 0000[0-9a-f]{12}…; .*two-states\.yaml has [0-9a-f]{16}…/,
    ],
    [
      'another format',
      () => changed('run.json', '"format":2', '"format":3'),
      /in format 3\. This demarche reads format 2/,
    ],
    [
      'a seed of control signs',
      () => changed('run.json', '"seed":"x"', '"seed":"\\u001b[2J"'),
      /damaged: manifest\.seed/,
    ],
    ['no luck', () => changed('run.json', '"seed":"x"', '"seed":""'), /damaged: manifest\.seed/],
    ['too many turns', () => changed('run.json', '"turns":24', '"turns":99999'), /damaged: manifest\.turns/],
    [
      'too many futures',
      () => changed('odds.json', '"asked": 20', '"asked": 1e12'),
      /damaged: manifest\.asked/,
    ],
    [
      'fewer futures than asked for',
      () => changed('odds.json', '"asked": 20', '"asked": 21'),
      /stopped after 20 of 21 futures/,
    ],
    [
      'an edit that leads nowhere',
      () => changed('run.json', 'weights.gain=3', 'weights.gian=3'),
      /did you mean "gain"\?/,
    ],
    [
      'a move that leads nowhere',
      () => changed('run.json', 'A@2025-09=up', 'Z@2025-09=up'),
      /there is no state “Z”/,
    ],
    [
      'an option of another command',
      () => changed('run.json', '"explain":true', '"output":"/tmp/x"'),
      /damaged: manifest\.options/,
    ],
    [
      'another command',
      () => changed('run.json', '"answer":"run"', '"answer":"rm"'),
      /damaged: manifest\.answer/,
    ],
    ['a kind that it is not', () => changed('why.json', '"answer": "why"', '"answer": "report"'), /damaged/],
    ['half a file', () => changed('odds.json', /"states"[\s\S]*/, ''), /damaged: it is no JSON/],
    ['half a page', () => changed('page.html', /<main[\s\S]*/, ''), /has no manifest of demarche/],
    [
      'half a Parquet file',
      () => flipped('odds.parquet', readFileSync(at('odds.parquet')).length - 6),
      /damaged/,
    ],
    ['a damaged tally', () => flipped('whole.tally', 900), /is damaged: its checksum/],
  ])('is refused with a sentence: %s', (_, fileOf, message) => {
    const { code, out, err } = again(fileOf());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it.each([
    ['old.json', JSON.stringify({ demarche: 1, manifest: OLD, turns: [] }), /in the old format 1/],
    ['old-backtest.json', JSON.stringify({ demarche: 1, engine: '0.1.0', waves: [] }), /in the old format 1/],
    ['mine.json', '{"a": 1}', /has no manifest of demarche/],
    ['check.json', JSON.stringify({ demarche: 2, files: [] }), /has no manifest of demarche/],
    ['notes.txt', 'my notes', /has no manifest of demarche/],
    ['empty', '', /has no manifest of demarche/],
    ['lonely.csv', 'turn,date\n', /with its manifest beside it \(lonely\.csv-metadata\.json\)/],
    ['deep.json', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, /has no manifest of demarche/],
    ['proto.json', '{"demarche":2,"manifest":{"format":2,"__proto__":{"engine":"x"}}}', /damaged/],
  ])('is refused with a sentence: %s', (name, text, message) => {
    writeFileSync(at(name), text);
    const { code, out, err } = again(name);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('is refused where there is nothing to read, or a folder that is no pack', () => {
    expect(again('nowhere').err).toContain('nowhere: there is no such file.');
    expect(again('case').err).toContain('it is a folder, and no debrief pack');
    cpSync(at('pack'), at('broken-pack'), { recursive: true });
    rmSync(at('broken-pack/game.jsonl'));
    expect(again('broken-pack').err).toContain('it has no game.jsonl');
    cpSync(at('pack/pack.json'), at('broken-pack/game.jsonl'));
    expect(again('broken-pack')).toMatchObject({ code: 2, err: expect.stringContaining('no saved game') });
  });
});
