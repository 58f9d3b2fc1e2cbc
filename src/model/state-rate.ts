import { BUILT_IN_WEIGHTS, type Direction, SOCIAL_TERMS, type Term } from '../domain/terms.ts';
import type { Model, TieTable } from './model.ts';
import type { Situation } from './situation.ts';
import { termsPerRate } from './terms-per-rate.ts';

/** ln λ stays within these bounds, whatever the weights (docs/model.md, section 7.2). */
export const LOG_RATE_MIN = -40;
export const LOG_RATE_MAX = 4;

/**
 * Which terms of a state's log rates have to be written anew, as a sum of bits: `own` (a climate, a weight, an
 * event or the rung changed), `ties` (somebody watched moved), `social` (a pulse faded, the legitimacy or the taboo changed); `seen`: either of them.
 */
export const PARTS = { own: 1, ties: 2, social: 4, seen: 6, all: 7 } as const;

const sumTies = (
  ties: TieTable,
  i: number,
  rung: Uint8Array,
  step: number,
  up: Float64Array,
  down: Float64Array,
): void => {
  const end = ties.start[i + 1] as number;
  let above = 0;
  let level = 0;
  for (let e = ties.start[i] as number; e < end; e++) {
    const other = rung[ties.other[e] as number] as number;
    if (other < step) continue;
    const weight = ties.weight[e] as number;
    level += weight;
    if (other > step) above += weight;
  }
  up[i] = above;
  down[i] = level;
};

const sumPulses = (ties: TieTable, i: number, pulse: Float64Array): number => {
  const end = ties.start[i + 1] as number;
  let sum = 0;
  for (let e = ties.start[i] as number; e < end; e++)
    sum += (ties.weight[e] as number) * (pulse[ties.other[e] as number] as number);
  return sum;
};

/** Brings up to date what state i sees of those whom it watches; both of its log rates read it. */
export const lookAround = (model: Model, now: Situation, i: number, parts: number): void => {
  if ((parts & PARTS.ties) !== 0) {
    const step = now.rung[i] as number;
    sumTies(model.peers, i, now.rung, step, now.peersAbove, now.peersLevel);
    sumTies(model.rivals, i, now.rung, step, now.rivalsAbove, now.rivalsLevel);
  }
  if ((parts & PARTS.seen) !== 0) now.pulseSum[i] = sumPulses(model.peers, i, now.pulse);
};

const OWN_TERMS = ['implied', 'disposition', 'uncertainty', 'events'] as const;

/** tanh(y)/y, the share of a social term that the cap leaves; by its series near 0, where the quotient is rough. */
const capShare = (y: number): number =>
  Math.abs(y) < 1e-3 ? 1 - (y * y) / 3 : (1 - 2 / (Math.exp(2 * y) + 1)) / y;

/** Writes the terms that no other state can change, and their sum from the left. */
const writeOwn = (model: Model, now: Situation, i: number, step: number, up: boolean, row: number): void => {
  const { drivers, states, rates } = model;
  const { count, steps } = drivers;
  const out = up ? now.termsUp : now.termsDown;
  const scale = up ? 1 : -rates.hysteresis;
  const w = i * (count + BUILT_IN_WEIGHTS.length);
  const x = i * count;
  let sum = (up ? now.up : now.down)[step] as number;
  out[row] = sum;
  sum += out[row + 1] = rates.logTurn;
  for (let d = 0; d < count; d++)
    sum += out[row + 2 + d] =
      scale *
      ((now.weights[w + d] as number) *
        (drivers.profile[d * steps + step] as number) *
        (states.traits[x + d] as number) *
        (now.climate[d] as number));
  const at = row + 2 + count;
  const isImplied = step + 1 === model.top && states.implied[i] === 1;
  sum += out[at] = isImplied ? scale * (now.weights[w + count + SOCIAL_TERMS.length] as number) : 0;
  sum += out[at + 1] = scale * (states.disposition[i] as number);
  sum += out[at + 2] = scale * (now.uncertainty[i] as number);
  sum += out[at + 3] = (up ? now.boostUp : now.boostDown)[i] as number;
  (up ? now.ownUp : now.ownDown)[i] = sum;
};

const writeSocial = (
  model: Model,
  now: Situation,
  i: number,
  step: number,
  up: boolean,
  at: number,
): void => {
  const { drivers, states, social, rates } = model;
  const out = up ? now.termsUp : now.termsDown;
  const s = i * (drivers.count + BUILT_IN_WEIGHTS.length) + drivers.count;
  const peers = (up ? now.peersAbove : now.peersLevel)[i] as number;
  const rivals = (up ? now.rivalsAbove : now.rivalsLevel)[i] as number;
  const precedent = (now.weights[s] as number) * peers;
  const pulse = (now.weights[s + 1] as number) * (now.pulseSum[i] as number);
  const match = (now.weights[s + 2] as number) * rivals;
  const legitimacy = (now.weights[s + 3] as number) * (now.legitimacyStep - social.legitimacyStart);
  const recognition = step + 1 === model.top;
  const taboo = recognition ? -(now.weights[s + 4] as number) * (states.taboo[i] as number) * now.taboo : 0;
  const share =
    capShare((precedent + pulse + match + legitimacy + taboo) / social.cap) * (up ? 1 : -rates.hysteresis);
  out[at] = precedent * share;
  out[at + 1] = pulse * share;
  out[at + 2] = match * share;
  out[at + 3] = legitimacy * share;
  out[at + 4] = taboo * share;
};

/** What keeps a log rate within its bounds. */
export const limitOf = (sum: number): number =>
  sum > LOG_RATE_MAX ? LOG_RATE_MAX - sum : sum < LOG_RATE_MIN ? LOG_RATE_MIN - sum : 0;

/**
 * ln λ of state i's step in a direction from its rung k, per turn (docs/model.md, section 4):
 *
 *     ln λ_up = a[k] + v_i(k)        ln λ_down = a'[k] − ζ · v_i(k − 1)
 *
 * Only the terms in `parts` are written anew, into state i's row of the situation's terms; all of them are summed,
 * in canonical order. `lookAround` must have seen what the state sees. The step must exist: k < top up, k > 0 down.
 */
export const logRate = (
  model: Model,
  now: Situation,
  i: number,
  direction: Direction,
  parts: number,
): number => {
  const width = termsPerRate(model.drivers.count);
  const row = i * width;
  const social = row + width - 6;
  const up = direction === 'up';
  const step = (now.rung[i] as number) - (up ? 0 : 1);
  if ((parts & PARTS.own) !== 0) writeOwn(model, now, i, step, up, row);
  if ((parts & PARTS.seen) !== 0) writeSocial(model, now, i, step, up, social);
  const out = up ? now.termsUp : now.termsDown;
  let sum = (up ? now.ownUp : now.ownDown)[i] as number;
  for (let t = social; t < social + 5; t++) sum += out[t] as number;
  const limit = limitOf(sum);
  out[social + 5] = limit;
  return sum + limit;
};

/** The terms of state i's log rate by name, as last written; exact zeros are left out, since they change no sum. */
export const readTerms = (model: Model, now: Situation, i: number, direction: Direction): readonly Term[] => {
  const names = ['base', 'turn', ...model.ids.drivers, ...OWN_TERMS, ...SOCIAL_TERMS, 'limit'];
  const row = i * names.length;
  const terms = direction === 'up' ? now.termsUp : now.termsDown;
  return names
    .map((id, t) => ({ id, value: terms[row + t] ?? 0 }))
    .filter((term) => term.id === 'base' || term.value !== 0);
};
