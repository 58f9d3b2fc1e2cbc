import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { branchFiles, type OpenedFrom, saveWhatIf } from '../../src/cli/screens/save-what-if.ts';
import type { Edit } from '../../src/domain/edit.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { amend, begin, change, jumpTo, shownSession, type Trail } from '../../src/session/branches.ts';
import { droppedIn, weightFrom } from '../../src/session/changes.ts';
import { decide, dropIn } from '../../src/session/session.ts';
import { toYaml } from '../scenario/write-scenario.ts';
import { world } from '../tui/world.ts';

let folder = '';
let base = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-save-'));
  mkdirSync(join(folder, 'cases'));
  base = join(folder, 'cases', 'base.yaml');
  writeFileSync(base, toYaml(world));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const scenarioAt = (path: string, sets: readonly string[] = []) => {
  const read = parseScenario(path, fileReader, sets);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.scenario;
};

const edited = (trail: Trail, edit: Edit): Trail =>
  amend(trail, 'edit', (recipe) => ({ ...recipe, edits: [edit] }));

/** A play of a file in which something of every kind is changed. */
const played = ({ path, sets }: OpenedFrom): Trail => {
  const scenario = scenarioAt(path, sets);
  const at = jumpTo(begin(scenario, compile(scenario), 'moscow'), 3);
  const decided = change(at, 'decide', (session) => decide(session, 'PAK', 'up'));
  const weighed = amend(decided, 'weigh', (r) => dropIn(r, weightFrom(scenario, 3, 'rights', 1)));
  const event = droppedIn(scenario, 5, 'welcome');
  const dropped = event ? amend(weighed, 'drop', (recipe) => dropIn(recipe, event)) : weighed;
  return edited(dropped, { path: 'weights.security', value: 5 });
};

const historyOf = (path: string): string =>
  JSON.stringify(playRun(compile(scenarioAt(path)), { seed: 'moscow' }).turns);

const playedHistory = (trail: Trail): string => JSON.stringify(shownSession(trail).run.turns);

describe('a branch saved as a file', () => {
  it('plays the same history to the byte, wherever it lies', async () => {
    const from = { path: base, sets: [] };
    const trail = played(from);
    for (const where of ['cases/beside.yaml', 'above.yaml', 'cases/no-ending']) {
      const result = await saveWhatIf(trail, from, join(folder, where), false);
      expect(result).toMatchObject({ kind: 'saved' });
      expect(result.words).toMatch(/demarche run \S+ --seed moscow$/);
      const file = join(folder, where.endsWith('.yaml') ? where : `${where}.yaml`);
      expect(historyOf(file)).toBe(playedHistory(trail));
    }
  });

  it('says the mean of an unsure weight, so that other futures draw it as they did', async () => {
    const unsure = { ...world, weights: { ...world.weights, rights: { mean: 4, sd: 1.5 } } };
    writeFileSync(base, toYaml(unsure));
    const scenario = scenarioAt(base);
    const start = begin(scenario, compile(scenario), 'moscow');
    const trail = edited(start, { path: 'weights.rights.mean', value: 2 });
    const file = join(folder, 'unsure.yaml');
    await saveWhatIf(trail, { path: base, sets: [] }, file, false);
    expect(readFileSync(file, 'utf8')).toMatch(/^weights:\n {2}rights:\n {4}mean: 2$/m);
    expect(scenarioAt(file).weights.rights).toEqual({ mean: 2, sd: 1.5 });
    expect(historyOf(file)).toBe(playedHistory(trail));
    expect(
      JSON.stringify(playRun(compile(scenarioAt(base, ['weights.rights.mean=2'])), { seed: 'moscow' }).turns),
    ).toBe(playedHistory(trail));
  });

  it('plays the rule alone that the scenario was opened with', async () => {
    const ruled = join(folder, 'ruled.yaml');
    writeFileSync(
      ruled,
      'extends: cases/base.yaml\nrules:\n  alone: {label: Alone, share: 1, weights: {precedent: 0}}\n  seen: {label: Seen, share: 3, weights: {precedent: 2}}\n',
    );
    const from = { path: ruled, sets: ['rules=alone'] };
    const trail = played(from);
    const file = join(folder, 'ruled-what-if.yaml');
    expect(await saveWhatIf(trail, from, file, false)).toMatchObject({ kind: 'saved' });
    expect(readFileSync(file, 'utf8')).toMatch(/^rules:\n {2}seen: remove$/m);
    expect(scenarioAt(file).rules?.map(({ id }) => id)).toEqual(['alone']);
    expect(historyOf(file)).toBe(playedHistory(trail));
  });

  it('is what was shown before it was written', async () => {
    const from = { path: base, sets: [] };
    const trail = played(from);
    const file = join(folder, 'shown.yaml');
    const { text } = branchFiles(from).branchFile(trail, file);
    await saveWhatIf(trail, from, file, false);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(text).toMatch(/^extends: cases\/base\.yaml\n/);
  });

  it('holds what was set when the scenario was opened, and names the bases of a what-if with it', async () => {
    const over = join(folder, 'over.yaml');
    writeFileSync(over, 'extends: cases/base.yaml\ntitle: over\nweights: {economy: 1}\n');
    mkdirSync(join(folder, 'deep'));
    const from = { path: over, sets: ['weights.rivalry=2'] };
    const trail = played(from);
    const file = join(folder, 'deep', 'third.yaml');
    expect(await saveWhatIf(trail, from, file, false)).toMatchObject({ kind: 'saved' });
    expect(historyOf(file)).toBe(playedHistory(trail));
  });

  it('takes the place of no file unasked, and never of the scenario itself', async () => {
    const from = { path: base, sets: [] };
    const trail = played(from);
    const file = join(folder, 'mine.yaml');
    writeFileSync(file, 'mine\n');
    expect(await saveWhatIf(trail, from, file, false)).toMatchObject({ kind: 'exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    expect(await saveWhatIf(trail, from, file, true)).toMatchObject({ kind: 'saved' });
    const before = readFileSync(base, 'utf8');
    expect(await saveWhatIf(trail, from, base, true)).toMatchObject({ kind: 'failed' });
    expect(readFileSync(base, 'utf8')).toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(['cases', 'mine.yaml']);
  });

  it('never replaces the scenario by another name, or the file of keys', async () => {
    const from = { path: base, sets: [] };
    const trail = played(from);
    const before = readFileSync(base, 'utf8');
    const hard = join(folder, 'hard.yaml');
    linkSync(base, hard);
    expect(await saveWhatIf(trail, from, hard, true)).toMatchObject({ kind: 'failed' });
    expect(readFileSync(hard, 'utf8')).toBe(before);
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    const keys = join(folder, 'demarche', 'keys.yaml');
    mkdirSync(join(folder, 'demarche'));
    writeFileSync(keys, 'step: [n]\n');
    const saved = await saveWhatIf(trail, from, keys, true);
    vi.unstubAllEnvs();
    expect(saved).toMatchObject({ kind: 'failed', words: 'This file holds your keys: choose another name.' });
    expect(readFileSync(keys, 'utf8')).toBe('step: [n]\n');
  });

  it('says why it cannot be: no folder, or something set that no such file can hold', async () => {
    const from = { path: base, sets: [] };
    const result = await saveWhatIf(played(from), from, join(folder, 'no', 'x.yaml'), false);
    expect([result.kind, result.words]).toEqual(['failed', expect.stringContaining('does not exist')]);
    const odd = { path: base, sets: ['states.PAK.policy=implied'] };
    const refused = await saveWhatIf(played(odd), odd, join(folder, 'y.yaml'), false);
    expect(refused.kind).toBe('failed');
    expect(readdirSync(folder)).toEqual(['cases']);
  });
});
