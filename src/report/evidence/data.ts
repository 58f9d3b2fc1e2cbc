import type { EvidenceAnswer, FigureFound } from '../../study/evidence/worth.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const figureData = ({ input, figure, swing, varianceBrought, share }: FigureFound): object => ({
  figure: input.id,
  label: input.label,
  value: figure.value,
  confidence: figure.confidence,
  source: figure.source,
  reason: figure.reason,
  outcome_low: swing?.low ?? Number.NaN,
  outcome_high: swing?.high ?? Number.NaN,
  ...(swing && { change: swing.change }),
  variance: varianceBrought,
  share,
});

/** Which source to check next, as JSON text. The same scenario, seed and plan give the same bytes. */
export const evidenceJson = (
  { study, figures, luck, brought, share }: EvidenceAnswer,
  about: PointsAbout,
  manifest: Manifest,
): string =>
  answerJson(manifest, {
    evidence: {
      outcome: about.outcome,
      when: about.when ?? null,
      futures_of_an_end: study.plan.futures,
      futures_played: study.played,
      futures_counted: study.counted,
      own: study.own,
      variance: { futures: luck, figures: brought, share },
      figures: figures.map(figureData),
    },
  });

/** The columns of the table, one row for each figure. */
export const EVIDENCE_COLUMNS = [
  ...['figure', 'label', 'value', 'confidence', 'source'],
  ...['outcome_low', 'outcome_high', 'change', 'change_low', 'change_high'],
  ...['variance', 'variance_low', 'variance_high', 'share', 'share_low', 'share_high'],
] as const;

/** The rows of the table. An unknown value is NaN. */
export const evidenceTable = ({ figures }: EvidenceAnswer): readonly (readonly (string | number)[])[] =>
  figures.map(({ input, figure, swing, varianceBrought: variance, share }) => [
    ...[input.id, input.label, figure.value, figure.confidence, figure.source],
    ...[swing?.low ?? Number.NaN, swing?.high ?? Number.NaN],
    ...[swing?.change.value ?? Number.NaN, swing?.change.low ?? Number.NaN, swing?.change.high ?? Number.NaN],
    ...[variance.value, variance.low, variance.high, share.value, share.low, share.high],
  ]);
