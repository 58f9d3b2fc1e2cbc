import type { Estimate } from '../../domain/intervals.ts';
import type { InputAnswer, SensitivityAnswer } from '../../study/sensitivity/answer.ts';

/** The estimates of one input, in the order of their columns. */
const estimatesOf = ({ swing, variance, effect }: InputAnswer) =>
  ({
    change: swing?.change,
    first: variance?.first,
    total: variance?.total,
    pawn: variance?.pawn,
    effect: effect?.size,
    effect_mean: effect?.mean,
    effect_spread: effect?.spread,
  }) as const satisfies Readonly<Record<string, Estimate | undefined>>;

const MEASURES = ['change', 'first', 'total', 'pawn', 'effect', 'effect_mean', 'effect_spread'] as const;

/** The columns of the table, one row for each input. */
export const SENSITIVITY_COLUMNS = [
  ...['input', 'label', 'outcome_low', 'outcome_high'],
  ...MEASURES.flatMap((each) => [each, `${each}_low`, `${each}_high`]),
] as const;

const numbersOf = (row: InputAnswer): readonly number[] => {
  const of = estimatesOf(row);
  return [
    row.swing?.low ?? Number.NaN,
    row.swing?.high ?? Number.NaN,
    ...MEASURES.flatMap((each) => {
      const { value = Number.NaN, low = Number.NaN, high = Number.NaN } = of[each] ?? {};
      return [value, low, high];
    }),
  ];
};

/** The rows of the table. An unknown value is NaN. */
export const sensitivityRows = ({ inputs }: SensitivityAnswer): readonly (readonly (string | number)[])[] =>
  inputs.map((row) => [row.input.id, row.input.label, ...numbersOf(row)]);
