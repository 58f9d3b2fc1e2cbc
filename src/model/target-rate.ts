import type { Term } from '../domain/terms.ts';
import type { Model } from './model.ts';
import type { Situation } from './situation.ts';
import { limitOf } from './state-rate.ts';

/** Where the terms of a track's log rate are written. */
export type TermBuffer = Float64Array;

/** How strongly backlash at home brakes reform and drives backsliding (docs/model.md, section 7.5). */
const BRAKE = 3;
const BACKSLIDE = 2.5;

/** Backlash moves this share a month back to where it started. */
const RECOVERY = 0.08;
const PER_REFORM = 0.04;
const PER_SANCTIONS = 0.02;
const PER_PUSH = 0.02;

const excessSanctions = (model: Model, now: Situation): number =>
  Math.max(0, (now.sources[model.builtIn.sanctions] as number) - 1);

const push = (model: Model, now: Situation): number => now.sources[model.builtIn.norm_push] as number;

/** The sum of a track's terms, which is its log rate; fills in the last term, `limit`. */
const sumTerms = (out: TermBuffer): number => {
  const last = TRACK_TERMS.length - 1;
  let sum = 0;
  for (let t = 0; t < last; t++) sum += out[t] as number;
  const limit = limitOf(sum);
  out[last] = limit;
  return sum + limit;
};

/** Terms of a track's clock, in order: base, turn, prize, backlash, pressure, limit. */
const TRACK_TERMS = ['base', 'turn', 'prize', 'backlash', 'pressure', 'limit'] as const;

export const trackTermBuffer = (): TermBuffer => new Float64Array(TRACK_TERMS.length);

/**
 * ln λ of a reform on track m by a tenth, per turn; the terms are left in `out`.
 * a_m + h · credibility · prize · (1 − resistance/2) − 3 · resistance · (backlash − backlash₀).
 */
export const logRateReform = (model: Model, now: Situation, m: number, out: TermBuffer): number => {
  const track = model.target.tracks[m];
  if (!track) throw new RangeError(`no track ${m}`);
  const credibility = now.sources[model.builtIn.credibility] as number;
  out[0] = track.up;
  out[1] = model.rates.logTurn;
  out[2] = model.target.prize * credibility * now.prize * (1 - track.resistance / 2);
  out[3] = -BRAKE * track.resistance * (now.backlash - model.target.backlash);
  out[4] = 0;
  return sumTerms(out);
};

/**
 * ln λ of backsliding on track m by a tenth, per turn; the terms are left in `out`.
 * a'_m + 2.5 · (backlash − backlash₀) + resistance · (max(0, sanctions − 1) + normPush / 2).
 */
export const logRateBacksliding = (model: Model, now: Situation, m: number, out: TermBuffer): number => {
  const track = model.target.tracks[m];
  if (!track) throw new RangeError(`no track ${m}`);
  out[0] = track.down;
  out[1] = model.rates.logTurn;
  out[2] = 0;
  out[3] = BACKSLIDE * (now.backlash - model.target.backlash);
  out[4] = track.resistance * (excessSanctions(model, now) + push(model, now) / 2);
  return sumTerms(out);
};

/** The terms of a track's log rate by name. */
export const readTrackTerms = (out: TermBuffer): readonly Term[] =>
  TRACK_TERMS.map((id, t) => ({ id, value: out[t] ?? 0 })).filter(
    (term) => term.id === 'base' || term.value !== 0,
  );

/**
 * Backlash at the end of a turn: it recovers by 8 % a month, and grows with each reform (by .04 · resistance),
 * with sanctions above today's, and with pushes of the norm. `reform` is Σ resistance · steps up in this turn.
 */
export const nextBacklash = (model: Model, now: Situation, reform: number): number => {
  const months = model.rates.monthsPerTurn;
  const start = model.target.backlash;
  const drift =
    RECOVERY * (start - now.backlash) +
    PER_SANCTIONS * excessSanctions(model, now) +
    PER_PUSH * push(model, now);
  const next = now.backlash + months * drift + PER_REFORM * reform;
  return Math.min(1, Math.max(0, next));
};
