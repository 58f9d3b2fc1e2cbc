import { BLOCKS, type Glyphs } from './glyphs.ts';
import { fraction, room } from './scale.ts';

export interface Sides {
  readonly left: string;
  readonly right: string;
}

/**
 * A diverging bar: on one side of a middle line, `share` from −1 (all of the left side) to 1 (all of the right side). Each
 * side is `width` wide. Whole and half columns only, since a bar to the left has no eighths in common fonts.
 */
export const twoSidedBar = (
  share: number,
  width: number,
  { full, leftHalf, rightHalf }: Glyphs = BLOCKS,
): Sides => {
  const columns = room(width);
  const halves = Math.round(fraction(Math.abs(share), 1) * columns * 2);
  const drawn = share !== 0 && columns > 0 ? Math.max(1, halves) : 0;
  const whole = full.repeat(Math.floor(drawn / 2));
  const none = ' '.repeat(columns);
  return share < 0
    ? { left: ((drawn % 2 === 1 ? rightHalf : '') + whole).padStart(columns), right: none }
    : { left: none, right: (whole + (drawn % 2 === 1 ? leftHalf : '')).padEnd(columns) };
};

/** A share's 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A share as a bar of at most `width`: solid as far as it is sure, shaded over its interval. */
export const intervalBar = (
  { low, high }: Interval,
  scale: number,
  width: number,
  { full, unsure }: Glyphs = BLOCKS,
): readonly [solid: string, shaded: string] => {
  const at = (share: number): number => Math.round(fraction(share, scale) * room(width));
  const solid = at(low);
  const shaded = Math.max(at(high) - solid, high > 0 && solid < room(width) ? 1 : 0);
  return [full.repeat(solid), unsure.repeat(shaded)];
};

/** The middle of a quantity, and where nine futures in ten lie. */
export interface Spread {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

/** `├──█───┤`: nine futures in ten and the median, on a scale from 0 to `most` that is exactly `width` wide. */
export const spreadBar = (
  { q05, q50, q95 }: Spread,
  most: number,
  width: number,
  { median, lowEnd, highEnd, between }: Glyphs = BLOCKS,
): string => {
  const at = (count: number): number => Math.round(fraction(count, Math.max(1, most)) * (room(width) - 1));
  return Array.from({ length: room(width) }, (_, i) => {
    if (i === at(q50)) return median;
    if (i === at(q05)) return lowEnd;
    if (i === at(q95)) return highEnd;
    return i > at(q05) && i < at(q95) ? between : ' ';
  }).join('');
};
