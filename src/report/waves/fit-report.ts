import type { FitStudy } from '../../study/fit/study.ts';
import type { WaveMark } from '../words/manifest.ts';
import { fixed } from '../words/numbers.ts';

/** A fit with the waves that were fitted. */
export interface FitReport {
  readonly waves: readonly WaveMark[];
  readonly study: FitStudy;
}

/** A number of a fit, with two decimals. */
export const fitNumber = (value: number): string => fixed(value, 2);

/** `1.23 ± 0.45`. */
export const withError = (mean: number, sd: number): string => `${fitNumber(mean)} ± ${fitNumber(sd)}`;

/** A weight of the weights file. */
interface FittedValue {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** The weights that the waves inform enough. If a wave was left out, only those that it has. */
export const fittedWeights = ({ study }: FitReport): readonly FittedValue[] => {
  const { weights, leftOut } = study;
  return weights
    .filter(({ name, weak }) => !weak && (leftOut === undefined || leftOut.weights[name] !== undefined))
    .map(({ name, mean, sd }) => ({ name, mean, sd }));
};
