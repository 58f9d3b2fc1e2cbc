import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demarche, PROGRAM, ROOT } from '../e2e/program.ts';

const PAGE = readFileSync(join(ROOT, 'docs/many-machines.md'), 'utf8');

/** The code below a heading, by its language. */
const snippet = (heading: string, language: string): string => {
  const section = PAGE.slice(PAGE.indexOf(`### ${heading}`));
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1] ?? '';
};

/** The same commands on a small scenario, with few futures and few parts. */
const small = (code: string): string =>
  code.replaceAll('russia-precedent', 'two-states').replace(/--runs \d+/g, '--runs 90');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-many-'));
  writeFileSync(join(folder, 'demarche'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(join(folder, 'demarche'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const shell = (code: string, env: Readonly<Record<string, string>> = {}): void => {
  const path = `${folder}:${process.env.PATH}`;
  const place = { cwd: folder, env: { ...process.env, ...env, PATH: path }, encoding: 'utf8' as const };
  const { status, stderr } = spawnSync('bash', ['-euc', code], place);
  expect({ status, stderr }).toMatchObject({ status: 0 });
};

const PLAIN = ['odds', 'two-states', '--seed', 'moscow', '--runs', '90'];

/** What the parts in a folder give, and what one process gives. */
const expectSame = (): void => {
  const merged = demarche(['merge', join(folder, 'parts'), '--json']);
  expect(merged).toMatchObject({ code: 0, out: demarche([...PLAIN, '--json']).out });
};

describe('docs/many-machines.md', () => {
  it('has a command for GNU parallel', (context) => {
    if (spawnSync('parallel', ['--version']).status !== 0) {
      process.stdout.write('SKIPPED (no GNU parallel here): the snippet of docs/many-machines.md\n');
      context.skip('no GNU parallel here');
    }
    shell(small(snippet('GNU parallel', 'sh')).replaceAll('40', '2'));
    expect(JSON.parse(readFileSync(join(folder, 'odds.json'), 'utf8')).manifest.futures).toBe(90);
    expectSame();
  });

  it('has a Slurm array, of which a part may be started again', () => {
    const script = small(snippet('A Slurm array', 'sh'));
    expect(script).toMatch(/^#!\/bin\/bash\n#SBATCH --array=1-100\n/);
    const env = { SLURM_ARRAY_TASK_COUNT: '2', SLURM_CPUS_PER_TASK: '1' };
    for (const task of ['1', '2', '2']) shell(script, { ...env, SLURM_ARRAY_TASK_ID: task });
    expectSame();
  });

  it('has a Kubernetes Job that is indexed from 0', () => {
    const job = parse(snippet('A Kubernetes indexed Job', 'yaml'));
    const { completions, completionMode, template } = job.spec;
    expect({ kind: job.kind, completions, completionMode }).toEqual({
      kind: 'Job',
      completions: 100,
      completionMode: 'Indexed',
    });
    const [{ command, args, volumeMounts }] = template.spec.containers;
    expect(command).toEqual(['sh', '-c']);
    expect(args[0]).toContain(`/${completions}"`);
    expect(volumeMounts[0].name).toBe(template.spec.volumes[0].name);
    const code = small(args[0]).replace(`/${completions}"`, '/2"').replace('"/parts/', '"parts/');
    for (const index of ['0', '1']) shell(`mkdir -p parts; ${code}`, { JOB_COMPLETION_INDEX: index });
    expectSame();
    expect(snippet('A Kubernetes indexed Job', 'dockerfile')).toMatch(/^FROM node:\d+-slim\n/);
  });

  it('shows what merge says where something is missing', () => {
    const shown = /```text\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
    const [, command = ''] = /demarche (.*) --shard/.exec(shown) ?? [];
    const part = ['--threads', '1', '--shard'];
    const cwd = folder;
    spawnSync('mkdir', [join(folder, 'parts')]);
    for (const shard of ['1/3', '3/3'])
      demarche([...command.split(' '), ...part, shard, '-o', `parts/${shard[0]}.tally`], { cwd });
    expect(demarche(['merge', 'parts'], { cwd }).err).toBe(shown);
  });
});
