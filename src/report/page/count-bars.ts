import { shareOf } from '../../domain/intervals.ts';
import { sharePercent } from '../words/odds-numbers.ts';
import { roundStep } from './draw/canvas.ts';
import type { Bar } from './draw/figures.ts';

/** The most columns that have room for their texts. */
const MOST_COLUMNS = 14;
/** The most columns of several counts that have room for their texts. Such columns have longer names. */
const MOST_CLASSES = 8;

/** A column of futures with one count of recognisers, or with a few counts. */
interface CountBar extends Bar {
  readonly from: number;
  readonly to: number;
  readonly futures: number;
}

/**
 * Futures by count of recognisers, from the smallest count to the largest, `shown` among them if it is given. Many counts are
 * grouped into classes. `counts` has the number of futures for each count from 0.
 */
export const countBars = (
  counts: readonly number[],
  futures: number,
  shown?: number,
): readonly CountBar[] => {
  const smallest = Math.max(
    0,
    counts.findIndex((n) => n > 0),
  );
  const largest = counts.findLastIndex((n) => n > 0);
  const [low, high] =
    shown === undefined ? [smallest, largest] : [Math.min(smallest, shown), Math.max(largest, shown)];
  const span = high - low + 1;
  const width = span <= MOST_COLUMNS ? 1 : roundStep(span, MOST_CLASSES - 1);
  const first = low - (low % width);
  return Array.from({ length: Math.max(1, Math.ceil((high - first + 1) / width)) }, (_, i) => {
    const from = first + i * width;
    const n = counts.slice(from, from + width).reduce((sum, each) => sum + each, 0);
    const share = shareOf(n, futures);
    return {
      label: width === 1 ? String(from) : `${from}–${from + width - 1}`,
      value: share.share,
      text: sharePercent(share),
      from,
      to: from + width - 1,
      futures: n,
    };
  });
};
