import type { Estimate } from '../study/scores.ts';
import type { BacktestReport, ScoredWave } from './backtest-report.ts';

/** The horizon of the skill that other screens quote, in months. */
export const SKILL_MONTHS = 12;

/** What other screens say about a wave that the model had not seen. */
export interface WaveSkill {
  readonly id: string;
  readonly title: string;
  /** Hashes of the scenario as played and of what happened: whether the figures are current. */
  readonly sha256: string;
  readonly outcome: string;
  readonly concordance: number | null;
  /** Brier skill against the base rate of other waves at `months`, the horizon nearest to twelve that the record has. */
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
  readonly weights: 'as written' | 'fitted on the other waves';
  readonly waves: readonly WaveSkill[];
}

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 1000) / 1000;

const plainValue = (estimate: Estimate | undefined): number | null => rounded(estimate?.value);

const skillOf = ({ score, sha256, outcome }: ScoredWave): WaveSkill => {
  const horizon = score.horizons.findLast(({ months }) => months <= SKILL_MONTHS);
  return {
    id: score.id,
    title: score.title,
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
export const skillFile = (report: BacktestReport): SkillFile => ({
  engine: report.engine,
  seed: report.seed,
  futures: report.futures,
  weights: report.waves.every(({ layer }) => layer !== undefined)
    ? 'fitted on the other waves'
    : 'as written',
  waves: report.waves.map(skillOf),
});

export const skillJson = (report: BacktestReport): string =>
  `${JSON.stringify(skillFile(report), null, 2)}\n`;
