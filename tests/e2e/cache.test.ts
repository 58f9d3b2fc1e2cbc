import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BRIEF } from './flags.ts';
import { type Answer, PROGRAM, ROOT } from './program.ts';

const ARGS = ['run', 'two-states', '--seed', 'a', '--turns', '3'];

const begun = (env: Readonly<Record<string, string>>): Promise<Answer> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [...BRIEF, PROGRAM, ...ARGS], {
      cwd: ROOT,
      env: { ...process.env, ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data) => {
      said.out += data;
    });
    child.stderr.on('data', (data) => {
      said.err += data;
    });
    child.on('close', (code) => done({ code, ...said }));
  });

it('says the same without a cache, with one that several starts fill at once, and from it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'cache-'));
  try {
    const env = { XDG_CACHE_HOME: home };
    const [plain, ...cold] = await Promise.all([begun({ DEMARCHE_CACHE: 'off' }), begun(env), begun(env)]);
    expect(plain.code).toBe(0);
    const kept = readdirSync(join(home, 'demarche', 'scenarios'));
    expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    for (const each of [...cold, await begun(env)]) expect(each).toEqual(plain);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
