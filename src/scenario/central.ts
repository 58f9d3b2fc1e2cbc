import type { Parameter, Scenario, State } from './scenario.ts';

const certain = ({ mean }: Parameter): Parameter => ({ mean, sd: 0 });

const allCertain = (weights: Readonly<Record<string, Parameter>>): Readonly<Record<string, Parameter>> =>
  Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, certain(weight)]));

const stateOf = (state: State): State => ({ ...state, weights: allCertain(state.weights) });

/** A scenario with every parameter at its centre: no future draws its own, so that what is explained belongs to none. */
export const centralScenario = (scenario: Scenario): Scenario => ({
  ...scenario,
  rates: {
    ...scenario.rates,
    up: scenario.rates.up.map(certain),
    down: scenario.rates.down.map(certain),
    uncertainty: 0,
  },
  weights: allCertain(scenario.weights),
  states: scenario.states.map(stateOf),
});
