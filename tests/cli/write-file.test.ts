import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, UserError } from '../../src/cli/errors.ts';
import { ensurePackFolder, writeFolder } from '../../src/cli/exercise/write-folder.ts';
import { temporaryBeside } from '../../src/cli/files/temporary.ts';
import { unwritable, writeAtOnce, writeWhole } from '../../src/cli/files/write-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function* breaking(): Generator<string> {
  yield 'half';
  throw new Error('broke off');
}

describe('writing a file', () => {
  it('writes all pieces and leaves nothing else behind', async () => {
    const file = join(folder, 'a.txt');
    await writeWhole(file, ['one ', 'two']);
    expect(readFileSync(file, 'utf8')).toBe('one two');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('leaves the earlier file as it was when the answer breaks off', async () => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'before');
    await expect(writeWhole(file, breaking())).rejects.toThrow('broke off');
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('keeps the permissions of the file that it replaces, and follows links', async () => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'before');
    chmodSync(file, 0o640);
    symlinkSync(file, join(folder, 'link'));
    await writeWhole(join(folder, 'link'), ['after']);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('after');
    expect(lstatSync(file).mode & 0o777).toBe(0o640);
  });

  it('follows a link to a file that is not there yet, also from another folder', async () => {
    mkdirSync(join(folder, 'deep'));
    symlinkSync('../real.txt', join(folder, 'deep/second'));
    symlinkSync('deep/second', join(folder, 'first'));
    await writeWhole(join(folder, 'first'), ['whole']);
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('whole');
    writeAtOnce(join(folder, 'first'), 'at once');
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('at once');
    expect(lstatSync(join(folder, 'first')).isSymbolicLink()).toBe(true);
    symlinkSync('no/where', join(folder, 'lost'));
    await expect(writeWhole(join(folder, 'lost'), ['x'])).rejects.toThrow('its folder does not exist');
  });

  it('writes names as long as the system takes, in any script', async () => {
    for (const name of ['長'.repeat(84), '😀'.repeat(62), 'x'.repeat(255)]) {
      await writeWhole(join(folder, name), ['x']);
      writeAtOnce(join(folder, name), 'y');
      expect(readFileSync(join(folder, name), 'utf8')).toBe('y');
    }
  });

  it('removes what killed processes of this program left for the same file, and nothing else', async () => {
    const file = join(folder, 'a.txt');
    const own = basename(temporaryBeside(file));
    const [, mark = ''] = /^\.a\.txt\.(\w+)-/.exec(own) ?? [];
    const { pid: dead = 0 } = spawnSync('true');
    const left = [
      `.a.txt.${mark}-${dead}-0123456789abcdef.tmp`,
      `.a.txt.${mark}-${process.pid}-0123456789abcdef.tmp`,
    ];
    const others = [
      own,
      `.a.txt.${mark}-${process.ppid}-0123456789abcdef.tmp`,
      `.a.txt.00000000-${dead}-0123456789abcdef.tmp`,
      `.b.txt.${mark}-${dead}-0123456789abcdef.tmp`,
      '.a.txt.tmp',
    ];
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), '');
    await writeWhole(file, ['x']);
    expect(readdirSync(folder).toSorted()).toEqual([...others, 'a.txt'].toSorted());
  });

  it('brings back a pack that a killed process had moved aside', async () => {
    const pack = join(folder, 'pack');
    await writeFolder(pack, new Map([['pack.json', '{\n  "demarche_pack": 1\n}\n']]));
    const { pid: dead = 0 } = spawnSync('true');
    const [, mark = ''] = /\.pack\.(\w+)-/.exec(temporaryBeside(pack)) ?? [];
    renameSync(pack, join(folder, `.pack.${mark}-${dead}-0123456789abcdef.old`));
    await ensurePackFolder(pack);
    expect(readdirSync(folder)).toEqual(['pack']);
  });

  it.each([
    ['missing/a.txt', 'its folder does not exist'],
    ['dir', 'it is a folder'],
    ['file/a.txt', 'a part of its path is a file, not a folder'],
    ['x'.repeat(300), 'its name is too long'],
  ])('says why it cannot write %s', async (path, reason) => {
    mkdirSync(join(folder, 'dir'));
    writeFileSync(join(folder, 'file'), '');
    const file = join(folder, path);
    await expect(writeWhole(file, ['x'])).rejects.toThrow(new UserError(`cannot write ${file}: ${reason}.`));
  });

  it('writes straight to what is no regular file', async () => {
    await writeWhole('/dev/null', ['x']);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('tells a full disk, which is no fault of the input', () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    expect(unwritable('a', full)).toMatchObject({
      exitCode: EXIT.failed,
      message: 'cannot write a: the disk is full.',
    });
    const bug = new TypeError('x is undefined');
    expect(unwritable('a', bug)).toBe(bug);
  });
});
