import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesAt } from '../../src/engine/explain/changes.ts';
import { readingsAt, targetReadingsAt } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { runCsv } from '../../src/report/run/csv.ts';
import { runJson } from '../../src/report/run/json.ts';
import { plainRun } from '../../src/report/run/plain-run.ts';
import { factorsOf } from '../../src/report/why/factors.ts';
import { plainWhy } from '../../src/report/why/plain-why.ts';
import { whyView } from '../../src/report/why/why-view.ts';
import { MAX_COLUMNS, textWidth } from '../../src/report/words/layout.ts';
import { namesOf } from '../../src/report/words/names.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { studyManifest } from '../fixtures/manifest.ts';

const manifest = studyManifest();

const play = (scenario: Scenario, seed: string) => {
  const model = compile(scenario);
  const options = { seed, turns: scenario.turns };
  return {
    scenario,
    run: playRun(model, options),
    readings: (turn: number) => readingsAt(model, options, turn),
    clocks: (turn: number) => ({
      states: readingsAt(model, options, turn),
      target: targetReadingsAt(model, options, turn),
    }),
    changes: (state: string, turn: number, times: number) =>
      changesAt(model, options, turn, state, 'up', times),
  };
};

const expectPlain = (lines: readonly string[]): void => {
  for (const line of lines) {
    expect(textWidth(line)).toBeLessThanOrEqual(MAX_COLUMNS);
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u00a0]|NaN|Infinity|undefined/);
  }
};

describe('whatever the scenario', () => {
  it('the account of a future is plain text of at most 100 columns', () => {
    fc.assert(
      fc.property(scenarioArbitrary({ turns: { min: 1, max: 8 } }), fc.string(), (scenario, seed) => {
        expectPlain(plainRun(play(scenario, seed)));
      }),
      { numRuns: 60 },
    );
  });

  it('long texts stay within 100 columns too', () => {
    const hangul = '\u1112'.repeat(80) + '\u1161'.repeat(80);
    fc.assert(
      fc.property(
        scenarioArbitrary({ turns: { min: 1, max: 2 } }),
        fc.constantFrom('word '.repeat(80).trim(), '中'.repeat(200), hangul),
        (scenario, text) => {
          const states = scenario.states.map((state) => ({ ...state, name: text }));
          const played = play({ ...scenario, states, title: text, question: text }, 'any');
          expectPlain(plainRun(played));
          const state = scenario.states[0]?.id ?? '';
          const view = whyView({ ...played, turn: 1, state, readings: played.readings(1) });
          expectPlain(plainWhy(view));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('every explanation is plain text, and its factors multiply to the chance', () => {
    fc.assert(
      fc.property(scenarioArbitrary({ turns: { min: 2, max: 6 } }), fc.nat(), (scenario, pick) => {
        const played = play(scenario, 'any');
        const state = scenario.states[pick % scenario.states.length]?.id ?? '';
        for (const turn of [1, 2]) {
          const view = whyView({
            ...played,
            state,
            turn,
            readings: played.readings(turn),
            before: turn > 1 ? played.readings(turn - 1) : [],
            doubles: played.changes(state, turn, 2),
            halves: played.changes(state, turn, 0.5),
          });
          expectPlain(plainWhy(view));
        }
        for (const reading of played.readings(2)) {
          if (reading.held) continue;
          const product = factorsOf(reading, namesOf(scenario)).reduce((p, f) => p * f.value, 1);
          expect(Math.abs(product / reading.chance - 1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('JSON and CSV say the same rungs, and playing again gives the same bytes', () => {
    fc.assert(
      fc.property(scenarioArbitrary({ turns: { min: 1, max: 6 } }), (scenario) => {
        const text = (): string => [...runJson({ ...play(scenario, 'x'), manifest })].join('');
        expect(text()).toBe(text());
        const { turns } = JSON.parse(text());
        const rows = [...runCsv({ ...play(scenario, 'x'), readings: undefined })]
          .join('')
          .trim()
          .split('\n')
          .slice(1);
        const fromCsv = rows.slice(scenario.states.length).map((row) => Number(row.split(',')[4]));
        const fromJson = turns.flatMap((t: { rungs: Record<string, number> }) =>
          scenario.states.map((s) => t.rungs[s.id]),
        );
        expect(fromCsv).toEqual(fromJson);
      }),
      { numRuns: 40 },
    );
  });
});
