import { turnDate } from '../../domain/dates.ts';
import type { HorizonScore, WaveScore } from '../../study/waves/backtest.ts';
import type { JackknifeEstimate } from '../../study/waves/scores.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import type { BacktestReport, ScoredWave } from './backtest-report.ts';

/** JSON has null for a bound that an estimate does not have. */
const estimateOf = (estimate: JackknifeEstimate | undefined): object | null => {
  if (estimate === undefined) return null;
  const { value, low, high, of: states } = estimate;
  return { value, low, high, states };
};

const horizonOf = ({ against, rivals, ...horizon }: HorizonScore): object => ({
  ...horizon,
  rivals: rivals.map((rival) => ({ ...rival, skill: estimateOf(rival.skill) })),
  against: Object.fromEntries(
    Object.entries(against).map(([id, score]) => [
      id,
      score === undefined ? null : { ...score, skill: estimateOf(score.skill) },
    ]),
  ),
});

const curvesOf = ({ fan, observed, start, unit }: WaveScore): readonly object[] =>
  fan.map((spread, turn) => ({
    ...spread,
    date: turnDate(start, unit, turn),
    observed: observed[turn],
  }));

const waveOf = ({ score, sha256, outcome, layer, others }: ScoredWave): object => {
  const { id, title, start, unit, turns, futures, states, cohesion, coverage } = score;
  const estimates = Object.entries(score.concordance).map(([by, estimate]) => [by, estimateOf(estimate)]);
  return {
    id,
    title,
    sha256,
    outcome_sha256: outcome,
    weights: layer ?? null,
    group: score.group,
    held_out_from: others,
    start,
    unit,
    turns,
    futures,
    states,
    cohesion,
    own_cohesion: score.ownCohesion ?? null,
    concordance: Object.fromEntries(estimates),
    rivals: score.rivals.map((rival) => ({ ...rival, concordance: estimateOf(rival.concordance) })),
    horizons: score.horizons.map(horizonOf),
    coverage,
    coverage_without_cohesion: score.looseCoverage,
    first_ten: score.firstTen,
    curve: curvesOf(score),
  };
};

/** A back-test as JSON, with all its results. */
export const backtestJson = ({ waves }: BacktestReport, manifest: Manifest): string =>
  answerJson(manifest, { waves: waves.map(waveOf) });
