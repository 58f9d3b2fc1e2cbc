import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type Condition, conditionsOn, otherKinds, type Row, tabooOn } from '../baking/conditions.ts';
import { FLAGSHIP, load, projectPath } from './futures.ts';

const FOLDER = 'scenarios/russia-precedent';
const TABLE = projectPath(`${FOLDER}/conditions.csv`);
const COLUMNS = ['state', 'track', 'level', 'strength', 'source', 'reason', 'confidence'] as const;
const rowsOf = (path: string): readonly Row[] =>
  parse(readFileSync(projectPath(path), 'utf8'), { columns: true });

const statements = rowsOf('tests/baking/record/statements.csv');
const DAY = '2025-07-03';
const conditions = conditionsOn(DAY, statements, rowsOf(`${FOLDER}/blocs.csv`));

const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const written = (rows: readonly Condition[]): string =>
  `${[COLUMNS, ...rows.map((row) => COLUMNS.map((column) => String(row[column])))].map((line) => line.map(cell).join(',')).join('\n')}\n`;

/** `UPDATE_DATA=1 npx vitest run tests/scenarios/conditions.test.ts` writes the table. */
if (process.env.UPDATE_DATA) writeFileSync(TABLE, written(conditions));
const { scenario } = load(FLAGSHIP);

describe('what states ask of the Taliban', () => {
  it('is made from dated statements by the rule of docs/data.md', () => {
    expect(readFileSync(TABLE, 'utf8')).toBe(written(conditions));
    expect(conditions.length).toBeGreaterThan(50);
  });

  it('has a source for each row, and a reason from before the start', () => {
    for (const { source, reason } of conditions) {
      expect(source, reason).not.toBe('');
      expect(reason).toMatch(/^20(?:2[1-4]|25-0[1-6]|25-07-03).*[.)]$/);
    }
  });

  it('leaves out what no track of the target can meet', () => {
    expect(otherKinds(statements)).toEqual([
      ...['aid_access', 'consensus', 'detainees', 'narcotics', 'never', 'none', 'reciprocity', 'returns'],
      ...['safe_passage', 'water'],
    ]);
  });

  it('asks nothing in the name of Russia, which said so itself', () => {
    const own = scenario.conditions?.filter(({ state }) => state === 'RUS');
    expect(own?.map(({ strength }) => strength)).toEqual([0, 0, 0]);
  });

  it('goes with a caution that comes from what a state said about acting with others', () => {
    for (const { id, taboo } of scenario.states) expect(taboo, id).toBe(tabooOn(DAY, statements, id));
  });
});
