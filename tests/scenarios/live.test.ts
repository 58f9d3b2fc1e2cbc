import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { compile } from '../../src/model/compile.ts';
import { writtenIn } from '../../src/scenario/files/written.ts';
import { liveDoubts } from '../../src/study/live/doubts.ts';
import { movablesOf } from '../../src/study/live/movable.ts';
import { changesNothing, sweep } from '../../src/study/live/sweep.ts';
import { load } from './futures.ts';

const doubtsOf = (path: string): readonly string[] =>
  liveDoubts(`scenarios/${path}`, fileReader).map(({ file, line, message }) => `${file}:${line}: ${message}`);

const SHIPPED = [
  ...['russia-precedent', 'afghanistan-2026', 'two-states.yaml', 'templates/new.yaml'],
  ...readdirSync('scenarios/history', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'weights')
    .map(({ name }) => `history/${name}`),
];

describe('each lever of a scenario moves something', () => {
  it.each(SHIPPED)('in %s', (path) => {
    expect(doubtsOf(path)).toEqual([]);
  });

  // All others are moved in its base.
  it.each(readdirSync('scenarios/what-ifs'))('that the what-if %s has written itself', (name) => {
    const path = `scenarios/what-ifs/${name}`;
    const { scenario } = load(path);
    const written = writtenIn(path, fileReader);
    const own = movablesOf(scenario, compile(scenario), written).filter(
      ({ paths }) => paths.some(written.has) && written.placeOf(paths).file === written.file,
    );
    const names = new Set(own.map((each) => each.name));
    expect(sweep(scenario, { names, written })).toEqual([]);
    expect(changesNothing(load(written.base ?? '').scenario, scenario)).toBe(false);
  });
});
