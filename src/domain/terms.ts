import type { DriverId, StateId, TrackId } from './ids.ts';
import type { FactName, Levels } from './states/facts.ts';

/** The social terms of a state's value for a step, each with a weight of its own (docs/model.md, section 7.3). */
export const SOCIAL_TERMS = ['precedent', 'pulse', 'match', 'legitimacy', 'taboo', 'leading'] as const;

/** Whether a weight is the weight of a social term. */
export const isSocial = (weight: string): boolean => SOCIAL_TERMS.some((term) => term === weight);

/**
 * The weights that do not belong to drivers. `implied` counts only for states with a policy of implied recognition.
 * `conditions` counts only for states that ask something of the target.
 */
export const BUILT_IN_WEIGHTS = [...SOCIAL_TERMS, 'implied', 'conditions'] as const;

/** The weights in that list that only some scenarios have: with a leading driver, or with conditions. */
export const OPTIONAL_WEIGHTS: readonly string[] = ['leading', 'conditions'];

/** `up` is towards recognition, `down` is away from it. */
export const DIRECTIONS = ['up', 'down'] as const;
/** A step up or down the ladder. */
export type Direction = (typeof DIRECTIONS)[number];

/** Why a clock has no rate: the state has just moved, is at the top, is blocked by an event, or is decided for. */
const HOLDS = ['dwell', 'top', 'blocked', 'seat'] as const;
/** Why a clock is held: its step cannot happen in this turn. */
export type Hold = (typeof HOLDS)[number];

/**
 * One named addend of a log rate. Ids: `base`, `turn`, `implied`, `disposition`, `uncertainty`, `fact NAME`, a driver's,
 * `conditions TRACK`, `events`, a social term's, `limit`.
 */
export interface Term {
  readonly id: string;
  readonly value: number;
}

/** What was known of a claim to recognition on its first day. It changes no history. */
export interface Claim {
  readonly kind: 'state' | 'government';
  /** Whether a great power sponsors the claim. */
  readonly sponsor: boolean;
  /**
   * Ids of states that declared before this day that they are for the claim, or against it. No state is in both lists.
   */
  readonly patrons: readonly string[];
  readonly opponents: readonly string[];
  readonly route: 'colony' | 'federation' | 'consent' | 'none';
  /** What the United Nations, and the organisation of the region, have said of the claim. */
  readonly un: 'for' | 'against' | 'silent';
  readonly region: 'for' | 'against' | 'silent';
  readonly control: 'full' | 'partial' | 'none';
  /** Who coded this claim, when, and what this person knew of the outcome. */
  readonly coded: string;
}

export const CONFIDENCES = ['high', 'medium', 'low', 'judgement'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a state asks of the target before it recognises it. A state asks once for each track. */
export interface Demand {
  readonly state: StateId;
  readonly track: TrackId;
  /** The condition is met from this value of the track on, 0..1. */
  readonly level: number;
  /** How firmly the state asks for it, 0..1. */
  readonly strength: number;
  readonly source: string;
  readonly reason: string;
  readonly confidence: Confidence;
}

/** A term in the log rate of some steps. It counts for the states whose facts at the start have these levels. */
export interface FactRate {
  readonly id: string;
  readonly label: string;
  /** Levels by fact: each of these facts must have one of its levels. */
  readonly levels: Levels;
  /** The fact that alone brings the state to its rung at the start. The term then counts on that rung only. */
  readonly held_by: FactName | undefined;
  /** The rungs that the steps leave, in order. */
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** Mean and standard deviation: each future draws its own. */
  readonly add: { readonly mean: number; readonly sd: number };
}

/** Settings of the social terms. */
export interface SocialSettings {
  /** Bound of the sum of the social terms. */
  readonly cap: number;
  /** Months in which the pulse of a fresh example halves. */
  readonly half_life: number;
  /** ℓ₀: the legitimacy from which the legitimacy term counts. */
  readonly legitimacy_start: number;
  /** R½: the power of recognisers at which the taboo halves. */
  readonly taboo_half: number;
  /**
   * The driver that says what a state gains or loses by being among the first. Undefined if there is no term `leading`.
   */
  readonly leading_driver?: DriverId;
}
