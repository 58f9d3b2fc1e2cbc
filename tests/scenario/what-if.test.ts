import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { applyWhatIf, NO_CHANGE, type WhatIf, whatIfText } from '../../src/scenario/what-if.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { parseFiles, scenarioOf } from './base.ts';
import { toYaml } from './write-scenario.ts';

const FILE = { base: 'base.yaml', title: 'Another world', question: 'What then?' };

const editsOf = (scenario: Scenario): fc.Arbitrary<readonly Edit[]> => {
  const [first] = scenario.states;
  const weights = Object.keys(scenario.weights);
  const paths = [
    ...weights.map((id) => `weights.${id}`),
    ...weights.map((id) => `states.${first?.id}.weights.${id}`),
    `${first?.id}.taboo`,
    ...scenario.target.tracks.map(({ id }) => `target.tracks.${id}.start`),
  ];
  return fc
    .uniqueArray(fc.constantFrom(...paths), { maxLength: 4 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((path) => fc.integer({ min: 0, max: 10 }).map((n) => ({ path, value: n / 10 }))),
      ),
    );
};

/** A scenario and changes to it that its own events and decisions, under other names, make up. */
const changed = (): fc.Arbitrary<{ readonly scenario: Scenario; readonly whatIf: WhatIf }> =>
  scenarioArbitrary().chain((scenario) =>
    editsOf(scenario).map((edits) => ({
      scenario,
      whatIf: {
        edits,
        events: scenario.events
          .filter(
            ({ timing, when, once, cooldown }) => timing.kind === 'dates' && !when && once && cooldown === 0,
          )
          .map((event) => ({ ...event, id: `new-${event.id}`, source: 'what-if' })),
        decisions: scenario.decisions.map((decision) => ({ ...decision, id: `new-${decision.id}` })),
      },
    })),
  );

const named = (scenario: Scenario): Scenario => ({ ...scenario, title: FILE.title, question: FILE.question });

describe('a what-if', () => {
  it('laid over a scenario in memory is what its file says', () =>
    fc.assert(
      fc.property(changed(), ({ scenario, whatIf }) => {
        const files = { 'base.yaml': toYaml(scenario), 'over.yaml': whatIfText(scenario, whatIf, FILE) };
        const read = scenarioOf(parseFiles(files, 'over.yaml'));
        expect(canonicalScenario(read)).toBe(canonicalScenario(named(applyWhatIf(scenario, whatIf))));
      }),
      { numRuns: 30 },
    ));

  it('that changes nothing is a file that changes nothing', () =>
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        const text = whatIfText(scenario, NO_CHANGE, FILE);
        expect(text).toBe('extends: base.yaml\ntitle: Another world\nquestion: What then?\n');
        expect(canonicalScenario(applyWhatIf(scenario, NO_CHANGE))).toBe(canonicalScenario(scenario));
      }),
      { numRuns: 20 },
    ));
});
