import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';
import { stopped } from './pty.ts';

const FLAGSHIP = 'scenarios/russia-precedent';
const STUDY = ['odds', FLAGSHIP, '--seed', 'moscow', '--runs', '80'] as const;

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-odds-'));
  const { code } = demarche([...STUDY, '--threads', '1', '-o', at('whole.tally')]);
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): Buffer => readFileSync(at(name));

const expectRefused = (args: readonly string[], message: string | RegExp): void => {
  const { code, out, err } = demarche(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(err).not.toMatch(/^\s+at .*[:(]\d+|node:internal|Something went wrong/m);
};

describe('odds', () => {
  it('gives the same bytes on one thread and on two, and in shards merged in any order', () => {
    demarche([...STUDY, '--threads', '2', '-o', at('two.tally')]);
    expect(read('two.tally').equals(read('whole.tally'))).toBe(true);
    for (const k of [1, 2, 3]) demarche([...STUDY, '--shard', `${k}/3`, '-o', at(`${k}.tally`)]);
    const merged = demarche(['merge', at('3.tally'), at('1.tally'), at('2.tally'), '-o', at('m.tally')]);
    expect(merged).toMatchObject({ code: 0, out: '' });
    expect(read('m.tally').equals(read('whole.tally'))).toBe(true);
    for (const format of [[], ['--json'], ['--csv', '--bloc', 'OIC', '--by', '2027-07']]) {
      const { out } = demarche([...STUDY, ...format]);
      expect(out.length).toBeGreaterThan(1000);
      expect(demarche(['merge', at('2.tally'), at('3.tally'), at('1.tally'), ...format]).out).toBe(out);
    }
  });

  it('from a turn on is the same in shards, after a break, and again', () => {
    const from = [...STUDY, '--from', '2027-01-03', '--future', '2', '--move', 'CHN@2025-09=up'];
    for (const k of [1, 2]) demarche([...from, '--shard', `${k}/2`, '-o', at(`from-${k}.tally`)]);
    const { out } = demarche([...from, '--json']);
    expect(demarche(['merge', at('from-2.tally'), at('from-1.tally'), '--json']).out).toBe(out);
    const { manifest, from: day, variance, states } = JSON.parse(out);
    expect({ day, variance }).toEqual({ day: '2027-01-03', variance: undefined });
    expect(manifest.command).toBe(
      'demarche odds russia-precedent --seed moscow --runs 80 --turns 36 --future 2 --move CHN@2025-09=up --from 2027-01-03 --json',
    );
    const settled = states.filter(
      ({ recognises_by: by }: { recognises_by: { low: number; high: number } }) => by.low === by.high,
    );
    expect(settled.length).toBeGreaterThan(1);
    writeFileSync(at('from.json'), out);
    for (const file of ['from.json', 'from-1.tally'])
      expect(demarche(['again', at(file)]).out).toMatch(/^same/);
    demarche([...from, '--runs', '40', '--checkpoint', at('from.checkpoint')]);
    expect(demarche([...from, '--json', '--checkpoint', at('from.checkpoint')]).out).toBe(out);
    expectRefused(
      [...STUDY, '--checkpoint', at('from.checkpoint')],
      /past to turn 18 of future 2, not the start/,
    );
    expectRefused([...STUDY, '--future', '2'], /--future: goes with --from/);
    expect(demarche([...from, '--md']).out).toContain('odds as of 3 January 2027');
  });

  it('tells shares, intervals and dates that fit together', () => {
    const { frame, ...json } = JSON.parse(demarche([...STUDY, '--json', '--by', '2027-07-03']).out);
    expect(json).toMatchObject({ demarche: 2, by: '2027-07-03', at: '2027-07-03' });
    expect(json.manifest).toMatchObject({ seed: 'moscow', futures: 80, asked: 80, turns: 36, edits: [] });
    expect(json.manifest.command).toBe(
      'demarche odds russia-precedent --seed moscow --runs 80 --turns 36 --by 2027-07-03 --json',
    );
    expect(json.manifest.scenario.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(json.manifest.data)).toContain('states');
    expect(json.states).toHaveLength(192);
    const russia = json.states.find((state: { id: string }) => state.id === 'RUS');
    expect(russia).toMatchObject({ recognises_at_start: true, recognises_by: { futures: 80, share: 1 } });
    for (const { recognises_by: by, rungs, curve } of json.states) {
      expect(by.low).toBeLessThanOrEqual(by.share);
      expect(by.high).toBeGreaterThanOrEqual(by.share);
      expect(curve[24]).toBe(by.share);
      const all = Object.values(rungs as Record<string, { futures: number }>);
      expect(all.reduce((sum, rung) => sum + rung.futures, 0)).toBe(80);
    }
    expect(json.recognisers).toHaveLength(37);
    // Ten pairs of twins are too few to tell luck from the parameters of two rules.
    expect(json).not.toHaveProperty('variance');
  });

  it('writes Parquet with its columns, their types and a manifest', async () => {
    demarche([...STUDY, '-o', at('odds.parquet')]);
    const file = read('odds.parquet');
    const buffer = new Uint8Array(file).buffer;
    const { schema, key_value_metadata: meta } = parquetMetadata(buffer);
    expect(
      schema.slice(1, 7).map(({ name, type, converted_type }) => [name, converted_type ?? type]),
    ).toEqual([
      ['state', 'UTF8'],
      ['name', 'UTF8'],
      ['turn', 'INT32'],
      ['date', 'DATE'],
      ['futures', 'INT32'],
      ['recognised_by', 'DOUBLE'],
    ]);
    expect(JSON.parse(meta?.find(({ key }) => key === 'demarche')?.value ?? '')).toMatchObject({
      futures: 80,
    });
    const rows = await parquetReadObjects({ file: buffer });
    expect(rows).toHaveLength(192 * 37);
    const last = rows.find((row) => row.state === 'IRN' && row.turn === 36);
    const { states } = JSON.parse(demarche([...STUDY, '--json', '--state', 'Iran']).out);
    expect(last?.recognised_by).toBe(states[0].recognises_by.share);
    expect(last?.date).toEqual(new Date('2028-07-03T00:00:00Z'));
    expect(last?.rung_recognition).toBe(states[0].rungs.recognition.share);
  });

  it('puts a CSV file’s manifest beside it', () => {
    demarche([...STUDY, '--bloc', 'OIC', '-o', at('odds.csv')]);
    const [head = '', first = ''] = read('odds.csv').toString().split('\n');
    expect(first.split(',')).toHaveLength(head.split(',').length);
    const meta = JSON.parse(read('odds.csv-metadata.json').toString());
    expect(meta['demarche:manifest']).toMatchObject({ seed: 'moscow' });
  });

  it('goes on from a checkpoint to the same bytes', () => {
    demarche(['odds', FLAGSHIP, '--seed', 'moscow', '--runs', '50', '--checkpoint', at('c.tally')]);
    const { err, out } = demarche([...STUDY, '--checkpoint', at('c.tally')]);
    expect(err).toContain('50 futures are counted already');
    expect(out).toBe(demarche([...STUDY]).out);
    expect(read('c.tally').equals(read('whole.tally'))).toBe(true);
  });

  it('stops where the intervals are narrow enough, at the same count on any threads', () => {
    const until = [
      'odds',
      FLAGSHIP,
      '--seed',
      'u',
      '--until',
      '9%',
      '--state',
      'CHN',
      '--state',
      'IRN',
      '--json',
    ];
    const one = demarche([...until, '--threads', '1']).out;
    expect(demarche([...until, '--threads', '2']).out).toBe(one);
    const { manifest, states } = JSON.parse(one);
    const width = (s: { recognises_by: { low: number; high: number } }) =>
      s.recognises_by.high - s.recognises_by.low;
    expect(manifest.futures).toBe(500);
    expect(Math.max(...states.map(width))).toBeLessThan(0.09);
  });
});

describe('a study that is stopped', () => {
  const long = ['odds', 'two-states', '--seed', 'moscow', '--runs', '900000000', '--checkpoint'] as const;
  const into = () => at('stopped.txt');

  it('says what it has after Ctrl-C, marked partial, and keeps it', async () => {
    const { exitCode, out, err } = await stopped([...long, at('int.tally')], {
      signal: 'SIGINT',
      into: into(),
    });
    expect(exitCode).toBe(130);
    expect(out).toMatch(/futures of the 900,000,000 asked for \(partial/);
    const counted = Number(/partial, ([\d,]+) futures/.exec(err)?.[1]?.replaceAll(',', ''));
    expect(counted).toBeGreaterThan(0);
    expectRefused(['merge', at('int.tally')], `these files count ${counted} of 900000000 futures`);
  });

  it('leaves a whole checkpoint when it is killed', async () => {
    const { signal } = await stopped([...long, at('kill.tally')], { signal: 'SIGKILL', into: into() });
    expect(signal).toBe(constants.signals.SIGKILL);
    expectRefused(['merge', at('kill.tally')], /these files count \d+ of 900000000 futures/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('odds and merge refuse', () => {
  it.each([
    [['--runs', '0'], 'from 1 to 1000000000'],
    [['--runs', '1e12'], 'from 1 to 1000000000'],
    [['--shard', '9/8'], 'such as 3/8'],
    [['--shard', '0/8'], 'such as 3/8'],
    [['--until', '0%'], 'such as 1%'],
    [['--shard', '1/2', '-o', 'part.json'], 'expected -o PART.tally'],
    [['--until', '1%', '--shard', '1/2'], '--until cannot go with --shard'],
    [['--by', '2031-01'], 'is outside the run'],
    [['--state', 'Irann'], 'Did you mean IRN'],
    [['--bloc', 'OICC'], 'Did you mean OIC'],
    [['--parquet'], 'expected -o FILE'],
    [['-o', '/nowhere/odds.json'], 'its folder does not exist'],
  ])('%j', (args, message) => expectRefused([...STUDY, ...args], message));

  it('parts that do not fit, naming them', () => {
    demarche(['odds', FLAGSHIP, '--seed', 'doha', '--runs', '80', '--shard', '2/2', '-o', at('d.tally')]);
    demarche([...STUDY, '--shard', '1/2', '-o', at('h.tally')]);
    expectRefused(['merge', at('h.tally')], 'these files count 40 of 80 futures: 40–79 are missing');
    expectRefused(
      ['merge', at('h.tally'), at('d.tally')],
      /d\.tally and .*h\.tally are of different studies: seed doha, not moscow/,
    );
    expectRefused(['merge', at('h.tally'), at('whole.tally')], /both count futures 0–39/);
    expectRefused(['merge', at('nothing.tally')], 'there is no such file');
  });

  it('foreign and damaged checkpoints, which stay as they are', () => {
    writeFileSync(at('notes.txt'), 'my notes');
    expectRefused(
      [...STUDY, '--checkpoint', at('notes.txt')],
      'is no tally of demarche: expected what odds writes with -o NAME.tally',
    );
    expect(read('notes.txt').toString()).toBe('my notes');
    const broken = read('whole.tally');
    broken[5000] = (broken[5000] ?? 0) ^ 1;
    writeFileSync(at('broken.tally'), broken);
    expectRefused([...STUDY, '--checkpoint', at('broken.tally')], 'is damaged');
    expectRefused(['merge', at('broken.tally')], 'is damaged');
    const other = ['odds', FLAGSHIP, '--runs', '80', '--checkpoint', at('whole.tally')];
    expectRefused([...other, '--seed', 'doha'], 'seed moscow, not doha');
    expectRefused([...other, '--seed', 'moscow', '--turns', '12'], 'number of turns 36, not 12');
    expectRefused([...other, '--seed', 'moscow', '--set', 'weights.rights=2'], 'scenario hash');
    expectRefused(
      ['odds', FLAGSHIP, '--seed', 'moscow', '--runs', '50', '--checkpoint', at('whole.tally')],
      'Ask for at least as many',
    );
  });
});
