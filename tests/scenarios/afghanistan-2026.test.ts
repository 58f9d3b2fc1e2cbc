import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../src/domain/states/facts.ts';
import { differencesOf } from '../../src/scenario/differences.ts';
import { FLAGSHIP, load, projectPath } from './futures.ts';

const FOLDER = projectPath('scenarios/afghanistan-2026');
const CUT_OFF = '2026-06-24';
/** Days after the cut-off that were announced before it. */
const DUE = ['2026-06-30', '2027-02-12'];
/** The day on which the files were written. */
const WRITTEN = '29 November 2026';

const { scenario, warnings } = load(`${FOLDER}/scenario.yaml`);
const base = load(FLAGSHIP).scenario;
const own = scenario.evidence.filter((row) => !base.evidence.some((old) => old.source === row.source));
const texts = ['scenario.yaml', 'evidence.csv'].map((file) => readFileSync(`${FOLDER}/${file}`, 'utf8'));
const rungOf = (id: string): string | undefined =>
  scenario.ladder[scenario.states.find((state) => state.id === id)?.rung ?? -1]?.id;

describe('the scenario of June 2026', () => {
  it('checks without a doubt and runs from 24 June 2026 for three years', () => {
    expect(warnings).toEqual([]);
    expect([scenario.start, scenario.turn, scenario.turns]).toEqual([CUT_OFF, 'month', 36]);
  });

  it('moves the four states that were seen to move, and leaves Türkiye at ambassador by what it accepts', () => {
    const moved = scenario.states.filter(
      (state) => state.rung !== base.states.find(({ id }) => id === state.id)?.rung,
    );
    expect(moved.map(({ id }) => [id, rungOf(id)])).toEqual([
      ['DEU', 'mission'],
      ['IND', 'charge'],
      ['IRN', 'ambassador'],
      ['QAT', 'ambassador'],
    ]);
    expect(rungOf('TUR')).toBe('ambassador');
    expect(scenario.states.filter(({ rung }) => rung === 5).map(({ id }) => id)).toEqual(['RUS']);
  });

  it('gives each changed figure a row of evidence of its own, with the same value', () => {
    const figures = differencesOf(base, scenario).filter(
      ({ path }) => !/^(?:start|events\.|institutions\.|[A-Z]{3}\.rung$)/.test(path),
    );
    const facts = scenario.states.flatMap((state) => {
      const before = base.states.find(({ id }) => id === state.id);
      return FACTS.filter((fact) => state[fact] !== before?.[fact]).map((fact) => ({
        path: `${state.id}.${fact}`,
        to: state[fact],
      }));
    });
    const changed = [...figures, ...facts];
    expect(changed.length).toBeGreaterThan(15);
    const known = new Map(own.map((row) => [[row.state, row.field].filter(Boolean).join('.'), row.value]));
    for (const { path, to } of changed) expect(String(known.get(path)), path).toBe(to);
  });

  it('uses nothing after the cut-off but what was announced before it', () => {
    for (const text of texts) {
      const days = [...text.matchAll(/20\d\d[-/]?(?:0[1-9]|1[0-2])[-/]?(?:0[1-9]|[12]\d|3[01])(?!\d)/g)].map(
        ([day]) => day.replaceAll('/', '-').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
      );
      expect(days.filter((day) => day > CUT_OFF && !DUE.includes(day))).toEqual([]);
      const later = /(?:July|August|September|October|November|December) 2026/g;
      expect([...text.replaceAll(WRITTEN, '').matchAll(later)]).toEqual([]);
    }
  });

  it('says where each row comes from, how sure it is, and why', () => {
    expect(own.length).toBeGreaterThan(20);
    for (const { source, confidence, reason } of own) {
      expect(source).toMatch(/^https:/);
      expect(confidence).toBeDefined();
      expect(reason).toMatch(/^[A-Z0-9-].*\.$/);
      if (confidence === 'judgement') expect(source).toContain(`judgement of the makers, ${WRITTEN}`);
    }
  });
});
