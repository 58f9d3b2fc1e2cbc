import { answerJson, type Manifest } from '../words/manifest.ts';
import { type FitReport, fittedWeights } from './fit-report.ts';

/** A fit as JSON: everything that the table shows, unrounded, and all correlations. */
export const fitJson = (report: FitReport, manifest: Manifest): string => {
  const { together, alone, weights, rates } = report.study;
  const { prior, frailty } = together;
  const counts = together.waves.map(({ id, ups, downs, unexplained, undated, stateTurns }) => ({
    wave: id,
    ups,
    downs,
    unexplained,
    undated,
    state_turns: stateTurns,
  }));
  const fits = [together, ...(alone.length > 1 ? alone : [])].map((fit) => ({
    waves: fit.waves.map(({ id }) => id),
    converged: fit.converged,
    iterations: fit.iterations,
    decrement: fit.decrement,
    log_likelihood: fit.logLikelihood,
    log_likelihood_at_defaults: fit.logLikelihoodAtDefaults,
    estimates: fit.estimates.map(({ parameter: { id, prior }, mean, sd, ratio, weak, kept }) => ({
      id,
      prior,
      mean,
      sd,
      ratio,
      weakly_informed: weak,
      kept,
    })),
    correlations: fit.correlations,
  }));
  const across = weights.map(({ name, mean, sd, between, ratio, weak }) => ({
    name,
    mean,
    sd,
    between,
    ratio,
    weakly_informed: weak,
  }));
  return answerJson(manifest, {
    prior,
    frailty,
    counts,
    fits,
    weights: across,
    rates,
    written: fittedWeights(report),
  });
};
