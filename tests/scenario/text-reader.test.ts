import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { textReader } from '../../src/scenario/text-reader.ts';
import { memoryReader } from './memory-reader.ts';

const part = fc.constantFrom('a', 'b', 'c', '.', '..', '');
const path = fc.tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 5 })).map(
  // A path that starts with nothing would be absolute by accident.
  ([absolute, parts]) => (absolute ? '/' : '') + (parts.join('/').replace(/^\/+/, '') || '.'),
);
const FILES = { 'a/b': 'one', 'a/c/b': 'two', c: 'three' };

describe('a reader of texts', () => {
  it('knows paths as a file system does', () => {
    const [texts, files] = [textReader(FILES), memoryReader(FILES)];
    // A file system may write a folder as `a/`.
    const plain = (written: string): string => written.replace(/(.)\/$/, '$1');
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(texts.resolve(one, other)).toBe(plain(files.resolve(one, other)));
        const [folder, inner] = [texts.resolve('.', one), texts.resolve('.', other)];
        const isBelow = ![folder, inner].some((each) => each.startsWith('..'));
        if (isBelow && texts.isAbsolute(folder) === texts.isAbsolute(inner))
          expect(texts.contains(folder, inner)).toBe(files.contains(folder, inner));
        if (inner !== '.' && !inner.endsWith('..')) expect(texts.folder(inner)).toBe(files.folder(inner));
      }),
      { numRuns: 1000 },
    );
  });

  it('tells files, folders and nothing apart, and keeps to the limit', () => {
    const reader = textReader(FILES);
    expect(reader.read('a/./b', 3)).toEqual({ ok: true, bytes: new TextEncoder().encode('one') });
    expect(reader.read('c', 4)).toEqual({ ok: false, problem: 'too large' });
    expect(reader.read('a', 9)).toEqual({ ok: false, problem: 'folder' });
    expect(reader.read('a/d', 9)).toEqual({ ok: false, problem: 'absent' });
    expect([reader.isFolder('.'), reader.isFolder('a/c'), reader.isFolder('a/b')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([reader.realPath('a/../c'), reader.realPath('d')]).toEqual(['c', undefined]);
  });

  it('reads a scenario and its tables as they are read from disk', () => {
    const folder = 'scenarios/russia-precedent';
    const texts = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
    );
    expect(parseScenario('scenario.yaml', textReader(texts))).toEqual(parseScenario(folder, fileReader));
  });
});
