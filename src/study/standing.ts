import type { Model } from '../model/model.ts';
import { quantileOf } from './intervals.ts';
import { sizeOf } from './ranges.ts';
import type { Tally } from './tally.ts';

/** Of a tally, as much as the screens show while futures run: who has recognised by the last turn, and how many when. */
export interface Standing {
  readonly futures: number;
  /** By state: futures in which it recognises in some turn; all of them where it does so from the start. */
  readonly recognised: Uint32Array;
  /** By turn, then state: futures in which it first recognises in that turn; in turn 0 all of them where it does so from the start. */
  readonly passages: Uint32Array;
  /** By turn, then count of recognisers, 0 to states: futures. */
  readonly counts: Uint32Array;
}

/** Reads a standing off a tally of a model. */
export const standingOf = ({ states, top, rungs }: Model, tally: Tally): Standing => {
  const futures = sizeOf(tally.futures);
  const recognised = Uint32Array.from(states.rung, (rung) => (rung === top ? futures : 0));
  const passages = new Uint32Array((tally.shape.turns + 1) * states.count);
  passages.set(recognised);
  for (let turn = 0; turn <= tally.shape.turns; turn++)
    for (let i = 0; i < states.count; i++) {
      const at = turn * states.count + i;
      const first = tally.firsts[at * rungs + top] ?? 0;
      recognised[i] = (recognised[i] ?? 0) + first;
      passages[at] = (passages[at] ?? 0) + first;
    }
  return { futures, recognised, passages, counts: tally.recognisers };
};

/** A standing of no future at all. */
export const emptyStanding = (states: number, turns: number): Standing => ({
  futures: 0,
  recognised: new Uint32Array(states),
  passages: new Uint32Array((turns + 1) * states),
  counts: new Uint32Array((turns + 1) * (states + 1)),
});

const sum = (a: Uint32Array, b: Uint32Array): Uint32Array => a.map((value, i) => value + (b[i] ?? 0));

/** The standing of all futures of two, which must have none in common. */
export const addStandings = (a: Standing, b: Standing): Standing => ({
  futures: a.futures + b.futures,
  recognised: sum(a.recognised, b.recognised),
  passages: sum(a.passages, b.passages),
  counts: sum(a.counts, b.counts),
});

/** The count of recognisers in one turn, over futures. */
export interface CountTurn {
  readonly mean: number;
  /** Quantiles: `q50` is the median, and one future in twenty lies below `q05` and one above `q95`. */
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** The fan: how the count of recognisers spreads, turn by turn. Empty before there is a future. */
export const fanOf = ({ futures, recognised, counts }: Omit<Standing, 'passages'>): readonly CountTurn[] => {
  const width = recognised.length + 1;
  if (futures === 0) return [];
  return Array.from({ length: counts.length / width }, (_, turn) => {
    const histogram = counts.subarray(turn * width, (turn + 1) * width);
    const total = histogram.reduce((all, n, count) => all + n * count, 0);
    return {
      mean: total / futures,
      q05: quantileOf(histogram, futures, 0.05),
      q25: quantileOf(histogram, futures, 0.25),
      q50: quantileOf(histogram, futures, 0.5),
      q75: quantileOf(histogram, futures, 0.75),
      q95: quantileOf(histogram, futures, 0.95),
    };
  });
};
