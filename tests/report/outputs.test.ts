import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { CSV_CHANCE_COLUMNS, CSV_COLUMNS, runCsv } from '../../src/report/run/csv.ts';
import { runJson } from '../../src/report/run/json.ts';
import { plainRun } from '../../src/report/run/plain-run.ts';
import { runView } from '../../src/report/run/run-view.ts';
import { MAX_COLUMNS, textWidth } from '../../src/report/words/layout.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { studyManifest } from '../fixtures/manifest.ts';
import { readings, run, scenario, trackReadings } from '../fixtures/run.ts';

const manifest = studyManifest();

const jsonOf = (explain: boolean): string =>
  [
    ...runJson({
      scenario,
      run,
      manifest,
      clocks: explain ? (turn) => ({ states: readings(turn), target: trackReadings }) : undefined,
    }),
  ].join('');

describe('JSON', () => {
  it('has the manifest, the start and the played turns', () => {
    const json = JSON.parse(jsonOf(false));
    expect(Object.keys(json)).toEqual(['demarche', 'manifest', 'scenario', 'start', 'turns']);
    expect(json.manifest).toEqual(manifest);
    expect(json.start.turn).toBe(0);
    expect(json.turns.map((t: { turn: number }) => t.turn)).toEqual([1, 2, 3]);
    expect(json.turns[1].rungs).toEqual({ CHN: 4, PAK: 5, RUS: 5, USA: 0 });
    expect(json.turns[1].moves[0]).toMatchObject({
      state: 'PAK',
      from: 4,
      to: 5,
      cause: 'clock',
      clock: 'PAK up 4',
    });
    expect(json.turns[1].acts[0]).toEqual({ kind: 'event', event: 'attack' });
    expect(json.turns[0].clocks).toBeUndefined();
  });

  it('explains every clock: the terms give the rate, the rate the chance; held clocks have neither', () => {
    const json = JSON.parse(jsonOf(true));
    expect(json.turns[0].target_clocks[0].track).toBe('rights');
    for (const turn of json.turns) {
      for (const clock of turn.clocks) {
        if (clock.held) {
          expect(clock).toMatchObject({ terms: [], rate: 0, chance: 0 });
          continue;
        }
        const sum = clock.terms.reduce((s: number, t: { value: number }) => s + t.value, 0);
        expect(Math.abs(Math.exp(sum) / clock.rate - 1)).toBeLessThan(1e-12);
        expect(clock.chance).toBeCloseTo(1 - Math.exp(-clock.rate), 14);
      }
    }
    expect(
      json.turns[2].clocks.filter((c: { held?: string }) => c.held).map((c: { held: string }) => c.held),
    ).toEqual(['top', 'dwell', 'top']);
  });

  it('does not depend on the order in which records were made', () => {
    const first = run.turns[1];
    const turned = first && { ...first, tracks: { b: 1, a: 0 } };
    const other = first && { ...first, tracks: { a: 0, b: 1 } };
    const played = (t: typeof first) => ({ ...run, turns: [run.turns[0], t].filter((r) => r !== undefined) });
    const text = (t: typeof first) =>
      [...runJson({ scenario, run: played(t), manifest, clocks: undefined })].join('');
    expect(text(turned)).toBe(text(other));
  });
});

describe('CSV', () => {
  const rows = (text: string): readonly Record<string, string>[] => parse(text, { columns: true });

  it('has one row per turn and state, the start included', () => {
    const text = [...runCsv({ scenario, run, readings: undefined })].join('');
    const table = rows(text);
    expect(text.split('\n')[0]).toBe(CSV_COLUMNS.join(','));
    expect(table).toHaveLength(16);
    expect(table[9]).toMatchObject({
      turn: '2',
      state: 'PAK',
      rung: '5',
      rung_id: 'recognition',
      move: 'up',
      cause: 'clock',
      recognisers: '2',
    });
  });

  it('adds the chances where it explains itself', () => {
    const text = [...runCsv({ scenario, run, readings })].join('');
    const table = rows(text);
    expect(text.split('\n')[0]?.endsWith(CSV_CHANCE_COLUMNS.join(','))).toBe(true);
    expect(table[0]?.chance_up).toBe('');
    expect(Number(table[4]?.chance_up)).toBeCloseTo(0.0005, 3);
  });

  it('disarms names that a spreadsheet would run, and quotes commas', () => {
    const named = (name: string): Scenario => ({
      ...scenario,
      states: scenario.states.map((s) => ({ ...s, name })),
    });
    const first = (name: string) =>
      rows([...runCsv({ scenario: named(name), run, readings: undefined })].join(''))[0]?.name;
    expect(first('=1+1')).toBe("'=1+1");
    expect(first('Korea, "North"')).toBe('Korea, "North"');
  });
});

describe('the Run view', () => {
  it('puts the states nearest to recognition first and recognisers last', () => {
    const view = runView({ scenario, run, turn: 1, readings: readings(2), before: readings(1) });
    expect(view.rows.map((r) => r.id)).toEqual(['PAK', 'CHN', 'USA', 'RUS']);
    expect(view.rows[0]).toMatchObject({
      rungLabel: 'ambassador',
      chanceText: '0.67 %',
      change: 0,
      held: undefined,
    });
    expect(view.rows[1]?.change).toBeGreaterThan(0);
    expect(view.rows[3]).toMatchObject({ recognises: true, chance: undefined, chanceText: '' });
  });

  it('counts recognisers and keeps the log up to the shown turn', () => {
    const view = runView({ scenario, run, turn: 2, readings: readings(3) });
    expect(view.counts).toEqual([1, 1, 2]);
    expect(view.log.map((l) => [l.turn, l.mark, l.state])).toEqual([
      [2, '▲', 'PAK'],
      [2, '!', undefined],
      [2, '+', undefined],
    ]);
    expect(view.rows.find((r) => r.id === 'PAK')?.moved).toBe('up');
    expect(runView({ scenario, run, turn: 1, readings: [] }).log).toEqual([]);
  });

  it('refuses a turn that the run does not have', () => {
    expect(() => runView({ scenario, run, turn: 4, readings: [] })).toThrow(RangeError);
  });
});

describe('the plain account', () => {
  const lines = plainRun({ scenario, run, readings });

  it('fits 100 columns and has nothing that a terminal could obey', () => {
    for (const line of lines) {
      expect(textWidth(line)).toBeLessThanOrEqual(MAX_COLUMNS);
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u00a0]/);
    }
  });

  it('reads as a history', () => {
    expect(lines.join('\n')).toMatchSnapshot();
  });

  it('names every factor where it is asked to', () => {
    expect(plainRun({ scenario, run, readings, everyFactor: true }).join(' ')).toContain(
      'human-rights cost 0.74',
    );
  });

  it('is safe where the scenario is hostile', () => {
    const hostile: Scenario = {
      ...scenario,
      title: 'a\u001b[2Jb',
      states: scenario.states.map((s) => ({ ...s, name: `${s.name}\u202e\u0007` })),
    };
    const text = plainRun({ scenario: hostile, run, readings }).join('');
    expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
