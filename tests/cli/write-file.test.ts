import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, UserError } from '../../src/cli/errors.ts';
import { unwritable, writeWhole } from '../../src/cli/files/write-file.ts';

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
