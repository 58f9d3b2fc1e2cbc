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
import type { ClimateIndex } from '../domain/indices.ts';
import type { Writing } from '../domain/language/language.ts';
import type { Facts, Levels } from '../domain/states/facts.ts';
import type { Claim, Demand, FactRate, SocialSettings } from '../domain/terms.ts';
import type { DatedDecision } from './parts/dated-decision.ts';
import type { Evidence } from './parts/evidence.ts';
import type { Condition, Effect, HappensTo, Timing } from './parts/happenings.ts';
import type { WrittenLever } from './parts/lever.ts';
import type { Uncertain } from './parts/uncertain.ts';
import type { Norm, Variable } from './parts/world.ts';

/** A checked scenario. All references exist, defaults are filled in, lists are in canonical order of ids. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The question that the scenario explores, in one sentence. */
  readonly question: string;
  readonly description: string;
  /** The language of the texts, a tag of BCP 47, and their direction. Undefined: English. */
  readonly lang?: string;
  readonly dir?: Writing;
  /** The day of turn 0. */
  readonly start: IsoDate;
  readonly turn: TurnUnit;
  readonly turns: number;
  /** Lowest rung first; the last one is recognition. At least two. */
  readonly ladder: readonly Rung[];
  readonly rates: Rates;
  /** The weight of every driver and of every built-in term: a log hazard ratio at the full scale of the driver. */
  readonly weights: Readonly<Record<string, Parameter>>;
  /** Rival rules, in order of ids: each future plays one of them. */
  readonly rules?: readonly Rule[];
  readonly social: SocialSettings;
  readonly drivers: readonly Driver[];
  readonly states: readonly State[];
  readonly ties: readonly Tie[];
  readonly blocs: readonly Bloc[];
  readonly evidence: readonly Evidence[];
  readonly target: Target;
  /** What states ask of the target before they recognise it, in order of states and tracks. Undefined: nothing. */
  readonly conditions?: readonly Demand[];
  readonly claim?: Claim;
  readonly norm: Norm;
  /** Built-in variables included. */
  readonly variables: readonly Variable[];
  readonly institutions: readonly Institution[];
  readonly events: readonly ScenarioEvent[];
  /** Decisions of people for states, which replace the states' clocks; in order of ids. */
  readonly decisions: readonly DatedDecision[];
  /** Other things that are not certain, in order of ids. No run reads them. Undefined: nothing. */
  readonly uncertain?: readonly Uncertain[];
  /** Things that somebody could change, in order of ids. No run reads them. Undefined: nothing is written. */
  readonly levers?: readonly WrittenLever[];
}

/** A number with its uncertainty. Each future draws a value from a normal distribution; with `sd` 0 the value is fixed. */
export interface Parameter {
  readonly mean: number;
  readonly sd: number;
}

export interface Rung extends Levels {
  readonly id: string;
  readonly label: string;
  /** ℓ(r): the standing that a state on this rung lends the target, 0..1. */
  readonly standing: number;
}

/** Base rates of the steps, as log expected moves per month. */
export interface Rates {
  /** a[k] of the step k → k+1, one per step. */
  readonly up: readonly Parameter[];
  /** a'[k] of the step k → k−1, for k = 1 .. top, so `down[0]` leaves rung 1. */
  readonly down: readonly Parameter[];
  /** ζ: the share of a step's value that keeps a state from stepping down again, 0 ≤ ζ < 1. */
  readonly hysteresis: number;
  /** Turns without a step after a move. */
  readonly dwell: number;
  /** σ: spread of the states' dispositions from future to future. */
  readonly uncertainty: number;
  /** Terms of the states whose facts at the start say so, in order of ids. Undefined: none. */
  readonly by_fact?: readonly FactRate[];
}

/**
 * One of several rival rules by which states may decide. Each future plays one of them. The rule replaces the values
 * that it names. All other values are the scenario's.
 */
export interface Rule {
  readonly id: string;
  readonly label: string;
  /** Above 0. The chance that a future plays this rule is its share of the sum of all shares. */
  readonly share: number;
  /** Weights in place of the scenario's weights. A state's own weight stays. */
  readonly weights: Readonly<Record<string, Parameter>>;
  /** Base rates in place of the scenario's base rates, by the rung that the step leaves. */
  readonly rates: {
    readonly up: Readonly<Record<string, Parameter>>;
    readonly down: Readonly<Record<string, Parameter>>;
  };
  readonly uncertainty?: number;
}

export interface Driver {
  readonly id: DriverId;
  readonly label: string;
  /** +1 a benefit, −1 a cost. */
  readonly sign: 1 | -1;
  /** b[k], one per step, lowest first. */
  readonly profile: readonly number[];
  /** The climate is the product of these factors; 1 if there are none. */
  readonly climate: readonly ClimateFactor[];
  /** Lowest and highest trait that makes sense. */
  readonly range: readonly [number, number];
}

/** `base + slope · value` of a world variable, a track, the norm, or an index as a share from 0 to 1. */
export interface ClimateFactor {
  readonly of: VariableId | TrackId | 'norm' | ClimateIndex;
  readonly base: number;
  readonly slope: number;
}

export interface State extends Facts {
  readonly id: StateId;
  readonly name: string;
  /** Index on the ladder at turn 0. */
  readonly rung: number;
  /** Day of the last move before the start, if known. The dwell and the pulse are counted from this day. */
  readonly since: IsoDate | undefined;
  /** Only members have standing and power, and only members count in institutions. */
  readonly member: boolean;
  /** p, 0..1; 0 for a state that is not a member. */
  readonly power: number;
  /** τ: how much this state minds being early. */
  readonly taboo: number;
  /** δ: a constant inclination that no driver explains. */
  readonly disposition: number;
  readonly policy: 'explicit' | 'implied';
  /** A neighbour of the target: counts for regional stability. */
  readonly neighbour: boolean;
  /** x by driver; 0 for a driver that is missing. */
  readonly traits: Readonly<Record<DriverId, number>>;
  /** Weights of this state that differ from the scenario's. */
  readonly weights: Readonly<Record<string, Parameter>>;
}

/** One state watches another, as an example to follow (peer) or as a competitor (rival). */
export interface Tie {
  readonly from: StateId;
  readonly to: StateId;
  readonly kind: 'peer' | 'rival';
  /** At least 0. The peers of a state sum to at most 1, and so do its rivals. */
  readonly weight: number;
  readonly source: string;
}

export interface Bloc {
  readonly id: BlocId;
  readonly label: string;
  /** κ, 0..1: how strongly members step together. A state is in at most one bloc with κ > 0. */
  readonly cohesion: number;
  readonly members: readonly StateId[];
}

/** The government whose recognition is at stake. It may reform, or turn back reforms. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** Who claims to govern. */
  readonly authority: string;
  readonly tracks: readonly Track[];
  /** h: how strongly the prize of recognition pulls at reform. */
  readonly prize: number;
  /** The driver whose trait measures how much a state's engagement depends on the target's conduct. It weighs the prize. */
  readonly leverage_driver: DriverId | undefined;
  /** backlash₀, 0..1. */
  readonly backlash: number;
  /** b: how strongly pushes of the norm, such as protest, raise backlash and drive backsliding. Undefined: 1. */
  readonly push_backlash?: Parameter;
}

export interface Track {
  readonly id: TrackId;
  readonly label: string;
  /** 0..1: in tenths, or in hundredths if it has a step. */
  readonly start: number;
  /**
   * How far a clock moves the track, in hundredths of 1 (0.02). Undefined: a tenth, and nothing moves the track by
   * less.
   */
  readonly step?: number;
  readonly resistance: number;
  /** a_m and a'_m: base log rates of a step. */
  readonly up: Parameter;
  readonly down: Parameter;
}

export interface Institution {
  readonly id: InstitutionId;
  readonly label: string;
  /** The day of each year on which the institution decides. */
  readonly decides: YearDay;
  /**
   * The days on which the institution decides in place of the yearly day. No file has them: the votes of a class set
   * them.
   */
  readonly on?: readonly IsoDate[];
  /** The institution accepts the target in the first year in which this condition holds. Until then it defers. */
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
  /** The kind of act, for the log: an event of the world, or a statement for or against recognition. */
  readonly act: 'event' | 'support' | 'protest';
  readonly timing: Timing;
  /** Must hold at the end of the turn before. Undefined: no condition. */
  readonly when: Condition | undefined;
  /** At most once in a run. */
  readonly once: boolean;
  /** Turns that must pass before the event may happen again. */
  readonly cooldown: number;
  /**
   * The actors whose deed the event is: `target`, `that`, states, blocs, institutions. No rule of the model reads it.
   */
  readonly by?: readonly string[] | undefined;
  /** The states to one of which the event happens, if it happens to one state. */
  readonly happens_to?: HappensTo | undefined;
  /** Factors on the rate of its chance, like the factors of a driver. There are none if it is left out. */
  readonly climate?: readonly ClimateFactor[] | undefined;
  readonly effects: readonly Effect[];
}
