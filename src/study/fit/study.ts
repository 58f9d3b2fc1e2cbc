import type { Scenario } from '../../scenario/scenario.ts';
import { type Across, type AcrossRate, across, acrossRates } from './across.ts';
import { type Fit, type FitOptions, fitWaves, WEAK } from './fit.ts';
import type { RiskSet } from './risk-set.ts';

/** Waves fitted together, and one by one. */
export interface FitStudy {
  /** All waves, with weights that they share and base rates of their own. */
  readonly together: Fit;
  /** Each wave by itself. */
  readonly alone: readonly Fit[];
  /** What the waves together say about another wave. */
  readonly weights: readonly Across[];
  readonly rates: readonly AcrossRate[];
  /** The wave that was left out. The result is for this wave. */
  readonly leftOut: Scenario | undefined;
}

/** How to fit waves, and which wave the result is for. */
export interface FitStudyOptions extends FitOptions {
  readonly leftOut?: Scenario | undefined;
  /** Called before each fit with the name of what is fitted. */
  readonly onFit?: ((name: string) => void) | undefined;
}

const startOf = ({ estimates }: Fit): ReadonlyMap<string, number> =>
  new Map(estimates.map(({ parameter, mean }) => [parameter.id, mean]));

/** Fits waves together, and then one by one. Each single fit starts from the estimates of the joint fit. */
export const fitStudy = (waves: readonly RiskSet[], options: FitStudyOptions = {}): FitStudy => {
  const { leftOut, onFit, weak = WEAK } = options;
  onFit?.('all waves together');
  const together = fitWaves(waves, options);
  const alone =
    waves.length < 2
      ? [together]
      : waves.map((wave) => {
          onFit?.(wave.id);
          return fitWaves([wave], { ...options, start: startOf(together) });
        });
  return { together, alone, weights: across(alone, weak), rates: acrossRates(alone), leftOut };
};
