import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { MEASURED, measuredTraits } from '../baking/traits.ts';
import { projectPath } from './futures.ts';

const read = (path: string): readonly Record<string, string>[] =>
  parse(readFileSync(projectPath(path), 'utf8'), { columns: true });

const TABLE = 'scenarios/russia-precedent/states.csv';
const states = read(TABLE);
const traits = measuredTraits(read('tests/baking/indicators.csv'));

/** The cells of a row, with the computed traits in place of those that are there. */
const computed = (row: Readonly<Record<string, string>>): readonly string[] => {
  const own = traits.get(row.id ?? '');
  return Object.entries(row).map(([column, cell]) => {
    const name = MEASURED.find((trait) => trait === column);
    return name === undefined ? cell : String(own?.[name] || '');
  });
};

/** Writes the table again: `UPDATE_DATA=1 npx vitest run tests/scenarios/traits.test.ts`. */
const update = (): void => {
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [Object.keys(states[0] ?? {}), ...states.map(computed)];
  writeFileSync(projectPath(TABLE), `${lines.map((line) => line.map(cell).join(',')).join('\n')}\n`);
};

describe('the measured traits of the flagship', () => {
  it('are computed from the indicators by the rules of docs/data.md', () => {
    if (process.env.UPDATE_DATA) update();
    const now = read(TABLE);
    expect(now.map((row) => row.id)).toEqual([...traits.keys()]);
    for (const row of now) expect(Object.values(row)).toEqual(computed(row));
  });
});
