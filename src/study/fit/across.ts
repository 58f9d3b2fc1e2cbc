import type { Parameter } from '../../scenario/scenario.ts';
import type { Fit, FitEstimate } from './fit.ts';

/** What several waves, fitted one by one, say together about a weight in a wave that none of them is. */
export interface Across {
  readonly name: string;
  /** The default, and the spread of its prior. */
  readonly prior: Parameter;
  /** Wave by wave, in the order of the fits: estimate and error, prior included; undefined where the wave does not feel it. */
  readonly waves: readonly (Pick<FitEstimate, 'mean' | 'sd' | 'weak'> | undefined)[];
  /** For another wave: best guess, and its spread, which holds both the errors and how far the waves disagree. */
  readonly mean: number;
  readonly sd: number;
  /** τ: sd of the weight between waves. */
  readonly between: number;
  /** sd over the prior's sd. */
  readonly ratio: number;
  /** Whether the default is kept: the waves say too little, or contradict each other. */
  readonly weak: boolean;
}

/** What the data alone say: the estimate with its prior taken off again; undefined where that is nothing. */
const withoutPrior = ({ mean, sd, parameter: { prior } }: FitEstimate) => {
  const precision = 1 / (sd * sd) - 1 / (prior.sd * prior.sd);
  if (precision < 0.05 / (prior.sd * prior.sd)) return undefined;
  return {
    value: (mean / (sd * sd) - prior.mean / (prior.sd * prior.sd)) / precision,
    variance: 1 / precision,
  };
};

/** How far estimates differ beyond their errors: their variance less the mean of the squared errors, or 0. */
const differences = (found: readonly FitEstimate[]): number => {
  const mean = found.reduce((sum, estimate) => sum + estimate.mean, 0) / found.length;
  const squares = found.reduce((sum, estimate) => sum + (estimate.mean - mean) * (estimate.mean - mean), 0);
  const errors = found.reduce((sum, { sd }) => sum + sd * sd, 0) / found.length;
  return Math.max(0, squares / (found.length - 1) - errors);
};

/** Before any wave is seen: waves differ by half of the prior's sd. It counts as one wave's worth of evidence. */
const BETWEEN = 0.5;

/** τ²: what was expected and what is seen, weighed by how many waves each is worth. */
const betweenOf = (found: readonly FitEstimate[], priorSd: number): number => {
  const expected = BETWEEN * priorSd * BETWEEN * priorSd;
  const freedom = found.length - 1;
  return freedom < 1 ? expected : (expected + freedom * differences(found)) / (1 + freedom);
};

const acrossOf = (
  name: string,
  found: readonly (FitEstimate | undefined)[],
  weak: number,
): Across | undefined => {
  const prior = found.find((estimate) => estimate !== undefined)?.parameter.prior;
  if (!prior) return undefined;
  const data = found.flatMap((estimate) => (estimate ? (withoutPrior(estimate) ?? []) : []));
  const between = betweenOf(
    found.flatMap((estimate) => estimate ?? []),
    prior.sd,
  );
  let precision = 1 / (prior.sd * prior.sd);
  let sum = prior.mean * precision;
  for (const { value, variance } of data) {
    const part = 1 / (variance + between);
    precision += part;
    sum += part * value;
  }
  const sd = Math.sqrt(1 / precision + between);
  return {
    name,
    prior,
    waves: found.map((estimate) => estimate && { mean: estimate.mean, sd: estimate.sd, weak: estimate.weak }),
    mean: sum / precision,
    sd,
    between: Math.sqrt(between),
    ratio: sd / prior.sd,
    weak: data.length === 0 || sd / prior.sd > weak,
  };
};

/**
 * Takes fits of single waves together, weight by weight: a random-effects summary with the prior as one more voice. Its
 * spread is that for a new wave, so that waves that contradict each other leave a weight as unsure as they are.
 */
export const across = (fits: readonly Fit[], weak: number): readonly Across[] => {
  const names = [
    ...new Set(
      fits.flatMap(({ estimates }) =>
        estimates
          .filter(({ parameter }) => parameter.kind === 'weight')
          .map(({ parameter }) => parameter.name),
      ),
    ),
  ];
  return names.flatMap((name) => {
    const found = fits.map(({ estimates }) =>
      estimates.find(({ parameter }) => parameter.kind === 'weight' && parameter.name === name),
    );
    return acrossOf(name, found, weak) ?? [];
  });
};

/** A base rate for a wave that was not fitted: the mean of the waves', and a spread that holds their differences. */
export interface AcrossRate {
  readonly direction: 'up' | 'down';
  /** The rung that the step leaves. */
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** 95 % quantiles of Student's t with 1 to 10 degrees of freedom (Abramowitz & Stegun, table 26.10), and the normal one. */
const T95 = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812];
const Z95 = 1.645;

/**
 * How much wider than a normal curve's the band of nine in ten has to be where a spread is guessed from few waves: the
 * quantile of Student's t over the normal one. Beyond the table by its expansion in 1/df.
 */
export const fewWaves = (freedom: number): number =>
  (T95[freedom - 1] ?? Z95 + (Z95 * Z95 * Z95 + Z95) / (4 * freedom)) / Z95;

/**
 * Base rates across waves: each wave has its own tempo, so the spread between them counts in full, and as it is known from a
 * handful of waves the next one may lie further off than a normal curve says.
 */
export const acrossRates = (fits: readonly Fit[]): readonly AcrossRate[] => {
  const all = fits.flatMap(({ estimates }) =>
    estimates.filter(({ parameter }) => parameter.kind !== 'weight'),
  );
  const keys = [...new Set(all.map(({ parameter }) => `${parameter.kind} ${parameter.name}`))];
  return keys.map((key) => {
    const found = all.filter(({ parameter }) => `${parameter.kind} ${parameter.name}` === key);
    const count = found.length;
    const mean = found.reduce((sum, estimate) => sum + estimate.mean, 0) / count;
    const squares = found.reduce((sum, estimate) => sum + (estimate.mean - mean) * (estimate.mean - mean), 0);
    // One wave's worth of evidence from the prior: a tempo may differ by its sd.
    const prior = found[0]?.parameter.prior.sd ?? 1;
    const between = (prior * prior + squares) / count;
    const [direction = '', name = ''] = key.split(' ');
    return {
      direction: direction === 'up' ? 'up' : 'down',
      name,
      mean,
      sd: fewWaves(count) * Math.sqrt(between * (1 + 1 / count)),
    };
  });
};
