import { truncate } from '../../words/layout.ts';
import { NBSP, quantity } from '../../words/numbers.ts';

/** The room for a picture. */
export interface Canvas {
  readonly width: number;
  readonly narrow: boolean;
}

/** The title of a picture, and its description for those who cannot see it. */
export interface Caption {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export const FONT = 13;

/** A name, cut to fit beside an axis. */
export const axisName = (name: string, { narrow }: Canvas): string => truncate(name, narrow ? 16 : 24);

/** The room for names at the left edge. */
export const nameRoom = (names: readonly string[], canvas: Canvas): number => {
  const longest = Math.max(4, ...names.map((name) => axisName(name, canvas).length));
  return Math.round(longest * FONT * 0.58) + 14;
};

export const percentTick = (share: number): string => `${quantity(share * 100)}${NBSP}%`;

/**
 * Places labels so that none touches another: in the order of their values, at least `gap` apart, and between `low` and
 * `high` if there is room for all.
 */
export const spreadApart = (
  values: readonly number[],
  gap: number,
  low: number,
  high: number,
): readonly number[] => {
  const order = values.map((value, i) => ({ value, i })).toSorted((a, b) => a.value - b.value || b.i - a.i);
  const places = new Array<number>(values.length).fill(0);
  let least = low;
  for (const { value, i } of order) {
    const place = Math.max(value, least);
    places[i] = place;
    least = place + gap;
  }
  let most = high;
  for (const { i } of order.toReversed()) {
    const place = Math.min(places[i] ?? 0, most);
    places[i] = place;
    most = place - gap;
  }
  return places;
};

/** The smallest round step (1, 2 or 5 times a power of ten) that divides `span` into at most `most` steps. */
export const roundStep = (span: number, most: number): number => {
  for (let power = 1; ; power *= 10)
    for (const step of [power, 2 * power, 5 * power]) if (span / step <= most) return step;
};
