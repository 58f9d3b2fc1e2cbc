import { turnDate } from '../domain/dates.ts';
import type { Share } from '../domain/intervals.ts';
import type { StudyFrame } from '../study/frame.ts';
import { NBSP, percent } from './numbers.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Decimals of a percentage whose interval is so wide that more would say nothing. */
const decimals = ({ low, high }: { readonly low: number; readonly high: number }): number => {
  const width = (high - low) * 100;
  return width >= 1 ? 0 : width >= 0.1 ? 1 : 2;
};

/** `1,234`. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** A share as `42 %`, to the digits that its interval warrants. */
export const sharePercent = (share: Share): string =>
  share.count === 0 || share.count === share.of
    ? percent(share.share)
    : `${(share.share * 100).toFixed(decimals(share))}${NBSP}%`;

/** Its 95 % interval as `41–43 %`. */
export const shareInterval = (share: Share): string => {
  const digits = decimals(share);
  return `${(share.low * 100).toFixed(digits)}–${(share.high * 100).toFixed(digits)}${NBSP}%`;
};

/** `Mar 2027`: the month (with weekly turns the day, `3 Mar 2027`) in which a turn ends. */
export const shortDate = (frame: Pick<StudyFrame, 'start' | 'unit'>, turn: number): string => {
  const [year = '', month = '', day = ''] = turnDate(frame.start, frame.unit, turn).split('-');
  const name = `${MONTHS[Number(month) - 1] ?? ''}${NBSP}${year}`;
  return frame.unit === 'week' ? `${Number(day)}${NBSP}${name}` : name;
};
