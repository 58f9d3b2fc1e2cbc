import { exp } from '../domain/exp-log.ts';

/** The bounds of ln λ, for all weights (docs/model.md, section 7.2). */
const LOG_RATE_MIN = -40;
const LOG_RATE_MAX = 4;

/** The term that keeps a log rate within its bounds. */
export const limitOf = (sum: number): number =>
  sum > LOG_RATE_MAX ? LOG_RATE_MAX - sum : sum < LOG_RATE_MIN ? LOG_RATE_MIN - sum : 0;

/**
 * tanh(y)/y, the share of a social term that remains under the cap. Up to |y| = 1/2 it is the seventh convergent of Lambert's
 * continued fraction: its error there is one or two bits. The quotient is less exact near 0, and slower.
 */
export const capShare = (y: number): number => {
  const t = y * y;
  return t <= 0.25
    ? (135135 + t * (17325 + t * (378 + t))) / (135135 + t * (62370 + t * (3150 + t * 28)))
    : (1 - 2 / (exp(2 * y) + 1)) / y;
};
