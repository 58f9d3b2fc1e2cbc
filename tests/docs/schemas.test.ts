import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarche, ROOT } from '../e2e/program.ts';

const FOLDER = join(ROOT, 'docs', 'schemas');

const pathOf = (kind: string): string => join(FOLDER, `${kind}.schema.json`);

describe.each(['scenario', 'exercise', 'answers', 'weights'])('the schema of a file: %s', (kind) => {
  it('is beside the documentation, as the program prints it', () => {
    const { out: text, code } = demarche(['schema', '--of', kind]);
    expect(code).toBe(0);
    if (process.env.UPDATE_DOCS === '1') {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(pathOf(kind), text);
    }
    expect(readFileSync(pathOf(kind), 'utf8')).toBe(text);
  });
});

/** Which kind of file a shipped file is. */
const kindOf = (text: string): string => {
  if (/^exercise:/m.test(text)) return 'exercise';
  return /^(demarche|extends):/m.test(text) ? 'scenario' : 'weights';
};

const shipped = ['scenarios', 'docs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name)),
);

describe('every YAML file of the package', () => {
  it.each(shipped)('leads editors to the schema of its kind: %s', (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const way = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1] ?? '';
    const expected = relative(join(ROOT, dirname(file)), pathOf(kindOf(text)));
    expect(way).toBe(expected.replaceAll('\\', '/'));
    expect(readFileSync(resolve(ROOT, dirname(file), way), 'utf8')).toContain('"$schema"');
  });
});
