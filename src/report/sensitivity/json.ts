import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { InputAnswer, SensitivityAnswer } from '../../study/sensitivity/answer.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const inputData = ({ input, swing, variance, effect }: InputAnswer): object => ({
  input: input.id,
  label: input.label,
  ...(swing && {
    outcome_low: swing.low,
    outcome_high: swing.high,
    change: swing.change,
  }),
  ...(variance && {
    first: variance.first,
    total: variance.total,
    pawn: variance.pawn,
  }),
  ...(effect && {
    effect: effect.size,
    effect_mean: effect.mean,
    effect_spread: effect.spread,
  }),
});

/** What matters for an outcome, as plain data. JSON writes null for a number that is unknown (NaN). */
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
    own,
    range,
    ...(parts && { variance: parts }),
    inputs: inputs.map(inputData),
    ...(plan.pairs && {
      pairs: pairs.map(({ inputs: [a, b], share }) => ({
        inputs: [plan.inputs[a]?.id, plan.inputs[b]?.id],
        share,
      })),
    }),
  };
};

/** What matters for an outcome, as JSON text. The same scenario, seed and plan give the same bytes. */
export const sensitivityJson = (answer: SensitivityAnswer, about: PointsAbout, manifest: Manifest): string =>
  answerJson(manifest, { sensitivity: sensitivityData(answer, about) });
