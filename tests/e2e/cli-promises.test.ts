import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche, ROOT } from './program.ts';

/** What the README promises of the program as a whole, tried from outside. */

const FLAGSHIP = 'scenarios/russia-precedent';
const SMALL = 'scenarios/two-states.yaml';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-promises-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same rows in another order; the header stays. */
const shuffleRows = (file: string): void => {
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const mixed = rows.map((row, i) => ({ row, key: (i * 7919) % 10007 })).sort((a, b) => a.key - b.key);
  writeFileSync(file, `${[head, ...mixed.map((m) => m.row)].join('\n')}\n`);
};

const turnsOf = (args: readonly string[]): unknown =>
  JSON.parse(demarche(['run', ...args, '--seed', 'moscow', '--json', '--explain']).out).turns;

describe('a history', () => {
  it('does not depend on the order of rows', () => {
    const copy = join(folder, 'shuffled');
    cpSync(join(ROOT, FLAGSHIP), copy, { recursive: true });
    for (const table of ['states.csv', 'ties.csv']) shuffleRows(join(copy, table));
    const args = ['--seed', 'moscow', '--json', '--explain'];
    expect(demarche(['run', copy, ...args]).out).toBe(demarche(['run', FLAGSHIP, ...args]).out);
  });

  it('does not depend on a change that changes nothing', () => {
    expect(turnsOf([SMALL, '--set', 'weights.gain=2'])).toEqual(turnsOf([SMALL]));
    const overlay = join(folder, 'same.yaml');
    writeFileSync(overlay, `extends: ${join(ROOT, SMALL)}\nid: same\ntitle: The same again\n`);
    expect(turnsOf([overlay])).toEqual(turnsOf([SMALL]));
  });

  it('does not depend on how the scenario file is written', () => {
    const file = join(folder, 'commented.yaml');
    writeFileSync(
      file,
      `# a comment\n${readFileSync(join(ROOT, SMALL), 'utf8').replaceAll('"', "'")}\n# the end\n`,
    );
    const args = ['--seed', 'moscow', '--json'];
    expect(demarche(['run', file, ...args]).out).toBe(demarche(['run', SMALL, ...args]).out);
  });
});

describe('hostile input', () => {
  it('of 4 MB of aliases ends in a clear error', () => {
    const file = join(folder, 'bomb.yaml');
    const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(30)}]`);
    const text = `demarche: 1\nl0: &l0 [x]\n${levels.join('\n')}\nfill: |\n${`  ${'y'.repeat(98)}\n`.repeat(40_000)}`;
    writeFileSync(file, text);
    expect(text.length).toBeGreaterThan(4e6);
    const { code, out, err } = demarche(['run', file]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/bomb\.yaml:\d+:\d+: error:/);
  });

  it('writes nothing, not even the file that was asked for', () => {
    const file = join(folder, 'broken.yaml');
    const output = join(folder, 'never.json');
    writeFileSync(file, 'demarche: 1\nid: [unclosed\n');
    const before = readdirSync(folder);
    const { code, err } = demarche(['run', file, '--seed', 'x', '--json', '-o', output]);
    expect(code).toBe(2);
    expect(err).toMatch(/broken\.yaml:\d+:\d+: error:/);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('keeps an earlier output as it was', () => {
    const output = join(folder, 'earlier.json');
    writeFileSync(output, 'earlier');
    expect(demarche(['run', join(folder, 'missing.yaml'), '-o', output]).code).toBe(2);
    expect(readFileSync(output, 'utf8')).toBe('earlier');
  });
});

describe('size', () => {
  const large = (states: number, drivers: number): string => {
    const ids = Array.from({ length: states }, (_, i) => `S${i}`);
    const names = Array.from({ length: drivers }, (_, i) => `d${i}`);
    const traits = names.map((d, i) => `${d}: ${(i + 1) / 10}`).join(', ');
    return `demarche: 1
id: large
title: A large world
start: 2025-01-01
turns: 12
ladder: [{id: none, label: None, standing: 0}, {id: some, label: Some, standing: 0.3}, {id: recognition, label: Recognition, standing: 1}]
rates: {up: {none: -4, some: -5}, down: {some: -6, recognition: -7}}
drivers:
${names.map((d, i) => `  ${d}: {label: Driver ${i}, sign: ${i % 2 ? 'cost' : 'benefit'}, profile: [0.5, 1], weight: 1}`).join('\n')}
states:
${ids.map((s) => `  ${s}: {name: State ${s}, power: 0.1, traits: {${traits}}}`).join('\n')}
ties:
${ids.map((s, i) => `  - {from: ${s}, to: S${(i + 1) % states}, kind: peer, weight: 0.5, source: made up}`).join('\n')}
evidence:
${ids.map((s) => `  - {state: ${s}, field: rung, value: none, reason: made up, source: made up, confidence: judgement}`).join('\n')}
target: {id: T, name: Targetland, authority: the authorities}
`;
  };

  it.each([
    [2, 1],
    [1000, 8],
  ])('%i states and %i drivers both run', (states, drivers) => {
    const file = join(folder, `large-${states}.yaml`);
    writeFileSync(file, large(states, drivers));
    const { code, out, err } = demarche(['run', file, '--seed', 'x', '--json', '--explain']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { turns } = JSON.parse(out);
    expect(Object.keys(turns[11].rungs)).toHaveLength(states);
    expect(turns[0].clocks[0].terms.length).toBeGreaterThan(drivers);
  });
});
