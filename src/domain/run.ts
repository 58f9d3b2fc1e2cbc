import type { BlocId, EventId, InstitutionId, IsoDate, StateId, TrackId } from './ids.ts';
import type { Indices } from './indices.ts';
import type { Direction, Hold, Term } from './terms.ts';

/** One played future. */
export interface Run {
  readonly seed: string;
  /** Which future of the seed, from 0. */
  readonly future: number;
  /** Id of the rival rule that it plays. Undefined if the scenario has none. */
  readonly rule?: string;
  /** State ids in the order of every `rungs`. */
  readonly states: readonly StateId[];
  /** `turns[t]` is turn t; `turns[0]` is the start, without moves. */
  readonly turns: readonly TurnRecord[];
}

/** What happened in a turn, and the state of the world at its end. Data only; report/ makes the texts. */
export interface TurnRecord {
  readonly turn: number;
  readonly date: IsoDate;
  readonly moves: readonly Move[];
  readonly acts: readonly Act[];
  /** By position in the canonical order of states. */
  readonly rungs: readonly number[];
  readonly tracks: Readonly<Record<TrackId, number>>;
  readonly variables: Readonly<Record<string, number>>;
  /** Strength of the norm, 0..1. */
  readonly norm: number;
  /** Backlash at home, 0..1. */
  readonly backlash: number;
  readonly indices: Indices;
}

/** A move of a state on the ladder. */
export interface Move {
  readonly state: StateId;
  readonly from: number;
  readonly to: number;
  readonly cause: MoveCause;
  /** The clock that fired. Undefined for moves by events, institutions and people. */
  readonly reading: ClockReading | undefined;
}

/** The kinds of causes, in the order of tables of counts. */
export const MOVE_CAUSES = ['clock', 'bloc', 'event', 'institution', 'seat'] as const;

/** What makes a state move. */
export type MoveCause =
  | { readonly kind: 'clock' }
  | { readonly kind: 'bloc'; readonly bloc: BlocId }
  | { readonly kind: 'event'; readonly event: EventId }
  | { readonly kind: 'institution'; readonly institution: InstitutionId }
  | { readonly kind: 'seat' };

/** What happens in a turn besides moves: an event, a step of a track, a decision of an institution. */
export type Act =
  /** `state`: the state to which the event happens. It is left out if the event happens to no state in particular. */
  | { readonly kind: 'event'; readonly event: EventId; readonly state?: StateId }
  | { readonly kind: 'track'; readonly track: TrackId; readonly from: number; readonly to: number }
  | { readonly kind: 'institution'; readonly institution: InstitutionId; readonly granted: boolean };

/** The reading of a state's clock in a turn. A held clock has no terms, rate 0 and chance 0. */
export interface ClockReading {
  /** For example `CHN up 4`: the step from rung 4 to 5. */
  readonly id: string;
  readonly state: StateId;
  readonly dir: Direction;
  readonly from: number;
  readonly to: number;
  readonly held: Hold | undefined;
  /** In canonical order. Their sum in this order is exactly the log of the rate. */
  readonly terms: readonly Term[];
  /** The expected number of times that the clock fires in this turn. It includes the share that a bloc then takes. */
  readonly rate: number;
  /** 1 − exp(−rate). */
  readonly chance: number;
}

/**
 * What a person decides for a state in a turn. It replaces the state's clocks. `keeps`: events and institutions do not move
 * it in this turn either.
 */
export type Decision = 'up' | 'down' | 'hold' | { readonly to: number; readonly keeps?: true };

/** Decisions by turn, then by state. */
export type Decisions = Readonly<Record<number, Readonly<Record<StateId, Decision>>>>;

/** The reading of a clock of the target: a track may step up or back. */
export interface TrackReading extends Omit<ClockReading, 'state'> {
  readonly track: TrackId;
}

/** A change of one number that would multiply the chance of a step in a turn. */
export interface SingleChange {
  readonly kind: 'weight' | 'trait' | 'taboo' | 'peer';
  /** The id of the weight or driver. For `peer`, the id of the state that would have to be on rung `to`. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** The factor on the chance. It is about the factor that was asked for; for a peer, it is the factor that the rung gives. */
  readonly times: number;
  /** How far the number moves, as a share of its scale. Changes are in order of this size. */
  readonly size: number;
  /** The same change as an argument of `--set`. */
  readonly set: string;
}
