import { SOCIAL_TERMS } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { turnsToScore } from './backtest.ts';
import { cohesionOf } from './cohesion.ts';
import type { Wave } from './observed.ts';

const NONE = { mean: 0, sd: 0 };

type Weights = Scenario['weights'];

const isSocial = (weight: string): boolean => SOCIAL_TERMS.some((term) => term === weight);

/** The same scenario with its coordinating blocs (those with cohesion) at another cohesion. */
const withCohesion = (scenario: Scenario, cohesion: number): Scenario => ({
  ...scenario,
  blocs: scenario.blocs.map((bloc) => (bloc.cohesion > 0 ? { ...bloc, cohesion } : bloc)),
});

const withoutSocialIn = (weights: Weights): Weights =>
  Object.fromEntries(Object.entries(weights).filter(([id]) => !isSocial(id)));

/** The same scenario without anything that states do because others did: no social weights, and nobody is watched. */
export const withoutSocial = (scenario: Scenario): Scenario => ({
  ...scenario,
  weights: Object.fromEntries(
    Object.entries(scenario.weights).map(([id, weight]) => [id, isSocial(id) ? NONE : weight]),
  ),
  states: scenario.states.map((state) => ({
    ...state,
    weights: withoutSocialIn(state.weights),
  })),
  // Rules then have the social weights of the scenario: none.
  ...(scenario.rules && {
    rules: scenario.rules.map((rule) => ({ ...rule, weights: withoutSocialIn(rule.weights) })),
  }),
  ties: [],
});

const isPlain = ({ weights, states, rules = [] }: Scenario): boolean =>
  [weights, ...[...states, ...rules].map((each) => each.weights)].every((own) =>
    Object.entries(own).every(([id, { mean, sd }]) => !isSocial(id) || (mean === 0 && sd === 0)),
  );

/** What is played to score a wave. */
export interface Variants {
  readonly turns: number;
  readonly cohesion: number;
  readonly model: Scenario;
  readonly plain: Scenario;
  readonly loose: Scenario;
}

/**
 * The scenarios from which a held-out wave is scored: its own with the cohesion that the other waves showed (without any:
 * as written), the same without social terms, and the same without cohesion. Nothing of them comes from what the wave's
 * states did.
 */
export const variantsOf = (written: Scenario, others: readonly Wave[]): Variants => {
  const cohesion = cohesionOf(others);
  const cohesive = cohesion === undefined ? written : withCohesion(written, cohesion);
  const plain = withoutSocial(cohesive);
  // Without social weights no state is watched, and both are one.
  const model = isPlain(cohesive) ? plain : cohesive;
  return {
    turns: turnsToScore(written),
    cohesion: Math.max(0, ...model.blocs.map((bloc) => bloc.cohesion)),
    model,
    plain,
    loose: withCohesion(model, 0),
  };
};
