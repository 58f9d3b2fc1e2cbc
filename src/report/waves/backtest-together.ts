import type { HorizonScore, ReferenceId, WaveScore } from '../../study/waves/backtest.ts';
import { left, MAX_COLUMNS, right, table, wrap } from '../words/layout.ts';
import { fixed, percent, plural } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import type { BacktestReport } from './backtest-report.ts';
import { fitNumber } from './fit-report.ts';

/** The horizon of the summary. It is twelve months, or the last horizon before twelve months. */
const summaryHorizon = ({ horizons }: WaveScore): HorizonScore | undefined =>
  horizons.findLast(({ months }) => months <= 12);

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Expected and real recognisers of some waves, with Brier scores of the model and of its references. */
const groupLine = (title: string, waves: readonly WaveScore[]): readonly string[] => {
  const horizons = waves.flatMap((wave) => summaryHorizon(wave) ?? []);
  if (horizons.length === 0) return [];
  const expected = horizons.reduce((sum, each) => sum + each.expected, 0);
  const came = horizons.reduce((sum, each) => sum + each.happened, 0);
  const brierOf = (id: ReferenceId): string => {
    const scores = horizons.flatMap(({ against }) => against[id]?.brier ?? []);
    return scores.length === horizons.length ? fixed(meanOf(scores), 3) : 'no say';
  };
  return wrap(
    `${title} (${waves.length}): ${fixed(expected, 1)} recognisers expected within twelve months, ${came} came. Brier score: the model ${fixed(meanOf(horizons.map(({ model }) => model.brier)), 3)}, rates by class ${brierOf('class')}, base rate ${brierOf('base')}, nobody ${brierOf('nobody')}.`,
  );
};

const MANY_ACTS = 10;

const isLarge = ({ observed }: WaveScore): boolean => Math.max(...observed) >= MANY_ACTS;

const orderLine = (waves: readonly WaveScore[]): readonly string[] => {
  const many = waves.filter(isLarge);
  const order = many.flatMap(({ concordance }) => concordance.model?.value ?? []).toSorted((a, b) => a - b);
  const skills = many.flatMap((wave) => summaryHorizon(wave)?.against.base?.skill?.value ?? []);
  if (order.length === 0 || skills.length === 0) return [];
  const median = ((order[(order.length - 1) >> 1] ?? 0) + (order[order.length >> 1] ?? 0)) / 2;
  return wrap(
    `Waves with ${MANY_ACTS} acts or more (${many.length}): median c-index ${fitNumber(median)}, mean Brier skill against the base rate ${fitNumber(meanOf(skills))}.`,
  );
};

/** The scores on a wave of one source of chances: the model, a rival or a reference. */
interface Row {
  readonly brier: number;
  readonly log: number;
  readonly expected: number | undefined;
}

type RowOf = (horizon: HorizonScore) => Row | undefined;

const bySkill = (row: Row, { against }: HorizonScore): number | undefined =>
  against.base && against.base.brier > 0 ? 1 - row.brier / against.base.brier : undefined;

/** Half the width of the 95 % interval of a mean, in standard errors. */
const Z95 = 1.959963984540054;

/** A mean over waves and its 95 % interval. The interval assumes that the waves are a random sample. */
const meanText = (values: readonly number[]): string => {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = Z95 * Math.sqrt(squares / (values.length - 1) / values.length);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${fixed(value, 3)}`;
  return `${signed(mean)} (${signed(mean - half)} to ${signed(mean + half)})`;
};

const compared = (
  title: string,
  rowOf: RowOf,
  waves: readonly WaveScore[],
): readonly (readonly string[])[] => {
  const rows = waves.flatMap((wave) => {
    const horizon = summaryHorizon(wave);
    const row = horizon && rowOf(horizon);
    return row ? [{ wave, horizon, row }] : [];
  });
  if (rows.length < waves.length) return [];
  const skills = rows.flatMap(({ wave, horizon, row }) =>
    isLarge(wave) ? (bySkill(row, horizon) ?? []) : [],
  );
  const few = rows.filter(({ wave }) => wave.group !== 'many');
  const expected = few.flatMap(({ row }) => row.expected ?? []);
  const isModel = rows.every(({ horizon, row }) => row.log === horizon.model.log);
  return [
    [
      title,
      fixed(meanOf(rows.map(({ row }) => row.brier)), 4),
      fixed(meanOf(rows.map(({ row }) => row.log)), 3),
      skills.length === 0 ? '' : fitNumber(meanOf(skills)),
      expected.length < few.length || few.length === 0
        ? ''
        : fixed(
            expected.reduce((sum, each) => sum + each, 0),
            1,
          ),
      isModel ? '' : meanText(rows.map(({ horizon, row }) => horizon.model.log - row.log)),
    ],
  ];
};

/** The model, its rivals and its references side by side, as means over waves. */
const rivalLines = (waves: readonly WaveScore[]): readonly string[] => {
  const referenceRow =
    (id: ReferenceId): RowOf =>
    ({ against }) => {
      const score = against[id];
      return score && { ...score, expected: id === 'nobody' ? 0 : undefined };
    };
  const rows = [
    ...compared('the model', ({ model, expected }) => ({ ...model, expected }), waves),
    ...(waves[0]?.rivals ?? []).flatMap(({ id, label }) =>
      compared(safeText(label), ({ rivals }) => rivals.find((rival) => rival.id === id), waves),
    ),
    ...compared('rates by class', referenceRow('class'), waves),
    ...compared('base rate', referenceRow('base'), waves),
    ...compared('nobody', referenceRow('nobody'), waves),
  ];
  const heads = [
    left(`Mean of ${waves.length} waves`, 30),
    right('Brier'),
    right('log'),
    right('skill'),
    right('few'),
    left('log score: the model minus it (95 %)'),
  ];
  return [
    ...table(heads, rows, ''),
    ...wrap(
      `Each after twelve months, or at the end of the record. “skill” is the mean Brier skill against the base rate over waves with ${MANY_ACTS} acts or more, “few” what is expected of claims that few or none followed. Of the log score less is better, so below 0 the model is better.`,
    ),
  ];
};

const SKILL_OF: readonly ReferenceId[] = ['base', 'class', 'nobody'];

const waveRow = (score: WaveScore): readonly string[] => {
  const horizon = summaryHorizon(score);
  const skills = SKILL_OF.map((id) => {
    const skill = horizon?.against[id]?.skill;
    if (skill) return fitNumber(skill.value);
    return horizon?.against[id] ? 'perfect' : 'no say';
  });
  const { coverage, looseCoverage, concordance } = score;
  return [
    safeText(score.id),
    concordance.model ? fitNumber(concordance.model.value) : '–',
    horizon ? String(horizon.months) : '',
    ...skills,
    horizon ? fixed(horizon.expected, 1) : '',
    horizon ? String(horizon.happened) : '',
    `${coverage.nine} of ${coverage.months}`,
    `${looseCoverage.nine} of ${looseCoverage.months}`,
  ];
};

/** The summary of several waves. It is empty for a single wave. */
export const togetherLines = ({ waves }: BacktestReport): readonly string[] => {
  if (waves.length < 2) return [];
  const heads = [
    left('Wave', 20),
    ...['c-index', 'months', 'base', 'class', 'nobody', 'expected', 'came', '90 % band', 'loose'].map(
      (title) => right(title),
    ),
  ];
  const scores = waves.map(({ score }) => score);
  const sum = (pick: (score: WaveScore) => number): number =>
    scores.reduce((total, score) => total + pick(score), 0);
  const months = sum(({ coverage }) => coverage.months);
  return [
    '─'.repeat(MAX_COLUMNS),
    ...table(heads, scores.map(waveRow), ''),
    ...wrap(
      `“base”, “class” and “nobody” are the Brier skill of the model, after the months before it, against the base rate of the other waves, rates by class, and no state at all; above 0 the model is better, and a reference that is “perfect” cannot be beaten. “expected” and “came” count recognisers by then; “loose” is the band without cohesion.`,
    ),
    ...wrap(
      `Over all ${plural(months, 'month')} the observed count lay within the band of nine in ten futures in ${percent(sum(({ coverage }) => coverage.nine) / months)}; without cohesion in ${percent(sum(({ looseCoverage }) => looseCoverage.nine) / months)}.`,
    ),
    ...orderLine(scores),
    ...groupLine(
      'Claims that many followed',
      scores.filter(({ group }) => group === 'many'),
    ),
    ...groupLine(
      'Claims that few or none followed',
      scores.filter(({ group }) => group !== 'many'),
    ),
    '',
    ...rivalLines(scores),
  ];
};
