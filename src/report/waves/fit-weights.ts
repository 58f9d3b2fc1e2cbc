import type { Parameter, Rule, Scenario } from '../../scenario/scenario.ts';
import type { Fitted } from '../../study/fit/fitted.ts';
import type { Manifest } from '../words/manifest.ts';
import type { FitReport } from './fit-report.ts';

const plain = (value: number, digits = 3): string => String(Number(value.toFixed(digits)));

const flow = ({ mean, sd }: Parameter): string => `{mean: ${plain(mean)}, sd: ${plain(sd)}}`;

const weightLines = (weights: Readonly<Record<string, Parameter>>): readonly string[] => [
  Object.keys(weights).length === 0 ? 'weights: {}' : 'weights:',
  ...Object.entries(weights).map(([name, weight]) =>
    weight.mean === 0 && weight.sd === 0 ? `  ${name}: 0` : `  ${name}: ${flow(weight)}`,
  ),
];

const stepsText = (direction: 'up' | 'down', { ladder, rates }: Scenario): string => {
  const steps = rates[direction].map(
    (rate, k) => `${ladder[direction === 'up' ? k : k + 1]?.id}: ${flow(rate)}`,
  );
  return `  ${direction}: {${steps.join(', ')}}`;
};

const rateLines = (scenario: Scenario): readonly string[] => [
  'rates:',
  stepsText('up', scenario),
  stepsText('down', scenario),
  `  uncertainty: ${plain(scenario.rates.uncertainty)}`,
];

const byName = (values: Readonly<Record<string, Parameter>>): string =>
  `{${Object.entries(values)
    .map(([name, value]) => `${name}: ${flow(value)}`)
    .join(', ')}}`;

const indent = (lines: readonly string[], by: string): readonly string[] =>
  lines.map((line) => `${by}${line}`);

/** The rival rules of one wave: each in which many follow, and in which few do. */
const ruleLines = (rules: readonly Rule[]): readonly string[] => [
  'rules:  # each future plays one of them (docs/fitting.md)',
  ...rules.flatMap(({ id, label, share, weights, rates, uncertainty }) => [
    `  ${id}:`,
    `    label: "${label}"`,
    `    share: ${plain(share, 6)}`,
    ...indent(weightLines(weights), '    '),
    `    rates: {up: ${byName(rates.up)}, down: ${byName(rates.down)}}`,
    ...(uncertainty === undefined ? [] : [`    uncertainty: ${plain(uncertainty)}`]),
  ]),
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

/** The part of the file for one wave. It is a part of a scenario that another file extends. */
const linesForWave = (scenario: Scenario, before: Scenario | undefined): readonly string[] => {
  const { rules, weights } = scenario;
  if (!rules) return [...weightLines(weights), ...rateLines(scenario)];
  const added = Object.entries(weights).filter(([name]) => before && before.weights[name] === undefined);
  return [...weightLines(Object.fromEntries(added)), ...ruleLines(rules), ...driverLines(scenario, before)];
};

/** The part of the file for any wave of two rungs. */
const linesForAny = ({ rules }: Fitted): readonly string[] => [
  'rules:  # how many follow is judged by what is known of the claim on its first day (docs/fitting.md)',
  ...Object.entries(rules).flatMap(([id, { label, share, weights, levels, down, uncertainty }]) => [
    `  ${id}:`,
    `    label: "${label}"`,
    `    share: ${plain(share)}`,
    ...indent(weightLines(weights), '    '),
    '    levels:  # the base rate of a claim that many follow, and of one that few do',
    `      many: ${flow(levels.many)}`,
    `      few: ${flow(levels.few)}`,
    `    down: ${flow(down)}`,
    `    uncertainty: ${plain(uncertainty)}`,
  ]),
];

/** The beginning of every weights file. */
export const WEIGHTS_MARK = '# Weights fitted to ';

/** The weights file: for the wave that was left out, for any wave of two rungs, or for the one wave of more rungs. */
export const weightsFile = (report: FitReport, { engine, command }: Manifest): string => {
  const { waves, study } = report;
  const { leftOut, rules } = study;
  const converged =
    rules.every(({ family }) => family.converged) && study.alone.every((fit) => fit.converged);
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
    rules.length > 0
      ? '# sd is the spread for a wave that was not fitted: errors, and how far waves differ.'
      : '# sd is the error of the estimate.',
    ...lines,
    '',
  ].join('\n');
};
