import type { Manifest } from '../words/manifest.ts';
import { type FitReport, fitNumber, fittedWeights, withError } from './fit-report.ts';

const plain = (value: number): string => String(Math.round(value * 1000) / 1000);

const flow = (mean: number, sd: number): string => `{mean: ${plain(mean)}, sd: ${plain(sd)}}`;

const weightLines = (report: FitReport): readonly string[] => {
  const written = new Map(fittedWeights(report).map((each) => [each.name, each]));
  const { weights, leftOut } = report.study;
  const lines = weights
    .filter(({ name }) => leftOut === undefined || leftOut.weights[name] !== undefined)
    .map(({ name, mean, sd, waves, ratio }) => {
      const each = waves.map((wave) => (wave ? withError(wave.mean, wave.sd) : 'not felt')).join(', ');
      const found = written.get(name);
      return found
        ? `  ${name}: ${flow(found.mean, found.sd)}  # wave by wave ${each}`
        : `  # ${name} keeps its default: ${withError(mean, sd)} has ${fitNumber(ratio)} of the prior's spread (wave by wave ${each})`;
    });
  return [written.size > 0 ? 'weights:' : '# weights: all keep their defaults', ...lines];
};

const rateLines = ({ study }: FitReport): readonly string[] => {
  const { rates, leftOut } = study;
  const known = new Set(leftOut?.ladder.map((rung) => rung.id));
  const of = (direction: 'up' | 'down'): string =>
    rates
      .filter((rate) => rate.direction === direction && (leftOut === undefined || known.has(rate.name)))
      .map(({ name, mean, sd }) => `${name}: ${flow(mean, sd)}`)
      .join(', ');
  const parts = (['up', 'down'] as const).map((direction) => [direction, of(direction)] as const);
  const lines = parts
    .filter(([, text]) => text !== '')
    .map(([direction, text]) => `  ${direction}: {${text}}`);
  return lines.length > 0
    ? ['rates:  # of a wave not seen: the mean of the waves, spread by how far they differ', ...lines]
    : [];
};

/** How every weights file begins. */
export const WEIGHTS_MARK = '# Weights fitted to ';

/**
 * The weights file. It is a part of a scenario that another file extends (`extends: [wave, weights.yaml]`). Some weights
 * keep their defaults and appear only in comments: the waves say too little of them, or contradict each other.
 */
export const weightsFile = (report: FitReport, { engine, command }: Manifest): string => {
  const { waves, study } = report;
  const { together, leftOut } = study;
  return [
    `${WEIGHTS_MARK}${waves.map(({ id }) => id).join(', ')}${leftOut ? `, for ${leftOut.id}, which was left out` : ''}.`,
    `# Made by demarche ${engine}: ${command}`,
    ...waves.map((wave) => `# ${wave.id}: scenario ${wave.sha256}, observed ${wave.observed_sha256}`),
    `# Prior: the default, sd ${plain(together.prior.weight)} for a weight unless the scenario says; dispositions ${together.frailty ? 'integrated out' : 'left out'}; ${together.converged ? 'converged' : 'NOT CONVERGED'}.`,
    '# sd is the spread for a wave that was not fitted: errors, and how far the waves differ.',
    ...weightLines(report),
    ...rateLines(report),
    '',
  ].join('\n');
};
