import { Z90 } from '../../domain/intervals.ts';
import { SOCIAL_TERMS } from '../../domain/terms.ts';
import type { Parameter, Scenario } from '../../scenario/scenario.ts';
import type { Level } from '../waves/backtest-variants.ts';
import { type ClaimLevels, type FamilyFit, fitFamily } from './family-fit.ts';
import { type FitOptions, fitWaves, PRIOR_SPREAD } from './fit.ts';
import { type Fitted, type FittedRule, type OwnFit, weightsFor, withFitted, withOwn } from './fitted.ts';
import { type FitWave, WAVE_RULES, type WaveRule, withSocialSpread } from './wave-rules.ts';

/** Waves fitted together under one of the rival rules. */
export interface RuleFit {
  readonly rule: WaveRule;
  readonly family: FamilyFit;
}

/** Waves fitted together, and each wave fitted alone. */
export interface FitStudy {
  /** The waves of two rungs together, by each rule. Empty if there is no wave of two rungs. */
  readonly rules: readonly RuleFit[];
  /** Each wave by itself. A wave of two rungs is fitted only by the first rule. */
  readonly alone: readonly OwnFit[];
  /** The values that the rules give for any wave of two rungs. */
  readonly fitted: Fitted | undefined;
  /** The wave that was left out. The result is for this wave. */
  readonly leftOut: Scenario | undefined;
  /** One wave with what was found: the one left out as the others foresee it, or a wave of more rungs with its own estimates. */
  readonly written: Scenario | undefined;
}

/** The way to fit waves, and the wave that the result is for. */
export interface FitStudyOptions extends FitOptions {
  readonly leftOut?: Scenario | undefined;
  /** Whether each wave is fitted by itself too. Default: yes. */
  readonly alone?: boolean | undefined;
  /** Called before each fit with the name of what is fitted. */
  readonly onFit?: ((name: string) => void) | undefined;
}

const OFF: Parameter = { mean: 0, sd: 0 };

/** The levels at which a rule is played. */
const playedLevels = ({ rule: { lower }, family: { levels } }: RuleFit): ClaimLevels => {
  const lowered = (level: Level): Parameter => ({
    ...levels[level],
    mean: levels[level].mean - lower[level],
  });
  return { many: lowered('many'), few: lowered('few') };
};

/** The values that a fit of waves gives for a wave that was not fitted. */
const fittedRule = (fit: RuleFit): FittedRule => {
  const {
    rule,
    family: { weights, down },
  } = fit;
  return {
    label: rule.label,
    share: rule.share,
    weights: Object.fromEntries([
      ...weights.map(({ name, mean, sd }) => [name, { mean, sd }] as const),
      ...(rule.social ? [] : SOCIAL_TERMS).map((name) => [name, OFF] as const),
    ]),
    levels: playedLevels(fit),
    down,
    uncertainty: rule.uncertainty,
  };
};

/** The sets of waves of two rungs under each rule. */
const setsByRule = (waves: readonly FitWave[]) => {
  const alike = waves.filter(({ scenario }) => scenario.ladder.length === 2);
  return alike.length === 0
    ? []
    : WAVE_RULES.map((rule, r) => ({ rule, sets: alike.flatMap(({ sets }) => sets[r]?.set ?? []) }));
};

/** Fits a wave by itself: a wave of more rungs by each of its rules, a wave of two rungs only by the first rule. */
export const fitOwn = ({ scenario, sets }: FitWave, options: FitStudyOptions = {}): readonly OwnFit[] =>
  sets.slice(0, scenario.ladder.length === 2 ? 1 : undefined).map(({ rule, set }) => {
    options.onFit?.(set.id);
    return { ...fitWaves([set], options), rule };
  });

/** Fits waves of two rungs together by each rule, and each wave by itself. A wave of more rungs shares no base rate with others. */
export const fitStudy = (waves: readonly FitWave[], options: FitStudyOptions = {}): FitStudy => {
  const { leftOut, onFit, alone = true } = options;
  const rules = setsByRule(waves).map(({ rule, sets }): RuleFit => {
    onFit?.(rule.label);
    return { rule, family: fitFamily(sets, options) };
  });
  const fits = (alone ? waves : []).flatMap((wave) => fitOwn(wave, options));
  const fitted =
    rules.length === 0
      ? undefined
      : { rules: Object.fromEntries(rules.map((each) => [each.rule.id, fittedRule(each)])) };
  const [only] = waves;
  const own = rules.length === 0 && only ? withOwn(only.scenario, fits) : undefined;
  return {
    rules,
    alone: fits,
    fitted,
    leftOut,
    written: leftOut && fitted ? withFitted(leftOut, fitted) : own,
  };
};

/** How many estimates of a wave, those that it informs by itself, lie within the intervals of 90 % that other waves give. */
export interface Held {
  readonly of: number;
  readonly within: number;
}

/** For each rule, how many of a wave's own estimates other waves foresaw. */
export const heldWithin = ({ sets }: FitWave, { rules }: Fitted, options: FitOptions = {}): readonly Held[] =>
  WAVE_RULES.flatMap(({ id }, r) => {
    const [set, rule] = [sets[r]?.set, rules[id]];
    if (!set || !rule) return [];
    const weights = weightsFor(rule, set.scenario);
    const known = fitWaves([set], options).estimates.flatMap(({ parameter, mean, weak }) => {
      const given = weights[parameter.name];
      return parameter.kind === 'weight' && !weak && given
        ? [Math.abs(mean - given.mean) <= Z90 * given.sd]
        : [];
    });
    return [{ of: known.length, within: known.filter(Boolean).length }];
  });

/** What waves say of the weights of social terms if these are left free, under a spread of dispositions. */
export interface SocialFit {
  readonly uncertainty: number;
  readonly family: FamilyFit;
}

/** Fits the weights of social terms to waves under several spreads of dispositions: the signs that are found follow the spread. */
export const fitSocial = (
  waves: readonly FitWave[],
  uncertainties: readonly number[],
  options: FitOptions = {},
): readonly SocialFit[] => {
  const sets = setsByRule(waves).find(({ rule }) => rule.social)?.sets ?? [];
  return uncertainties.map((uncertainty) => {
    const free = sets.map((set) => {
      const scenario = withSocialSpread(set.scenario, PRIOR_SPREAD.weight);
      return { ...set, scenario: { ...scenario, rates: { ...scenario.rates, uncertainty } } };
    });
    return { uncertainty, family: fitFamily(free, options) };
  });
};
