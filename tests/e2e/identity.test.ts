import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestInPage } from '../../src/report/words/manifest.ts';
import { writeCase } from '../fixtures/case-folder.ts';
import { demarche, ROOT } from './program.ts';

/** An output is known by what was played, not by how a path was typed or where. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-identity-'));
  writeCase(folder);
  symlinkSync(join(folder, 'case'), join(folder, 'link'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LUCK = ['--seed', 'x', '--runs', '20'] as const;

/** What a command writes to a file of some ending, as bytes. */
const written = (args: readonly string[], ending: string, cwd: string): string => {
  const file = join(folder, `out.${ending}`);
  const { code, err } = demarche([...args, '-o', file], { cwd });
  expect(
    { code, err: err.replace(/^(Written to|This has happened|.* doubt).*\n/gm, '') },
    args.join(' '),
  ).toEqual({
    code: 0,
    err: '',
  });
  const text = readFileSync(file, 'latin1');
  const sidecar = ending === 'csv' ? readFileSync(`${file}-metadata.json`, 'utf8') : '';
  for (const each of [file, `${file}-metadata.json`]) rmSync(each, { force: true });
  return text + sidecar;
};

/** A scenario, a what-if and a state of it, typed in a folder. */
type Spelled = readonly [scenario: string, whatIf: string, cwd: string];

type Study = readonly [
  args: (spelled: Spelled, state: string) => readonly string[],
  endings: readonly string[],
];

const FEW: readonly Study[] = [
  [([a]) => ['run', a, '--seed', 'x', '--turns', '3'], ['json', 'csv']],
  [([a, b]) => ['compare', a, b, '--seed', 'x', '--runs', '5', '--turns', '6'], ['json']],
  [([a]) => ['odds', a, '--seed', 'x', '--runs', '5', '--turns', '6'], ['tally']],
];

const ALL: readonly Study[] = [
  ...FEW,
  [([a], state) => ['why', a, state, '--no-tip'], ['json']],
  [([a]) => ['odds', a, ...LUCK], ['json', 'csv', 'parquet', 'md', 'txt']],
  [([a, b]) => ['compare', a, b, '--set', 'turns=9', ...LUCK], ['csv', 'txt']],
  [([a, b]) => ['report', a, b, ...LUCK], ['html', 'md']],
];

/** Each output of a study has the same bytes for each spelling, and no path of this machine. */
const expectSame = (studies: readonly Study[], spellings: readonly Spelled[], state: string): void => {
  for (const [argsOf, endings] of studies)
    for (const ending of endings) {
      const texts = spellings.map((spelled) => written(argsOf(spelled, state), ending, spelled[2]));
      const [first = ''] = texts;
      const about = `${argsOf(['…', '…', ''], state).join(' ')} ${ending}`;
      expect(new Set(texts).size, about).toBe(1);
      expect(first, about).not.toContain(folder);
      expect(first, about).not.toContain(ROOT);
    }
};

describe('one study', () => {
  it('gives the same bytes by five spellings of its path, from two folders', () => {
    const own = (path: string) => join(ROOT, 'scenarios', path);
    expectSame(
      FEW,
      [
        ['russia-precedent', 'iskp-surge', folder],
        ['scenarios/russia-precedent', 'scenarios/what-ifs/iskp-surge.yaml', ROOT],
        ['./scenarios/russia-precedent/', './scenarios/what-ifs/iskp-surge.yaml', ROOT],
        ['scenarios/what-ifs/../russia-precedent/scenario.yaml', 'iskp-surge', ROOT],
        [own('russia-precedent'), own('what-ifs/iskp-surge.yaml'), folder],
      ],
      'CHN',
    );
  });

  it('does so for a scenario of a person’s own', () => {
    const here: Spelled = ['case', 'whatif.yaml', folder];
    const inside: Spelled = ['.', '../whatif.yaml', join(folder, 'case')];
    const elsewhere: Spelled = [join(folder, 'case/scenario.yaml'), join(folder, 'whatif.yaml'), ROOT];
    expectSame(ALL, [here, inside, elsewhere], 'S10');
    expectSame(
      FEW,
      [here, ['./case/', './whatif.yaml', folder], ['link', 'case/../whatif.yaml', folder]],
      'S10',
    );
  });

  it('calls a copy of a scenario that comes with it by its name, and a changed copy by that of its file', () => {
    const copy = join(folder, 'copy.yaml');
    cpSync(join(ROOT, 'scenarios/two-states.yaml'), copy);
    const mark = (...args: readonly string[]) =>
      JSON.parse(demarche(['run', ...args, '--seed', 'x', '--json'], { cwd: folder }).out).manifest.scenario;
    expect(mark('copy.yaml')).toEqual(mark('two-states'));
    expect(mark('copy.yaml', '--set', 'turns=3')).toEqual(mark('two-states', '--set', 'turns=3'));
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('turns: 24', 'turns: 23'));
    const changed = mark('copy.yaml');
    expect(changed).toMatchObject({ id: 'two-states', name: 'copy.yaml' });
    expect(changed.sha256).not.toBe(mark('two-states').sha256);
  });
});

/** The words of a command line as a shell parts them. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(')/g, (_, inside, quote) => inside ?? quote),
  );

describe('a manifest and its command', () => {
  /** In JSON, or in the last line of a page. */
  const commandIn = (text: string): string => {
    const manifest = /^\{\s*"demarche"/.test(text) ? JSON.parse(text).manifest : manifestInPage(text);
    return manifest.command;
  };

  /** Every manifest has the same keys. */
  const keys = (): readonly string[] =>
    Object.keys(JSON.parse(demarche(words('run two-states --seed x --json')).out).manifest);

  it.each([
    `run russia-precedent --seed 'o'\\''clock in Doha' --turns 3 --set weights.rights=2 --json`,
    'run two-states --future 3 --move A@2025-09=up --explain --json --seed --json',
    'why two-states betaland --at 2025-10 --json',
    'why two-states A --no-tip --future 2 --json',
    'odds two-states --seed x --runs 20 --json',
    'odds russia-precedent --seed x --runs 20 --by 2026-07 --at 2027-07-03 --bloc OIC --json',
    'odds two-states --seed x --until 9% --json',
    'odds two-states --seed x --runs 20 --md',
    'compare two-states --set weights.gain=3 --set A.taboo=2 --seed x --runs 20 --future 0 --json',
    'compare two-states --set weights.gain=3 --set A.taboo=2 --together --seed x --runs 20 --json',
    'compare russia-precedent iskp-surge --by 12 --by 2026-01 --state china --seed x --runs 20 --json',
    `tip two-states --state B --by 12 --odds '80 %' --seed x --runs 100 --json`,
    'tip two-states --count 1 --lever weights.gain --seed x --runs 100 --json',
    'backtest libya-2011 --runs 10 --seed x --weights none --json',
    'fit libya-2011 taliban-1996 --leave-out taliban-1996 --prior-sd 2 --no-frailty --json',
  ])('gives the same bytes from another folder: %s', (line) => {
    const { code, out } = demarche(words(line), { cwd: ROOT });
    expect(code).toBe(0);
    if (line.endsWith('--json')) expect(Object.keys(JSON.parse(out).manifest)).toEqual(keys());
    const [program, ...again] = words(commandIn(out));
    expect(program).toBe('demarche');
    expect(demarche(again, { cwd: folder }).out).toBe(out);
  });

  it.each([
    'run two-states --seed x --turns 4',
    'odds two-states --seed x --runs 20',
    'compare two-states --set weights.gain=3 --seed x --runs 20',
    'tip two-states --count 1 --seed x --runs 100',
  ])('is beside the table of %s', (line) => {
    expect(demarche([...words(line), '-o', 'out.csv'], { cwd: folder }).code).toBe(0);
    const sidecar = JSON.parse(readFileSync(join(folder, 'out.csv-metadata.json'), 'utf8'));
    const again = demarche(words(sidecar['demarche:manifest'].command).slice(1), { cwd: folder });
    expect(again.out).toBe(readFileSync(join(folder, 'out.csv'), 'utf8'));
  });

  it.each(['html', 'md'])('is in a report as %s', (ending) => {
    const place = (name: string): string => join(folder, `${name}.${ending}`);
    const args = ['report', 'two-states', 'two-states', ...LUCK, '--set', 'weights.gain=3', '--state', 'B'];
    expect(demarche([...args, '-o', place('page')], { cwd: folder }).code).toBe(0);
    const text = readFileSync(place('page'), 'utf8');
    expect(demarche(words(commandIn(text)).slice(1), { cwd: folder }).code).toBe(0);
    expect(readFileSync(place('briefing'), 'utf8')).toBe(text);
  });
});
