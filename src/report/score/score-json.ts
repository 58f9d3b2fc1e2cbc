import type { ScoreAnswer, ScoredGroup } from '../../study/score/score-forecast.ts';
import type { JackknifeEstimate } from '../../study/waves/scores.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const estimateOf = (estimate: JackknifeEstimate | undefined): object | null =>
  estimate === undefined ? null : { value: estimate.value, low: estimate.low, high: estimate.high };

const groupOf = ({ id, states, scores }: ScoredGroup): object => ({
  id,
  states,
  scores: scores.map(({ worse, ...score }) => ({ ...score, log_less_forecast: estimateOf(worse) })),
});

/** A score as JSON, with all its results. */
export const scoreJson = (
  { forecast, groups, movers, counts, calibration }: ScoreAnswer,
  manifest: Manifest,
): string => {
  const { title, start, date, futures, rungs, states, recognisers } = forecast;
  return answerJson(manifest, {
    forecast: { title, start: start ?? null, date, futures, rungs, states: states.length },
    groups: groups.map(groupOf),
    movers: movers.map(({ from, to, ...mover }) => ({ ...mover, from: rungs[from], to: rungs[to] })),
    rung_counts: counts,
    recognisers: recognisers ?? null,
    calibration,
  });
};
