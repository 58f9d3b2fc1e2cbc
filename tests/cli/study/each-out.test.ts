import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fitAction } from '../../../src/cli/actions/fit.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-each-out-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const WAVES = ['first', 'second', 'third'] as const;
const STATES = Array.from({ length: 12 }, (_, i) => `S${i + 10}`);

/** A little wave in the documented format: the states with gain act first, month by month. */
const write = (id: string, acting: readonly string[]): void => {
  const path = join(folder, id);
  mkdirSync(path, { recursive: true });
  const states = STATES.map(
    (state, i) => `  ${state}: {name: State ${i}, traits: {gain: ${i % 3 === 0 ? 1 : 0}}}`,
  );
  const scenario = [
    'demarche: 1',
    `id: ${id}`,
    'start: 2000-01-01',
    'turns: 24',
    'ladder: [{id: none, standing: 0}, {id: recognition, standing: 1}]',
    'rates: {up: {none: {mean: -4, sd: 1}}, down: {recognition: -7}}',
    'weights: {gain: 1}',
    'drivers: {gain: {sign: benefit, profile: [1]}}',
    'states:',
    ...states,
  ];
  const acts = acting.map(
    (state, n) => `${state},2000-${String(n + 2).padStart(2, '0')}-15,recognises,made up,high`,
  );
  writeFileSync(join(path, 'scenario.yaml'), `${scenario.join('\n')}\n`);
  writeFileSync(join(path, 'observed.csv'), `state,date,act,source,confidence\n${acts.join('\n')}\n`);
};

const weightsOf = async (): Promise<readonly string[]> => {
  const out = join(folder, 'weights');
  mkdirSync(out, { recursive: true });
  await fitAction(
    WAVES.map((id) => join(folder, id)),
    { eachOut: out },
  );
  return WAVES.map((id) => readFileSync(join(out, `without-${id}.yaml`), 'utf8'));
};

it('a wave that is left out says nothing in the weights that it is scored with, to the byte', async () => {
  write('first', ['S10', 'S13', 'S16']);
  write('second', ['S13', 'S19', 'S11']);
  write('third', ['S10', 'S16', 'S12', 'S19']);
  const before = await weightsOf();
  write('third', ['S11', 'S12', 'S14', 'S15', 'S17', 'S18']);
  const after = await weightsOf();
  expect(after[2]).toBe(before[2]);
  expect(before[2]).toMatch(/^ {6}gain/m);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});
