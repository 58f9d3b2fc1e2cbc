import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { underMainRule } from '../../src/domain/rules/under-rule.ts';
import { centralScenario } from '../../src/scenario/central.ts';
import type { Parameter, Scenario } from '../../src/scenario/scenario.ts';
import { withoutLuck } from '../../src/study/waves/replay.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';

/** Every parameter that a future could draw. */
const parametersOf = ({ rates, weights, states }: Scenario): readonly Parameter[] => [
  ...rates.up,
  ...rates.down,
  ...Object.values(weights),
  ...states.flatMap((state) => Object.values(state.weights)),
];

const UNSURE = { mean: 1.5, sd: 0.7 };

/** The scenario with a spread on everything that can have one. */
const unsure = (scenario: Scenario): Scenario => ({
  ...scenario,
  rates: { ...scenario.rates, up: scenario.rates.up.map(() => UNSURE), uncertainty: 1 },
  weights: Object.fromEntries(Object.keys(scenario.weights).map((id) => [id, UNSURE])),
  states: scenario.states.map((state) => ({
    ...state,
    weights: Object.fromEntries(Object.keys(scenario.weights).map((id) => [id, UNSURE])),
  })),
});

describe('a scenario at its centre', () => {
  it.each([
    ['explained', centralScenario],
    ['replayed', withoutLuck],
  ] as const)('has no spread on any parameter, and every mean as it was, when it is %s', (_, centre) => {
    fc.assert(
      fc.property(scenarioArbitrary({}).map(unsure), (scenario) => {
        const found = centre(scenario);
        expect(found.rates.uncertainty).toBe(0);
        expect(parametersOf(found)).toEqual(
          parametersOf(underMainRule(scenario)).map(({ mean }) => ({ mean, sd: 0 })),
        );
      }),
      { numRuns: 20 },
    );
  });
});
