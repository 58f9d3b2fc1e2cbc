import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
import { type FitParameter, type Layout, layoutOf, type PriorSpread } from './layout.ts';
import { logLikelihood } from './likelihood.ts';
import type { RiskSet } from './risk-set.ts';

/** The function to maximise: its value, its gradient, and minus its matrix of second derivatives. */
interface Slope {
  readonly value: number;
  readonly gradient: readonly number[];
  readonly information: Matrix;
}

interface Climb {
  readonly point: readonly number[];
  readonly at: Slope;
  readonly iterations: number;
  /** Newton's decrement at the end: about twice what the value could still gain. */
  readonly decrement: number;
  readonly converged: boolean;
}

const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 30;
/** A gain that no digit of a result would show. */
const ENOUGH = 1e-12;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

/** Newton's step. If the surface is not concave, an addition to the diagonal makes it concave and shortens the step. */
const stepOf = ({ gradient, information }: Slope): readonly number[] => {
  const size = gradient.length;
  const largest = Math.max(1e-6, ...information.diagonal().map(Math.abs));
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-4 * largest : 10 * ridge) {
    const cholesky = new CholeskyDecomposition(Matrix.add(information, Matrix.eye(size, size, ridge)));
    if (cholesky.isPositiveDefinite()) return cholesky.solve(Matrix.columnVector([...gradient])).to1DArray();
  }
};

/** Climbs from `start` to a maximum by Newton's method. Steps are halved until they gain. Says if it did not arrive. */
const climb = (start: readonly number[], slopeAt: (point: readonly number[]) => Slope): Climb => {
  let point = start;
  let at = slopeAt(point);
  for (let iterations = 0; ; iterations++) {
    const step = at.gradient.length === 0 ? [] : stepOf(at);
    const decrement = dot(step, at.gradient);
    const done = decrement < ENOUGH;
    if (done || iterations === MOST_ITERATIONS) return { point, at, iterations, decrement, converged: done };
    const [from, before] = [point, at.value];
    const tryShare = (share: number): { readonly point: readonly number[]; readonly at: Slope } => {
      const there = from.map((value, p) => value + share * (step[p] as number));
      return { point: there, at: slopeAt(there) };
    };
    let [share, next] = [1, tryShare(1)];
    // The first of the halved steps that gains anything.
    for (let k = 1; !(next.at.value > before) && k < MOST_HALVINGS; k++) {
      share /= 2;
      next = tryShare(share);
    }
    if (!(next.at.value > before)) return { point, at, iterations, decrement, converged: false };
    ({ point, at } = next);
  }
};

/** The waves to fit, and the point to start from. */
export interface FitOptions {
  /** Sd of the prior of a weight and of a base rate that states none of its own. */
  readonly prior?: PriorSpread | undefined;
  /** Whether dispositions (the scenario's `uncertainty`) are integrated out. If not, σ counts as 0. Default: yes. */
  readonly frailty?: boolean | undefined;
  /** Where to start, by parameter id. Default: the prior means. A good start gives the same end with fewer steps. */
  readonly start?: ReadonlyMap<string, number> | undefined;
}

/** The estimate of one parameter. */
export interface FitEstimate {
  readonly parameter: FitParameter;
  /** Mode of the posterior, all parameters free. */
  readonly mean: number;
  /** Standard error, from the information at the mode, prior included. */
  readonly sd: number;
  /** sd over the prior's sd: 1 if the data say nothing, near 0 if they say all. */
  readonly ratio: number;
  /** The data say little about this weight. */
  readonly weak: boolean;
}

/** Weights and rates fitted to waves. */
export interface Fit {
  readonly waves: readonly RiskSet[];
  readonly estimates: readonly FitEstimate[];
  /** Correlations of the errors, in the order of `estimates`. */
  readonly correlations: readonly (readonly number[])[];
  /** At the mode and at the prior means, without the prior's own part. */
  readonly logLikelihood: number;
  readonly logLikelihoodAtDefaults: number;
  readonly prior: PriorSpread;
  readonly frailty: boolean;
  readonly iterations: number;
  readonly converged: boolean;
  /** The gain that was still possible when it stopped. */
  readonly decrement: number;
}

/** Priors: a weight at full-scale driver may be e times stronger or weaker, a base rate e^1.5 times. */
export const PRIOR_SPREAD: PriorSpread = { weight: 1, rate: 1.5 };

/** Above this ratio the data have taken less than a fifth off the prior's spread. */
const WEAK = 0.8;

/** The log posterior of all parameters. */
const posterior =
  (layout: Layout) =>
  (point: readonly number[]): Slope => {
    const { parameters } = layout;
    const { value, gradient, information } = logLikelihood(layout, Float64Array.from(point));
    const away = parameters.map(({ prior: { mean, sd } }, p) => ((point[p] as number) - mean) / sd);
    const entry = (r: number, c: number): number => information[r * parameters.length + c] as number;
    // The halves differ in their last bits, but a Cholesky decomposition needs a symmetric matrix.
    const matrix = new Matrix(
      parameters.map((_, r) => parameters.map((_unused, c) => (entry(r, c) + entry(c, r)) / 2)),
    );
    parameters.forEach(({ prior: { sd } }, p) => {
      matrix.set(p, p, matrix.get(p, p) + 1 / (sd * sd));
    });
    return {
      value: value - away.reduce((sum, z) => sum + (z * z) / 2, 0),
      gradient: parameters.map(({ prior: { sd } }, p) => (gradient[p] as number) - (away[p] as number) / sd),
      information: matrix,
    };
  };

const errorsOf = ({ at }: Climb): { readonly covariance: Matrix; readonly sds: readonly number[] } => {
  const covariance = at.gradient.length === 0 ? Matrix.zeros(0, 0) : inverse(at.information);
  return { covariance, sds: covariance.diagonal().map((variance) => Math.sqrt(Math.max(0, variance))) };
};

const correlationsOf = (covariance: Matrix, sds: readonly number[]): readonly (readonly number[])[] =>
  sds.map((a, r) => sds.map((b, c) => covariance.get(r, c) / (a * b)));

const logLikelihoodOf = (layout: Layout, point: readonly number[]): number =>
  logLikelihood(layout, Float64Array.from(point)).value;

/**
 * Fits weights and base rates to waves by penalised maximum likelihood: the posterior mode under normal priors at the
 * defaults (model.md, section 9). In a wave in which no state acted the base rate and each weight that all states feel alike,
 * such as taboo, are one constant: such a weight counts as weakly informed.
 */
export const fitWaves = (waves: readonly RiskSet[], options: FitOptions = {}): Fit => {
  const { prior = PRIOR_SPREAD, frailty = true, start } = options;
  const layout = layoutOf(waves, prior, frailty);
  const { parameters } = layout;
  const defaults = parameters.map((parameter) => parameter.prior.mean);
  const found = climb(
    parameters.map(({ id, prior: { mean } }) => start?.get(id) ?? mean),
    posterior(layout),
  );
  const { covariance, sds } = errorsOf(found);
  const acts = waves.reduce((sum, { ups, downs }) => sum + ups + downs, 0);
  return {
    waves,
    estimates: parameters.map((parameter, p) => {
      const ratio = (sds[p] as number) / parameter.prior.sd;
      return {
        parameter,
        mean: found.point[p] as number,
        sd: sds[p] as number,
        ratio,
        weak: parameter.kind === 'weight' && (acts === 0 || ratio > WEAK),
      };
    }),
    correlations: correlationsOf(covariance, sds),
    logLikelihood: logLikelihoodOf(layout, found.point),
    logLikelihoodAtDefaults: logLikelihoodOf(layout, defaults),
    prior,
    frailty,
    iterations: found.iterations,
    converged: found.converged,
    decrement: found.decrement,
  };
};
