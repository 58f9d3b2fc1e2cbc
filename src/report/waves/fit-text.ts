import type { Fit } from '../../study/fit/fit.ts';
import { type Column, table, wrap } from '../words/layout.ts';
import { listed, plural } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { type FitReport, fitNumber, withError } from './fit-report.ts';

const countLines = ({ waves }: Fit): readonly string[] =>
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

const HEADS: readonly Column[] = [
  { title: 'Parameter', max: 40 },
  { title: 'prior', max: 16 },
  { title: 'fitted', max: 16 },
  { title: 'share of spread', align: 'right' },
  { title: '', max: 24 },
];

const togetherLines = (fit: Fit): readonly string[] => [
  'All waves together: weights shared, each wave with base rates of its own',
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
];

const acrossLines = ({ study }: FitReport): readonly string[] => {
  const { weights, alone } = study;
  if (alone.length < 2) return [];
  const heads: readonly Column[] = [
    { title: 'Weight', max: 16 },
    ...alone.map(({ waves }): Column => ({ title: safeText(waves[0]?.id ?? ''), max: 15 })),
    { title: 'another wave', max: 15 },
    { title: 'share of spread', align: 'right' },
    { title: '', max: 10 },
  ];
  const away = weights.map(({ mean, prior }) => (mean - prior.mean) * (mean - prior.mean));
  const distance = Math.sqrt(away.reduce((sum, square) => sum + square, 0) / away.length);
  return [
    'Wave by wave, and what that says of another wave: errors and disagreement together',
    ...table(
      heads,
      weights.map(({ name, waves, mean, sd, ratio, weak }) => [
        safeText(name),
        ...waves.map((wave) => (wave ? `${withError(wave.mean, wave.sd)}${wave.weak ? '*' : ''}` : '–')),
        withError(mean, sd),
        fitNumber(ratio),
        weak ? 'default' : '',
      ]),
    ),
    ...wrap(
      `* weakly informed by this wave. “default”: the waves say too little of this weight or contradict each other, so its default is kept. For another wave the weights lie ${fitNumber(distance)} from their defaults (root mean square).`,
      { first: '  ' },
    ),
  ];
};

/** Stronger correlations of two errors are listed. The data then inform the sum or the difference of the two better than each of them. */
const STRONG = 0.6;

const correlationLines = (fit: Fit): readonly string[] => {
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
      [
        { title: 'of', max: 40 },
        { title: 'and', max: 40 },
        { title: '', align: 'right' },
      ],
      strong.map(({ a, b, value }) => [safeText(a), safeText(b), fitNumber(value)]),
    ),
  ];
};

const arrival = (fits: readonly Fit[]): string => {
  const late = fits.filter(({ converged }) => !converged);
  if (late.length === 0)
    return `All ${fits.length === 1 ? '' : `${fits.length} `}fits converged, the first in ${fits[0]?.iterations ?? 0} iterations.`;
  return `NOT CONVERGED: the fit of ${listed(late.map(({ waves }) => waves.map(({ id }) => id).join(' and ')))}. Do not use its numbers.`;
};

/** A fit in words and tables. */
export const fitText = (report: FitReport): readonly string[] => {
  const { together, alone, leftOut } = report.study;
  const gain = together.logLikelihood - together.logLikelihoodAtDefaults;
  return [
    `Weights fitted to ${listed(report.waves.map(({ id }) => safeText(id)))}${leftOut ? `, with ${safeText(leftOut.id)} left out` : ''}`,
    ...countLines(together),
    '',
    ...togetherLines(together),
    ...wrap(
      `± is a standard error. “Share of spread”: the error over the prior's sd; 1.00 says that the data say nothing. Log likelihood ${fitNumber(together.logLikelihood)}, better by ${fitNumber(gain)} than at the defaults. Dispositions ${together.frailty ? 'integrated out' : 'left out'}; blocs count as states that move by themselves, so errors are too small where blocs moved together.`,
      { first: '  ' },
    ),
    '',
    ...acrossLines(report),
    '',
    ...correlationLines(together),
    '',
    arrival(alone.length > 1 ? [together, ...alone] : [together]),
  ];
};
