import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { liveDoubts } from '../../src/study/live/doubts.ts';

const doubtsOf = (path: string): readonly string[] =>
  liveDoubts(`scenarios/${path}`, fileReader).map(({ file, line, message }) => `${file}:${line}: ${message}`);

const SHIPPED = [
  ...['russia-precedent', 'afghanistan-2026', 'two-states.yaml', 'templates/new.yaml'],
  ...readdirSync('scenarios/what-ifs').map((file) => `what-ifs/${file}`),
  ...readdirSync('scenarios/history', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'weights')
    .map(({ name }) => `history/${name}`),
];

describe('each lever of a scenario moves something', () => {
  it.each(SHIPPED)('in %s', (path) => {
    expect(doubtsOf(path)).toEqual([]);
  });
});
