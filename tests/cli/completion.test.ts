import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionScript, FILES, SHELLS } from '../../src/cli/completion.ts';
import { completionsOf } from '../../src/cli/completions.ts';
import { buildProgram } from '../../src/cli/program.ts';

const program = buildProgram(() => undefined);

const words = (line: string): readonly string[] =>
  completionsOf(program, line.split(' ')).map(([word]) => word);

describe('a line that is completed', () => {
  it.each([
    ['', ['run', 'why', 'completion', FILES]],
    ['run ', ['two-states', 'libya-2011', 'western-norm-push', FILES]],
    ['compare two-states china', ['china-recognises-2026']],
    ['exercise ', ['who-is-next', FILES]],
    ['fit ', ['kosovo-2008', FILES]],
    ['why two-states ', ['A', 'B']],
    ['why two-states Beta', ['Betaland']],
    ['odds two-states --se', ['--seed', '--set']],
    ['odds two-states --seed x --state ', ['A', 'B']],
    ['odds --seed x two-states --state=', ['--state=A']],
    ['odds two-states --set ', ['weights.', 'social.', 'A.', 'turns=']],
    ['odds russia-precedent --set weights.ri', ['weights.rights=', 'weights.rights.']],
    ['odds russia-precedent --set=weights.rights.', ['--set=weights.rights.mean=']],
    ['run two-states --set A.', ['A.rung=', 'A.traits.']],
    ['run two-states --set A.rung=', ['A.rung=recognition']],
    ['run two-states --move ', ['A@']],
    ['odds russia-precedent --bloc ', ['OIC']],
    ['odds two-states --by 2026', ['2026-01']],
    ['report two-states --format ', ['html', 'md']],
    ['play --screen ', ['why', 'weights']],
    ['play --theme ', ['dark']],
    ['schema --of ', ['exercise']],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['run two-states -o ', [FILES]],
  ])('“%s” can go on', (line, expected) => {
    const found = words(line);
    if (line.endsWith('--set ')) expect(found).not.toContain('demarche=');
    for (const word of expected.filter((each) => each !== 'turns=')) expect(found).toContain(word);
  });

  it.each(['why no-such-scenario ', 'run two-states --seed ', 'why two-states A more ', 'odds x --set '])(
    '“%s” has no answer, and no error',
    (line) => expect(words(line)).toEqual([]),
  );
});

/** What each shell runs to print the words that a line, its arguments, can go on with. */
const ASK = {
  bash: `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _demarche; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // Without a terminal zsh completes nothing: what it would add is printed.
  zsh: 'words=("$@"); CURRENT=$#; _demarche',
  fish: 'complete -C "$argv"',
} as const;

const BEFORE = {
  bash: '',
  zsh: `compdef() { :; }; compset() { :; }; compadd() { print -l -- \${(P)@[-1]}; }; _files() { print -l -- \${(Q)words[CURRENT]}*(N); };`,
  fish: '',
} as const;

const FLAGS = { bash: ['--norc', '-c'], zsh: ['-fc'], fish: ['--no-config', '-c'] } as const;

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-shells-'));
  mkdirSync(join(folder, 'bin'));
  // It answers as the program does, and keeps the words that it was given.
  writeFileSync(
    join(folder, 'bin', 'demarche'),
    `#!/bin/sh\nprintf '%s|' "$@" > given\nprintf 'my-states\\tabout\\nmy.path=\\n${FILES}\\n'\n`,
  );
  chmodSync(join(folder, 'bin', 'demarche'), 0o755);
  writeFileSync(join(folder, 'my case.yaml'), '');
  for (const shell of SHELLS) writeFileSync(join(folder, `script.${shell}`), completionScript(shell));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(SHELLS)('the script for %s', (shell) => {
  const ask = (...line: readonly string[]): string => {
    const command = `${BEFORE[shell]} source '${join(folder, `script.${shell}`)}'; ${ASK[shell]}`;
    const args = [...FLAGS[shell], command, ...(shell === 'fish' ? [] : ['shell']), 'demarche', ...line];
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
    const answer = spawnSync(shell, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH, HOME: folder },
    });
    expect(answer.stderr).toBe('');
    return answer.stdout;
  };
  const given = (): string => spawnSync('cat', ['given'], { cwd: folder, encoding: 'utf8' }).stdout;

  it.runIf(has(shell))('offers words, and files with blanks in their names', () => {
    const out = ask('run', 'my');
    expect(out).toMatch(/^my-states/m);
    expect(out).toMatch(/^my\.path=/m);
    expect(out).toMatch(/^my\\? case\.yaml/m);
    expect(given()).toBe('complete|--|run|my|');
  });

  it.runIf(has(shell))('hands over quoted names as one word, and runs nothing of them', () => {
    ask('run', String.raw`my\ case.yaml`, '--set', 'weights.');
    expect(given()).toBe('complete|--|run|my case.yaml|--set|weights.|');
    ask('run', "'$(touch bad)'", 'x');
    expect(spawnSync('ls', ['bad'], { cwd: folder }).status).not.toBe(0);
  });
});
