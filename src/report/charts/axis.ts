import { cut, textWidth } from '../layout.ts';
import { room } from './scale.ts';

/** Two ends of an axis under a plot: `Jul 2025          Jul 2028`; the first alone where both have no room. */
export const axis = (left: string, right: string, width: number): string => {
  const gap = room(width) - textWidth(left) - textWidth(right);
  if (gap >= 1) return left + ' '.repeat(gap) + right;
  return room(width) === 0 ? '' : cut(left, room(width));
};
