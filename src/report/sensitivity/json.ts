import type { Estimate, Share } from '../../domain/intervals.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { InputAnswer, SensitivityAnswer } from '../../study/sensitivity/answer.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

/** A number, or null for one that is unknown. */
export const knownNumber = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A number with its interval, as plain data. */
export const estimateData = ({ value, low, high }: Estimate): object => ({
  value: knownNumber(value),
  low: knownNumber(low),
  high: knownNumber(high),
});

/** A share of futures with its interval, as plain data. */
export const shareData = ({ count, of, share, low, high }: Share): object => ({
  count,
  of,
  share,
  low,
  high,
});

const inputData = ({ input, swing, variance, effect }: InputAnswer): object => ({
  input: input.id,
  label: input.label,
  ...(swing && {
    outcome_low: knownNumber(swing.low),
    outcome_high: knownNumber(swing.high),
    change: estimateData(swing.change),
  }),
  ...(variance && {
    first: estimateData(variance.first),
    total: estimateData(variance.total),
    pawn: estimateData(variance.pawn),
  }),
  ...(effect && {
    effect: estimateData(effect.size),
    effect_mean: estimateData(effect.mean),
    effect_spread: estimateData(effect.spread),
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
    own: { futures: own.futures, mean: knownNumber(own.mean) },
    range: range.map(knownNumber),
    ...(parts && {
      variance: {
        variance: knownNumber(parts.variance),
        inputs: estimateData(parts.inputs),
        luck: knownNumber(parts.luck),
      },
    }),
    inputs: inputs.map(inputData),
    ...(plan.pairs && {
      pairs: pairs.map(({ inputs: [a, b], share }) => ({
        inputs: [plan.inputs[a]?.id, plan.inputs[b]?.id],
        share: estimateData(share),
      })),
    }),
  };
};

/** What matters for an outcome, as JSON text. The same scenario, seed and plan give the same bytes. */
export const sensitivityJson = (answer: SensitivityAnswer, about: PointsAbout, manifest: Manifest): string =>
  answerJson(manifest, { sensitivity: sensitivityData(answer, about) });
