import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionScript, SHELLS } from '../../src/cli/completion.ts';
import { buildProgram } from '../../src/cli/program.ts';

const program = buildProgram(() => undefined);

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

const bashAnswer = (words: readonly string[]): readonly string[] => {
  const script = `${completionScript('bash', program)}
COMP_WORDS=(demarche ${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length}; _demarche; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: 'tests' }).stdout.trim().split('\n');
};

describe('completion', () => {
  it.each(SHELLS)('for %s names every command', (shell) => {
    const script = completionScript(shell, program);
    for (const command of program.commands) expect(script).toContain(command.name());
  });

  it.runIf(has('bash'))('in bash finds commands, options and files', () => {
    expect(bashAnswer(['r'])).toContain('run');
    expect(bashAnswer(['run', '--se'])).toEqual(['--seed', '--set']);
    expect(bashAnswer(['check', 'architecture.'])).toEqual(['architecture.test.ts']);
  });

  it.runIf(has('zsh'))('is a script that zsh can read', () => {
    const script = `autoload -Uz compinit && compinit -D -u\n${completionScript('zsh', program)}\nwhence -w _demarche`;
    const answer = spawnSync('zsh', ['-fc', script], { encoding: 'utf8' });
    expect(answer).toMatchObject({ status: 0, stderr: '', stdout: '_demarche: function\n' });
  });

  it.runIf(has('fish'))('in fish finds commands and options', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-fish-'));
    const script = join(folder, 'demarche.fish');
    writeFileSync(script, completionScript('fish', program));
    const ask = (line: string): string =>
      spawnSync('fish', ['-c', `source '${script}'; complete -C '${line}'`], { encoding: 'utf8' }).stdout;
    expect(ask('demarche wh')).toContain('why');
    expect(ask('demarche run --se')).toMatch(/--seed[\s\S]*--set/);
    rmSync(folder, { recursive: true });
  });
});
