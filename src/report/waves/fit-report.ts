import type { FitStudy } from '../../study/fit/study.ts';
import type { WaveMark } from '../words/manifest.ts';
import { fixed } from '../words/numbers.ts';

/** A fit with the waves that were fitted. */
export interface FitReport {
  readonly waves: readonly WaveMark[];
  readonly study: FitStudy;
}

/** A number of a fit or a back-test, with two decimals. */
export const fitNumber = (value: number): string => fixed(value, 2);

/** `1.23 ± 0.45`. */
export const withError = (mean: number, sd: number): string => `${fitNumber(mean)} ± ${fitNumber(sd)}`;
