import { underMainRule, underRule } from '../../domain/rules/under-rule.ts';
import { isSocial } from '../../domain/terms.ts';
import type { Rule, Scenario } from '../../scenario/scenario.ts';
import { type Level, withoutSocial } from '../waves/backtest-variants.ts';
import type { Wave } from '../waves/observed.ts';
import { withDeclared } from './declared.ts';
import { historyOf } from './history.ts';
import { type RiskSet, riskSetOf } from './risk-set.ts';

/** A rule by which the states of waves may decide. Waves do not say which of them is right, so each is fitted and played. */
export interface WaveRule {
  readonly id: string;
  readonly label: string;
  readonly share: number;
  /** Whether the acts of other states count. If they do, they have the judged weights. */
  readonly social: boolean;
  /** Spread of the states' dispositions. */
  readonly uncertainty: number;
  /**
   * By how much its levels are played lower than they are fitted. Where examples count, the futures of high rates make more of
   * them than the rate of the mode foresees; so lowered, the rule expects as many as came in waves left out (docs/fitting.md).
   */
  readonly lower: Readonly<Record<Level, number>>;
}

/** A very small spread. A weight with this spread keeps its value. */
export const HELD = 0.01;

/** The scenario with one spread for the weights of all social terms that it has. */
export const withSocialSpread = (scenario: Scenario, sd: number): Scenario => ({
  ...scenario,
  weights: Object.fromEntries(
    Object.entries(scenario.weights).map(([name, weight]) => [
      name,
      isSocial(name) ? { mean: weight.mean, sd } : weight,
    ]),
  ),
});

/** The rival rules of waves (docs/fitting.md). */
export const WAVE_RULES: readonly WaveRule[] = [
  {
    id: 'drivers-alone',
    label: 'Drivers alone',
    share: 0.5,
    social: false,
    uncertainty: 1.5,
    lower: { few: 0, many: 0 },
  },
  {
    id: 'with-examples',
    label: 'With examples',
    share: 0.5,
    social: true,
    uncertainty: 0.5,
    lower: { few: 0.5, many: 0.3 },
  },
];

/** A wave of two rungs as a rule has it: declared sides are drivers, and weights of social terms are off or held as judged. */
const asRuled = (scenario: Scenario, { social, uncertainty }: WaveRule): Scenario => {
  const declared = withDeclared(social ? withSocialSpread(scenario, HELD) : withoutSocial(scenario));
  return { ...declared, rates: { ...declared.rates, uncertainty } };
};

/** A wave of more rungs as a rule has it. Its own record may tell the weights of social terms. */
const asLong = (scenario: Scenario, { social, uncertainty }: WaveRule): Scenario => ({
  ...(social ? scenario : withoutSocial(scenario)),
  rates: { ...scenario.rates, uncertainty },
});

/** The data of a wave under one rule. */
interface RuledSet {
  readonly rule: Pick<Rule, 'id' | 'label' | 'share'>;
  readonly set: RiskSet;
}

/** A wave ready to be fitted. */
export interface FitWave {
  readonly scenario: Scenario;
  /** By rule, in the order of WAVE_RULES; of a wave of more rungs that has rival rules of its own, by these. */
  readonly sets: readonly RuledSet[];
}

type Ruled = Pick<RuledSet, 'rule'> & { readonly scenario: Scenario };

const ruledScenarios = (scenario: Scenario): readonly Ruled[] => {
  if (scenario.ladder.length === 2) {
    const bare = underMainRule(scenario);
    return WAVE_RULES.map((rule) => ({ rule, scenario: asRuled(bare, rule) }));
  }
  return (
    scenario.rules?.map((rule) => ({ rule, scenario: underRule(scenario, rule) })) ??
    WAVE_RULES.map((rule) => ({ rule, scenario: asLong(scenario, rule) }))
  );
};

/** Prepares a wave for fits. This takes as long as the fit itself. */
export const fitWaveOf = (wave: Wave): FitWave => {
  const history = historyOf(wave);
  const sets = ruledScenarios(wave.scenario).map(({ rule, scenario }) => ({
    rule,
    set: riskSetOf({ ...history, scenario }),
  }));
  return { scenario: wave.scenario, sets };
};
