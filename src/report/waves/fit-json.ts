import { answerJson, type Manifest } from '../words/manifest.ts';
import type { FitReport } from './fit-report.ts';

/** A fit as JSON. It has all values of the table, unrounded, and all correlations. */
export const fitJson = (report: FitReport, manifest: Manifest): string => {
  const { rules, alone } = report.study;
  const { prior = null, frailty = null } = alone[0] ?? {};
  const waves = [...new Map(alone.flatMap((fit) => fit.waves).map((wave) => [wave.id, wave])).values()];
  const counts = waves.map(({ id, ups, downs, unexplained, undated, stateTurns }) => ({
    wave: id,
    ups,
    downs,
    unexplained,
    undated,
    state_turns: stateTurns,
  }));
  const fits = alone.map((fit) => ({
    rule: fit.rule.id,
    waves: fit.waves.map(({ id }) => id),
    converged: fit.converged,
    iterations: fit.iterations,
    decrement: fit.decrement,
    log_likelihood: fit.logLikelihood,
    log_likelihood_at_defaults: fit.logLikelihoodAtDefaults,
    estimates: fit.estimates.map(({ parameter: { id, prior: before }, mean, sd, ratio, weak }) => ({
      id,
      prior: before,
      mean,
      sd,
      ratio,
      weakly_informed: weak,
    })),
    correlations: fit.correlations,
  }));
  const together = rules.map(({ rule, family }) => ({
    rule: rule.id,
    label: rule.label,
    share: rule.share,
    uncertainty: rule.uncertainty,
    waves: family.waves.map(({ id }) => id),
    converged: family.converged,
    iterations: family.iterations,
    log_likelihood: family.logLikelihood,
    weights: family.weights.map(({ name, prior: before, mean, sd, waves: each }) => ({
      name,
      prior: before,
      mean,
      sd,
      by_wave: each.map((value) => value ?? null),
    })),
    levels: family.levels,
    levels_lowered: rule.lower,
    down: family.down,
    base_rates: family.rates.map((value) => value ?? null),
  }));
  return answerJson(manifest, { prior, frailty, counts, rules: together, fits });
};
