import { log } from '../../domain/exp-log.ts';
import type { Interval } from '../../domain/intervals.ts';
import { streamOf } from '../../random/luck.ts';

/** The results of the futures with a lever at one value: by future, 1 if the goal was reached. */
export interface Point {
  readonly value: number;
  readonly outcomes: Uint8Array;
}

export const reachedIn = (outcomes: Uint8Array): number => {
  let sum = 0;
  for (let r = 0; r < outcomes.length; r++) sum += outcomes[r] as number;
  return sum;
};

export const shareAt = ({ outcomes }: Point): number =>
  outcomes.length === 0 ? 0 : reachedIn(outcomes) / outcomes.length;

/** ln(−ln(1 − share)), in which odds rise about evenly with weights; 0 and 1 are drawn in by half a future. */
export const cloglog = (share: number, n: number): number => {
  const inside = Math.min(1 - 0.5 / n, Math.max(0.5 / n, share));
  return log(-log(1 - inside));
};

/**
 * Where shares at given values first reach `odds`, in the order given: between two values by the straight line through
 * them; of a lever with separate values the first one that does. Undefined if none does.
 */
export const crossingOf = (
  values: readonly number[],
  shares: readonly number[],
  odds: number,
  separate: boolean,
): number | undefined => {
  const at = shares.findIndex((share) => share >= odds);
  if (at < 0) return undefined;
  const [value = 0, share = 0] = [values[at], shares[at]];
  if (at === 0 || separate) return value;
  const [before = value, lower = share] = [values[at - 1], shares[at - 1]];
  return before + ((value - before) * (odds - lower)) / (share - lower);
};

/** The points of a lever, from its own value outward, with futures of the same outcomes taken together. */
interface Kinds {
  /** By future: its kind. */
  readonly kind: Int32Array;
  /** By kind: the outcome at each point. */
  readonly outcomes: readonly Uint8Array[];
}

/** A resample treats futures with the same outcome at every point as one kind. */
const kindsOf = (points: readonly Point[]): Kinds => {
  const n = points[0]?.outcomes.length ?? 0;
  const known = new Map<string, number>();
  const outcomes: Uint8Array[] = [];
  const kind = Int32Array.from({ length: n }, (_, r) => {
    const own = Uint8Array.from(points, (point) => point.outcomes[r] as number);
    const name = own.join('');
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, outcomes.length);
    outcomes.push(own);
    return outcomes.length - 1;
  });
  return { kind, outcomes };
};

/** How often futures are resampled. */
const RESAMPLES = 400;

interface ResampleOptions {
  /** The lever's own value. A tip at the first point lies beyond the points that were played, unless that is this value. */
  readonly from: number;
  readonly odds: number;
  readonly separate: boolean;
  readonly seed: string;
}

/** An interval of a tipping value. An open end means that some resamples tip beyond the points that were played. */
export interface TipInterval extends Interval {
  readonly open: boolean;
}

/**
 * 95 % interval of the value at which a lever tips, by resampling futures with replacement (Efron 1979, percentiles).
 * `points` go from the lever's own value outward. All have the same futures, so that no resample needs a new run.
 */
export const resampledCrossing = (points: readonly Point[], options: ResampleOptions): TipInterval => {
  const { from, odds, separate, seed } = options;
  const { kind, outcomes } = kindsOf(points);
  const n = kind.length;
  const values = points.map(({ value }) => value);
  const random = streamOf(`${seed} resample`);
  const counts = new Float64Array(outcomes.length);
  let beyond = 0;
  const tips = Float64Array.from({ length: RESAMPLES }, () => {
    counts.fill(0);
    for (let r = 0; r < n; r++) {
      const k = kind[Math.floor(random() * n)] as number;
      counts[k] = (counts[k] as number) + 1;
    }
    const shares = points.map((_, p) => {
      let sum = 0;
      for (let k = 0; k < counts.length; k++) sum += (counts[k] as number) * (outcomes[k]?.[p] ?? 0);
      return sum / n;
    });
    const tip = crossingOf(values, shares, odds, separate);
    if (tip === undefined || (tip === values[0] && tip !== from)) beyond += 1;
    return tip ?? values.at(-1) ?? 0;
  }).sort();
  const rank = Math.floor(0.025 * RESAMPLES);
  return {
    low: tips[rank] ?? 0,
    high: tips[RESAMPLES - 1 - rank] ?? 0,
    open: !separate && beyond > rank,
  };
};
