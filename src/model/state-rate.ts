import { BUILT_IN_WEIGHTS, type Direction, SOCIAL_TERMS, type Term } from '../domain/terms.ts';
import type { Model, TieTable } from './model.ts';
import type { Situation } from './situation.ts';
import { FIXED_TERMS, SEEN } from './situation.ts';

/** ln λ stays within these bounds, whatever the weights (docs/model.md, section 7.2). */
export const LOG_RATE_MIN = -40;
export const LOG_RATE_MAX = 4;

/**
 * Which terms of a state's log rates have to be taken anew, as a sum of bits: `up` and `down` (a climate changed, or
 * an event came or went that speaks to that direction; `own`: both), `ties` (somebody watched moved), `social` (a
 * pulse faded, the legitimacy or the taboo changed), `all` (the state itself moved, or a weight changed).
 */
export const PARTS = { up: 1, down: 2, own: 3, ties: 4, social: 8, seen: 12, all: 31 } as const;

/** The bit that only `all` has: the terms that stand as long as a state stays where it is. */
const FIXED = 16;

/** The names of the terms in canonical order. */
export const termNames = (model: Model): readonly string[] => [
  ...FIXED_TERMS,
  ...model.ids.drivers,
  'events',
  ...SOCIAL_TERMS,
  'limit',
];

/** The rules for states' rates, bound to one model and one situation. */
export interface StateRates {
  /**
   * Brings up to date what both of state i's log rates read of those whom it watches, as far as `parts` asks. To be
   * called before `logRate`.
   */
  readonly prepare: (i: number, parts: number) => void;
  /**
   * ln λ of state i's step up or down from its rung k, per turn (docs/model.md, section 7.2):
   *
   *     ln λ_up = a[k] + v_i(k)        ln λ_down = a'[k] − ζ · v_i(k − 1)
   *
   * Of the terms only those in `parts` are taken anew; the rest is remembered. The step must exist: k < top up, k > 0 down.
   */
  readonly logRate: (i: number, up: boolean, parts: number) => number;
  /** The terms of state i's log rate by name; in this order they sum to the log rate, bit for bit. */
  readonly termsOf: (i: number, direction: Direction) => readonly Term[];
}

const preparing = (model: Model, now: Situation): StateRates['prepare'] => {
  const { rung, pulse, seen } = now;
  const { peers, rivals } = model;
  /** Σ of the ties of state i to those above its rung, at `at`, and to those at it or above, at `at + 1`. */
  const sumTies = ({ start, other, weight }: TieTable, i: number, at: number): void => {
    const step = rung[i] as number;
    const end = start[i + 1] as number;
    let above = 0;
    let level = 0;
    for (let e = start[i] as number; e < end; e++) {
      const there = rung[other[e] as number] as number;
      if (there < step) continue;
      level += weight[e] as number;
      if (there > step) above += weight[e] as number;
    }
    seen[at] = above;
    seen[at + 1] = level;
  };
  const { start, other, weight } = peers;
  return (i, parts) => {
    const at = i * SEEN;
    if ((parts & PARTS.ties) !== 0) {
      sumTies(peers, i, at);
      sumTies(rivals, i, at + 2);
    }
    if ((parts & PARTS.seen) === 0) return;
    const end = start[i + 1] as number;
    let sum = 0;
    for (let e = start[i] as number; e < end; e++)
      sum += (weight[e] as number) * (pulse[other[e] as number] as number);
    seen[at + 4] = sum;
  };
};

/**
 * Writes what stands as long as a state stays where it is: the fixed terms, their sum from the left, and what each
 * driver's climate is multiplied by, scale · b_d[step] · w · x.
 */
const writingFixed = (model: Model, now: Situation): ((i: number, step: number, up: boolean) => void) => {
  const { fixedTerms, fixed, stakes, weights, uncertainty } = now;
  const { count, steps, profile } = model.drivers;
  const width = model.ids.weights.length;
  const { disposition, implied, traits } = model.states;
  return (i, step, up) => {
    const scale = up ? 1 : -model.rates.hysteresis;
    const isImplied = step + 1 === model.top && implied[i] === 1;
    fixedTerms[0] = (up ? now.up : now.down)[step] as number;
    fixedTerms[1] = model.rates.logTurn;
    fixedTerms[2] = isImplied ? scale * (weights[i * width + width - 1] as number) : 0;
    fixedTerms[3] = scale * (disposition[i] as number);
    fixedTerms[4] = scale * (uncertainty[i] as number);
    let sum = 0;
    for (let t = 0; t < FIXED_TERMS.length; t++) sum += fixedTerms[t] as number;
    const row = 2 * i + (up ? 0 : 1);
    fixed[row] = sum;
    for (let d = 0; d < count; d++)
      stakes[row * count + d] =
        scale *
        (profile[d * steps + step] as number) *
        (weights[i * width + d] as number) *
        (traits[i * count + d] as number);
  };
};

/** Sums the terms of the drivers and of events on to the fixed ones, and remembers the sum so far. */
const summingOwn = (model: Model, now: Situation): ((i: number, up: boolean) => void) => {
  const { fixed, own, stakes, climate, boostUp, boostDown } = now;
  const { count } = model.drivers;
  return (i, up) => {
    const row = 2 * i + (up ? 0 : 1);
    const at = row * count;
    let sum = fixed[row] as number;
    for (let d = 0; d < count; d++) sum += (stakes[at + d] as number) * (climate[d] as number);
    own[row] = sum + ((up ? boostUp : boostDown)[i] as number);
  };
};

/**
 * tanh(y)/y, the share of a social term that the cap leaves. Up to |y| = 1/2 by the seventh convergent of Lambert's
 * continued fraction, which is right to the last bit or two there (the quotient is rough near 0, and slower).
 */
const capShare = (y: number): number => {
  const t = y * y;
  return t <= 0.25
    ? (135135 + t * (17325 + t * (378 + t))) / (135135 + t * (62370 + t * (3150 + t * 28)))
    : (1 - 2 / (Math.exp(2 * y) + 1)) / y;
};

/** Writes the terms of what others do, each with its share of the capped sum. */
const writingSocial = (model: Model, now: Situation): ((i: number, step: number, up: boolean) => void) => {
  const { social, weights, seen } = now;
  const { count } = model.drivers;
  const { cap, legitimacyStart } = model.social;
  const { taboo } = model.states;
  const { top } = model;
  const { hysteresis } = model.rates;
  const width = count + BUILT_IN_WEIGHTS.length;
  return (i, step, up) => {
    const side = up ? 0 : 1;
    const w = i * width + count;
    const see = i * SEEN + side;
    const precedent = (weights[w] as number) * (seen[see] as number);
    const pulse = (weights[w + 1] as number) * (seen[i * SEEN + 4] as number);
    const match = (weights[w + 2] as number) * (seen[see + 2] as number);
    const legitimacy = (weights[w + 3] as number) * (now.legitimacyStep - legitimacyStart);
    const fear = step + 1 === top ? -(weights[w + 4] as number) * (taboo[i] as number) * now.taboo : 0;
    const y = (precedent + pulse + match + legitimacy + fear) / cap;
    const share = capShare(y) * (up ? 1 : -hysteresis);
    const at = (2 * i + side) * SOCIAL_TERMS.length;
    social[at] = precedent * share;
    social[at + 1] = pulse * share;
    social[at + 2] = match * share;
    social[at + 3] = legitimacy * share;
    social[at + 4] = fear * share;
  };
};

const rowOf = (table: Float64Array, row: number, width: number): readonly number[] => [
  ...table.subarray(row * width, (row + 1) * width),
];

/** What keeps a log rate within its bounds. */
export const limitOf = (sum: number): number =>
  sum > LOG_RATE_MAX ? LOG_RATE_MAX - sum : sum < LOG_RATE_MIN ? LOG_RATE_MIN - sum : 0;

/**
 * Binds the rules to a model and a situation: made once for each world, so that the tables are at hand in the loop
 * (looked up anew at each call they cost as much as the arithmetic).
 */
export const stateRates = (model: Model, now: Situation): StateRates => {
  const { rung, own, social } = now;
  const prepare = preparing(model, now);
  const writeFixed = writingFixed(model, now);
  const sumOwn = summingOwn(model, now);
  const writeSocial = writingSocial(model, now);
  const logRate: StateRates['logRate'] = (i, up, parts) => {
    const step = (rung[i] as number) - (up ? 0 : 1);
    if ((parts & FIXED) !== 0) writeFixed(i, step, up);
    if ((parts & PARTS.own) !== 0) sumOwn(i, up);
    if ((parts & PARTS.seen) !== 0) writeSocial(i, step, up);
    const row = 2 * i + (up ? 0 : 1);
    let sum = own[row] as number;
    for (let t = 0; t < SOCIAL_TERMS.length; t++) sum += social[row * SOCIAL_TERMS.length + t] as number;
    return sum + limitOf(sum);
  };
  const names = termNames(model);
  const termsOf: StateRates['termsOf'] = (i, direction) => {
    const up = direction === 'up';
    prepare(i, PARTS.all);
    logRate(i, up, PARTS.all);
    const row = 2 * i + (up ? 0 : 1);
    const values = [
      ...now.fixedTerms,
      ...rowOf(now.stakes, row, model.drivers.count).map((stake, d) => stake * (now.climate[d] as number)),
      (up ? now.boostUp : now.boostDown)[i] as number,
      ...rowOf(social, row, SOCIAL_TERMS.length),
    ];
    const sum = values.reduce((total, value) => total + value, 0);
    const limit = limitOf(sum);
    // Exact zeros change no sum.
    return names
      .map((id, t) => ({ id, value: values[t] ?? limit }))
      .filter((term) => term.id === 'base' || term.value !== 0);
  };
  return { prepare, logRate, termsOf };
};
