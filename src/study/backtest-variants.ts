import { SOCIAL_TERMS } from '../domain/terms.ts';
import type { Scenario } from '../scenario/scenario.ts';

const NONE = { mean: 0, sd: 0 };

const isSocial = (weight: string): boolean => SOCIAL_TERMS.some((term) => term === weight);

/** The same scenario with its coordinating blocs (those with cohesion) at another cohesion. */
export const withCohesion = (scenario: Scenario, cohesion: number): Scenario => ({
  ...scenario,
  blocs: scenario.blocs.map((bloc) => (bloc.cohesion > 0 ? { ...bloc, cohesion } : bloc)),
});

/** The same scenario without anything that states do because others did: no social weights, and nobody is watched. */
export const withoutSocial = (scenario: Scenario): Scenario => ({
  ...scenario,
  weights: Object.fromEntries(
    Object.entries(scenario.weights).map(([id, weight]) => [id, isSocial(id) ? NONE : weight]),
  ),
  states: scenario.states.map((state) => ({
    ...state,
    weights: Object.fromEntries(Object.entries(state.weights).filter(([id]) => !isSocial(id))),
  })),
  ties: [],
});
