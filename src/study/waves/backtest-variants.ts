import { isSocial } from '../../domain/terms.ts';
import type { Rule, Scenario } from '../../scenario/scenario.ts';
import { turnsToScore } from './backtest.ts';
import { cohesionOf } from './cohesion.ts';
import type { Wave } from './observed.ts';

const NONE = { mean: 0, sd: 0 };

type Weights = Scenario['weights'];

/** The scenario with its coordinating blocs (blocs with cohesion) at another cohesion. */
const withCohesion = (scenario: Scenario, cohesion: number): Scenario => ({
  ...scenario,
  blocs: scenario.blocs.map((bloc) => (bloc.cohesion > 0 ? { ...bloc, cohesion } : bloc)),
});

const withoutSocialIn = (weights: Weights): Weights =>
  Object.fromEntries(Object.entries(weights).filter(([id]) => !isSocial(id)));

/** The scenario without any effect of states on each other: no social weights, and no state is watched. */
export const withoutSocial = (scenario: Scenario): Scenario => ({
  ...scenario,
  weights: Object.fromEntries(
    Object.entries(scenario.weights).map(([id, weight]) => [id, isSocial(id) ? NONE : weight]),
  ),
  states: scenario.states.map((state) => ({
    ...state,
    weights: withoutSocialIn(state.weights),
  })),
  // Rules then have the social weights of the scenario, which has none.
  ...(scenario.rules && {
    rules: scenario.rules.map((rule) => ({ ...rule, weights: withoutSocialIn(rule.weights) })),
  }),
  ties: [],
});

const isPlain = ({ weights, states, rules = [] }: Scenario): boolean =>
  [weights, ...[...states, ...rules].map((each) => each.weights)].every((own) =>
    Object.entries(own).every(([id, { mean, sd }]) => !isSocial(id) || (mean === 0 && sd === 0)),
  );

/** The level of a rule of a wave: many states follow the claim, or few. */
export const FOLLOW_LEVELS = ['few', 'many'] as const;
export type Level = (typeof FOLLOW_LEVELS)[number];

type Named = Pick<Rule, 'id' | 'label'>;

/** The names of a rule at a level. */
export const atLevel = ({ id, label }: Named, level: Level): Named => ({
  id: `${id}-${level}`,
  label: `${label}, ${level} follow`,
});

/** The names of a rule without its level, if it has one. */
export const withoutLevel = (rule: Named): Named => {
  for (const level of FOLLOW_LEVELS) {
    const [idEnd, labelEnd] = [`-${level}`, `, ${level} follow`];
    if (rule.id.endsWith(idEnd) && rule.label.endsWith(labelEnd))
      return { id: rule.id.slice(0, -idEnd.length), label: rule.label.slice(0, -labelEnd.length) };
  }
  return rule;
};

/** A scenario with each of its rival rules alone, at all levels of the rule. Empty if it has fewer than two rules. */
export const aloneByRule = (scenario: Scenario): readonly (Named & { readonly scenario: Scenario })[] => {
  const rules = scenario.rules ?? [];
  const names = new Map(rules.map(withoutLevel).map((name) => [name.id, name]));
  if (names.size < 2) return [];
  return [...names.values()].map((name) => ({
    ...name,
    scenario: { ...scenario, rules: rules.filter((rule) => withoutLevel(rule).id === name.id) },
  }));
};

/** A model beside the one that is scored. */
interface Rival {
  readonly id: string;
  readonly label: string;
  readonly scenario: Scenario;
}

/** The models that are played to score a wave. */
export interface Variants {
  readonly turns: number;
  readonly cohesion: number;
  readonly model: Scenario;
  readonly loose: Scenario;
  readonly rivals: readonly Rival[];
}

/** Each rule of a model alone. For a model without rival rules, the model without social terms. */
const partsOf = (model: Scenario): readonly Rival[] => {
  if (model.rules) return aloneByRule(model);
  // Without social weights both are equal.
  if (isPlain(model)) return [];
  return [{ id: 'plain', label: 'the model without social terms', scenario: withoutSocial(model) }];
};

/**
 * The scenarios from which a held-out wave is scored: its own with the cohesion that the other waves showed (without any:
 * as written), the same without cohesion, and its rivals: each of its rules alone, and the wave as its own file has it
 * (`judged`). Nothing of them comes from what the wave's states did.
 */
export const variantsOf = (written: Scenario, others: readonly Wave[], judged?: Scenario): Variants => {
  const cohesion = cohesionOf(others);
  const cohesive = (scenario: Scenario): Scenario =>
    cohesion === undefined ? scenario : withCohesion(scenario, cohesion);
  const model = cohesive(written);
  return {
    turns: turnsToScore(written),
    cohesion: Math.max(0, ...model.blocs.map((bloc) => bloc.cohesion)),
    model,
    loose: withCohesion(model, 0),
    rivals: [
      ...partsOf(model),
      ...(judged ? [{ id: 'judged', label: 'as judged in its own file', scenario: cohesive(judged) }] : []),
    ],
  };
};
