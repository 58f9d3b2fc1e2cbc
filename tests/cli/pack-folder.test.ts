import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensurePackFolder, writeFolder } from '../../src/cli/exercise/write-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folder of a pack', () => {
  it('is made with the folders above it', async () => {
    const pack = join(folder, 'a', 'b');
    await ensurePackFolder(pack);
    await writeFolder(pack, new Map([['briefs/alpha.md', 'Read this.']]));
    expect(readFileSync(join(pack, 'briefs', 'alpha.md'), 'utf8')).toBe('Read this.');
  });

  it('is written again over every file that a pack may have, and over no other', async () => {
    const source = readFileSync('src/class/pack.ts', 'utf8');
    const named = (pattern: RegExp): readonly string[] =>
      [...source.matchAll(pattern)].map(([, name = '']) => name);
    const pages = named(/inBoth\('([\w-]+)'/g).flatMap((name) => [`${name}.html`, `${name}.md`]);
    const names = [...pages, ...named(/\['([\w-]+\.[a-z]+)',/g)];
    expect(names).toEqual(expect.arrayContaining(['debrief-full.md', 'class.json', 'record.csv']));
    const pack = join(folder, 'whole');
    const files = names.map((name) => [name, name === 'pack.json' ? '{\n  "demarche_pack": 1\n}\n' : '']);
    for (let time = 0; time < 2; time++) await writeFolder(pack, new Map(files as [string, string][]));
    writeFileSync(join(pack, 'mine.csv'), '');
    await expect(ensurePackFolder(pack)).rejects.toThrow('not of the pack (mine.csv)');
  });

  it('cannot be within a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(ensurePackFolder(join(folder, 'file', 'a', 'b'))).rejects.toThrow('is a file, not a folder');
  });
});
