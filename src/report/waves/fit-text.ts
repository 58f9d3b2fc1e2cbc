import { SOCIAL_TERMS } from '../../domain/terms.ts';
import type { Parameter } from '../../scenario/scenario.ts';
import type { OwnFit } from '../../study/fit/fitted.ts';
import type { RiskSet } from '../../study/fit/risk-set.ts';
import type { RuleFit, SocialFit } from '../../study/fit/study.ts';
import { indented, left, right, table } from '../words/layout.ts';
import { listed, plural } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { type FitReport, fitNumber, withError } from './fit-report.ts';

const countLines = (waves: readonly RiskSet[]): readonly string[] =>
  waves.map(({ id, ups, downs, unexplained, undated, stateTurns, scenario }) => {
    const rest = [
      ...(unexplained > 0 ? [`${plural(unexplained, 'act')} of states at rest or away, not counted`] : []),
      ...(undated > 0 ? [`${plural(undated, 'act')} of unknown day, censored`] : []),
    ];
    const parts = [
      `${plural(ups, 'step')} up and ${downs} down in ${stateTurns} state-${scenario.turn}s`,
      ...rest,
    ];
    return `  ${safeText(id)}: ${parts.join('; ')}`;
  });

const HEADS = [
  left('Parameter', 40),
  left('prior', 16),
  left('fitted', 16),
  right('share of spread'),
  left('', 24),
];

const aloneLines = (fit: OwnFit): readonly string[] => [
  `${safeText(fit.waves[0]?.id ?? '')} by itself: ${safeText(fit.rule.label)}`,
  ...table(
    HEADS,
    fit.estimates.map(({ parameter, mean, sd, ratio, weak }) => [
      safeText(parameter.id),
      withError(parameter.prior.mean, parameter.prior.sd),
      withError(mean, sd),
      fitNumber(ratio),
      weak ? 'weakly informed' : '',
    ]),
  ),
  ...correlationLines(fit),
];

const rateText = ({ mean, sd }: { readonly mean: number; readonly sd: number }): string =>
  withError(mean, sd);

/** A level, and the amount by which the played level is lower. */
const levelText = ({ mean, sd }: Parameter, lower: number): string =>
  lower === 0 ? withError(mean, sd) : `${withError(mean, sd)}, played ${fitNumber(lower)} lower`;

const familyLines = ({
  rule: { label, uncertainty, lower },
  family: { weights, levels, down, waves, rates, logLikelihood },
}: RuleFit): readonly string[] => [
  `${label} (dispositions ± ${uncertainty}): what all waves of two rungs together say of another wave`,
  ...table(
    [left('Weight', 20), left('prior', 16), left('another wave', 16), left('from wave to wave', 20)],
    weights.map(({ name, prior, mean, sd, waves: each }) => {
      const known = each.flatMap((value) => value ?? []);
      const range = `${fitNumber(Math.min(...known))} to ${fitNumber(Math.max(...known))}`;
      return [safeText(name), withError(prior.mean, prior.sd), withError(mean, sd), range];
    }),
  ),
  ...table(
    [left('Base rate (log of moves a month)', 50), left('another wave', 40)],
    [
      ['recognition, a claim that many follow', levelText(levels.many, lower.many)],
      ['recognition, any other claim', levelText(levels.few, lower.few)],
      ['withdrawal', rateText(down)],
      ...waves.map(({ id }, w) => [`  ${safeText(id)}`, rates[w] === undefined ? '–' : fitNumber(rates[w])]),
    ],
  ),
  ...indented(
    `± is the spread for a wave that was not fitted: error, and how far waves differ. Log likelihood ${fitNumber(logLikelihood)}. Blocs count as states that move by themselves, so errors are too small where blocs moved together.`,
  ),
];

/**
 * The text lists correlations of two errors that are stronger than this. The data then inform the sum or the difference
 * of the two parameters better than each parameter.
 */
const STRONG = 0.6;

const correlationLines = (fit: OwnFit): readonly string[] => {
  const pairs = fit.estimates.flatMap((a, r) =>
    fit.estimates.slice(r + 1).map((b, c) => ({
      a: a.parameter.id,
      b: b.parameter.id,
      value: fit.correlations[r]?.[r + 1 + c] ?? 0,
    })),
  );
  const strong = pairs
    .filter(({ value }) => Math.abs(value) >= STRONG)
    .toSorted((x, y) => Math.abs(y.value) - Math.abs(x.value));
  if (strong.length === 0) return [`No two errors correlate by ${STRONG} or more.`];
  return [
    `Errors that correlate by ${STRONG} or more`,
    ...table(
      [left('of', 40), left('and', 40), right('')],
      strong.map(({ a, b, value }) => [safeText(a), safeText(b), fitNumber(value)]),
    ),
  ];
};

const arrival = ({ rules, alone }: FitReport['study']): string => {
  const late = [
    ...rules
      .filter(({ family }) => !family.converged)
      .map(({ rule }) => `all waves together (${rule.label})`),
    ...alone.filter(({ converged }) => !converged).map(({ waves }) => safeText(waves[0]?.id ?? '')),
  ];
  return late.length === 0
    ? 'All fits converged.'
    : `NOT CONVERGED: the fit of ${listed(late)}. Do not use its numbers.`;
};

/** A fit in words and tables. */
export const fitText = ({ waves, study }: FitReport): readonly string[] => {
  const { rules, alone, leftOut } = study;
  return [
    `Weights fitted to ${listed(waves.map(({ id }) => safeText(id)))}${leftOut ? `, with ${safeText(leftOut.id)} left out` : ''}`,
    ...new Set(countLines(alone.flatMap((fit) => fit.waves))),
    '',
    ...rules.flatMap((each) => [...familyLines(each), '']),
    ...alone.flatMap((fit) => [...aloneLines(fit), '']),
    ...indented(
      "± beside a wave by itself is a standard error. “Share of spread”: the error over the prior's sd; 1.00 says that the data say nothing. In a wave in which no state acted all weights are weakly informed.",
    ),
    arrival(study),
  ];
};

/** The weights of social terms that waves ask for under several spreads of dispositions. */
export const socialText = (fits: readonly SocialFit[]): readonly string[] => {
  const names = SOCIAL_TERMS.filter((term) =>
    fits.some(({ family }) => family.weights.some(({ name }) => name === term)),
  );
  const heads = [left('Dispositions'), right('log likelihood'), ...names.map((name) => left(name, 16))];
  const rows = fits.map(({ uncertainty, family }) => [
    `± ${uncertainty}`,
    fitNumber(family.logLikelihood),
    ...names.map((name) => {
      const found = family.weights.find((weight) => weight.name === name);
      return found ? rateText(found) : '–';
    }),
  ]);
  return [
    'What others did, its weights left free, by the spread of dispositions that is assumed',
    ...table(heads, rows),
    ...indented(
      '± is a standard error; the prior is what was judged, ± 1. A wide spread of dispositions and examples explain the same record: the eager go first, and the rest are slow.',
    ),
    ...(fits.every(({ family }) => family.converged) ? [] : ['NOT CONVERGED: do not use these numbers.']),
  ];
};
