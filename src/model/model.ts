import type { TurnUnit } from '../domain/dates.ts';
import type { IsoDate } from '../domain/ids.ts';
import type { IndexId } from '../domain/indices.ts';
import type { Decision } from '../domain/run.ts';
import type { Direction } from '../domain/terms.ts';
import type { ConditionTest, Operation, Timing } from '../scenario/parts/happenings.ts';
import type { Norm } from '../scenario/parts/world.ts';
import type { ClockName } from './parts/clock-name.ts';
import type { BuiltInPositions, ModelFading, ModelStep, ModelTarget } from './parts/target.ts';

/**
 * A compiled scenario: the only thing that the engine sees. Every id is a position in canonical (id) order, every table a
 * typed array. Tables of states × weights are ordered by state: weight w of state i is at i · weights + w.
 */
export interface Model {
  readonly start: IsoDate;
  readonly unit: TurnUnit;
  readonly turns: number;
  readonly ids: ModelIds;
  /** Rungs on the ladder, and the highest of them: recognition. */
  readonly rungs: number;
  readonly top: number;
  /** ℓ(r) per rung. */
  readonly rungStanding: Float64Array;
  /** r / top per rung. */
  readonly climbs: Float64Array;
  readonly rates: ModelRates;
  readonly social: ModelSocial;
  readonly states: ModelStates;
  readonly peers: TieTable;
  readonly rivals: TieTable;
  /** Peers turned round: the states that count each state among their peers, with their weights. */
  readonly followers: TieTable;
  /** The watchers of each state, by peer or rival tie: their rates depend on its rung. */
  readonly watchers: TieTable;
  readonly drivers: ModelDrivers;
  readonly demands: ModelDemands;
  readonly blocs: ModelBlocs;
  readonly target: ModelTarget;
  readonly norm: Required<Norm>;
  readonly variableStart: Float64Array;
  /** The variables that fade. */
  readonly fading: readonly ModelFading[];
  /** The values that climates read in steps. */
  readonly steps: readonly ModelStep[];
  readonly builtIn: BuiltInPositions;
  readonly occasions: readonly Occasion[];
  readonly effects: readonly ModelEffect[];
  /** The decisions in the scenario: by turn, then by position of the state. */
  readonly decisions: ReadonlyMap<number, ReadonlyMap<number, Decision>>;
  /** The rival rules, in order of ids: each future plays one. A scenario without rules has one, without a name. */
  readonly rules: readonly ModelRule[];
  /** Whether weights can differ from future to future or turn to turn. If they cannot, there is one rule. */
  readonly weightsVary: boolean;
}

/** The part of a future that follows from its rule: weights, base rates and spreads. Drawn numbers have their means. */
export interface ModelRule {
  readonly id: string;
  readonly label: string;
  readonly share: number;
  /** The name of the draw by which a future chooses among rules. */
  readonly name: ClockName;
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly uncertainty: number;
  readonly weightMeans: Float64Array;
  readonly draws: readonly ParameterDraw[];
  /** Whether draws get other means and spreads between futures. A copy of them in the kernel would then be old. */
  readonly drawsChange?: boolean;
}

export interface ModelIds {
  readonly states: readonly string[];
  readonly drivers: readonly string[];
  /** Drivers first, then the built-in weights that the scenario has. */
  readonly weights: readonly string[];
  readonly blocs: readonly string[];
  readonly tracks: readonly string[];
  readonly variables: readonly string[];
  /** What climates read in steps: variables that fade, and indices. */
  readonly steps: readonly string[];
}

export interface ModelRates {
  readonly hysteresis: number;
  readonly dwell: number;
  readonly monthsPerTurn: number;
  /** ln(months per turn): the term `turn`, 0 for monthly turns. */
  readonly logTurn: number;
  /** Terms that facts of the start give. `counts`: 1 if a term counts, by state, rung left, side (up, down), term. */
  readonly byFact: {
    readonly ids: readonly string[];
    readonly mean: Float64Array;
    readonly counts: Uint8Array;
  };
}

interface ModelSocial {
  readonly cap: number;
  readonly legitimacyStart: number;
  readonly tabooHalf: number;
  /** The position of the leading driver. −1 if there is none. */
  readonly leading: number;
  /** Months in which a pulse halves. */
  readonly halfLife: number;
  /** By number of sixteenths: the months after which a pulse of that height becomes lower; Infinity for 0. */
  readonly pulseEnds: Float64Array;
}

export interface ModelStates {
  readonly count: number;
  readonly rung: Uint8Array;
  /** Turn of the last move, ≤ 0. Far in the past if unknown. */
  readonly lastMove: Int32Array;
  /** Months since recognition at the start. Infinity if there is no recognition or its day is unknown. */
  readonly recognisedFor: Float64Array;
  readonly member: Uint8Array;
  readonly members: number;
  /** p and u. */
  readonly power: Float64Array;
  readonly standing: Float64Array;
  readonly taboo: Float64Array;
  readonly disposition: Float64Array;
  readonly implied: Uint8Array;
  /** Sign times trait, by state then driver. */
  readonly traits: Float64Array;
  /** The leverage driver's trait: how far engagement depends on conduct. */
  readonly leverage: Float64Array;
  readonly neighbours: Int32Array;
  readonly clocks: readonly StateClockNames[];
  /** Hash of the name of the disposition's draw. */
  readonly dispositionHigh: Int32Array;
  readonly dispositionLow: Int32Array;
}

/** Names of a state's clocks, one per rung that the step leaves. */
export interface StateClockNames {
  readonly up: readonly ClockName[];
  readonly down: readonly ClockName[];
}

/** Compressed rows: the ties of state i are at start[i] .. start[i + 1] − 1, in id order of the other state. */
export interface TieTable {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
}

export interface ModelDrivers {
  readonly count: number;
  readonly steps: number;
  /** b[k] by driver, then step. */
  readonly profile: Float64Array;
  readonly climate: readonly (readonly ModelClimateFactor[])[];
  /** By driver: the states whose trait is not 0. A change of its climate changes no other state. */
  readonly holders: readonly Int32Array[];
  /** +1 for a benefit, −1 for a cost; and the lowest and highest sensible trait. */
  readonly sign: readonly (1 | -1)[];
  readonly range: readonly (readonly [number, number])[];
}

export interface ModelClimateFactor {
  /** Position among the sources: variables, then tracks, then the norm, then steps of what changes often. */
  readonly source: number;
  readonly base: number;
  readonly slope: number;
}

/** What states ask of the target: of state i at start[i] .. start[i + 1] − 1, in id order of the tracks. */
export interface ModelDemands {
  readonly start: Int32Array;
  readonly track: Int32Array;
  readonly level: Float64Array;
  readonly strength: Float64Array;
  /** By track: the states that ask for it. A step of the track changes no other state. */
  readonly holders: readonly Int32Array[];
}

/** Blocs that move together (κ > 0) and the share of each state's clock that stays its own (1 − κ). */
export interface ModelBlocs {
  readonly coordinating: readonly CoordinatingBloc[];
  readonly own: Float64Array;
  /** Members of every bloc, by position in ids.blocs. */
  readonly members: readonly Int32Array[];
}

export interface CoordinatingBloc {
  readonly id: string;
  readonly cohesion: number;
  readonly members: Int32Array;
  /** One name for each step; a bloc draws once each turn. */
  readonly names: readonly ClockName[];
}

/** Something that can happen and has effects: an event of the scenario, or the yearly decision of an institution. */
export interface Occasion {
  readonly kind: 'event' | 'institution';
  readonly id: string;
  readonly timing: Timing['kind'];
  /** Turns of its dates; empty for clocks and conditions. */
  readonly turns: ReadonlySet<number>;
  /** Expected firings per turn, for a clock. */
  readonly rate: number;
  readonly clock: ClockName;
  readonly when: ModelCondition | undefined;
  /** Factors on the rate of its clock. */
  readonly climate: readonly ModelClimateFactor[];
  readonly once: boolean;
  readonly cooldown: number;
  readonly happensTo: ModelHappensTo | undefined;
  /** Positions of its effects in Model.effects, in order; a list for each of the states that it can happen to, else one. */
  readonly effects: readonly (readonly number[])[];
}

/** The states to one of which an occasion happens, in id order. Every table has one entry for each. */
export interface ModelHappensTo {
  readonly states: Int32Array;
  /** The names of the draws, `event ID STATE`. */
  readonly names: readonly ClockName[];
  /** What the chance of a state is proportional to, at least 0. */
  readonly shares: Float64Array;
  /** The lowest and the highest rung of a state that it can happen to. */
  readonly from: number;
  readonly to: number;
}

export type ModelCondition =
  | { readonly kind: 'all'; readonly of: readonly ModelCondition[] }
  | { readonly kind: 'any'; readonly of: readonly ModelCondition[] }
  | { readonly kind: 'not'; readonly of: ModelCondition }
  | {
      readonly kind: 'compare';
      readonly quantity: ModelQuantity;
      readonly test: ConditionTest;
      readonly value: number;
    };

/** The states that a count looks at: those of a bloc by its position, those of a list, or all. */
export type ModelAmong = number | Int32Array | undefined;

export type ModelQuantity =
  | { readonly kind: 'source'; readonly source: number }
  | { readonly kind: 'index'; readonly id: Exclude<IndexId, 'recognisers'> }
  | { readonly kind: 'rung'; readonly state: number }
  | { readonly kind: 'count'; readonly rung: number; readonly among: ModelAmong }
  | { readonly kind: 'share'; readonly rung: number; readonly among: ModelAmong }
  | { readonly kind: 'sum'; readonly sources: readonly number[]; readonly coefficients: readonly number[] }
  | { readonly kind: 'happened'; readonly occasion: number };

/** `turns`: how long a lasting effect is in force; 0: for good. Effects are in canonical order. */
export type ModelEffect =
  | {
      readonly kind: 'variable' | 'track';
      readonly at: number;
      readonly operation: Operation;
      readonly value: number;
      readonly turns: number;
    }
  | { readonly kind: 'move'; readonly states: Int32Array; readonly to: number; readonly turns: 0 }
  | { readonly kind: 'shift'; readonly states: Int32Array; readonly by: number; readonly turns: 0 }
  | {
      readonly kind: 'boost';
      readonly states: Int32Array;
      readonly direction: Direction;
      /** ln of the factor. */
      readonly log: number;
      readonly turns: number;
    }
  | {
      readonly kind: 'block';
      readonly states: Int32Array;
      readonly direction: Direction;
      readonly turns: number;
    }
  | {
      readonly kind: 'weight';
      readonly states: Int32Array;
      readonly weight: number;
      readonly operation: Operation;
      readonly value: number;
      readonly turns: number;
    };

/** A parameter that each future draws: mean + sd · z, with z named after the parameter. */
export interface ParameterDraw {
  /** Such as `weight rights`: the same in all rules that draw it. */
  readonly name: string;
  readonly high: number;
  readonly low: number;
  readonly mean: number;
  readonly sd: number;
  readonly table: 'weight' | 'up' | 'down' | 'reform' | 'backslide' | 'byFact' | 'pushBacklash';
  /** Positions in the table. */
  readonly at: Int32Array;
}

/** A turn long before the start: a move in it gives a state neither a dwell nor a pulse. */
export const LONG_AGO = -1_000_000;
