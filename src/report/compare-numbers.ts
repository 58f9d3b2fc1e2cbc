import type { Share } from '../domain/intervals.ts';
import { NBSP, quantity, signed } from './numbers.ts';
import { shareInterval, sharePercent } from './odds-numbers.ts';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Decimals of a percentage whose interval is so wide that more would say nothing. */
const decimals = ({ low, high }: Bounds): number => {
  const width = (high - low) * 100;
  return width >= 1 || width === 0 ? 0 : width >= 0.1 ? 1 : 2;
};

const fixed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? '0' : text.replace('-', '\u2212');
};

const withSign = (value: number, digits: number): string => {
  const text = fixed(value, digits);
  return value > 0 && text !== '0' ? `+${text}` : text;
};

/** `42 % (41–43 %)`. */
export const shareWithInterval = (share: Share): string => `${sharePercent(share)} (${shareInterval(share)})`;

/** A difference of shares in points of a hundred, with its interval: `+23 (+22 to +24)`; exactly nothing is `0`. */
export const pointsText = (difference: Bounds & { readonly value: number }): string => {
  if (difference.low === 0 && difference.high === 0) return '0';
  const digits = decimals(difference);
  const [value, low, high] = [difference.value, difference.low, difference.high].map((x) =>
    withSign(x * 100, digits),
  );
  return `${value ?? ''} (${low ?? ''} to ${high ?? ''})`;
};

/** The same with as many digits as it takes to see that an interval lies on one side of nothing. */
export const surePointsText = (difference: Bounds & { readonly value: number }): string => {
  const { value, low, high } = difference;
  if (low === 0 && high === 0) return '0';
  const near = Math.min(Math.abs(low), Math.abs(high)) * 100;
  const isSure = low > 0 || high < 0;
  let digits = (high - low) * 100 >= 1 ? 0 : 1;
  while (isSure && digits < 2 && Number(near.toFixed(digits)) === 0) digits++;
  return `${withSign(value * 100, digits)} (${withSign(low * 100, digits)} to ${withSign(high * 100, digits)})`;
};

/** A mean difference with its interval, to as many digits as its width warrants: `+1.68 (+1.63 to +1.72)`. */
export const meanText = ({ value, low, high }: Bounds & { readonly value: number }): string => {
  if (low === 0 && high === 0) return '0';
  if (!Number.isFinite(high - low)) return signed(value);
  const digits = Math.max(0, Math.min(6, -Math.floor(Math.log10(high - low))));
  return `${withSign(value, digits)} (${withSign(low, digits)} to ${withSign(high, digits)})`;
};

/** `1 point`, `0.4 points`. */
export const points = (share: number): string =>
  `${quantity(share * 100)}${NBSP}${share === 0.01 ? 'point' : 'points'}`;
