import type { Estimate } from '../../domain/intervals.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { AskedOfPoints } from '../../study/sensitivity/outcome.ts';
import { fixed, percent, quantity } from '../words/numbers.ts';
import { shortDate, thousands } from '../words/odds-numbers.ts';

/** Values of the outcome, and differences between its values, in words. */
export interface Wording {
  readonly value: (value: number) => string;
  readonly change: (value: number) => string;
  /** The unit of differences. */
  readonly unit: string;
}

const sign = (text: string): string => (text.startsWith('\u2212') || Number(text) === 0 ? text : `+${text}`);

export const wordingOf = ({ outcome }: AskedOfPoints, { start, unit }: PointsAbout): Wording => {
  switch (outcome.kind) {
    case 'odds':
      return {
        value: percent,
        change: (value) => sign(fixed(100 * value, 1)),
        unit: 'points of a hundred',
      };
    case 'date':
      return {
        value: (turn) => shortDate({ start, unit }, Math.round(turn)),
        change: (value) => sign(fixed(value, 1)),
        unit: `${unit}s`,
      };
    case 'level':
      return { value: quantity, change: (value) => sign(fixed(value, 2)), unit: 'units of the outcome' };
  }
};

/** A number in words, or a dash if the number is unknown. */
export const known = (value: number, say: (value: number) => string): string =>
  Number.isFinite(value) ? say(value) : '–';

/** A number with its interval. */
export const between = ({ value, low, high }: Estimate, say: (value: number) => string): string =>
  Number.isFinite(value) ? `${say(value)} (${say(low)} to ${say(high)})` : '–';

/** The reason why a study has no answer. Its condition never held, or its outcome never happened. */
export const nothingFound = (
  { outcome }: AskedOfPoints,
  { when }: PointsAbout,
  { played, counted }: { readonly played: number; readonly counted: number },
): string => {
  const or = outcome.kind === 'date' ? ', or the outcome never happened,' : '';
  return counted === 0 && when !== undefined
    ? `The condition never held${or} in ${thousands(played)} futures: there is nothing to tell apart.`
    : `The outcome never happened in ${thousands(counted === 0 ? played : counted)} futures: there is nothing to tell apart.`;
};
