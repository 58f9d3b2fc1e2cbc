import type { JackknifeEstimate } from '../../study/waves/scores.ts';
import type { BacktestReport, ScoredWave } from '../waves/backtest-report.ts';
import { wrap } from './layout.ts';
import { fixed, NBSP, percent } from './numbers.ts';
import { safeText } from './safe-text.ts';

/** The horizon, in months, of the skill that other answers quote. */
const SKILL_MONTHS = 12;

/** The score of the model on a wave that it had not seen, as other answers quote it. */
export interface WaveSkill {
  readonly id: string;
  readonly title: string;
  /** The file of weights that were fitted on the other waves. Null if the scenario's own weights were used. */
  readonly weights: string | null;
  /** Hashes of the scenario as played and of its record. They show whether the figures are current. */
  readonly sha256: string;
  readonly outcome: string;
  /** Hash of the drivers, weights and base rates that were scored. */
  readonly rules: string;
  readonly concordance: number | null;
  /** The horizon of the Brier skill: twelve months, or the last horizon before that in the record. */
  readonly months: number | null;
  /** Brier skill against the base rate of the other waves. */
  readonly brier_skill: number | null;
  /** Brier skill against rates by class, and against the forecast that no state follows. */
  readonly skill_by_class: number | null;
  readonly skill_nobody: number | null;
  /** The number of months scored, and how many had a count within the band of nine futures in ten. */
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

const skillOf = ({ score, sha256, outcome, rules, layer }: ScoredWave): WaveSkill => {
  const horizon = score.horizons.findLast(({ months }) => months <= SKILL_MONTHS);
  return {
    id: score.id,
    title: score.title,
    weights: layer ?? null,
    sha256,
    outcome,
    rules,
    concordance: plainValue(score.concordance.model),
    months: horizon?.months ?? null,
    brier_skill: plainValue(horizon?.against.base?.skill),
    skill_by_class: plainValue(horizon?.against.class?.skill),
    skill_nobody: plainValue(horizon?.against.nobody?.skill),
    coverage_months: score.coverage.months,
    covered: score.coverage.nine,
  };
};

/** The small file from which other answers quote how the model did on waves that it had not seen. */
export const skillJson = ({ engine, seed, futures, waves }: BacktestReport): string =>
  `${JSON.stringify({ engine, seed, futures, waves: waves.map(skillOf) } satisfies SkillFile, null, 2)}\n`;

const rangeOf = (values: readonly number[]): string => {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => fixed(value, 2));
  return values.length === 1 ? (least ?? '') : `${least ?? ''} to ${most ?? ''}`;
};

/** The scores over all waves, in words. Undefined if there are no scores to quote. */
const summaryOf = ({ waves }: Pick<SkillFile, 'waves'>) => {
  const order = waves.flatMap(({ concordance }) => concordance ?? []);
  const skills = waves.flatMap(({ brier_skill }) => brier_skill ?? []);
  const months = waves.reduce((sum, wave) => sum + wave.coverage_months, 0);
  if (order.length === 0 || skills.length === 0 || months === 0) return undefined;
  const beaten = (pick: (wave: WaveSkill) => number | null): string => {
    const known = waves.flatMap((wave) => pick(wave) ?? []);
    return `${known.filter((skill) => skill > 0).length} of ${known.length}`;
  };
  return {
    order: rangeOf(order),
    skills: rangeOf(skills),
    better: skills.filter((skill) => skill > 0).length,
    of: skills.length,
    byClass: beaten(({ skill_by_class }) => skill_by_class),
    nobody: beaten(({ skill_nobody }) => skill_nobody),
    covered: percent(waves.reduce((sum, wave) => sum + wave.covered, 0) / months),
  };
};

/**
 * The scores of the drivers and weights that have all these hashes (`rulesHash`). If no wave was scored with them, the
 * result has no waves. Their skill is then unknown.
 */
export const skillUnder = (file: SkillFile | undefined, rules: readonly string[]): SkillFile | undefined =>
  file && { ...file, waves: file.waves.filter((wave) => rules.every((each) => each === wave.rules)) };

const wavesText = ({ length }: readonly unknown[], kind: string): string =>
  `${length} ${kind} ${length === 1 ? 'wave' : 'waves'}`;

const NOT_TESTED = 'not tested on past waves';

/** One sentence on the model's skill on unseen waves. It may say that these drivers and weights were not tested. */
export const skillLine = (file: Pick<SkillFile, 'waves'>): string => {
  const summary = summaryOf(file);
  if (!summary)
    return `Skill: ${NOT_TESTED}. No back-test has scored these drivers and weights, so how well they foresee is not known. demarche backtest scores the waves with drivers and weights of their own.`;
  const { order, skills, better, of, covered, byClass, nobody } = summary;
  const weights = file.waves.every((wave) => wave.weights !== null)
    ? 'with weights fitted on the others'
    : 'with weights as written, by people who knew the outcome';
  return `Skill: on ${wavesText(file.waves, 'past')}, ${file.waves.length === 1 ? '' : 'each '}held out (${weights}), the model put who is earlier in order with a c-index of ${order} (0.5 is chance); up to 12 months on its chances beat the base rate in ${better} of ${of} (Brier skill ${skills}), rates by class in ${byClass} and “no state follows” in ${nobody}; its 90 % bands held the count in ${covered} of months. demarche backtest shows all.`;
};

/** The skill in JSON beside odds, as the sentence and any waves. Null if no file of scores is at hand. */
export const skillData = (file: SkillFile | undefined): object | null =>
  file === undefined ? null : { sentence: skillLine(file), ...file };

/** The skill in one line for screens, longest form first. Empty if no file of scores is at hand. */
export const skillForms = (file: SkillFile | undefined): readonly string[] => {
  if (!file) return [];
  const summary = summaryOf(file);
  if (!summary)
    return [
      `explores, does not forecast · these drivers and weights are ${NOT_TESTED}`,
      `explores, does not forecast · ${NOT_TESTED}`,
      NOT_TESTED,
    ];
  const { order, better, of, covered } = summary;
  const past = `on ${wavesText(file.waves, 'held-out')}`;
  const beats = `beat the base rate in ${better} of ${of}`;
  return [
    `explores, does not forecast · ${past} c-index ${order} (0.5 is chance), ${beats}, 90 % bands held ${covered.replaceAll(NBSP, ' ')}`,
    `explores, does not forecast · ${past} c-index ${order}, ${beats}`,
    `${past}: c-index ${order} (0.5 chance), ${beats}`,
    `${past} c-index ${order}, beat base ${better}/${of}`,
    `held-out waves: c-index ${order} (0.5 chance)`,
    `held-out waves: c-index ${order}`,
    `past c-index ${order}`,
  ];
};

/** The sentence as lines after an answer that shows odds. */
export const skillLines = (file: SkillFile | undefined): readonly string[] =>
  file === undefined ? [] : ['', ...wrap(safeText(skillLine(file)))];
