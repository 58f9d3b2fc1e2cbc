import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findRefused } from '../../src/domain/characters.ts';
import { demarche, ROOT } from './program.ts';

/** Hostile files that got through once. */

const CASES = join(ROOT, 'tests/fixtures/cases/attack');
const folder = mkdtempSync(join(tmpdir(), 'demarche-attack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => demarche(args, { cwd: CASES });

const TWO = readFileSync(join(ROOT, 'scenarios/two-states.yaml'), 'utf8');

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('a hostile file', () => {
  it.each(['esc.tally', 'mem.tally'])(
    '%s is refused with a message, and none of its signs has an effect',
    (file) => {
      for (const more of [[], ['--md'], ['--json']]) {
        const { code, out, err } = run('merge', file, ...more);
        expect(code).toBe(2);
        expect(err).toMatch(/^Error: .*tally/);
        expect(findRefused(out + err, 1)).toEqual([]);
      }
    },
  );

  it('with joiners of Persian and emoji keeps them in every output', () => {
    const joined = 'می\u200cباشد';
    const outputs = [
      run('run', 'zwnj.yaml', '--seed', 'a').out,
      run('run', 'zwnj.yaml', '--seed', 'a', '--json').out,
      run('odds', 'zwnj.yaml', '--seed', 'a', '--runs', '20').out,
      run('odds', 'zwnj.yaml', '--seed', 'a', '--runs', '20', '--md').out,
      run('odds', 'zwnj.yaml', '--seed', 'a', '--runs', '20', '--csv').out,
      run('report', 'zwnj.yaml', '--seed', 'a', '--runs', '20').out,
      run('report', 'zwnj.yaml', '--seed', 'a', '--runs', '20', '--format', 'md').out,
    ];
    for (const out of outputs) {
      expect(out).toContain(joined);
      expect(out).not.toContain('\ufffd');
    }
    expect(outputs[0]).toContain('👩\u200d🚀');
  });

  it('makes no tag and no link in Markdown', () => {
    for (const args of [
      ['odds', '--md'],
      ['report', '--format', 'md'],
    ]) {
      const [command = '', ...more] = args;
      const { code, out } = run(command, 'hostile-md.yaml', '--seed', 'a', '--runs', '20', ...more);
      expect(code).toBe(0);
      // What is left without blocks and spans of code, and without escaped signs.
      const live = out
        .replace(/^ {4}.*$/gm, '')
        .replace(/(`+) ?.*? ?\1(?!`)/g, '')
        .replace(/\\[^\w\s]/g, '');
      expect(live).not.toMatch(/<(?!!--)|\]\(|https?:\/\/|javascript:/i);
    }
  });

  it('with a year after 9000 is refused, with its line', () => {
    const { code, out } = run('check', 'year-9999.yaml');
    expect(code).toBe(2);
    expect(out).toMatch(/year-9999\.yaml:9:8: error: .*years 1000 to 9000/);
    const late = written('late.yaml', TWO.replace(/start: \S+/, 'start: 8999-01-01'));
    expect(run('check', late).out).toMatch(/the last turn ends outside the years 1000 to 9000/);
  });

  it('shows no infinite factor', () => {
    expect(run('check', 'infinity.yaml').out).toMatch(/expected a number from -10 to 10/);
    const text = readFileSync(join(CASES, 'infinity.yaml'), 'utf8').replace(
      'profile: [100]',
      'profile: [10]',
    );
    const { code, out } = run('run', written('huge.yaml', text), '--seed', 'a');
    expect(code).toBe(0);
    expect(out).toContain('gain more than a million');
    expect(out).not.toMatch(/Infinity|NaN/);
  });

  it('gives short messages: long names are cut, and many issues of one cause take one line', () => {
    const { out } = run('check', 'long-header.yaml');
    expect(out).not.toMatch(/W{200}/);
    expect(out.length).toBeLessThan(4000);
    const ties = Array.from({ length: 1500 }, () => '  - {from: QQ, to: A, weight: 0.1}').join('\n');
    const many = run(
      'check',
      written('many.yaml', TWO.replace(/^ties:[\s\S]*?(?=^[a-z]+:)/m, `ties:\n${ties}\n\n`)),
    );
    expect(many.out.split('\n').length).toBeLessThan(12);
    expect(many.out).toMatch(/, and \d{3} more like this, to line \d+/);
  });

  it('with keys that cannot be seen is refused', () => {
    const home = join(folder, 'config');
    mkdirSync(join(home, 'demarche'), { recursive: true });
    cpSync(join(CASES, 'keys-invisible.yaml'), join(home, 'demarche', 'keys.yaml'));
    const { code, err } = demarche(['keys'], { env: { XDG_CONFIG_HOME: home } });
    expect(code).toBe(2);
    expect(err).toContain('keys.yaml:');
    expect(findRefused(err, 1)).toEqual([]);
  });

  it('that extends a device or a pipe is refused at once', () => {
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    for (const base of ['/dev/zero', '/dev/tty', join(folder, 'pipe')]) {
      const file = written('extends.yaml', `extends: ${base}\n`);
      const { code, out } = run('check', file);
      expect(code).toBe(2);
      expect(out).toContain('error:');
    }
  });

  it('with a thousand conditions in each of 45 events is refused', () => {
    const condition = `{any: [${Array.from({ length: 1000 }, () => '{state: A, at_least: 1}').join(', ')}]}`;
    const events = Array.from({ length: 45 }, (_, i) => `  e${i}: {text: x, when: ${condition}}`).join('\n');
    const text = `${TWO.replace(/^events:[\s\S]*/m, '')}\nevents:\n${events}\n`;
    expect(run('check', written('conditions.yaml', text)).out).toMatch(
      /too many values in (events|one file)/,
    );
  });
});

describe('a month in a file', () => {
  it('means the first turn that ends in it, as on the command line', () => {
    const overlay = (on: string): string =>
      `extends: ${join(ROOT, 'scenarios/two-states.yaml')}\ndecisions: {d: {state: B, on: ${on}, do: up}}\n`;
    const month = run('run', written('month.yaml', overlay('2025-12')), '--seed', 'a', '--csv').out;
    const day = run('run', written('day.yaml', overlay('2025-12-01')), '--seed', 'a', '--csv').out;
    expect(month).toBe(day);
  });
});
