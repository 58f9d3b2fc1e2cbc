import type { FitStudy } from '../study/fit-study.ts';

/** A fit with the waves that made it. */
export interface FitReport {
  /** By wave: SHA-256 of its canonical scenario, and of what was observed. */
  readonly waves: readonly { readonly id: string; readonly scenario: string; readonly observed: string }[];
  readonly study: FitStudy;
}

/** How a number of a fit is written: two decimals, with a true minus sign. */
export const fitNumber = (value: number): string =>
  value
    .toFixed(2)
    .replace('-', '−')
    .replace(/^−(0\.00)$/, '$1');

/** `1.23 ± 0.45`. */
export const withError = (mean: number, sd: number): string => `${fitNumber(mean)} ± ${fitNumber(sd)}`;

/** A parameter for which all is said in a weights file: its place, its value and spread, or why there is none. */
export interface FittedValue {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** The weights of which enough is known, for the wave that was left out only those that it has. */
export const fittedWeights = ({ study }: FitReport): readonly FittedValue[] => {
  const { weights, leftOut } = study;
  return weights
    .filter(({ name, weak }) => !weak && (leftOut === undefined || leftOut.weights[name] !== undefined))
    .map(({ name, mean, sd }) => ({ name, mean, sd }));
};
