import type { Exercise } from '../exercise.ts';

/** The factors by which a team may multiply a weight. */
export const WEIGHT_TIMES = [0.5, 2] as const;

/** A weight that a team would change, and the factor. */
export interface WeightChange {
  readonly weight: string;
  readonly times: (typeof WEIGHT_TIMES)[number];
}

/** The field of the weight that a team would change. */
export const CHANGE = 'change';

/** A change of a weight as the value of a field: `rights*0.5`. */
export const changeValue = ({ weight, times }: WeightChange): string => `${weight}*${times}`;

/** All changes of weights that a team may choose from. */
export const changesIn = ({ weights }: Pick<Exercise, 'weights'>): readonly WeightChange[] =>
  weights.flatMap((weight) => WEIGHT_TIMES.map((times) => ({ weight, times })));
