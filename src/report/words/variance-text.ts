import type { VarianceParts } from '../../study/odds/variance.ts';
import { percent } from './numbers.ts';

const interval = (low: number, high: number): string => `(95 % interval ${percent(low)} to ${percent(high)})`;

/** The sources of the variance of something, in a sentence without a full stop. */
export const varianceText = ({ parameters, low, high, rules, luck }: VarianceParts, what: string): string => {
  const of = `of the variance of ${what}`;
  const unsure = `${percent(parameters)} ${interval(low, high)} comes from weights and rates that are not certain`;
  if (!rules) return `${of}, ${unsure}, the rest from luck`;
  const ruled =
    rules.low > 0
      ? `${percent(rules.share)} ${interval(rules.low, rules.high)} comes from which rule states follow`
      : `what comes from which rule states follow may be nothing (95 % interval up to ${percent(rules.high)})`;
  return `${of}, ${unsure}, ${ruled}, and the rest (${percent(luck)}) from luck`;
};

/** The sources of a variance in a JSON answer. */
export const varianceData = (parts: VarianceParts | undefined): object | undefined => {
  if (!parts) return undefined;
  const { rules, luck, ...others } = parts;
  return { ...others, ...(rules && { luck, rules }) };
};
