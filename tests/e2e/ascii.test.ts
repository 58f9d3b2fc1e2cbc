import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche, PROGRAM } from './program.ts';
import { stage } from './pty.ts';
import { smallWorldIn } from './small-world.ts';

const FEW = ['--seed', 'one', '--runs', '20'];
const ASCII = /^[\t\n\x20-\x7e]*$/;

let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-ascii-'));
  file = smallWorldIn(folder);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: Türkiye → “Ö” × 2'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines of the program without the scenario, which follows the first word. */
const LINES: readonly (readonly string[])[] = [
  ['run', '--seed', 'one'],
  ['odds', ...FEW],
  ['odds', ...FEW, '--md'],
  ['why', 'IRN', '--seed', 'one', '--no-tip'],
  ['tip', '--state', 'IRN', '--seed', 'one', '--runs', '100'],
  ['play', '--screen', 'run', ...FEW],
  ['play', '--screen', 'weights', ...FEW],
  ['play', '--screen', 'help'],
  ['play', '--plain', '--seed', 'one'],
  ['report', '--format', 'md', ...FEW],
];

describe('--ascii', () => {
  it.each(LINES)('is in force: %s %s %s %s', (name = '', ...more) => {
    const { code, out, err } = demarche([name, file, ...more, '--ascii']);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(ASCII) });
    expect(out).toMatch(ASCII);
    expect(out.length).toBeGreaterThan(100);
  });

  it('is in force for check, keys, errors and help', () => {
    for (const line of [['check', file], ['keys'], ['run', 'wrong–name'], ['odds', '--help']]) {
      const { out, err } = demarche([...line, '--ascii']);
      expect(`${out}${err}`).toMatch(ASCII);
    }
  });

  it('is for what a person reads, in a file too, and leaves data alone', () => {
    const at = join(folder, 'odds.md');
    demarche(['odds', file, ...FEW, '-o', at, '--ascii']);
    expect(readFileSync(at, 'utf8')).toMatch(ASCII);
    expect(demarche(['run', file, '--seed', 'one', '--json', '--ascii']).out).toContain('Türkiye');
    // Not from one command to the next.
    expect(demarche(['run', file, '--seed', 'one']).out).toContain('Türkiye → “Ö” × 2');
  });

  it('comes by itself on a terminal of C, and goes with --no-ascii', async () => {
    const env = { LC_ALL: 'C' };
    const [plain, asked] = [
      stage([PROGRAM, 'run', file, '--seed', 'one'], { env }),
      stage([PROGRAM, 'run', file, '--seed', 'one', '--no-ascii'], { env }),
    ];
    await Promise.all([plain.exited, asked.exited]);
    expect(plain.written()).not.toMatch(/[^\x00-\x7f]/);
    expect(asked.written()).toMatch(/[^\x00-\x7f]/);
  });
});
