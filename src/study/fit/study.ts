import type { Scenario } from '../../scenario/scenario.ts';
import { type FamilyFit, fitFamily } from './family-fit.ts';
import { type Fit, type FitOptions, fitWaves, PRIOR_SPREAD } from './fit.ts';
import { type Fitted, FRAILTY, withFitted, withOwn } from './fitted.ts';
import type { RiskSet } from './risk-set.ts';

/** Waves fitted together, and one by one. */
export interface FitStudy {
  /** The waves of two rungs together; undefined where there are none. */
  readonly family: FamilyFit | undefined;
  /** Each wave by itself. */
  readonly alone: readonly Fit[];
  /** What the family says of any wave of two rungs. */
  readonly fitted: Fitted | undefined;
  /** The wave that was left out. The result is for this wave. */
  readonly leftOut: Scenario | undefined;
  /** One wave with what was found: the one left out as the others foresee it, or a wave of more rungs with its own estimates. */
  readonly written: Scenario | undefined;
}

/** How to fit waves, and which wave the result is for. */
export interface FitStudyOptions extends FitOptions {
  readonly leftOut?: Scenario | undefined;
  /** Whether each wave is fitted by itself too. Default: yes. */
  readonly alone?: boolean | undefined;
  /** Called before each fit with the name of what is fitted. */
  readonly onFit?: ((name: string) => void) | undefined;
}

/** What a fit of waves says of a wave that is none of them. */
const fittedOf = ({ weights, levels, down }: FamilyFit): Fitted => ({
  weights: Object.fromEntries(weights.map(({ name, mean, sd }) => [name, { mean, sd }])),
  levels,
  down,
  uncertainty: FRAILTY,
});

/** Fits waves of two rungs together, and each wave by itself. A wave of more rungs shares no base rate with others. */
export const fitStudy = (waves: readonly RiskSet[], options: FitStudyOptions = {}): FitStudy => {
  const { leftOut, onFit, alone = true, prior = PRIOR_SPREAD, frailty = true, start } = options;
  const alike = waves.filter(({ scenario }) => scenario.ladder.length === 2);
  onFit?.('all waves together');
  const family = alike.length > 0 ? fitFamily(alike, prior, frailty, start) : undefined;
  const each = (wave: RiskSet): Fit => {
    onFit?.(wave.id);
    return fitWaves([wave], options);
  };
  const fits = alone ? waves.map(each) : [];
  const fitted = family && fittedOf(family);
  const own = !family && fits[0] ? withOwn(fits[0]) : undefined;
  return {
    family,
    alone: fits,
    fitted,
    leftOut,
    written: leftOut && fitted ? withFitted(leftOut, fitted) : own,
  };
};

/** Half the width of the middle nine tenths of a normal curve, in sd. */
const Z90 = 1.6448536269514722;

/** How many of a wave's own estimates, those that it informs, lie within the intervals of 90 % that other waves give. */
export const heldWithin = (
  own: Fit,
  weights: Readonly<Record<string, { readonly mean: number; readonly sd: number }>>,
): { readonly of: number; readonly within: number } => {
  const known = own.estimates.flatMap(({ parameter, mean, weak }) => {
    const given = weights[parameter.name];
    return parameter.kind === 'weight' && !weak && given
      ? [Math.abs(mean - given.mean) <= Z90 * given.sd]
      : [];
  });
  return { of: known.length, within: known.filter(Boolean).length };
};
