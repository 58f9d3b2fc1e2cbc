import type { JackknifeEstimate } from '../study/scores.ts';
import type { BacktestReport, ScoredWave } from './backtest-report.ts';
import { wrap } from './layout.ts';
import { NBSP, percent } from './numbers.ts';
import { safeText } from './safe-text.ts';

/** The horizon of the skill that other screens quote, in months. */
const SKILL_MONTHS = 12;

/** What other screens say about a wave that the model had not seen. */
export interface WaveSkill {
  readonly id: string;
  readonly title: string;
  /** The file of weights, fitted on the other waves; null: as written in its scenario. */
  readonly weights: string | null;
  /** Hashes of the scenario as played and of what happened: whether the figures are current. */
  readonly sha256: string;
  readonly outcome: string;
  readonly concordance: number | null;
  /** Brier skill against the base rate of the other waves at `months`: twelve, or the last horizon before that the record has. */
  readonly months: number | null;
  readonly brier_skill: number | null;
  /** Months scored, and in how many the count lay within the band of nine in ten futures. */
  readonly coverage_months: number;
  readonly covered: number;
}

export interface SkillFile {
  readonly engine: string;
  readonly seed: string;
  readonly futures: number;
  readonly waves: readonly WaveSkill[];
}

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 1000) / 1000;

const plainValue = (estimate: JackknifeEstimate | undefined): number | null => rounded(estimate?.value);

const skillOf = ({ score, sha256, outcome, layer }: ScoredWave): WaveSkill => {
  const horizon = score.horizons.findLast(({ months }) => months <= SKILL_MONTHS);
  return {
    id: score.id,
    title: score.title,
    weights: layer ?? null,
    sha256,
    outcome,
    concordance: plainValue(score.concordance.model),
    months: horizon?.months ?? null,
    brier_skill: plainValue(horizon?.against.base?.skill),
    coverage_months: score.coverage.months,
    covered: score.coverage.nine,
  };
};

/** The small file from which other screens quote how the model did on waves that it had not seen. */
const skillFile = ({ engine, seed, futures, waves }: BacktestReport): SkillFile => ({
  engine,
  seed,
  futures,
  waves: waves.map(skillOf),
});

export const skillJson = (report: BacktestReport): string =>
  `${JSON.stringify(skillFile(report), null, 2)}\n`;

const two = (value: number): string => value.toFixed(2).replace('-', '\u2212');

const rangeOf = (values: readonly number[]): string =>
  values.length === 1 ? two(values[0] ?? 0) : `${two(Math.min(...values))} to ${two(Math.max(...values))}`;

/**
 * One sentence on how the model did on waves that it had not seen, for wherever odds are shown; undefined where the file
 * has nothing to say.
 */
export const skillLine = ({ waves }: Pick<SkillFile, 'waves'>): string | undefined => {
  const order = waves.flatMap(({ concordance }) => concordance ?? []);
  const skills = waves.flatMap(({ brier_skill }) => brier_skill ?? []);
  const months = waves.reduce((sum, wave) => sum + wave.coverage_months, 0);
  if (order.length === 0 || skills.length === 0 || months === 0) return undefined;
  const covered = waves.reduce((sum, wave) => sum + wave.covered, 0);
  const fitted = waves.every(({ weights }) => weights !== null);
  const better = skills.filter((skill) => skill > 0).length;
  const weights = fitted
    ? 'with weights fitted on the others'
    : 'with weights as written, by people who knew the outcome';
  return `Skill: on ${waves.length} past waves, each held out (${weights}), the model put who is earlier in order with a c-index of ${rangeOf(order)} (0.5 is chance); up to 12 months on its chances beat the base rate in ${better} of ${skills.length} (Brier skill ${rangeOf(skills)}); its 90 % bands held the count in ${percent(covered / months)} of months. demarche backtest shows all.`;
};

/** What JSON says beside odds: the sentence and the figures behind it; null where there is nothing to quote. */
export const skillData = (file: SkillFile | undefined): object | null => {
  const sentence = file && skillLine(file);
  return file === undefined || sentence === undefined ? null : { sentence, ...file };
};

/**
 * The same in one line for screens, longest form first: how many past waves, how well the model put who is earlier in
 * order, in how many of them its chances beat the base rate. Empty where the file has nothing to say.
 */
export const skillForms = (file: SkillFile | undefined): readonly string[] => {
  if (!file || skillLine(file) === undefined) return [];
  const { waves } = file;
  const order = rangeOf(waves.flatMap(({ concordance }) => concordance ?? []));
  const skills = waves.flatMap(({ brier_skill }) => brier_skill ?? []);
  const better = skills.filter((skill) => skill > 0).length;
  const months = waves.reduce((sum, wave) => sum + wave.coverage_months, 0);
  const covered = percent(waves.reduce((sum, wave) => sum + wave.covered, 0) / months).replaceAll(NBSP, ' ');
  const past = `on ${waves.length} held-out waves`;
  const beats = `beat the base rate in ${better} of ${skills.length}`;
  return [
    `explores, does not forecast · ${past} c-index ${order} (0.5 is chance), ${beats}, 90 % bands held ${covered}`,
    `explores, does not forecast · ${past} c-index ${order}, ${beats}`,
    `${past}: c-index ${order} (0.5 chance), ${beats}`,
    `${past} c-index ${order}, beat base ${better}/${skills.length}`,
    `held-out waves: c-index ${order} (0.5 chance)`,
    `held-out waves: c-index ${order}`,
    `past c-index ${order}`,
  ];
};

/** The sentence as lines of text after an answer that shows odds. */
export const skillLines = (sentence: string | undefined): readonly string[] =>
  sentence === undefined ? [] : ['', ...wrap(safeText(sentence))];
