import { type Direction, SOCIAL_TERMS, type Term } from '../domain/terms.ts';
import { capShare, limitOf } from './cap.ts';
import type { Model, TieTable } from './model.ts';
import { bySocialTerm, FIXED_TERMS, SEEN, type Situation, seenPulse, TERM_COLUMNS } from './situation.ts';

/**
 * Which terms of a state's log rates to recompute, as a sum of bits. `own`: a climate changed, or an event for the state
 * began or ended. `social`: a pulse faded, or the legitimacy or the taboo changed. `ties`: a state that it watches moved.
 * `all`: the state itself moved, or a weight changed.
 */
export const PARTS = { own: 1, social: 2, ties: 6, all: 15 } as const;

/** The bits that `ties` and `all` add: the sums over watched states, and the terms that are fixed while the state stays. */
const WATCHED = 4;
const FIXED = 8;

/** The rules for states' rates, bound to one model and one situation. */
export interface StateRates {
  /**
   * Recomputes the log rates of the first `count` states of `list`: for each state the terms that parts[i] asks for.
   * The other terms are kept. Leaves them in logUp[i] and logDown[i], per turn (docs/model.md, section 7.2), for a
   * state on rung k:
   *
   *     ln λ_up = a[k] + v_i(k)   (k < top)        ln λ_down = a'[k] − ζ · v_i(k − 1)   (k > 0)
   */
  readonly refresh: (list: Int32Array, count: number, parts: Uint8Array) => void;
  /** The terms of state i's log rate by name; in this order they sum to the log rate, bit for bit. */
  readonly termsOf: (i: number, direction: Direction) => readonly Term[];
}

/** A pass over some states that recomputes one kind of term where parts[i] asks for it. */
type Pass = StateRates['refresh'];

/** Writes into `out` the terms that are fixed while a state stays on its rung. `step` is the rung below the step. */
const fixedTermsOf = (model: Model, now: Situation) => {
  const { weights, uncertainty } = now;
  const width = model.ids.weights.length;
  const { disposition, implied } = model.states;
  const impliedWeight = model.ids.weights.indexOf('implied');
  const { ids, counts } = model.rates.byFact;
  const column = (id: (typeof FIXED_TERMS)[number]): number => FIXED_TERMS.indexOf(id);
  const [BASE, TURN, IMPLIED] = [column('base'), column('turn'), column('implied')];
  const [DISPOSITION, UNCERTAINTY] = [column('disposition'), column('uncertainty')];
  return (i: number, step: number, up: boolean, out: Float64Array): void => {
    const scale = up ? 1 : -model.rates.hysteresis;
    const isImplied = step + 1 === model.top && implied[i] === 1;
    out[BASE] = (up ? now.up : now.down)[step] as number;
    out[TURN] = model.rates.logTurn;
    out[IMPLIED] = isImplied ? scale * (weights[i * width + impliedWeight] as number) : 0;
    out[DISPOSITION] = scale * (disposition[i] as number);
    out[UNCERTAINTY] = scale * (uncertainty[i] as number);
    const row = 2 * (i * model.rungs + step + (up ? 0 : 1)) + (up ? 0 : 1);
    for (let f = 0; f < ids.length; f++)
      out[FIXED_TERMS.length + f] = counts[row * ids.length + f] === 1 ? (now.byFact[f] as number) : 0;
  };
};

/** How much of its conditions a state puts to a step: all to the last one, half to the one before, none to others. */
const CONDITION_SHARES = [1, 0.5] as const;

/**
 * Writes what is fixed while a state stays on its rung: the sum of its fixed terms from the left, the factor of each
 * driver's climate, scale · b_d[step] · w · x, and that of each demand, −scale · share of the step · w · strength.
 */
const fixedPass = (model: Model, now: Situation): Pass => {
  const { rung, fixed, stakes, weights, claims } = now;
  const { count: drivers, steps, profile } = model.drivers;
  const width = model.ids.weights.length;
  const { traits } = model.states;
  const { start, strength } = model.demands;
  const conditions = model.ids.weights.indexOf('conditions');
  const terms = new Float64Array(FIXED_TERMS.length + model.rates.byFact.ids.length);
  const termsInto = fixedTermsOf(model, now);
  const write = (i: number, step: number, up: boolean): void => {
    const side = up ? 0 : 1;
    const scale = up ? 1 : -model.rates.hysteresis;
    termsInto(i, step, up, terms);
    let sum = 0;
    for (let t = 0; t < terms.length; t++) sum += terms[t] as number;
    fixed[2 * i + side] = sum;
    for (let d = 0; d < drivers; d++)
      stakes[2 * (i * drivers + d) + side] =
        scale *
        (profile[d * steps + step] as number) *
        (weights[i * width + d] as number) *
        (traits[i * drivers + d] as number);
    const put = scale * (CONDITION_SHARES[model.top - 1 - step] ?? 0);
    for (let at = start[i] as number; at < (start[i + 1] as number); at++)
      claims[2 * at + side] = -put * (weights[i * width + conditions] as number) * (strength[at] as number);
  };
  return (list, count, parts) => {
    for (let n = 0; n < count; n++) {
      const i = list[n] as number;
      if (((parts[i] as number) & FIXED) === 0) continue;
      const k = rung[i] as number;
      if (k < model.top) write(i, k, true);
      if (k > 0) write(i, k - 1, false);
    }
  };
};

/** Sums the ties of a state to states above its rung, and at its rung or above: first of peers, then of rivals. */
const watchedPass = (model: Model, now: Situation): Pass => {
  const { rung, seen } = now;
  const { peers, rivals } = model;
  const width = SEEN.length;
  const [PEERS, RIVALS] = [SEEN.indexOf('peersAbove'), SEEN.indexOf('rivalsAbove')];
  const sumTies = ({ start, other, weight }: TieTable, i: number, above: number): void => {
    const own = rung[i] as number;
    const end = start[i + 1] as number;
    let sumAbove = 0;
    let sumLevel = 0;
    for (let tie = start[i] as number; tie < end; tie++) {
      const there = rung[other[tie] as number] as number;
      // The sign bit of a difference replaces a branch, which the processor would predict wrongly half of the time.
      sumAbove += (weight[tie] as number) * ((own - there) >>> 31);
      sumLevel += (weight[tie] as number) * ((own - there - 1) >>> 31);
    }
    seen[above] = sumAbove;
    seen[above + 1] = sumLevel;
  };
  return (list, count, parts) => {
    if (!now.heeds) return;
    for (let n = 0; n < count; n++) {
      const i = list[n] as number;
      if (((parts[i] as number) & WATCHED) === 0) continue;
      sumTies(peers, i, i * width + PEERS);
      sumTies(rivals, i, i * width + RIVALS);
    }
  };
};

/** Writes the social terms, each with its share of the capped sum. */
const socialPass = (model: Model, now: Situation): Pass => {
  const { social, weights, seen, rung } = now;
  const { cap, legitimacyStart, leading: leader } = model.social;
  const { taboo, traits } = model.states;
  const { top } = model;
  const { hysteresis } = model.rates;
  const { count: drivers } = model.drivers;
  const width = model.ids.weights.length;
  const rowWidth = SEEN.length;
  const term = TERM_COLUMNS;
  const weight = bySocialTerm((id) => model.ids.weights.indexOf(id));
  const [PEERS, RIVALS] = [SEEN.indexOf('peersAbove'), SEEN.indexOf('rivalsAbove')];
  return (list, count, parts) => {
    if (!now.heeds) return;
    const lent = now.legitimacyStep - legitimacyStart;
    for (let n = 0; n < count; n++) {
      const i = list[n] as number;
      if (((parts[i] as number) & PARTS.social) === 0) continue;
      const k = rung[i] as number;
      const row = i * rowWidth;
      const own = i * width;
      const pulse = (weights[own + weight.pulse] as number) * (seen[seenPulse(i)] as number);
      const legitimacy = (weights[own + weight.legitimacy] as number) * lent;
      const fear = -(weights[own + weight.taboo] as number) * (taboo[i] as number) * now.taboo;
      const gain =
        leader < 0
          ? 0
          : (weights[own + weight.leading] as number) * (traits[i * drivers + leader] as number) * now.taboo;
      // Up, then down. A step up looks at the states above, a step down at the states at the rung or above.
      for (let side = k < top ? 0 : 1; side < (k > 0 ? 2 : 1); side++) {
        const precedent = (weights[own + weight.precedent] as number) * (seen[row + PEERS + side] as number);
        const match = (weights[own + weight.match] as number) * (seen[row + RIVALS + side] as number);
        const isLast = k + 1 - side === top;
        const afraid = isLast ? fear : 0;
        const leading = isLast ? gain : 0;
        const sum = precedent + pulse + match + legitimacy + afraid + leading;
        const share = capShare(sum / cap) * (side === 0 ? 1 : -hysteresis);
        const at = 2 * i * SOCIAL_TERMS.length + side;
        social[at + term.precedent] = precedent * share;
        social[at + term.pulse] = pulse * share;
        social[at + term.match] = match * share;
        social[at + term.legitimacy] = legitimacy * share;
        social[at + term.taboo] = afraid * share;
        social[at + term.leading] = leading * share;
      }
    }
  };
};

/** How much of a demand is not met. */
const gapOf = (level: number, value: number): number => (level > value ? level - value : 0);

/**
 * Adds the terms of drivers, conditions and events to the fixed ones (if parts[i] asks for it) and then the social terms, in canonical
 * order. Up and down are summed side by side, so that neither waits for the other. A step that does not exist has a
 * meaningless sum.
 */
const sumPass = (model: Model, now: Situation): Pass => {
  const { rung, fixed, own, stakes, climate, claims, asked } = now;
  const { boostUp, boostDown, social, logUp, logDown } = now;
  const { start, track, level } = model.demands;
  const lowest = model.top - CONDITION_SHARES.length;
  const drivers = 2 * model.drivers.count;
  const terms = 2 * SOCIAL_TERMS.length;
  const { precedent, pulse, match, legitimacy, taboo, leading } = TERM_COLUMNS;
  return (list, count, parts) => {
    const { heeds } = now;
    for (let n = 0; n < count; n++) {
      const i = list[n] as number;
      if (((parts[i] as number) & PARTS.own) !== 0) {
        let rise = fixed[2 * i] as number;
        let fall = fixed[2 * i + 1] as number;
        for (let d = 0; d < drivers; d += 2) {
          rise += (stakes[i * drivers + d] as number) * (climate[d >> 1] as number);
          fall += (stakes[i * drivers + d + 1] as number) * (climate[d >> 1] as number);
        }
        // Lower down all claims are 0.
        const end = (rung[i] as number) < lowest ? 0 : (start[i + 1] as number);
        for (let at = start[i] as number; at < end; at++) {
          const gap = gapOf(level[at] as number, asked[track[at] as number] as number);
          rise += (claims[2 * at] as number) * gap;
          fall += (claims[2 * at + 1] as number) * gap;
        }
        own[2 * i] = rise + (boostUp[i] as number);
        own[2 * i + 1] = fall + (boostDown[i] as number);
      }
      let rise = own[2 * i] as number;
      let fall = own[2 * i + 1] as number;
      if (heeds) {
        // Written out: a loop over the six terms takes 1.5 times as long.
        const at = i * terms;
        rise += social[at + precedent] as number;
        fall += social[at + precedent + 1] as number;
        rise += social[at + pulse] as number;
        fall += social[at + pulse + 1] as number;
        rise += social[at + match] as number;
        fall += social[at + match + 1] as number;
        rise += social[at + legitimacy] as number;
        fall += social[at + legitimacy + 1] as number;
        rise += social[at + taboo] as number;
        fall += social[at + taboo + 1] as number;
        rise += social[at + leading] as number;
        fall += social[at + leading + 1] as number;
      }
      logUp[i] = rise + limitOf(rise);
      logDown[i] = fall + limitOf(fall);
    }
  };
};

/** Reads the terms of a clock. The histories for a fit need the terms of every clock in every turn. */
const termReader = (model: Model, now: Situation): StateRates['termsOf'] => {
  const { ids, demands, drivers, rates } = model;
  const fixed = [...FIXED_TERMS, ...rates.byFact.ids.map((id) => `fact ${id}`)];
  const conditions = ids.tracks.map((id) => `conditions ${id}`);
  const fixedTerms = new Float64Array(fixed.length);
  const fixedInto = fixedTermsOf(model, now);
  return (i, direction) => {
    const side = direction === 'up' ? 0 : 1;
    const terms: Term[] = [];
    let sum = 0;
    // Exact zeros change no sum.
    const add = (id: string, value: number): void => {
      sum += value;
      if (id === 'base' || value !== 0) terms.push({ id, value });
    };
    fixedInto(i, (now.rung[i] as number) - side, side === 0, fixedTerms);
    fixed.forEach((id, t) => {
      add(id, fixedTerms[t] as number);
    });
    ids.drivers.forEach((id, d) => {
      add(id, (now.stakes[2 * (i * drivers.count + d) + side] as number) * (now.climate[d] as number));
    });
    for (let at = demands.start[i] as number; at < (demands.start[i + 1] as number); at++) {
      const track = demands.track[at] as number;
      const gap = gapOf(demands.level[at] as number, now.asked[track] as number);
      add(conditions[track] as string, (now.claims[2 * at + side] as number) * gap);
    }
    add('events', (side === 0 ? now.boostUp : now.boostDown)[i] as number);
    SOCIAL_TERMS.forEach((id, t) => {
      add(id, now.social[2 * (i * SOCIAL_TERMS.length + t) + side] as number);
    });
    add('limit', limitOf(sum));
    return terms;
  };
};

/**
 * Binds the rules to a model and a situation, once for each world, so that the loop has its tables at hand. (A lookup in
 * each call costs as much as the arithmetic.) One pass for each kind of term keeps the loops tight.
 */
export const stateRates = (model: Model, now: Situation): StateRates => {
  const passes = [fixedPass, watchedPass, socialPass, sumPass].map((pass) => pass(model, now));
  return {
    refresh: (list, count, parts) => {
      for (const pass of passes) pass(list, count, parts);
    },
    termsOf: termReader(model, now),
  };
};
