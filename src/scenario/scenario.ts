import type { TurnUnit } from '../domain/dates.ts';
import type {
  BlocId,
  DriverId,
  EventId,
  InstitutionId,
  IsoDate,
  StateId,
  TrackId,
  VariableId,
  YearDay,
} from '../domain/ids.ts';
import type { IndexId } from '../domain/indices.ts';
import type { Direction } from '../domain/terms.ts';
import type { DatedDecision } from './dated-decision.ts';
import type { Evidence } from './evidence.ts';

/** A checked scenario: references exist, defaults are resolved, lists are in canonical id order. Nobody checks again. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The question that the scenario explores, in one sentence. */
  readonly question: string;
  readonly description: string;
  /** The day of turn 0. */
  readonly start: IsoDate;
  readonly turn: TurnUnit;
  /** How many turns a run plays. */
  readonly turns: number;
  /** Lowest rung first; the last one is recognition. At least two. */
  readonly ladder: readonly Rung[];
  readonly rates: Rates;
  /** A default weight for every driver id and every built-in weight (log hazard ratio at full-scale driver). */
  readonly weights: Readonly<Record<string, Parameter>>;
  readonly social: SocialSettings;
  readonly drivers: readonly Driver[];
  readonly states: readonly State[];
  readonly ties: readonly Tie[];
  readonly blocs: readonly Bloc[];
  readonly evidence: readonly Evidence[];
  readonly target: Target;
  /** Strength of the norm against recognition at ℓ = 0, 0..1. */
  readonly norm: { readonly start: number };
  /** Built-in variables included. */
  readonly variables: readonly Variable[];
  readonly institutions: readonly Institution[];
  readonly events: readonly ScenarioEvent[];
  /** What people decide for states, in place of their clocks; in id order. */
  readonly decisions: readonly DatedDecision[];
}

/** A number, and how unsure we are of it: each future draws its own from a normal distribution. `sd` 0: fixed. */
export interface Parameter {
  readonly mean: number;
  readonly sd: number;
}

export interface Rung {
  readonly id: string;
  readonly label: string;
  /** ℓ(r): how much standing a state at this rung lends the target, 0..1. */
  readonly standing: number;
}

/** Base rates of the steps, as log expected moves per month. */
export interface Rates {
  /** a[k] of the step k → k+1, one per step. */
  readonly up: readonly Parameter[];
  /** a'[k] of the step k → k−1, for k = 1 .. top, so `down[0]` leaves rung 1. */
  readonly down: readonly Parameter[];
  /** ζ: how much of a step's value holds a state back from stepping down, 0 ≤ ζ < 1. */
  readonly hysteresis: number;
  /** Turns of rest after a move. */
  readonly dwell: number;
  /** σ: spread of the states' dispositions from future to future. */
  readonly uncertainty: number;
}

export interface SocialSettings {
  /** Bound of the sum of the social terms. */
  readonly cap: number;
  /** Months in which the pulse of a fresh example halves. */
  readonly half_life: number;
  /** ℓ₀: the legitimacy from which the legitimacy term counts. */
  readonly legitimacy_start: number;
  /** R½: the power of recognisers at which the taboo halves. */
  readonly taboo_half: number;
}

export interface Driver {
  readonly id: DriverId;
  readonly label: string;
  /** +1 a benefit, −1 a cost. */
  readonly sign: 1 | -1;
  /** b[k], one per step, lowest first. */
  readonly profile: readonly number[];
  /** The climate is the product of these maps; empty: 1. */
  readonly climate: readonly ClimateFactor[];
  /** Lowest and highest trait that makes sense. */
  readonly range: readonly [number, number];
}

/** `base + slope · value` of a world variable, a track, or the norm. */
export interface ClimateFactor {
  readonly of: VariableId | TrackId | 'norm';
  readonly base: number;
  readonly slope: number;
}

export interface State {
  readonly id: StateId;
  readonly name: string;
  /** Index on the ladder at turn 0. */
  readonly rung: number;
  /** Day of the last move before the start, where known: it sets the dwell and the pulse. */
  readonly since: IsoDate | undefined;
  /** Members have standing and power, and institutions count them. */
  readonly member: boolean;
  /** p, 0..1; 0 for a state that is no member. */
  readonly power: number;
  /** τ: how much this state minds being early. */
  readonly taboo: number;
  /** δ: a lasting inclination that no driver explains. */
  readonly disposition: number;
  readonly policy: 'explicit' | 'implied';
  /** A neighbour of the target: counts for regional stability. */
  readonly neighbour: boolean;
  /** x per driver; a driver that is absent counts 0. */
  readonly traits: Readonly<Record<DriverId, number>>;
  /** Weights that differ from the scenario's. */
  readonly weights: Readonly<Record<string, Parameter>>;
}

/** A state watches another: as an example to follow (peer) or as a competitor (rival). */
export interface Tie {
  readonly from: StateId;
  readonly to: StateId;
  readonly kind: 'peer' | 'rival';
  /** ≥ 0; a state's peers sum to at most 1, and so do its rivals. */
  readonly weight: number;
  readonly source: string;
}

export interface Bloc {
  readonly id: BlocId;
  readonly label: string;
  /** κ, 0..1: how far members step together. A state is in at most one bloc with κ > 0. */
  readonly cohesion: number;
  readonly members: readonly StateId[];
}

/** The government whose recognition is at stake: an agent that may reform or dig in. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** Who claims to govern. */
  readonly authority: string;
  readonly tracks: readonly Track[];
  /** h: how strongly the prize of recognition pulls at reform. */
  readonly prize: number;
  /** The driver whose trait says how far a state's engagement depends on conduct; it weighs the prize. */
  readonly leverage_driver: DriverId | undefined;
  /** backlash₀, 0..1. */
  readonly backlash: number;
}

export interface Track {
  readonly id: TrackId;
  readonly label: string;
  /** 0..1 in tenths. */
  readonly start: number;
  readonly resistance: number;
  /** a_m and a'_m: base log rates of a step of a tenth. */
  readonly up: number;
  readonly down: number;
}

export interface Variable {
  readonly id: VariableId;
  readonly label: string;
  readonly start: number;
}

export interface Institution {
  readonly id: InstitutionId;
  readonly label: string;
  /** The day of each year on which it decides. */
  readonly decides: YearDay;
  /** Granted in the first year in which this holds; else deferred. */
  readonly when: Condition;
  readonly effects: readonly Effect[];
  /** Texts for the log. */
  readonly granted: string;
  readonly deferred: string;
}

export interface ScenarioEvent {
  readonly id: EventId;
  readonly label: string;
  /** Text for the log. */
  readonly text: string;
  readonly source: string;
  /** What kind of act it is, for the log: an event of the world, or a statement for or against. */
  readonly act: 'event' | 'support' | 'protest';
  readonly timing: Timing;
  /** Must hold at the end of the turn before; absent: always. */
  readonly when: Condition | undefined;
  /** At most once in a run. */
  readonly once: boolean;
  /** Turns of rest after it happened, before it may happen again. */
  readonly cooldown: number;
  readonly effects: readonly Effect[];
}

export type Timing =
  | { readonly kind: 'dates'; readonly dates: readonly IsoDate[] }
  | { readonly kind: 'yearly'; readonly day: YearDay }
  /** Chance per month, 0 ≤ chance < 1: a clock. */
  | { readonly kind: 'chance'; readonly chance: number }
  /** In every turn in which `when` holds. */
  | { readonly kind: 'condition' };

export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly quantity: Quantity;
      readonly test: 'at_least' | 'at_most' | 'above' | 'below';
      readonly value: number;
    };

/** Counts and shares are over members, so that a state without standing can move nobody by a condition. */
export type Quantity =
  | { readonly kind: 'variable'; readonly id: VariableId }
  | { readonly kind: 'track'; readonly id: TrackId }
  | { readonly kind: 'index'; readonly id: Exclude<IndexId, 'recognisers'> }
  | { readonly kind: 'rung'; readonly state: StateId }
  | { readonly kind: 'count'; readonly rung: number; readonly bloc: BlocId | undefined }
  | { readonly kind: 'share'; readonly rung: number; readonly bloc: BlocId | undefined }
  /** A weighted sum of tracks and variables. */
  | { readonly kind: 'sum'; readonly terms: Readonly<Record<string, number>> }
  /** 1 once granted, else 0. */
  | { readonly kind: 'granted'; readonly institution: InstitutionId }
  /** How often an event has happened. */
  | { readonly kind: 'happened'; readonly event: EventId };

export type Operation = 'set' | 'multiply' | 'add';

/** `months`: lasts that long; undefined: for good. `states` are expanded, in canonical order. */
export type Effect =
  | {
      readonly kind: 'variable';
      readonly id: VariableId;
      readonly operation: Operation;
      readonly value: number;
      readonly months: number | undefined;
    }
  | {
      readonly kind: 'track';
      readonly id: TrackId;
      readonly operation: Operation;
      readonly value: number;
      readonly months: number | undefined;
    }
  | { readonly kind: 'move'; readonly states: readonly StateId[]; readonly to: number }
  | { readonly kind: 'shift'; readonly states: readonly StateId[]; readonly by: number }
  | {
      readonly kind: 'boost';
      readonly states: readonly StateId[];
      readonly direction: Direction;
      /** Multiplies the rate, > 0. */
      readonly times: number;
      readonly months: number | undefined;
    }
  | {
      readonly kind: 'block';
      readonly states: readonly StateId[];
      readonly direction: Direction;
      readonly months: number | undefined;
    }
  | {
      readonly kind: 'weight';
      readonly states: readonly StateId[];
      readonly weight: string;
      readonly operation: Operation;
      readonly value: number;
      readonly months: number | undefined;
    };
