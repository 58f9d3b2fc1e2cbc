import { compareIds } from '../../domain/ids.ts';
import { isSocial } from '../../domain/terms.ts';
import type { Parameter, Rule, Scenario } from '../../scenario/scenario.ts';
import { atLevel, FOLLOW_LEVELS } from '../waves/backtest-variants.ts';
import { manyChance } from '../waves/claim-facts.ts';
import { withDeclared } from './declared.ts';
import { BETWEEN, type ClaimLevels } from './family-fit.ts';
import type { Fit } from './fit.ts';

/** What fitted waves say by one of the rival rules of a wave that is none of them. Weights of social terms that it lacks are those of the wave. */
export interface FittedRule extends Pick<Rule, 'label' | 'share'> {
  readonly weights: Readonly<Record<string, Parameter>>;
  readonly levels: ClaimLevels;
  /** The base rate of withdrawals. */
  readonly down: Parameter;
  readonly uncertainty: number;
}

/** The values that fitted waves give for a wave that was not fitted: rival rules by id. */
export interface Fitted {
  readonly rules: Readonly<Record<string, FittedRule>>;
}

/** A weight that no wave informs: the judged value, with the spread of a prior and the spread between waves. */
const uninformed = ({ mean, sd }: Parameter): Parameter => ({
  mean,
  sd: Math.sqrt((sd || 1) * (sd || 1) + BETWEEN.weight * BETWEEN.weight),
});

/** The weights that a rule gives a scenario: only the weights of the scenario's own drivers. */
export const weightsFor = (
  { weights }: Pick<FittedRule, 'weights'>,
  scenario: Scenario,
): Readonly<Record<string, Parameter>> =>
  Object.fromEntries(
    Object.entries(scenario.weights).flatMap(([name, judged]) => {
      const weight = weights[name] ?? (isSocial(name) ? undefined : uninformed(judged));
      return weight ? [[name, weight]] : [];
    }),
  );

/** The two rules that a rule becomes in a scenario of two rungs: many states follow its claim, or few do. */
const rulesFor = (id: string, own: FittedRule, scenario: Scenario): readonly Rule[] => {
  const { label, share, levels, down, uncertainty } = own;
  const [from = '', to = ''] = scenario.ladder.map((rung) => rung.id);
  const chance = manyChance(scenario);
  return FOLLOW_LEVELS.map((level) => ({
    ...atLevel({ id, label }, level),
    share: share * (level === 'many' ? chance : 1 - chance),
    weights: weightsFor(own, scenario),
    rates: { up: { [from]: levels[level] }, down: { [to]: down } },
    uncertainty,
  }));
};

/** A scenario of two rungs with the rival rules that fitted waves give it. Other scenarios are returned unchanged. */
export const withFitted = (scenario: Scenario, { rules }: Fitted): Scenario => {
  if (scenario.ladder.length > 2) return scenario;
  const declared = withDeclared(scenario);
  return {
    ...declared,
    rules: Object.entries(rules)
      .flatMap(([id, own]) => rulesFor(id, own, declared))
      .sort((a, b) => compareIds(a.id, b.id)),
  };
};

/** A wave that was fitted by itself under a rule. */
export interface OwnFit extends Fit {
  readonly rule: Pick<Rule, 'id' | 'label' | 'share'>;
}

/** A rule with a wave's own estimates in place of the judged values. */
const ownRule = ({ estimates, waves: [wave], rule: { id, label, share } }: OwnFit): Rule | undefined => {
  if (!wave) return undefined;
  const { ladder, rates, weights } = wave.scenario;
  const found = new Map(estimates.map(({ parameter, mean, sd }) => [parameter.id, { mean, sd }]));
  const steps = (direction: 'up' | 'down'): Readonly<Record<string, Parameter>> =>
    Object.fromEntries(
      rates[direction].map((judged, k) => {
        const rung = ladder[direction === 'up' ? k : k + 1]?.id ?? '';
        return [rung, found.get(`${wave.id} rates.${direction}.${rung}`) ?? judged];
      }),
    );
  return {
    id,
    label,
    share,
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, judged]) => [name, found.get(`weights.${name}`) ?? judged]),
    ),
    rates: { up: steps('up'), down: steps('down') },
    uncertainty: rates.uncertainty,
  };
};

/** The scenario of a wave that was fitted by itself, with its own estimates under each rule. */
export const withOwn = (scenario: Scenario, fits: readonly OwnFit[]): Scenario => ({
  ...scenario,
  rules: fits.flatMap((fit) => ownRule(fit) ?? []).sort((a, b) => compareIds(a.id, b.id)),
});
