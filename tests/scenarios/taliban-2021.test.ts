import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import { FLAGSHIP, load, projectPath } from './futures.ts';

const FOLDER = 'scenarios/history/taliban-2021';
const rows = (table: string): readonly Record<string, string>[] =>
  parse(readFileSync(projectPath(`${FOLDER}/${table}.csv`), 'utf8'), { columns: true });

const { scenario, warnings } = load(`${FOLDER}/scenario.yaml`);
const flagship = load(FLAGSHIP).scenario;
const observed = rows('observed');
const rungs = scenario.ladder.map(({ id }) => id);

/** The first and the last possible day of a date: a day, a month, or two of them. */
const span = (date = ''): readonly [string, string] => {
  const [first = '', last = first] = date.split('/');
  return [`${first}-01`.slice(0, 10), `${last}-31`.slice(0, 10)];
};

describe('the record of the flagship as a wave', () => {
  it('starts on the day on which Kabul fell and ends after Russia has recognised', () => {
    expect(warnings).toEqual([]);
    expect(load(`${FOLDER}/hindsight.yaml`).warnings).toEqual([]);
    expect(scenario.start).toBe('2021-08-15');
    expect(turnDate(scenario.start, 'month', scenario.turns - 1) < '2025-07-03').toBe(true);
    expect(
      observed.filter(({ act }) => act === 'recognition').map(({ state, date }) => [state, date]),
    ).toEqual([['RUS', '2025-07-03']]);
  });

  it('has the ladder, the drivers and the weights of the flagship, but no conditions: none had been stated', () => {
    for (const part of ['ladder', 'drivers', 'social'] as const)
      expect(scenario[part]).toEqual(flagship[part]);
    const { conditions: _, ...asked } = scenario.weights;
    const { conditions: _c, ...weights } = flagship.weights;
    expect(asked).toEqual(weights);
    expect(scenario.conditions).toBeUndefined();
    expect(scenario.states.map(({ id }) => id)).toEqual(flagship.states.map(({ id }) => id));
  });

  it('leaves the state on the rung of the flagship, or says that nothing is known of it', () => {
    for (const [i, state] of scenario.states.entries()) {
      const acts = observed.filter((row) => row.state === state.id);
      if (acts.some(({ act }) => act === 'unknown')) {
        expect([acts.length, state.rung], state.id).toEqual([1, 0]);
        continue;
      }
      const last = acts.at(-1)?.act ?? rungs[state.rung];
      expect(last, state.id).toBe(rungs[flagship.states[i]?.rung ?? 0]);
    }
  });

  it('dates each act after the first day, in order, with a source', () => {
    for (const { state, date = '', act = '', source } of observed) {
      expect(source, state).not.toBe('');
      if (act === 'unknown') expect(date, state).toBe('');
      else {
        expect(rungs, state).toContain(act);
        expect(date, state).toMatch(/^\d{4}-\d\d(?:-\d\d)?(?:\/\d{4}-\d\d(?:-\d\d)?)?$/);
        expect(span(date)[1] > scenario.start && span(date)[0] <= '2025-07-03', state).toBe(true);
      }
    }
    for (const { id } of scenario.states) {
      const days = observed.filter((row) => row.state === id).map(({ date }) => span(date)[1]);
      expect(days, id).toEqual(days.toSorted());
    }
  });

  it('has fewer dated first contacts than were counted, and enough states unknown for the rest', () => {
    const dealing = scenario.states.filter(({ rung }) => rung > 0).map(({ id }) => id);
    const unknown = observed.filter(({ act }) => act === 'unknown').length;
    for (const { rung, from, to = '', count, source } of rows('totals')) {
      expect([rung, from]).toEqual(['contact', scenario.start]);
      expect(source).toMatch(/https:.*Zelin/);
      const dated = observed.filter((row) => row.act !== 'unknown' && span(row.date)[1] <= to);
      const known = new Set([...dealing, ...dated.map(({ state }) => state)]).size;
      expect(Number(count)).toBeGreaterThan(known);
      expect(Number(count)).toBeLessThan(known + unknown);
    }
    expect(dealing).toEqual(['CHN', 'IRN', 'KAZ', 'KGZ', 'PAK', 'QAT', 'RUS', 'TKM', 'TUR', 'UZB']);
  });

  it('knows nothing of what came: no day after the first in what it holds of its states', () => {
    for (const table of ['states', 'ties', 'blocs', 'votes'])
      expect(readFileSync(projectPath(`${FOLDER}/${table}.csv`), 'utf8'), table).not.toMatch(/202\d-\d\d/);
    const facts = rows('evidence').filter(({ field = '' }) => ['sends', 'accepts', 'says'].includes(field));
    for (const { state, reason } of facts) expect(reason, state).not.toMatch(/202[2-9]/);
    const known = scenario.events.map(({ id }) => id);
    expect(known).toEqual(['sco-summit', 'unama-mandate', 'unga-debate', 'withdrawal-ends']);
  });

  it('gives every figure of a state its evidence, with the same value', () => {
    const evidence = new Map(rows('evidence').map((e) => [`${e.state} ${e.field}`, e.value]));
    const wrong = rows('states').flatMap((row) =>
      Object.entries(row)
        .filter(([field, value]) => !['id', 'name', 'neighbour'].includes(field) && value !== '')
        .filter(([field, value]) => evidence.get(`${row.id} ${field}`) !== value)
        .map(([field, value]) => `${row.id} ${field} ${value}`),
    );
    expect(wrong).toEqual([]);
    for (const row of rows('evidence')) expect(row.reason, JSON.stringify(row)).toMatch(/^[A-Z0-9].*\.$/);
  });
});
