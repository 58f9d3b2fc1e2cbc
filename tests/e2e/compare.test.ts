import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche, ROOT } from './program.ts';
import { stopped } from './pty.ts';

const FLAGSHIP = 'scenarios/russia-precedent';
const SMALL = 'scenarios/two-states.yaml';
const LUCK = ['--seed', 'moscow'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-compare-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const overlay = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, `extends: ${join(ROOT, SMALL)}\n${text}`);
  return file;
};

const expectRefused = (args: readonly string[], message: string | RegExp): void => {
  const { code, out, err } = demarche(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(err).not.toMatch(/^\s+at .*[:(]\d+|Something went wrong/m);
};

describe('compare', () => {
  it('says that a what-if with no change is exactly the same, in words and in numbers', () => {
    const args = ['compare', SMALL, '--set', 'weights.gain=2', '--runs', '300', ...LUCK];
    const { code, out, err } = demarche([...args, '--future', '7']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('It changes nothing.');
    expect(out).toMatch(/Exactly the same: .* 300 futures; every difference is 0\./s);
    expect(out).toContain('In future 7 nothing differs in 24 turns.');
    const [variant] = JSON.parse(demarche([...args, '--json']).out).variants;
    expect(variant).toMatchObject({ same: true, edits: [], parted: { futures: 0, median_turn: null } });
    for (const state of variant.horizons[0].states)
      expect(state.by).toMatchObject({ difference: { value: 0, low: 0, high: 0 }, verdict: 'same' });
  });

  it('gives the same bytes from parts of any size and order, and says which commands play what is missing', () => {
    const at = (name: string): string => join(folder, 'parts', name);
    mkdirSync(at(''));
    const later = overlay('in-part.yaml', 'weights: {gain: 1}\n');
    const study = ['compare', SMALL, later, '--set', 'A.rung=recognition', '--runs', '90', ...LUCK];
    const args = [...study, '--by', '2026-07', '--count', '1', '--future', '2'];
    demarche([...args, '--shard', '40-89', '-o', at('b.tally')]);
    demarche([...args, '--shard', '1/3', '-o', at('a.tally')]);
    const { code, err } = demarche(['merge', at('')]);
    expect(code).toBe(2);
    expect(err).toContain('these files count 80 of 90 futures: 30–39 are missing');
    const [, words = ''] = /^ {2}demarche (.*)$/m.exec(err) ?? [];
    expect(words).toMatch(/--shard 30-39 -o \S+30-39\.tally$/);
    const { code: played } = demarche(words.replace('in-part.yaml', later).split(' '));
    expect(played).toBe(0);
    for (const form of [[], ['--json'], ['--csv']])
      expect(demarche(['merge', at(''), ...form]).out).toBe(demarche([...args, ...form]).out);
    demarche([...args, '-o', at('whole.tally')]);
    expectRefused(['merge', at('')], /both count futures 30–39: name each part once/);
    demarche(['merge', ...['b', '30-39', 'a'].map((name) => at(`${name}.tally`)), '-o', at('whole-2.tally')]);
    const [whole, merged] = ['whole', 'whole-2'].map((name) => readFileSync(at(`${name}.tally`)));
    expect(merged?.equals(whole ?? Buffer.of())).toBe(true);
    const other = [...study, '--shard', '2/2', '-o', at('other.tally')];
    demarche(other);
    expectRefused(['merge', at('a.tally'), at('other.tally')], /different studies: by \["2027-07-03"\], not/);
    whole?.fill(1, 5000, 5001);
    writeFileSync(at('whole.tally'), whole ?? '');
    expectRefused(['merge', at('whole.tally')], 'its checksum does not fit its content');
    expectRefused(['merge', at('a.tally'), '--by', '2026-07'], '--by is for parts of odds');
    expectRefused([...args, '--shard', '1/2', '--json'], 'expected -o PART.tally');
    expectRefused([...args, '--shard', '50-90', '-o', at('c.tally')], 'there are 90 futures, from 0 to 89');
  });

  it('sets what-ifs beside their base: files, names and edits, with the same luck', () => {
    const later = overlay('later.yaml', 'weights: {gain: 1}\n');
    const args = ['compare', 'two-states', later, '--set', 'A.rung=recognition', '--runs', '600', ...LUCK];
    const { code, out, err } = demarche([...args, '--by', '2026-07', '--by', '24', '--future', '0']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /600 futures from 3 July 2025 to 3 July 2027 \(24 monthly turns\), each played with the/,
    );
    expect(out).toContain('weight of gain from recognition: 2 → 1 (weights.gain)');
    expect(out).toContain("Alphaland's rung at the start: none → recognition (A.rung)");
    expect(out).toMatch(/Who recognises by 3 July 2026, as shares of 600 futures/);
    expect(out).toMatch(/Alphaland +\d+ % +\d+ % +−\d+ \(−\d+ to −\d+\) .* less often/);
    expect(out).toMatch(/Betaland +\d+ % +\d+ % +\+\d+ \(\+\d+ to \+\d+\) .* more often/);
    expect(out).toMatch(/In future 0 a state is first on another rung at the start:/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(demarche([...args, '--json']).out).toBe(demarche([...args, '--json']).out);
    const json = JSON.parse(demarche([...args, '--json', '--state', 'Betaland']).out);
    expect(json.manifest).toMatchObject({
      seed: 'moscow',
      futures: 600,
      asked: 600,
      scenario: { id: 'two-states' },
      variants: [
        { name: 'later.yaml', edits: [] },
        { name: 'A.rung=recognition', edits: ['A.rung=recognition'] },
      ],
    });
    expect(json.variants[1].horizons[0].states.map(({ id }: { id: string }) => id)).toEqual(['B']);
    const { base } = json.variants[0].horizons[0].states[0].by;
    const odds = JSON.parse(demarche(['odds', 'two-states', '--runs', '600', ...LUCK, '--json']).out);
    expect(odds.states[1].recognises_by.share).toBe(base.share);
  });

  it('makes one what-if of several edits if told to', () => {
    const args = [
      'compare',
      SMALL,
      '--set',
      'weights.gain=3',
      '--set',
      'B.traits.gain=0.5',
      '--runs',
      '50',
      ...LUCK,
    ];
    const count = (more: readonly string[]) =>
      JSON.parse(demarche([...args, '--json', ...more]).out).variants.length;
    expect([count([]), count(['--together'])]).toEqual([2, 1]);
  });

  it('writes a table, whole or not at all', () => {
    const file = join(folder, 'table.csv');
    const args = ['compare', SMALL, '--set', 'weights.gain=3', '--runs', '100', ...LUCK];
    const err = `Written to ${file}\nWritten to ${file}-metadata.json\n`;
    expect(demarche([...args, '-o', file])).toMatchObject({ code: 0, out: '', err });
    const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(head?.split(',').slice(0, 4)).toEqual(['what_if', 'turn', 'date', 'state']);
    expect(rows).toHaveLength(2);
    expectRefused([...args, '-o', join(folder, 'no', 'where.csv')], /its folder does not exist/);
  });

  it('draws a seed where none is given, and says which', () => {
    const args = ['compare', SMALL, '--set', 'weights.gain=3', '--runs', '50', '--json'];
    const first = demarche(args);
    const seed = /--seed (\S+)/.exec(first.err)?.[1] ?? '';
    expect(demarche([...args, '--seed', seed]).out).toBe(first.out);
  });

  it('refuses what cannot be compared, and says why', () => {
    const rungs =
      '[{id: none, label: N, standing: 0}, {id: talks, label: T, standing: 0.5}, {id: recognition, label: R, standing: 1}]';
    const steps = 'drivers: {gain: {profile: [1, 1]}}\n';
    const ladder = overlay(
      'ladder.yaml',
      `ladder: ${rungs}\n${steps}rates: {up: {none: -4, talks: -4}, down: {talks: -7, recognition: -7}}\n`,
    );
    expectRefused(
      ['compare', SMALL, ladder],
      /its ladder is none, talks, recognition; that of the base is none, recognition/,
    );
    const start = overlay('start.yaml', 'start: 2024-07-03\n');
    expectRefused(['compare', SMALL, start], /it starts on 2024-07-03, the base on 2025-07-03/);
    expectRefused(['compare', SMALL], /nothing to compare the base with/);
    expectRefused(['compare', SMALL, 'chnia-recognises-2026'], /Did you mean “china-recognises-2026”/);
    const nine = Array.from({ length: 9 }, () => ['--set', 'weights.gain=3']).flat();
    expectRefused(['compare', SMALL, ...nine], /9 what-ifs are too many: at most 8/);
    const one = ['compare', SMALL, '--set', 'weights.gain=3'];
    expectRefused([...one, '--runs', '0'], /--runs/);
    expectRefused([...one, '--runs', '1e12'], /--runs/);
    expectRefused([...one, '--by', '2050-01'], /outside the run/);
    expectRefused([...one, '--state', 'Gamma'], /there is no state “Gamma”/);
  });

  it('stops at Ctrl-C, with what is done, marked partial', async () => {
    const args = ['compare', SMALL, '--set', 'weights.gain=3', '--runs', '100000000', ...LUCK];
    const { exitCode, out } = await stopped(args, { signal: 'SIGINT', into: join(folder, 'partial.txt') });
    expect(exitCode).toBe(130);
    expect(out).toMatch(/futures of the 100,000,000 asked\s+for \(partial/);
  });

  it('tip stops as fast, without an answer', async () => {
    const args = ['tip', FLAGSHIP, '--state', 'CHN', '--by', '2028-07', ...LUCK];
    const { exitCode, out } = await stopped(args, { signal: 'SIGINT', into: join(folder, 'none.txt') });
    expect({ exitCode, out }).toEqual({ exitCode: 130, out: '' });
  });
});

describe('tip', () => {
  it('finds changes that do what they say', () => {
    const args = [
      'tip',
      SMALL,
      '--state',
      'Betaland',
      '--by',
      '2026-07',
      '--odds',
      '80%',
      '--runs',
      '500',
      ...LUCK,
    ];
    const { tip } = JSON.parse(demarche([...args, '--json']).out);
    expect(tip).toMatchObject({ goal: { state: 'B' }, odds: 0.8, already: false, now: { futures: 500 } });
    const [best] = tip.tips;
    expect(best).toMatchObject({ verdict: 'tips', lever: 'weights.gain', monotone: true });
    expect(best.low).toBeLessThan(best.to);
    expect(best.high).toBeGreaterThan(best.to);
    const odds = demarche([
      'odds',
      SMALL,
      '--by',
      '2026-07',
      '--set',
      best.set,
      '--runs',
      '500',
      '--json',
      ...LUCK,
    ]);
    expect(JSON.parse(odds.out).states[1].recognises_by.share).toBeCloseTo(0.8, 1);
    const { code, out } = demarche(args);
    expect(code).toBe(0);
    expect(out).toMatch(/What would it take for 80 % odds that Betaland recognises by 3 July 2026\?/);
    expect(out).toContain(`--set ${best.set}`);
    expect(out).toMatch(/\d+ more levers? fall short/);
  });

  it('answers “already there” and “no tipping point in range” too', () => {
    const ask = (...more: readonly string[]) =>
      demarche(['tip', SMALL, '--count', '1', '--by', '24', '--runs', '200', ...LUCK, ...more]).out;
    // Without --by, by the end of the last turn.
    const soon = demarche(['tip', SMALL, '--count', '1', '--odds', '5%', '--runs', '200', ...LUCK]).out;
    expect(soon).toBe(ask('--odds', '5%'));
    expect(soon).toContain('Already there');
    expect(ask('--odds', '0.999', '--lever', 'B.traits.gain', '--lever', 'A.taboo')).toMatch(
      /No tipping point in range: no single change[\s\S]*score +0\.3 +1, not enough/,
    );
    expect(ask('--odds', '0.99', '--lever', 'weights.match')).toContain('any: it changes nothing');
  });

  it('refuses what it cannot ask', () => {
    const args = ['tip', SMALL, '--by', '24'];
    expectRefused(args, /what is to come about\? Expected --state/);
    expectRefused([...args, '--count', '3'], /--count: expected a whole number from 1 to 2, found 3/);
    expectRefused([...args, '--count', '1', '--state', 'A'], /cannot be used with/);
    expectRefused([...args, '--count', '1', '--odds', '50'], /no odds between 0 and 1.*Did you mean 50%\?/);
    expectRefused([...args, '--count', '1', '--odds', '0%'], /no odds between 0 and 1/);
    expectRefused(
      [...args, '--count', '1', '--lever', 'weights.gian'],
      /no lever “weights.gian”.*Did you mean “weights.gain”/,
    );
    expectRefused([...args, '--count', '1', '--runs', '10'], /from 100/);
  });

  it('ends why with the smallest change that makes even odds', () => {
    const why = ['why', SMALL, 'B', ...LUCK, '--set', 'weights.gain=0'];
    const { out } = demarche(why);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /Smallest single change found for even odds that Betaland recognises by 3 July 2027 \(now \d+ % \(\d+–\d+ %\) over 400 futures from the start\): Alphaland at recognition instead of no recognition from the start\. demarche tip tries more\./,
    );
    const json = JSON.parse(demarche([...why, '--json']).out);
    expect(json.tip).toMatchObject({ goal: { state: 'B' }, odds: 0.5, now: { futures: 400 } });
    expect(demarche([...why, '--json']).out).toBe(demarche([...why, '--json']).out);
  });
});
