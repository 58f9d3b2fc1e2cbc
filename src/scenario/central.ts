import { underMainRule } from '../domain/rules/under-rule.ts';
import type { Parameter, Scenario, State } from './scenario.ts';

/** A parameter without spread. */
export const certain = (mean: number): Parameter => ({ mean, sd: 0 });

const centred = ({ mean }: Parameter): Parameter => certain(mean);

const allCertain = (weights: Readonly<Record<string, Parameter>>): Readonly<Record<string, Parameter>> =>
  Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, centred(weight)]));

const stateOf = (state: State): State => ({ ...state, weights: allCertain(state.weights) });

/**
 * A scenario with every parameter at its mean, under its main rule if it has rules. No future draws values of its own,
 * so an explanation holds for all futures.
 */
export const centralScenario = (written: Scenario): Scenario => {
  const scenario = underMainRule(written);
  return {
    ...scenario,
    rates: {
      ...scenario.rates,
      up: scenario.rates.up.map(centred),
      down: scenario.rates.down.map(centred),
      uncertainty: 0,
      ...(scenario.rates.by_fact === undefined
        ? {}
        : { by_fact: scenario.rates.by_fact.map((term) => ({ ...term, add: centred(term.add) })) }),
    },
    target: {
      ...scenario.target,
      ...(scenario.target.push_backlash && { push_backlash: centred(scenario.target.push_backlash) }),
      tracks: scenario.target.tracks.map((track) => ({
        ...track,
        up: centred(track.up),
        down: centred(track.down),
      })),
    },
    weights: allCertain(scenario.weights),
    states: scenario.states.map(stateOf),
  };
};
