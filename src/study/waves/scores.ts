import { log } from '../../domain/exp-log.ts';
import { type Estimate, Z95 } from '../../domain/intervals.ts';

/** An estimate whose 95 % interval comes from a jackknife over states. */
export interface JackknifeEstimate extends Estimate {
  /** How many states it is from. */
  readonly of: number;
}

/**
 * An estimate and its 95 % interval by the jackknife (Efron & Stein 1981): `without(i)` is the estimate without unit i.
 * The normal interval is cut to `range`. Undefined if there is nothing to estimate from.
 */
export const jackknife = (
  value: number,
  count: number,
  without: (i: number) => number,
  range: readonly [number, number],
): JackknifeEstimate | undefined => {
  if (!Number.isFinite(value) || count < 2) return undefined;
  const values = Array.from({ length: count }, (_, i) => without(i)).filter(Number.isFinite);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const squares = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0);
  const half = Z95 * Math.sqrt(((values.length - 1) / values.length) * squares);
  const [least, most] = range;
  return { value, low: Math.max(least, value - half), high: Math.min(most, value + half), of: count };
};

/**
 * A state that is ranked: a score (higher: expected earlier), when it acted (undefined: not seen), and until when it was seen
 * not to have; `by`: where it acted after that on an unknown day, the turn by which it is known to have acted.
 */
export interface Ranked {
  readonly score: number;
  readonly turn: number | undefined;
  readonly last: number;
  readonly by?: number | undefined;
}

/** By state: pairs with a known first actor, and how many of them the scores put in the right order (ties by half). */
const pairsOf = (states: readonly Ranked[]) => {
  const known = new Float64Array(states.length);
  const right = new Float64Array(states.length);
  states.forEach((a, i) => {
    const acted = a.turn ?? a.by;
    if (acted === undefined) return;
    states.forEach((b, j) => {
      if (i === j) return;
      const later = b.turn === undefined ? b.last >= acted : b.turn > acted;
      if (!later) return;
      const credit = a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
      for (const each of [i, j]) {
        known[each] = (known[each] as number) + 1;
        right[each] = (right[each] as number) + credit;
      }
    });
  });
  return { known, right };
};

/**
 * Harrell's c-index (Harrell et al. 1982): of all pairs of states of which it is known who recognised earlier, the share
 * that the scores put in the right order; ties count half, pairs of one turn are left out. 0.5 is chance.
 */
export const concordance = (states: readonly Ranked[]): JackknifeEstimate | undefined => {
  const { known, right } = pairsOf(states);
  const sum = (values: Float64Array): number => values.reduce((total, v) => total + v, 0) / 2;
  const [pairs, rights] = [sum(known), sum(right)];
  if (pairs === 0) return undefined;
  return jackknife(
    rights / pairs,
    states.length,
    (i) => (rights - (right[i] as number)) / (pairs - (known[i] as number)),
    [0, 1],
  );
};

/** A chance that was given for something, and whether it happened. */
export interface Forecast {
  readonly chance: number;
  readonly happened: boolean;
}

const square = (x: number): number => x * x;

const miss = ({ chance, happened }: Forecast): number => square(chance - Number(happened));

/** The mean. NaN of nothing. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean squared error of chances (Brier 1950): 0 is perfect, 0.25 is what even odds get. NaN of nothing. */
export const brier = (forecasts: readonly Forecast[]): number => mean(forecasts.map(miss));

/** Chances are kept this far from 0 and 1 in the log score, so that one surprise does not decide the whole score. */
const CLIP = 1e-4;

/** Mean of −ln of the chance given to what happened; 0 is perfect, ln 2 is what even odds get. NaN of nothing. */
export const logScore = (forecasts: readonly Forecast[]): number =>
  mean(
    forecasts.map(
      ({ chance, happened }) => -log(Math.min(1 - CLIP, Math.max(CLIP, happened ? chance : 1 - chance))),
    ),
  );

/**
 * Brier skill: 1 − Brier/Brier of a reference on the same states. 1 is perfect, 0 no better than the reference, below 0
 * worse. Its interval is a jackknife over states. Undefined if the reference cannot be improved on.
 */
export const brierSkill = (
  forecasts: readonly Forecast[],
  reference: readonly Forecast[],
): JackknifeEstimate | undefined => {
  const own = forecasts.map(miss);
  const other = reference.map(miss);
  const sum = (values: readonly number[]): number => values.reduce((total, v) => total + v, 0);
  const [a, b] = [sum(own), sum(other)];
  if (own.length !== other.length || b === 0) return undefined;
  return jackknife(1 - a / b, own.length, (i) => 1 - (a - (own[i] as number)) / (b - (other[i] as number)), [
    Number.NEGATIVE_INFINITY,
    1,
  ]);
};

/** A class of chances, and how often the forecast things happened. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly happened: number;
  /** Mean of the chances given. */
  readonly chance: number;
}

/** Forecasts by tenths of the chance given, empty classes left out. */
export const calibration = (forecasts: readonly Forecast[]): readonly CalibrationBin[] =>
  Array.from({ length: 10 }, (_, b) => {
    const inside = forecasts.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === b);
    return {
      from: b / 10,
      to: (b + 1) / 10,
      count: inside.length,
      happened: inside.filter(({ happened }) => happened).length,
      chance: inside.length === 0 ? 0 : mean(inside.map(({ chance }) => chance)),
    };
  }).filter(({ count }) => count > 0);
