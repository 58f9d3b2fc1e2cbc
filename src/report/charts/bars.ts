import type { Interval } from '../../domain/intervals.ts';
import { GLYPHS } from './glyphs.ts';
import { fraction, room } from './scale.ts';

interface Sides {
  readonly left: string;
  readonly right: string;
}

/**
 * A bar on one side of a middle line: `share` is from −1 (all of the left side) to 1 (all of the right side). Each side is
 * `width` wide. Uses whole and half columns only: common fonts have no eighths for a bar to the left.
 */
export const twoSidedBar = (share: number, width: number): Sides => {
  const { full, leftHalf, rightHalf } = GLYPHS;
  const columns = room(width);
  const halves = Math.round(fraction(Math.abs(share), 1) * columns * 2);
  const drawn = share !== 0 && columns > 0 ? Math.max(1, halves) : 0;
  const whole = full.repeat(Math.floor(drawn / 2));
  const none = ' '.repeat(columns);
  return share < 0
    ? { left: ((drawn % 2 === 1 ? rightHalf : '') + whole).padStart(columns), right: none }
    : { left: none, right: (whole + (drawn % 2 === 1 ? leftHalf : '')).padEnd(columns) };
};

/** A bar of at most `width`. It is solid up to the lower end of an interval, and shaded up to its upper end. */
export const intervalBar = (
  { low, high }: Interval,
  scale: number,
  width: number,
): readonly [solid: string, shaded: string] => {
  const at = (share: number): number => Math.round(fraction(share, scale) * room(width));
  const solid = at(low);
  const shaded = Math.max(at(high) - solid, high > 0 && solid < room(width) ? 1 : 0);
  return [GLYPHS.full.repeat(solid), GLYPHS.unsure.repeat(shaded)];
};

/** The median of a quantity, and the range of nine futures in ten. */
interface NineInTen {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

/** `├──█───┤`: nine futures in ten and the median, on a scale from 0 to `most`, exactly `width` wide. */
export const spreadBar = ({ q05, q50, q95 }: NineInTen, most: number, width: number): string => {
  const { median, lowEnd, highEnd, between } = GLYPHS;
  const at = (count: number): number => Math.round(fraction(count, Math.max(1, most)) * (room(width) - 1));
  return Array.from({ length: room(width) }, (_, i) => {
    if (i === at(q50)) return median;
    if (i === at(q05)) return lowEnd;
    if (i === at(q95)) return highEnd;
    return i > at(q05) && i < at(q95) ? between : ' ';
  }).join('');
};
