import type { HorizonScore, ReferenceId, WaveScore } from '../../study/waves/backtest.ts';
import type { JackknifeEstimate } from '../../study/waves/scores.ts';
import { printedFan } from '../charts/fan.ts';
import { reliabilityPlot } from '../charts/reliability.ts';
import { left, MAX_COLUMNS, printable, right, table, wrap } from '../words/layout.ts';
import { fixed, listed, longDate, percent, plural, turnsText } from '../words/numbers.ts';
import { shortDate, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import type { BacktestReport, ScoredWave } from './backtest-report.ts';
import { togetherLines } from './backtest-together.ts';
import { fitNumber } from './fit-report.ts';

const interval = (estimate: JackknifeEstimate | undefined): string =>
  estimate === undefined
    ? 'no say'
    : `${fitNumber(estimate.value)} (${fitNumber(estimate.low)} to ${fitNumber(estimate.high)})`;

const REFERENCE_TEXTS: Readonly<Record<ReferenceId, string>> = {
  base: 'base rate of the other waves',
  class: 'rates by class: other waves of its class',
  nobody: 'nobody: no state follows',
  hindsight: 'its own base rate, known only afterwards',
  neighbours: 'nearest neighbours by UN votes',
};

const REFERENCES: readonly ReferenceId[] = ['base', 'class', 'nobody', 'hindsight', 'neighbours'];

const heading = ({ score, layer, others }: ScoredWave, { seed }: BacktestReport): readonly string[] => {
  const weights =
    layer === undefined
      ? 'Weights as written in its scenario: judgement by people who know the outcome, so this is no clean test.'
      : `Weights and rates of ${safeText(layer)}.`;
  const from =
    others.length === 0
      ? 'No other wave to compare with.'
      : `References and cohesion of blocs (${fitNumber(score.cohesion)}; its own, known only afterwards, is ${score.ownCohesion === undefined ? 'unknown' : fitNumber(score.ownCohesion)}) from ${listed(others.map(safeText))}.`;
  return [
    safeText(score.title),
    ...wrap(
      `${thousands(score.futures)} futures from ${longDate(score.start)} over ${turnsText(score.turns, score.unit)}, seed “${safeText(seed)}”, held against ${plural(score.states, 'state')} that could act from the first day. ${weights} ${from}`,
    ),
  ];
};

const orderLines = ({ concordance, rivals, firstTen, states }: WaveScore): readonly string[] => {
  const rows = [
    ['the model', interval(concordance.model)],
    ...rivals.map((rival) => [safeText(rival.label), interval(rival.concordance)]),
    ['nearest neighbours by UN votes', interval(concordance.neighbours)],
  ];
  const ranks = firstTen.map(({ rank }) => rank);
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / Math.max(1, ranks.length);
  const names = firstTen.map(({ name, rank }) => `${safeText(name)} ${rank}`);
  return [
    '',
    ...table([left('Who is earlier: c-index, 0.5 is chance', 48), left('(95 % interval)')], rows, ''),
    ...(names.length === 0
      ? []
      : wrap(
          `Place in the model's order of the first ${names.length} that acted: ${listed(names)}; mean ${Math.round(mean)} of ${states}, by chance ${Math.round((states + 1) / 2)}.`,
        )),
  ];
};

const horizonLines = (score: WaveScore, horizon: HorizonScore): readonly string[] => {
  const { months, date, known, happened, model, against, rivals } = horizon;
  const heads = [
    left(`After ${plural(months, 'month')}`, 42),
    right('Brier'),
    right('log score'),
    left('Brier skill of the model (95 %)'),
  ];
  const skillText = (skill: JackknifeEstimate | undefined): string =>
    skill ? interval(skill) : 'none: the reference is perfect';
  const rivalRows = rivals.map(({ label, brier, log, skill }) => [
    safeText(label),
    fixed(brier, 3),
    fitNumber(log),
    skillText(skill),
  ]);
  const rows = REFERENCES.flatMap((id) => {
    const reference = against[id];
    return reference === undefined
      ? [
          [
            REFERENCE_TEXTS[id],
            '',
            '',
            id === 'neighbours' ? 'no say: no votes are known' : 'no say: no other record is as long',
          ],
        ]
      : [
          [
            REFERENCE_TEXTS[id],
            fixed(reference.brier, 3),
            fitNumber(reference.log),
            skillText(reference.skill),
          ],
        ];
  });
  return [
    '',
    ...wrap(
      `By ${longDate(date)} ${happened} of ${plural(known, 'state')} had recognised (${percent(happened / known)}); of ${score.states - known} it is not known.`,
    ),
    ...table(
      heads,
      [['the model', fixed(model.brier, 3), fitNumber(model.log), ''], ...rivalRows, ...rows],
      '',
    ),
  ];
};

const calibrationLines = ({ horizons }: WaveScore): readonly string[] => {
  const horizon = horizons.findLast(({ months }) => months <= 12) ?? horizons[0];
  if (!horizon || horizon.calibration.length === 0) return [];
  const heads = [left('Chance given'), right('states'), right('mean chance'), right('happened')];
  const share = (count: number, of: number): string => `${Math.round((100 * count) / of)} %`;
  const rows = horizon.calibration.map(({ from, to, count, happened, chance }) => [
    `${Math.round(from * 100)} to ${Math.round(to * 100)} %`,
    String(count),
    share(chance, 1),
    share(happened, count),
  ]);
  const points = horizon.calibration.map(({ chance, count, happened }) => ({
    chance,
    share: happened / count,
  }));
  return [
    '',
    `Calibration after ${plural(horizon.months, 'month')}`,
    ...table(heads, rows),
    '',
    '  % happened',
    ...reliabilityPlot(points).map((line) => `  ${line.trimEnd()}`),
    '      chance given; on the dots both are the same',
  ];
};

const bandLines = (score: WaveScore): readonly string[] => {
  const { coverage, looseCoverage, fan, observed, turns } = score;
  const at = (count: number, of: number): string => (of === 0 ? 'no month' : `${percent(count / of)}`);
  const frame = { start: score.start, unit: score.unit };
  return [
    '',
    'How many recognise: the fan, and what happened',
    ...wrap(
      `In ${plural(coverage.months, 'month')} the observed count lay within the band of nine in ten futures in ${at(coverage.nine, coverage.months)}, within that of half of them in ${at(coverage.half, coverage.months)}. Without cohesion of blocs: ${at(looseCoverage.nine, looseCoverage.months)} and ${at(looseCoverage.half, looseCoverage.months)}.`,
    ),
    '',
    ...printedFan(fan, [shortDate(frame, 0), shortDate(frame, turns)], observed),
    '  ● what happened   █ median   ▓ half of the futures   ░ nine in ten',
  ];
};

const waveLines = (wave: ScoredWave, report: BacktestReport): readonly string[] => [
  ...heading(wave, report),
  ...orderLines(wave.score),
  ...wave.score.horizons.flatMap((horizon) => horizonLines(wave.score, horizon)),
  ...calibrationLines(wave.score),
  ...bandLines(wave.score),
];

/** A back-test in words, tables and plots, at most 100 columns wide. */
export const backtestText = (report: BacktestReport): readonly string[] =>
  [
    ...report.waves.flatMap((wave, n) => [
      ...(n === 0 ? [] : ['─'.repeat(MAX_COLUMNS)]),
      ...waveLines(wave, report),
    ]),
    ...togetherLines(report),
  ].map(printable);
