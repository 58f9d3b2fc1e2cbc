import { type FitReport, fittedWeights } from './fit-report.ts';

/** A fit as JSON: everything that the table shows, unrounded, and all correlations. */
export const fitJson = (report: FitReport): string => {
  const { study, waves, engine, command } = report;
  const { together, alone, weights, rates, leftOut } = study;
  const answer = {
    demarche: 1,
    manifest: { engine, command, waves, leftOut: leftOut?.id },
    prior: together.prior,
    frailty: together.frailty,
    counts: together.waves.map(({ id, ups, downs, unexplained, undated, stateTurns }) => ({
      wave: id,
      ups,
      downs,
      unexplained,
      undated,
      stateTurns,
    })),
    fits: [together, ...(alone.length > 1 ? alone : [])].map((fit) => ({
      waves: fit.waves.map(({ id }) => id),
      converged: fit.converged,
      iterations: fit.iterations,
      decrement: fit.decrement,
      logLikelihood: fit.logLikelihood,
      logLikelihoodAtDefaults: fit.logLikelihoodAtDefaults,
      estimates: fit.estimates.map(({ parameter, mean, sd, ratio, weak, kept }) => ({
        id: parameter.id,
        prior: parameter.prior,
        mean,
        sd,
        ratio,
        weaklyInformed: weak,
        kept,
      })),
      correlations: fit.correlations,
    })),
    weights: weights.map(({ name, mean, sd, between, ratio, weak }) => ({
      name,
      mean,
      sd,
      between,
      ratio,
      weaklyInformed: weak,
    })),
    rates,
    written: fittedWeights(report),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
};
