import {
  copyFileSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCase } from '../fixtures/case-folder.ts';
import { demarche } from './program.ts';

/** No output may destroy what a person has. */

const FEW = ['--seed', 'x', '--runs', '20'] as const;

let folder = '';
let files: readonly string[] = [];
const at = (name: string): string => join(folder, name);
const run = (...args: readonly string[]) => demarche(args, { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-inputs-'));
  files = writeCase(folder);
  expect(run('odds', 'case', ...FEW, '-o', 'a.tally').code).toBe(0);
  expect(run('fit', 'case', '-o', 'start.json').code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything in the folder, names and bytes. */
const treeOf = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(at(name)).isFile())
      .map((name) => [name, readFileSync(at(name), 'latin1')]),
  );

const expectRefused = (args: readonly string[], message: string | RegExp = /cannot write/): void => {
  const before = treeOf();
  const { code, out, err } = run(...args);
  expect({ code, out }, args.join(' ')).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(err).not.toMatch(/^\s+at .*[:(]\d+|Something went wrong/m);
  expect(treeOf(), args.join(' ')).toEqual(before);
};

/** Every command that writes, with the place of its output last. */
const COMMANDS: readonly (readonly string[])[] = [
  ['run', 'whatif.yaml', '--seed', 'x', '-o'],
  ['run', 'whatif.yaml', '--seed', 'x', '--json', '-o'],
  ['run', 'case', '--seed', 'x', '--csv', '-o'],
  ['why', 'case', 'S10', '--no-tip', '-o'],
  ['odds', 'case', ...FEW, '-o'],
  ['odds', 'case', ...FEW, '--csv', '-o'],
  ['compare', 'case', 'whatif.yaml', ...FEW, '-o'],
  ['compare', 'case', '--set', 'weights.gain=2', ...FEW, '--csv', '-o'],
  ['tip', 'case', '--count', '3', '--seed', 'x', '--runs', '100', '-o'],
  ['report', 'case', 'whatif.yaml', ...FEW, '-o'],
  ['backtest', 'case', '--weights', 'weights.yaml', '--runs', '20', '-o'],
  ['backtest', 'case', '--runs', '20', '--write'],
  ['fit', 'case', '--start', 'start.json', '-o'],
  ['fit', 'case', '--recover', '1', '-o'],
  ['merge', 'a.tally', '-o'],
  ['schema', '-o'],
];

describe('an output over a file of a scenario, its base, its what-if or its record', () => {
  it.each(COMMANDS.map((command) => ({ command })))('is refused: $command', ({ command }) => {
    for (const file of files) expectRefused([...command, file]);
  });

  it('is refused however its path is spelled', () => {
    const spellings = [
      (file: string) => `./${file}`,
      (file: string) => `case/../${file}`,
      at,
      (file: string) => {
        symlinkSync(at(file), at('soft'));
        return 'soft';
      },
      (file: string) => {
        linkSync(at(file), at('hard'));
        return 'hard';
      },
    ];
    const read = ['case/scenario.yaml', 'case/base/scenario.yaml', 'case/base/ties.csv', 'case/observed.csv'];
    for (const file of read)
      for (const spelled of spellings) {
        const output = spelled(file);
        // A .yaml is refused for its ending, before it is looked at.
        const why = output.endsWith('.yaml') ? 'this command writes no .yaml' : 'it is what is read';
        expectRefused(['run', 'case', '--seed', 'x', '-o', output], why);
        for (const link of ['soft', 'hard']) rmSync(at(link), { force: true });
      }
  });

  it('is refused as a checkpoint and as a game', () => {
    for (const file of files) {
      expectRefused(['odds', 'case', ...FEW, '--checkpoint', file]);
      expectRefused(
        ['exercise', 'exercise.yaml', '--answers', 'answers.yaml', '--auto', '--game', file, '-o', 'pack'],
        /cannot write|is no saved game/,
      );
    }
  });
});

describe('an output over another file that was read', () => {
  it('is refused: a tally, a checkpoint, a start', () => {
    expectRefused(['merge', 'a.tally', '-o', 'a.tally'], 'it is what is read');
    expectRefused(['fit', 'case', '--start', 'start.json', '-o', 'start.json'], 'it is what is read');
    expectRefused(
      ['odds', 'case', ...FEW, '--checkpoint', 'a.tally', '-o', 'a.tally'],
      'another of its files',
    );
  });

  it('is refused where weights for each wave are written', () => {
    copyFileSync(at('weights.yaml'), at('without-case.yaml'));
    expectRefused(['fit', 'case', '--each-out', '.'], /without-case\.yaml/);
    rmSync(at('without-case.yaml'));
  });
});

describe('two outputs of one command', () => {
  it.each([
    [['odds', 'case', ...FEW, '-o', 'new', '--checkpoint', './new']],
    [['odds', 'case', ...FEW, '-o', 'n.csv', '--checkpoint', 'n.csv-metadata.json']],
    [['backtest', 'case', '--runs', '20', '-o', 'new.json', '--write', 'case/../new.json']],
    [['exercise', 'exercise.yaml', '--auto', '--game', 'p', '-o', 'p']],
  ])('never overwrite each other: %j', (args) => expectRefused(args, 'another of its files'));
});

describe('the file beside a CSV file', () => {
  it('is never overwritten if it is not ours, and neither is one that was read', () => {
    writeFileSync(at('t.csv-metadata.json'), '{"mine": true}');
    expectRefused(
      ['run', 'case', '--seed', 'x', '-o', 't.csv'],
      't.csv-metadata.json, is there and is not ours',
    );
    rmSync(at('t.csv-metadata.json'));
    linkSync(at('whatif.yaml'), at('t.csv-metadata.json'));
    expectRefused(['run', 'whatif.yaml', '--seed', 'x', '-o', 't.csv'], 'it is what is read');
    rmSync(at('t.csv-metadata.json'));
    writeFileSync(at('t.csv-metadata.json'), '{"url": "other.csv", "demarche:manifest": {}}');
    expectRefused(['run', 'case', '--seed', 'x', '-o', 't.csv'], 'is not ours');
    rmSync(at('t.csv-metadata.json'));
  });

  it('is replaced with its table, in a scenario’s folder too', () => {
    const args = ['run', 'case', '--seed', 'x', '-o', 'case/mine.csv'];
    expect(run(...args).code).toBe(0);
    const first = readFileSync(at('case/mine.csv'), 'utf8');
    expect(run('run', 'case', '--seed', 'y', '-o', 'case/mine.csv').code).toBe(0);
    expect(readFileSync(at('case/mine.csv'), 'utf8')).not.toBe(first);
    const meta = JSON.parse(readFileSync(at('case/mine.csv-metadata.json'), 'utf8'));
    expect(meta).toMatchObject({ url: 'mine.csv', 'demarche:manifest': { seed: 'y' } });
    for (const name of ['mine.csv', 'mine.csv-metadata.json']) rmSync(at(`case/${name}`));
  });
});

describe('a debrief pack', () => {
  const auto = ['exercise', 'exercise.yaml', '--auto', '--runs', '20', '-o', 'pack'] as const;

  it('replaces an earlier pack, but no folder with anything else in it', () => {
    expect(run(...auto).code).toBe(0);
    expect(run(...auto).code).toBe(0);
    writeFileSync(at('pack/notes.txt'), 'mine');
    expectRefused(auto, 'holds a file that is not of the pack (notes.txt)');
    rmSync(at('pack/notes.txt'));
    expectRefused([...auto.slice(0, -1), 'case'], 'it holds what is read');
    expectRefused([...auto.slice(0, -1), '.'], 'it holds what is read');
  });

  it('is not written over the game that it is read from', () => {
    const args = ['exercise', 'exercise.yaml', '--game', 'pack/game.jsonl', '--runs', '20', '--plain'];
    expectRefused([...args, '-o', 'pack'], 'it holds what is read');
    expectRefused([...args, '-o', 'case/../pack'], 'it holds what is read');
  });
});

it('a weights file that fit has written is replaced; one that a person has written is not', () => {
  expect(run('fit', 'case', '-o', 'fitted.yaml').code).toBe(0);
  expect(run('fit', 'case', '--no-frailty', '-o', 'fitted.yaml').code).toBe(0);
  expectRefused(['fit', 'case', '-o', 'weights.yaml'], 'this program did not write it');
  rmSync(at('fitted.yaml'));
});
