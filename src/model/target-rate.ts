import type { Term } from '../domain/terms.ts';
import { limitOf } from './cap.ts';
import type { Model } from './model.ts';
import type { ModelTrack } from './parts/target.ts';
import type { Situation } from './situation.ts';

/** Space for the terms of a track's log rate. */
type TermBuffer = Float64Array;

/** How strongly backlash at home brakes reform and drives backsliding (docs/model.md, section 7.5). */
const BRAKE = 3;
const BACKSLIDE = 2.5;

/** The share of its distance from the start by which backlash returns in a month. */
const RECOVERY = 0.08;
const PER_REFORM = 0.04;
const PER_SANCTIONS = 0.02;
const PER_PUSH = 0.02;

const excessSanctions = (model: Model, now: Situation): number =>
  Math.max(0, (now.sources[model.builtIn.sanctions] as number) - 1);

/** Pushes of the norm as they are felt at home: times the weight that says whether they raise backlash. */
const push = (model: Model, now: Situation): number =>
  (now.pushBacklash[0] as number) * (now.sources[model.builtIn.norm_push] as number);

/** The terms of a track's clock, in the order in which they are summed. */
const TRACK_TERMS = ['base', 'turn', 'prize', 'backlash', 'pressure', 'limit'] as const;

const column = (id: (typeof TRACK_TERMS)[number]): number => TRACK_TERMS.indexOf(id);
const [BASE, TURN, PRIZE] = [column('base'), column('turn'), column('prize')];
const [BACKLASH, PRESSURE, LIMIT] = [column('backlash'), column('pressure'), column('limit')];

/** The sum of a track's terms, which is its log rate; fills in the last term, `limit`. */
const sumTerms = (out: TermBuffer): number => {
  let sum = 0;
  for (let t = 0; t < LIMIT; t++) sum += out[t] as number;
  const limit = limitOf(sum);
  out[LIMIT] = limit;
  return sum + limit;
};

export const trackTermBuffer = (): TermBuffer => new Float64Array(TRACK_TERMS.length);

/**
 * ln λ of a step up on a track, per turn; the terms are left in `out`.
 * a + h · credibility · prize · (1 − resistance/2) − 3 · resistance · (backlash − backlash₀).
 */
export const logRateReform = (model: Model, now: Situation, at: number, out: TermBuffer): number => {
  const { resistance } = model.target.tracks[at] as ModelTrack;
  const credibility = now.sources[model.builtIn.credibility] as number;
  out[BASE] = now.reform[at] as number;
  out[TURN] = model.rates.logTurn;
  out[PRIZE] = model.target.prize * credibility * now.prize * (1 - resistance / 2);
  out[BACKLASH] = -BRAKE * resistance * (now.backlash - model.target.backlash);
  out[PRESSURE] = 0;
  return sumTerms(out);
};

/**
 * ln λ of a step back on a track, per turn; the terms are left in `out`.
 * a' + 2.5 · (backlash − backlash₀) + resistance · (max(0, sanctions − 1) + b · normPush / 2).
 */
export const logRateBacksliding = (model: Model, now: Situation, at: number, out: TermBuffer): number => {
  const { resistance } = model.target.tracks[at] as ModelTrack;
  out[BASE] = now.backslide[at] as number;
  out[TURN] = model.rates.logTurn;
  out[PRIZE] = 0;
  out[BACKLASH] = BACKSLIDE * (now.backlash - model.target.backlash);
  out[PRESSURE] = resistance * (excessSanctions(model, now) + push(model, now) / 2);
  return sumTerms(out);
};

/** The terms of a track's log rate by name. */
export const readTrackTerms = (out: TermBuffer): readonly Term[] =>
  TRACK_TERMS.map((id, t) => ({ id, value: out[t] as number })).filter(
    (term) => term.id === 'base' || term.value !== 0,
  );

/**
 * Backlash at the end of a turn: it recovers by 8 % a month, and grows with each reform (by .04 · resistance),
 * with sanctions above today's, and with b times the pushes of the norm. `reform` is Σ resistance · tenths gained in this turn.
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
