import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-parts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STUDIES: readonly (readonly [string, string])[] = [
  ['tip two-states --state B --odds 60% --runs 300 --seed s', '1/2'],
  ['tip two-states --count 2 --runs 200 --seed s --lever weights.gain --lever B.rung --lever A.taboo', '0-1'],
  ['backtest libya-2011 --runs 20 --seed s', '10-39'],
];

describe('parts of a study', () => {
  it.each(STUDIES)('%s: give the bytes of the whole, and name what is missing', (line, shard) => {
    const study = line.split(' ');
    const at = (name: string): string => join(folder, name);
    demarche([...study, '--shard', shard, '-o', at('one.tally')]);
    const { code, err } = demarche(['merge', at('')]);
    expect(code).toBe(2);
    const commands = [...err.matchAll(/^ {2}demarche (.*)$/gm)].map((match) => match[1] ?? '');
    expect(commands.length).toBeGreaterThan(0);
    for (const words of commands) expect(demarche(words.split(' '))).toMatchObject({ code: 0 });
    const whole = demarche([...study, '--json', '--checkpoint', at('kept')]);
    expect(demarche(['merge', at(''), '--json'])).toMatchObject({ code: 0, out: whole.out });
    demarche(['merge', at(''), '-o', at('whole.tally')]);
    expect(readFileSync(at('whole.tally')).equals(readFileSync(at('kept')))).toBe(true);
    // Each start of backtest reads all waves.
    if (line.startsWith('backtest')) return;
    expect(demarche([...study, '--json', '--checkpoint', at('kept')]).out).toBe(whole.out);
    const other = line.replace('--seed s', '--seed t').split(' ');
    demarche([...other, '--shard', shard, '-o', at('other.tally')]);
    const clash = demarche(['merge', at('one.tally'), at('other.tally')]);
    expect(clash.err).toContain('of different studies');
  });
});
