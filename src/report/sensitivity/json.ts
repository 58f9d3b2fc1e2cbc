import type { Estimate } from '../../domain/intervals.ts';
import type { InputAnswer, SensitivityAnswer } from '../../study/sensitivity/answer.ts';
import type { PointsAbout } from '../../study/sensitivity/points-file.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

const estimate = ({ value, low, high }: Estimate): object => ({
  value: known(value),
  low: known(low),
  high: known(high),
});

const inputData = ({ input, swing, variance, effect }: InputAnswer): object => ({
  input: input.id,
  label: input.label,
  ...(swing && {
    outcome_low: known(swing.low),
    outcome_high: known(swing.high),
    change: estimate(swing.change),
  }),
  ...(variance && {
    first: estimate(variance.first),
    total: estimate(variance.total),
    pawn: estimate(variance.pawn),
  }),
  ...(effect && {
    effect: estimate(effect.size),
    effect_mean: estimate(effect.mean),
    effect_spread: estimate(effect.spread),
  }),
});

/** What matters for an outcome, as plain data. */
const sensitivityData = (answer: SensitivityAnswer, about: PointsAbout): object => {
  const { plan, own, parts, range, inputs, pairs } = answer;
  return {
    outcome: about.outcome,
    when: about.when ?? null,
    method: plan.method,
    futures_of_a_point: plan.futures,
    futures_played: answer.played,
    futures_counted: answer.counted,
    rows: answer.rows,
    ended: answer.ended,
    own: { futures: own.futures, mean: known(own.mean) },
    range: range.map(known),
    ...(parts && {
      variance: {
        variance: known(parts.variance),
        inputs: estimate(parts.inputs),
        luck: known(parts.luck),
      },
    }),
    inputs: inputs.map(inputData),
    ...(plan.pairs && {
      pairs: pairs.map(({ inputs: [a, b], share }) => ({
        inputs: [plan.inputs[a]?.id, plan.inputs[b]?.id],
        share: estimate(share),
      })),
    }),
  };
};

/** What matters for an outcome, as JSON text. The same scenario, seed and plan give the same bytes. */
export const sensitivityJson = (answer: SensitivityAnswer, about: PointsAbout, manifest: Manifest): string =>
  answerJson(manifest, { sensitivity: sensitivityData(answer, about) });
