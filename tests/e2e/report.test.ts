import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

const SMALL = 'scenarios/two-states.yaml';
const LUCK = ['--seed', 'moscow', '--runs', '200'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whatIf = (): string => {
  const file = join(folder, 'eager.yaml');
  writeFileSync(
    file,
    `extends: ${join(process.cwd(), SMALL)}\nid: eager\ntitle: Eager\nrates: {up: {none: -3}}\n`,
  );
  return file;
};

describe('report', () => {
  it('gives the same bytes for the same study, on one thread or two', () => {
    const write = (name: string, threads: string): string => {
      const file = join(folder, name);
      const answer = demarche(['report', SMALL, whatIf(), ...LUCK, '--threads', threads, '-o', file]);
      expect(answer).toEqual({ code: 0, out: '', err: `Written to ${file}\n` });
      return readFileSync(file, 'utf8');
    };
    const page = write('one.html', '1');
    expect(page).toBe(write('two.html', '2'));
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(page).not.toContain(new Date().toISOString().slice(0, 10));
  });

  it('says the odds that odds says, and names the command that makes it again', () => {
    const { out } = demarche(['report', SMALL, ...LUCK, '--format', 'md']);
    const odds = JSON.parse(demarche(['odds', SMALL, ...LUCK, '--json']).out);
    const share = Math.round(odds.states[0].recognises_by.share * 100);
    expect(out).toContain(`| Alphaland | no recognition | ${share} % |`);
    const command = /^ {4}demarche (report .*)$/m.exec(out)?.[1] ?? '';
    expect(command).toBe('report two-states --seed moscow --runs 200 --turns 24 -o briefing.md');
    const file = join(folder, 'briefing.md');
    const words = command.split(' ').map((word) => (word === 'briefing.md' ? file : word));
    expect(demarche(words).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  it('explains the states that are named, and applies --set to base and what-if alike', () => {
    const args = ['report', SMALL, whatIf(), ...LUCK, '--format', 'md', '--state', 'B'];
    const { out } = demarche([...args, '--set', 'weights.gain=3']);
    expect(out).toMatch(/^### Betaland$/m);
    expect(out).not.toMatch(/^### Alphaland$/m);
    expect(out).toContain('What if: Eager');
    expect(out).toContain('--set weights.gain=3 --state B');
    expect(out).not.toContain('(weights.gain)');
  });

  it.each([
    [['nowhere'], /there is no scenario|cannot read|no such/i],
    [
      [SMALL, '--state', 'Betalnd'],
      /there is no state “Betalnd” in this scenario\. Did you mean B \(Betaland\)\?/,
    ],
    [[SMALL, '--format', 'pdf'], /Allowed choices are html, md/],
    [[SMALL, 'russia-precedent'], /cannot be compared with the base/],
    [[SMALL, '--set', 'weights.gan=3'], /gain/],
  ])('refuses %s with a reason, and writes nothing', (args, reason) => {
    const file = join(folder, 'refused.html');
    const { code, out, err } = demarche(['report', ...args, ...LUCK, '-o', file]);
    expect({ code, out, written: existsSync(file) }).toEqual({ code: 2, out: '', written: false });
    expect(err).toMatch(reason);
    expect(err).not.toMatch(/^\s+at .*[:(]\d+|Something went wrong/m);
  });

  it('of the flagship stays far under 1.5 MB', () => {
    const file = join(folder, 'flagship.html');
    const args = ['russia-precedent', '--turns', '12', '--runs', '50', '--seed', 'moscow', '-o', file];
    expect(demarche(['report', ...args]).code).toBe(0);
    expect(readFileSync(file).length).toBeLessThan(500_000);
  });
});
