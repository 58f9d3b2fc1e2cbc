import { turnDate } from '../../domain/dates.ts';
import type { Share } from '../../domain/intervals.ts';
import type { StudyFrame } from '../../study/futures/frame.ts';
import { NBSP, percent } from './numbers.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The number of decimals that the interval of a percentage allows. More decimals would be noise. */
export const decimals = ({ low, high }: { readonly low: number; readonly high: number }): number => {
  const width = (high - low) * 100;
  return width >= 1 || width === 0 ? 0 : width >= 0.1 ? 1 : 2;
};

/** `1,234`. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** A share as `42 %`, with the decimals that its interval allows. */
export const sharePercent = (share: Share): string =>
  share.count === 0 || share.count === share.of
    ? percent(share.share)
    : `${(share.share * 100).toFixed(decimals(share))}${NBSP}%`;

/** The 95 % interval of a share, as `41–43 %`. */
export const shareInterval = (share: Share): string => {
  const digits = decimals(share);
  return `${(share.low * 100).toFixed(digits)}–${(share.high * 100).toFixed(digits)}${NBSP}%`;
};

/** `42 % (41–43 %)`. */
export const shareWithInterval = (share: Share): string => `${sharePercent(share)} (${shareInterval(share)})`;

/** `123 futures`. Also gives the number that was asked for, if fewer were played. */
export const futuresText = (futures: number, asked: number = futures): string =>
  `${thousands(futures)} futures${futures < asked ? ` of the ${thousands(asked)} asked for (partial: not all were played)` : ''}`;

/** `250 futures, worth about 2,000`: how many futures say as much without the same luck on both sides, where it matters. */
export const worthText = ({
  futures,
  worth,
}: {
  readonly futures: number;
  readonly worth: number;
}): string =>
  Math.abs(worth - futures) < futures / 10
    ? futuresText(futures)
    : `${futuresText(futures)}, worth about ${thousands(Number(worth.toPrecision(2)))}`;

/** `Mar 2027`: the month in which a turn ends; with weekly turns the day, `3 Mar 2027`. */
export const shortDate = (frame: Pick<StudyFrame, 'start' | 'unit'>, turn: number): string => {
  const [year = '', month = '', day = ''] = turnDate(frame.start, frame.unit, turn).split('-');
  const name = `${MONTHS[Number(month) - 1] ?? ''}${NBSP}${year}`;
  return frame.unit === 'week' ? `${Number(day)}${NBSP}${name}` : name;
};
