import { OPTIONAL_WEIGHTS, SOCIAL_TERMS } from '../../domain/terms.ts';
import type { Parameter, Scenario } from '../../scenario/scenario.ts';
import type { Fitted } from '../../study/fit/fitted.ts';
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

/** The drivers that the scenario got with the fit, such as the declared sides of its claim. */
const driverLines = ({ drivers, states }: Scenario, before: Scenario | undefined): readonly string[] => {
  const added = drivers.filter(({ id }) => before?.weights[id] === undefined);
  if (before === undefined || added.length === 0) return [];
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

/** The part of the file for one wave: a part of a scenario that another file extends. */
const linesForWave = (scenario: Scenario, before: Scenario | undefined): readonly string[] => [
  ...weightLines(scenario.weights),
  ...rateLines(scenario),
  ...driverLines(scenario, before),
];

const NONE = { mean: 0, sd: 0 };
/** The social weights that every scenario has: waves do not tell them from dispositions. */
const OFF = SOCIAL_TERMS.filter((name) => !OPTIONAL_WEIGHTS.includes(name));

/** The part of the file for any wave of two rungs. */
const linesForAny = ({ weights, levels, down, uncertainty }: Fitted): readonly string[] => {
  const shares = Object.entries(levels.shares).map(([fact, share]) => `${fact}: ${plain(share)}`);
  return [
    ...weightLines({ ...weights, ...Object.fromEntries(OFF.map((name) => [name, NONE])) }),
    'levels:  # the base rate by what is known of the claim on its first day (docs/fitting.md)',
    `  backed: ${flow(levels.backed)}  # a sponsor or a legal route, and no word against it`,
    `  other: ${flow(levels.other)}`,
    `  shares: {${shares.join(', ')}}  # how often each holds: for a claim of which it is not known`,
    `down: ${flow(down)}`,
    `uncertainty: ${plain(uncertainty)}`,
  ];
};

/** How every weights file begins. */
export const WEIGHTS_MARK = '# Weights fitted to ';

/** The weights file: for the wave that was left out, for any wave of two rungs, or for the one wave of more rungs. */
export const weightsFile = (report: FitReport, { engine, command }: Manifest): string => {
  const { waves, study } = report;
  const { leftOut, family } = study;
  const converged = (family?.converged ?? true) && study.alone.every((fit) => fit.converged);
  const lines = study.written
    ? linesForWave(study.written, leftOut)
    : study.fitted
      ? linesForAny(study.fitted)
      : [];
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
