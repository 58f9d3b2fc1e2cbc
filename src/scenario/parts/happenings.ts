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
} from '../../domain/ids.ts';
import type { IndexId } from '../../domain/indices.ts';
import type { Direction } from '../../domain/terms.ts';

export type Timing =
  | { readonly kind: 'dates'; readonly dates: readonly IsoDate[] }
  | { readonly kind: 'yearly'; readonly day: YearDay }
  /** A clock: the chance per month, 0 ≤ chance < 1. */
  | { readonly kind: 'chance'; readonly chance: number }
  /** Happens in every turn in which `when` holds. */
  | { readonly kind: 'condition' };

/** The states to one of which an event happens. */
export interface HappensTo {
  readonly among: readonly StateId[];
  /** The driver whose trait sets the chance of a state, in proportion to the part above 0. Undefined: equal chances. */
  readonly by: DriverId | undefined;
  /** The lowest and the highest rung on which a state can be drawn. */
  readonly from: number;
  readonly to: number;
}

/** How a quantity is compared with a value. */
export type ConditionTest = 'at_least' | 'at_most' | 'above' | 'below';

export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly quantity: Quantity;
      readonly test: ConditionTest;
      readonly value: number;
    };

/** The states on a rung or above it, of all states or of a bloc. */
export interface StatesCounted {
  readonly rung: number;
  readonly bloc: BlocId | undefined;
  /** Without the states that a seat of an exercise plays. */
  readonly others?: true;
  /** The states that are counted in place of the bloc, if an exercise has worked `others` out. */
  readonly among?: readonly StateId[];
}

/** Counts and shares include members only: a state without standing cannot make a condition true. */
export type Quantity =
  | { readonly kind: 'variable'; readonly id: VariableId }
  | { readonly kind: 'track'; readonly id: TrackId }
  | { readonly kind: 'index'; readonly id: Exclude<IndexId, 'recognisers'> }
  | { readonly kind: 'rung'; readonly state: StateId }
  | (StatesCounted & { readonly kind: 'count' })
  | (StatesCounted & { readonly kind: 'share' })
  /** A weighted sum of tracks and variables. */
  | { readonly kind: 'sum'; readonly terms: Readonly<Record<string, number>> }
  /** 1 after acceptance, else 0. */
  | { readonly kind: 'granted'; readonly institution: InstitutionId }
  /** How many times an event has happened. */
  | { readonly kind: 'happened'; readonly event: EventId };

export type Operation = 'set' | 'multiply' | 'add';

/** What an effect does to a number. `months` is how long it lasts. Undefined: for ever. */
interface NumberChange {
  readonly operation: Operation;
  readonly value: number;
  readonly months: number | undefined;
}

/** States one by one, in canonical order; or `that`, the state to which the event of the effect happens. */
export type EffectStates = readonly StateId[] | 'that';

export type Effect =
  | ({ readonly kind: 'variable'; readonly id: VariableId } & NumberChange)
  | ({ readonly kind: 'track'; readonly id: TrackId } & NumberChange)
  | ({ readonly kind: 'weight'; readonly states: EffectStates; readonly weight: string } & NumberChange)
  | { readonly kind: 'move'; readonly states: EffectStates; readonly to: number }
  | { readonly kind: 'shift'; readonly states: EffectStates; readonly by: number }
  | {
      readonly kind: 'boost';
      readonly states: EffectStates;
      readonly direction: Direction;
      /** Multiplies the rate, > 0. */
      readonly times: number;
      readonly months: number | undefined;
    }
  | {
      readonly kind: 'block';
      readonly states: EffectStates;
      readonly direction: Direction;
      readonly months: number | undefined;
    }
  | {
      readonly kind: 'disposition';
      readonly states: EffectStates;
      /** Added to the disposition: whole for steps up, −ζ times it for steps down. */
      readonly add: number;
      readonly months: number | undefined;
    };
