import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCompiled } from '../../src/cli/cache/compiled.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'code-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const code = (): string => join(home, 'demarche', 'code');

/** The folder in which a build has its code kept; undefined where none is kept. */
const kept = (build: string): string | undefined => {
  let into: string | undefined;
  keepCompiled(build, (folder: string) => {
    into = folder;
  });
  return into;
};

describe('compiled code', () => {
  it('is kept in a folder of its build, and that of few builds', () => {
    for (const build of ['one', 'two', 'three', 'four']) expect(kept(build)).toBe(join(code(), build));
    expect(readdirSync(code())).toHaveLength(4);
    kept('five');
    expect(readdirSync(code())).toEqual(['five']);
  });

  it('is kept neither where others may write, nor where the cache is off, nor by a Node that cannot', () => {
    mkdirSync(code(), { recursive: true });
    chmodSync(code(), 0o777);
    expect(kept('one')).toBeUndefined();
    chmodSync(code(), 0o700);
    vi.stubEnv('DEMARCHE_CACHE', 'off');
    expect(kept('one')).toBeUndefined();
    expect(() => keepCompiled('one', undefined)).not.toThrow();
  });
});
