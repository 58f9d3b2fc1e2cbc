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

  it('cannot be within a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(ensurePackFolder(join(folder, 'file', 'a', 'b'))).rejects.toThrow('is a file, not a folder');
  });
});
