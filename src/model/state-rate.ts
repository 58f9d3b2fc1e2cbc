import { BUILT_IN_WEIGHTS, type Term } from '../domain/terms.ts';
import type { Model, TieTable } from './model.ts';
import type { Situation } from './situation.ts';

/** ln λ stays within these bounds, whatever the weights (docs/model.md, section 4). */
export const LOG_RATE_MIN = -40;
export const LOG_RATE_MAX = 4;

/**
 * Where the terms of one log rate are written, in canonical order: base, turn, the drivers in id order, precedent,
 * pulse, match, legitimacy, taboo, implied, disposition, uncertainty, events, limit.
 */
export type TermBuffer = Float64Array;

export const termBuffer = (model: Model): TermBuffer => new Float64Array(model.drivers.count + 12);

const sumOfTiesAt = (ties: TieTable, i: number, rung: Uint8Array, atLeast: number): number => {
  const end = ties.start[i + 1] as number;
  let sum = 0;
  for (let e = ties.start[i] as number; e < end; e++)
    if ((rung[ties.other[e] as number] as number) >= atLeast) sum += ties.weight[e] as number;
  return sum;
};

const sumOfPulses = (ties: TieTable, i: number, pulse: Float64Array): number => {
  const end = ties.start[i + 1] as number;
  let sum = 0;
  for (let e = ties.start[i] as number; e < end; e++)
    sum += (ties.weight[e] as number) * (pulse[ties.other[e] as number] as number);
  return sum;
};

/** tanh(y)/y, the share of a social term that the cap leaves; by its series near 0, where the quotient is rough. */
const capShare = (y: number): number =>
  Math.abs(y) < 1e-3 ? 1 - (y * y) / 3 : (1 - 2 / (Math.exp(2 * y) + 1)) / y;

/**
 * Writes v_i(k), the value for state i of standing on rung k + 1 instead of k, as terms times `scale`:
 * scale 1 for the step up, −ζ for the step down. `at` is where the first driver stands.
 */
const writeValue = (
  model: Model,
  now: Situation,
  i: number,
  step: number,
  scale: number,
  out: TermBuffer,
): void => {
  const { drivers, states, social } = model;
  const count = drivers.count;
  const w = i * (count + BUILT_IN_WEIGHTS.length);
  for (let d = 0; d < count; d++)
    out[2 + d] =
      scale *
      ((now.weights[w + d] as number) *
        (drivers.profile[d * drivers.steps + step] as number) *
        (states.traits[i * count + d] as number) *
        (now.climate[d] as number));
  const s = w + count;
  const recognition = step + 1 === model.top;
  const precedent = (now.weights[s] as number) * sumOfTiesAt(model.peers, i, now.rung, step + 1);
  const pulse = (now.weights[s + 1] as number) * sumOfPulses(model.peers, i, now.pulse);
  const match = (now.weights[s + 2] as number) * sumOfTiesAt(model.rivals, i, now.rung, step + 1);
  const legitimacy = (now.weights[s + 3] as number) * (now.legitimacyStep - social.legitimacyStart);
  const taboo = recognition ? -(now.weights[s + 4] as number) * (states.taboo[i] as number) * now.taboo : 0;
  const share = scale * capShare((precedent + pulse + match + legitimacy + taboo) / social.cap);
  const o = 2 + count;
  out[o] = precedent * share;
  out[o + 1] = pulse * share;
  out[o + 2] = match * share;
  out[o + 3] = legitimacy * share;
  out[o + 4] = taboo * share;
  out[o + 5] = recognition && states.implied[i] === 1 ? scale * (now.weights[s + 5] as number) : 0;
  out[o + 6] = scale * (states.disposition[i] as number);
  out[o + 7] = scale * (now.uncertainty[i] as number);
};

/** The sum of the terms in canonical order, which is the log rate; fills in the last term, `limit`. */
export const sumTerms = (out: TermBuffer, last: number): number => {
  let sum = 0;
  for (let t = 0; t < last; t++) sum += out[t] as number;
  const limit = sum > LOG_RATE_MAX ? LOG_RATE_MAX - sum : sum < LOG_RATE_MIN ? LOG_RATE_MIN - sum : 0;
  out[last] = limit;
  return sum + limit;
};

/**
 * ln λ of state i's step up from its rung k < top, per turn; the terms are left in `out`.
 * ln λ_up = a[k] + v_i(k) (docs/model.md, section 4).
 */
export const logRateUp = (model: Model, now: Situation, i: number, out: TermBuffer): number => {
  const k = now.rung[i] as number;
  out[0] = now.up[k] as number;
  out[1] = model.rates.logTurn;
  writeValue(model, now, i, k, 1, out);
  const events = model.drivers.count + 10;
  out[events] = now.boostUp[i] as number;
  return sumTerms(out, events + 1);
};

/**
 * ln λ of state i's step down from its rung k > 0, per turn; the terms are left in `out`.
 * ln λ_down = a'[k] − ζ · v_i(k − 1).
 */
export const logRateDown = (model: Model, now: Situation, i: number, out: TermBuffer): number => {
  const k = now.rung[i] as number;
  out[0] = now.down[k - 1] as number;
  out[1] = model.rates.logTurn;
  writeValue(model, now, i, k - 1, -model.rates.hysteresis, out);
  const events = model.drivers.count + 10;
  out[events] = now.boostDown[i] as number;
  return sumTerms(out, events + 1);
};

/** The terms of a log rate by name; exact zeros are left out, since they change no sum. */
export const readTerms = (model: Model, out: TermBuffer): readonly Term[] => {
  const names = ['base', 'turn', ...model.ids.weights, 'disposition', 'uncertainty', 'events', 'limit'];
  return names
    .map((id, t) => ({ id, value: out[t] ?? 0 }))
    .filter((term) => term.id === 'base' || term.value !== 0);
};
