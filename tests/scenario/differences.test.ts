import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText } from '../../src/report/words/edit-text.ts';
import { differencesOf } from '../../src/scenario/differences.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { FLAGSHIP, load as read } from '../scenarios/futures.ts';

const load = (path: string, sets: readonly string[] = []): Scenario => read(path, sets).scenario;

describe('what a what-if changes', () => {
  it('is nothing between a scenario and itself, whatever it is called', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        const named = {
          ...scenario,
          id: 'other',
          title: 'Other',
          question: '?',
          description: 'x',
          evidence: [],
        };
        expect(differencesOf(scenario, named)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is what --set changed, by the path that --set takes', () => {
    const sets = [
      'weights.rights=2',
      'CHN.weights.rights=0.5',
      'CHN.traits.security=0.3',
      'RUS.rung=charge',
      'rates.up.charge=-5',
      'target.tracks.rights.start=0.5',
      'variables.militancy=2',
    ];
    const base = load(FLAGSHIP);
    const edits = differencesOf(base, load(FLAGSHIP, sets));
    expect(edits.map(({ path, to }) => `${path}=${to}`).sort()).toEqual(
      sets.map((set) => set.replace('variables.militancy', 'variables.militancy.start')).sort(),
    );
    expect(edits).toContainEqual({ path: 'weights.rights', from: '3 ± 1', to: '2' });
    expect(edits).toContainEqual({ path: 'RUS.rung', from: 'recognition', to: 'charge' });
  });

  it.each([
    ['china-recognises-2026', 'new event: China recognises, on 1 March 2026 (events.china-recognises)'],
    [
      'western-norm-push',
      'new event: Campaign to hold the line, on 23 September 2025 (events.norm-campaign)',
    ],
  ])('is said in words: %s', (name, text) => {
    const base = load(FLAGSHIP);
    const whatIf = load(`scenarios/what-ifs/${name}.yaml`);
    const words = differencesOf(base, whatIf).map((edit) => editText(edit, base, whatIf));
    expect(words.map((each) => each.replaceAll('\u00A0', ' '))).toEqual([text]);
  });

  it('is said in words of values too', () => {
    const base = load(FLAGSHIP);
    const whatIf = load(FLAGSHIP, ['CHN.weights.rights=0.5', 'weights.rights=2', 'RUS.rung=charge']);
    const words = differencesOf(base, whatIf).map((edit) => editText(edit, base, whatIf));
    expect(words.map((each) => each.replaceAll('\u00A0', ' '))).toEqual([
      'weight of human-rights cost: 3 ± 1 → 2 (weights.rights)',
      "China's weight of human-rights cost: 3, as for all → 0.5 (CHN.weights.rights)",
      "Russia's rung at the start: recognition → charge (RUS.rung)",
    ]);
  });
});
