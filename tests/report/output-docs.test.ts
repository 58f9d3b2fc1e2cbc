import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CSV_CHANCE_COLUMNS, CSV_COLUMNS } from '../../src/report/csv.ts';
import { runJson } from '../../src/report/json.ts';
import { readings, run, scenario, trackReadings } from '../fixtures/run.ts';

const page = readFileSync('docs/output.md', 'utf8');

/** Keys of data by id are the scenario's, not the format's. */
const BY_ID = ['rungs', 'tracks', 'variables', 'states'];

const keysOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...(BY_ID.includes(key) ? [] : keysOf(inner)),
  ]);
};

describe('docs/output.md', () => {
  it('names every key of the JSON of a run', () => {
    const manifest = { engine: '0.0.0', sha256: '', edits: [], decisions: [] };
    const clocks = (turn: number) => ({ states: readings(turn), target: trackReadings });
    const json: unknown = JSON.parse([...runJson({ scenario, run, manifest, clocks })].join(''));
    const missing = [...new Set(keysOf(json))].filter((key) => !page.includes(`\`${key}\``));
    expect(missing).toEqual([]);
  });

  it('names every column of the CSV of a run', () => {
    const missing = [...CSV_COLUMNS, ...CSV_CHANCE_COLUMNS].filter(
      (column) => !page.includes(`\`${column}\``),
    );
    expect(missing).toEqual([]);
  });
});
