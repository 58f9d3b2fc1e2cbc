import type { Change } from '../../study/compare/compare.ts';
import { fixed, NBSP, quantity, signed } from '../words/numbers.ts';
import { decimals, sharePercent } from '../words/odds-numbers.ts';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A number with its sign; `0` without decimals if it rounds to nothing. */
const withSign = (value: number, digits: number): string => {
  const text = fixed(value, digits);
  if (Number(text) === 0) return '0';
  return value > 0 ? `+${text}` : text;
};

/** A difference of shares in points of a hundred, with its interval: `+23 (+22 to +24)`. No difference at all is `0`. */
export const pointsText = (difference: Bounds & { readonly value: number }): string => {
  if (difference.low === 0 && difference.high === 0) return '0';
  const digits = decimals(difference);
  const [value, low, high] = [difference.value, difference.low, difference.high].map((x) =>
    withSign(x * 100, digits),
  );
  return `${value ?? ''} (${low ?? ''} to ${high ?? ''})`;
};

/** A difference of shares, with enough digits to show that its interval lies on one side of 0. */
export const surePointsText = (difference: Bounds & { readonly value: number }): string => {
  const { value, low, high } = difference;
  if (low === 0 && high === 0) return '0';
  const near = Math.min(Math.abs(low), Math.abs(high)) * 100;
  const isSure = low > 0 || high < 0;
  let digits = (high - low) * 100 >= 2 ? 0 : 1;
  while (isSure && digits < 2 && Number(near.toFixed(digits)) === 0) digits++;
  return `${withSign(value * 100, digits)} (${withSign(low * 100, digits)} to ${withSign(high * 100, digits)})`;
};

/** A mean difference with its interval, `+1.68 (+1.63 to +1.72)`, with the digits that the interval allows. */
export const meanText = ({ value, low, high }: Bounds & { readonly value: number }): string => {
  if (low === 0 && high === 0) return '0';
  if (!Number.isFinite(high - low)) return signed(value);
  const width = Math.max(1e-6, high - low);
  const digits = Math.max(0, -Number(width.toExponential().split('e')[1]));
  return `${withSign(value, digits)} (${withSign(low, digits)} to ${withSign(high, digits)})`;
};

/** `1 point`, `0.4 points`. */
export const points = (share: number): string =>
  `${quantity(share * 100)}${NBSP}${share === 0.01 ? 'point' : 'points'}`;

/** A change as the cells of a table: the shares of both sides, and their difference. */
export const changeCells = ({ base, variant, difference }: Change): readonly string[] => [
  sharePercent(base),
  sharePercent(variant),
  pointsText(difference),
];
