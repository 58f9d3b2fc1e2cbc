import { csvOf } from '../../run/csv.ts';
import type { ClassPlayed } from '../debrief-report.ts';

/** A value as a number, if it is a number. A sign at the beginning of a text would be masked. */
const plain = (value: string): string | number => (/^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value);

/** Corrections as rows of evidence.csv, each with the old value, the team that corrects and the class's decision. */
export const correctionsCsv = ({ debrief }: ClassPlayed): string =>
  csvOf(
    'state,field,value,reason,source,confidence,value_before,source_before,date,reporter,seat,upstream,set',
    (debrief.evidence?.corrections ?? []).map(({ correction, card, upstream }) => {
      const { row, number } = card;
      const { value, source, date, reporter, reason, seat } = correction;
      const now = value ?? plain(row.value);
      return [
        ...[row.state, row.field, now, `${reporter}, ${date}: ${reason}`, source, row.confidence],
        ...[plain(row.value), row.source, date, reporter, seat, Number(upstream)],
        number && value !== undefined ? `${number.path}=${value}` : '',
      ];
    }),
  );

/** The effect of each row of evidence: one row for each row of a seat. */
export const rowsCsv = ({ game, debrief }: ClassPlayed): string => {
  const { rows = [], futures = 0 } = debrief.evidence ?? {};
  return csvOf(
    `seat,row,value,without,place,recognisers_mean_of_${futures}_futures,low,high`,
    rows.map(({ seat, card, effect, rank }) => [
      ...[seat, card.id, plain(card.row.value), card.number?.without ?? '', rank ?? ''],
      ...(effect ? [effect.count, ...effect.goals] : []).flatMap(({ value, low, high }) => [
        value,
        low,
        high,
      ]),
    ]),
    game.exercise.predictions.flatMap(({ id }) => [`chance_${id}`, `${id}_low`, `${id}_high`]),
  );
};

/** The odds before and after the corrections: one row for each prediction, and one row for the count. */
export const evidenceOddsCsv = ({ game, debrief }: ClassPlayed): string => {
  const { before, after } = debrief.evidence?.odds ?? {};
  if (!before) return '';
  const parts = (
    each: { readonly low: number; readonly high: number } | undefined,
    value: number | undefined,
  ) => [value ?? '', each?.low ?? '', each?.high ?? ''];
  return csvOf(
    'of,before,before_low,before_high,after,after_low,after_high,difference,difference_low,difference_high',
    [
      ...game.exercise.predictions.map(({ id }, g) => [
        id,
        ...parts(before.goals[g], before.goals[g]?.share),
        ...parts(after?.goals[g], after?.goals[g]?.share),
        ...parts(after?.difference.goals[g], after?.difference.goals[g]?.value),
      ]),
      [
        'recognisers',
        ...parts(before.count, before.count.value),
        ...parts(after?.count, after?.count.value),
        ...parts(after?.difference.count, after?.difference.count.value),
      ],
    ],
  );
};

/** The judgements of each seat on its rows. */
export const judgementsCsv = ({ debrief }: ClassPlayed): string =>
  csvOf(
    'seat,most,place,of,weakest,contradicted,reason,nonce,seal,seal_holds',
    (debrief.evidence?.judgements ?? []).map(({ seat, judgement, holds, rank, ranked, contradicted }) => [
      ...[seat, judgement.most, rank ?? '', ranked, judgement.weakest, contradicted ?? ''],
      ...[judgement.reason, judgement.nonce, judgement.seal, Number(holds)],
    ]),
  );
