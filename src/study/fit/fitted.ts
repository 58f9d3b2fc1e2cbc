import { compareIds } from '../../domain/ids.ts';
import { underMainRule } from '../../domain/rules/under-rule.ts';
import { SOCIAL_TERMS } from '../../domain/terms.ts';
import type { Part } from '../../scenario/pieces/shape.ts';
import type { Parameter, Rule, Scenario } from '../../scenario/scenario.ts';
import { withoutSocial } from '../waves/backtest-variants.ts';
import { claimFactsOf } from '../waves/claim-facts.ts';
import { withDeclared } from './declared.ts';
import { BETWEEN } from './family-fit.ts';
import type { Fit } from './fit.ts';
import { type ClaimLevels, levelFor } from './levels.ts';

/** sd of the states' dispositions in waves: between what their likelihood and what held-out scores ask for (docs/fitting.md). */
export const FRAILTY = 1;

/**
 * A wave of two rungs as it is fitted: with declared sides as drivers, the wide dispositions of waves, and no social terms, which
 * waves do not tell apart from dispositions. Other waves keep the weights of their scenario, under its main rule where it has rival rules.
 */
export const asFitted = (written: Scenario): Scenario => {
  const scenario = underMainRule(written);
  if (scenario.ladder.length > 2) return scenario;
  const declared = withDeclared(withoutSocial(scenario));
  return { ...declared, rates: { ...declared.rates, uncertainty: FRAILTY } };
};

/** What fitted waves say of a wave that is none of them. */
export interface Fitted {
  readonly weights: Readonly<Record<string, Parameter>>;
  readonly levels: ClaimLevels;
  /** The base rate of withdrawals. */
  readonly down: Parameter;
  readonly uncertainty: number;
  /** Rival rules by id: what each has in place of the values above. */
  readonly rules?: Readonly<Record<string, FittedRule>> | undefined;
}

/** One of the rival rules of fitted waves. Its weights are taken as they are, those of social terms too. */
type FittedRule = Part<Omit<Fitted, 'rules'>> & Pick<Rule, 'label' | 'share'>;

const isSocial = (name: string): boolean => SOCIAL_TERMS.some((term) => term === name);

/** A weight that no wave informs: as judged, with the spread of a prior and that between waves. */
const uninformed = ({ mean, sd }: Parameter): Parameter => ({
  mean,
  sd: Math.sqrt((sd || 1) * (sd || 1) + BETWEEN.weight * BETWEEN.weight),
});

/** The weights that fitted waves give a scenario: those of its own drivers, all others left out. */
export const weightsFor = (
  { weights }: Pick<Fitted, 'weights'>,
  scenario: Scenario,
): Readonly<Record<string, Parameter>> =>
  Object.fromEntries(
    Object.entries(scenario.weights).map(([name, judged]) => [
      name,
      isSocial(name) ? { mean: 0, sd: 0 } : (weights[name] ?? uninformed(judged)),
    ]),
  );

/** A rule of a scenario of two rungs, from what fitted waves say of it. */
const ruleFor = (id: string, own: FittedRule, scenario: Scenario): Rule => {
  const { label, share, weights = {}, levels, down, uncertainty } = own;
  const [from = '', to = ''] = scenario.ladder.map((rung) => rung.id);
  return {
    id,
    label,
    share,
    weights: Object.fromEntries(Object.entries(weights).filter(([name]) => scenario.weights[name])),
    rates: {
      up: levels ? { [from]: levelFor(claimFactsOf(scenario), levels) } : {},
      down: down ? { [to]: down } : {},
    },
    ...(uncertainty === undefined ? {} : { uncertainty }),
  };
};

/** A scenario of two rungs with the weights and base rates that fitted waves give it. Others are returned as they are. */
export const withFitted = (scenario: Scenario, fitted: Fitted): Scenario => {
  if (scenario.ladder.length > 2) return scenario;
  const declared = withDeclared(scenario);
  const rules = Object.entries(fitted.rules ?? {})
    .map(([id, own]) => ruleFor(id, own, declared))
    .sort((a, b) => compareIds(a.id, b.id));
  return {
    ...declared,
    weights: weightsFor(fitted, declared),
    rates: {
      ...declared.rates,
      up: [levelFor(claimFactsOf(scenario), fitted.levels)],
      down: [fitted.down],
      uncertainty: fitted.uncertainty,
    },
    ...(rules.length === 0 ? {} : { rules }),
  };
};

/** The scenario of a wave that was fitted by itself, with its own estimates in place of what was judged. */
export const withOwn = ({ estimates, waves }: Fit): Scenario | undefined => {
  const [wave] = waves;
  if (!wave) return undefined;
  const { id, scenario } = wave;
  const { ladder, rates, weights } = scenario;
  const found = new Map(estimates.map(({ parameter, mean, sd }) => [parameter.id, { mean, sd }]));
  const steps = (direction: 'up' | 'down'): readonly Parameter[] =>
    rates[direction].map((judged, k) => {
      const rung = ladder[direction === 'up' ? k : k + 1]?.id;
      return found.get(`${id} rates.${direction}.${rung}`) ?? judged;
    });
  return {
    ...scenario,
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, judged]) => [name, found.get(`weights.${name}`) ?? judged]),
    ),
    rates: { ...rates, up: steps('up'), down: steps('down') },
  };
};
