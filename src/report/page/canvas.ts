import { cut } from '../layout.ts';
import { NBSP, quantity } from '../numbers.ts';

/** How much room there is. */
export interface Canvas {
  readonly width: number;
  readonly narrow: boolean;
}

export const FONT = 13;

/** A name as it fits beside an axis. */
export const axisName = (name: string, { narrow }: Canvas): string => cut(name, narrow ? 16 : 24);

/** Room for names at the left edge. */
export const nameRoom = (names: readonly string[], canvas: Canvas): number => {
  const longest = Math.max(4, ...names.map((name) => axisName(name, canvas).length));
  return Math.round(longest * FONT * 0.58) + 14;
};

export const percentTick = (share: number): string => `${quantity(share * 100)}${NBSP}%`;

/** Where labels go so that none touches another: each at least `gap` above the one below it, none under `low`. */
export const spread = (values: readonly number[], gap: number, low: number): readonly number[] => {
  const order = values.map((value, i) => ({ value, i })).toSorted((a, b) => a.value - b.value || b.i - a.i);
  const places = new Array<number>(values.length).fill(0);
  let least = low;
  for (const { value, i } of order) {
    const place = Math.max(value, least);
    places[i] = place;
    least = place + gap;
  }
  return places;
};
