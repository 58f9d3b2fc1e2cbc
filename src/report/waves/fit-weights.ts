import { SOCIAL_TERMS } from '../../domain/terms.ts';
import type { Parameter, Scenario } from '../../scenario/scenario.ts';
import { withFitted, withOwn } from '../../study/fit/fitted.ts';
import { fittedOf } from '../../study/fit/study.ts';
import { DECLARED } from '../../study/waves/declared.ts';
import type { Manifest } from '../words/manifest.ts';
import type { FitReport } from './fit-report.ts';

const plain = (value: number): string => String(Math.round(value * 1000) / 1000);

const flow = ({ mean, sd }: Parameter): string => `{mean: ${plain(mean)}, sd: ${plain(sd)}}`;

const weightLines = (weights: Readonly<Record<string, Parameter>>): readonly string[] => [
  'weights:',
  ...Object.entries(weights).map(([name, weight]) =>
    weight.mean === 0 && weight.sd === 0 ? `  ${name}: 0` : `  ${name}: ${flow(weight)}`,
  ),
];

const stepsLine = (direction: 'up' | 'down', { ladder, rates }: Scenario): string => {
  const steps = rates[direction].map(
    (rate, k) => `${ladder[direction === 'up' ? k : k + 1]?.id}: ${flow(rate)}`,
  );
  return `  ${direction}: {${steps.join(', ')}}`;
};

const rateLines = (scenario: Scenario): readonly string[] => [
  'rates:',
  stepsLine('up', scenario),
  stepsLine('down', scenario),
  `  uncertainty: ${plain(scenario.rates.uncertainty)}`,
];

/** The declared sides of a claim as drivers that its scenario lacks. */
const declaredLines = ({ drivers, states }: Scenario): readonly string[] => {
  const added = drivers.filter(({ id }) => DECLARED.some((name) => name === id));
  if (added.length === 0) return [];
  const sign = (value: 1 | -1): string => (value === 1 ? 'benefit' : 'cost');
  return [
    'drivers:  # what states declared before the first day: the claim of the scenario',
    ...added.map(
      ({ id, label, sign: value }) => `  ${id}: {label: ${label}, sign: ${sign(value)}, profile: [1]}`,
    ),
    'states:',
    ...states.flatMap(({ id, traits }) =>
      added.filter((driver) => traits[driver.id]).map((driver) => `  ${id}: {traits: {${driver.id}: 1}}`),
    ),
  ];
};

/** The part of the file for the wave that was left out: a part of a scenario that another file extends. */
const linesForWave = ({ study }: FitReport, wave: Scenario): readonly string[] => {
  if (!study.family) return [];
  const scenario = withFitted(wave, fittedOf(study.family));
  return [...weightLines(scenario.weights), ...rateLines(scenario), ...declaredLines(scenario)];
};

/** The part of the file for any wave of two rungs. */
const linesForAny = ({ study }: FitReport): readonly string[] => {
  if (!study.family) return [];
  const { weights, levels, down, uncertainty } = fittedOf(study.family);
  const shares = Object.entries(levels.shares).map(([fact, share]) => `${fact}: ${plain(share)}`);
  return [
    ...weightLines({
      ...weights,
      ...Object.fromEntries(SOCIAL_TERMS.map((name) => [name, { mean: 0, sd: 0 }])),
    }),
    'levels:  # the base rate by what is known of the claim on its first day (docs/fitting.md)',
    `  backed: ${flow(levels.backed)}  # a sponsor or a legal route, and no word against it`,
    `  other: ${flow(levels.other)}`,
    `  shares: {${shares.join(', ')}}  # how often each holds: for a claim of which it is not known`,
    `down: ${flow(down)}`,
    `uncertainty: ${plain(uncertainty)}`,
  ];
};

/** The part of the file for a wave of more rungs than two: its own estimates. */
const linesForOwn = ({ study }: FitReport): readonly string[] => {
  const [fit] = study.alone;
  const scenario = fit && withOwn(fit);
  return scenario ? [...weightLines(scenario.weights), ...rateLines(scenario)] : [];
};

/** How every weights file begins. */
export const WEIGHTS_MARK = '# Weights fitted to ';

/** The weights file: for the wave that was left out, for any wave of two rungs, or for the one wave of more rungs. */
export const weightsFile = (report: FitReport, { engine, command }: Manifest): string => {
  const { waves, study } = report;
  const { leftOut, family } = study;
  const converged = (family?.converged ?? true) && study.alone.every((fit) => fit.converged);
  const lines = leftOut ? linesForWave(report, leftOut) : family ? linesForAny(report) : linesForOwn(report);
  return [
    `${WEIGHTS_MARK}${waves.map(({ id }) => id).join(', ')}${leftOut ? `, for ${leftOut.id}, which was left out` : ''}.`,
    `# Made by demarche ${engine}: ${command}`,
    ...waves.map((wave) => `# ${wave.id}: scenario ${wave.sha256}, observed ${wave.observed_sha256}`),
    `# ${converged ? 'The fit converged.' : 'THE FIT DID NOT CONVERGE.'}`,
    family
      ? '# sd is the spread for a wave that was not fitted: errors, and how far waves differ.'
      : '# sd is the error of the estimate.',
    ...lines,
    '',
  ].join('\n');
};
