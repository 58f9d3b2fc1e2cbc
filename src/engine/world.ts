import { MOVES_PER_TURN } from '../domain/limits.ts';
import type { Act, Move } from '../domain/run.ts';
import type { Model, ModelRule } from '../model/model.ts';
import { type EffectTables, effectTables } from '../model/parts/effect-tables.ts';
import { OWN_MEMORY, type TableRoom } from '../model/parts/table-room.ts';
import { blankSituation, type Situation } from '../model/situation.ts';
import { type StateRates, stateRates } from '../model/state-rate.ts';
import { type TermBuffer, trackTermBuffer } from '../model/target-rate.ts';
import type { Luck } from '../random/luck.ts';
import { heedingRules, ruleOf } from './rule.ts';
import type { Passes } from './worlds/passes.ts';

/** The clocks of one direction: each fires when its pressure, the sum of its rates so far, reaches its threshold. */
export interface StepClocks {
  /** Of the step that each state is at, by state. */
  readonly rate: Float64Array;
  readonly pressure: Float64Array;
  readonly threshold: Float64Array;
  /** Of every step, by state then rung: kept while a state is on another rung. */
  readonly keptPressure: Float64Array;
  readonly keptThreshold: Float64Array;
  readonly firings: Uint16Array;
}

/** Clocks that are not a state's: tracks (up and down) and occasions with a chance. */
export interface SingleClocks {
  readonly pressure: Float64Array;
  readonly threshold: Float64Array;
  readonly firings: Uint16Array;
}

/**
 * The state of the world at the end of a turn, in typed arrays: made once, refilled for each future. `now` has everything
 * that rates depend on.
 */
export interface World {
  turn: number;
  luck: Luck;
  /** The rule that this future plays. */
  rule: ModelRule;
  /** The rules under which states heed each other. */
  readonly heeding: ReadonlySet<ModelRule>;
  readonly now: Situation;
  /** The rules for states' rates, bound to this world. */
  readonly rates: StateRates;
  /** The compiled rules, which leave the same bits as those in TypeScript; without them these play. */
  readonly passes: Passes | undefined;
  readonly lastMove: Int32Array;
  /** Months from recognition to the start: negative for a recognition since, Infinity where unknown or none. */
  readonly recognisedFor: Float64Array;
  readonly up: StepClocks;
  readonly down: StepClocks;
  readonly trackUp: SingleClocks;
  readonly trackDown: SingleClocks;
  readonly occasionClocks: SingleClocks;
  readonly happened: Int32Array;
  readonly lastHappened: Int32Array;
  readonly effects: EffectTables;
  /** By effect: in force at the end of every turn before this one; 0: not in force. And those in force, in canonical order. */
  readonly effectUntil: Int32Array;
  readonly inForce: Int32Array;
  inForceCount: number;
  /** Values before lasting effects: variables, weights, tracks (in hundredths). */
  readonly variableBase: Float64Array;
  readonly weightBase: Float64Array;
  readonly trackBase: Uint8Array;
  readonly scratch: Scratch;
}

/** What a turn leaves for people to read. A step without one plays the same future and records nothing. */
export interface Trace {
  readonly moves: Move[];
  readonly acts: Act[];
}

/** Bits of Scratch.fired. */
export const FIRED = { up: 1, down: 2, bloc: 4 } as const;

/** Lists that a turn fills and the next one empties: nothing is allocated in the loop. */
export interface Scratch {
  readonly trackTerms: TermBuffer;
  /** By state: the parts of its rates to recompute, as PARTS; 0: none. And the list of states that have any. */
  readonly stale: Uint8Array;
  readonly staleList: Int32Array;
  staleCount: number;
  /** States whose sum of pulses must be computed again: by state 1, and as a list. */
  readonly pulseDue: Uint8Array;
  readonly pulseList: Int32Array;
  pulseCount: number;
  /** Whether an effect on weights began or ended, and whether a boost or block did. */
  weightsStale: boolean;
  clocksStale: boolean;
  /** The parts to recompute for every state. */
  allStale: number;
  /** States at rest after a move. */
  readonly resting: Int32Array;
  readonly isResting: Uint8Array;
  restingCount: number;
  /** By state: 1 where clocks do not run this turn; and whether there is any. */
  readonly frozen: Uint8Array;
  anyFrozen: boolean;
  /** By state: what fired this turn, as a sum of FIRED bits; and the states for which anything did. */
  readonly fired: Uint8Array;
  readonly firedList: Int32Array;
  firedCount: number;
  /** By state: the bloc that moves it, by position among the coordinating ones. */
  readonly movedBy: Int32Array;
  /** By state: the position of the occasion that moves it, −1 where none does; and the rung that it moves to. */
  readonly moveBy: Int32Array;
  readonly moveTo: Int32Array;
  plannedCount: number;
  /** The moves of this turn in the order in which they were made: state, rung left, cause as a position in MOVE_CAUSES. */
  readonly movedState: Int32Array;
  readonly movedFrom: Uint8Array;
  readonly movedTo: Uint8Array;
  readonly movedCause: Uint8Array;
  movedCount: number;
  /** Tracks that step this turn, up or down: +1, −1 or 0. */
  readonly trackStep: Int32Array;
  /** The tracks before this turn's steps and effects, in hundredths. */
  readonly tracksBefore: Uint8Array;
  /** What happens this turn: first the dated and conditional occasions, then those whose clocks fired. */
  readonly occasions: Int32Array;
  occasionCount: number;
  datedCount: number;
  /** By occasion: the state to which it happens this turn, as a position among those that it can happen to; else 0. */
  readonly struck: Int32Array;
}

const stepClocks = (model: Model, { f64, u16 }: TableRoom): StepClocks => {
  const { count } = model.states;
  const steps = count * model.rungs;
  return {
    rate: f64(count),
    pressure: f64(count),
    threshold: f64(count),
    keptPressure: f64(steps),
    keptThreshold: f64(steps),
    firings: u16(steps),
  };
};

const singleClocks = (count: number, { f64, u16 }: TableRoom): SingleClocks => ({
  pressure: f64(count),
  threshold: f64(count),
  firings: u16(count),
});

const makeScratch = (model: Model, { i32, u8 }: TableRoom): Scratch => {
  const { count } = model.states;
  return {
    trackTerms: trackTermBuffer(),
    stale: u8(count),
    staleList: i32(count),
    staleCount: 0,
    pulseDue: u8(count),
    pulseList: i32(count),
    pulseCount: 0,
    weightsStale: false,
    clocksStale: false,
    allStale: 0,
    resting: i32(count),
    isResting: u8(count),
    restingCount: 0,
    frozen: u8(count),
    anyFrozen: false,
    fired: u8(count),
    firedList: i32(count),
    firedCount: 0,
    movedBy: i32(count),
    moveBy: i32(count).fill(-1),
    moveTo: i32(count),
    plannedCount: 0,
    movedState: i32(MOVES_PER_TURN * count),
    movedFrom: u8(MOVES_PER_TURN * count),
    movedTo: u8(MOVES_PER_TURN * count),
    movedCause: u8(MOVES_PER_TURN * count),
    movedCount: 0,
    trackStep: i32(model.target.tracks.length),
    tracksBefore: u8(model.target.tracks.length),
    occasions: i32(model.occasions.length),
    occasionCount: 0,
    datedCount: 0,
    struck: i32(model.occasions.length),
  };
};

/** A world with every table in place, in `room`; `startWorld` fills it for a future. */
export const makeWorld = (model: Model, luck: Luck, room: TableRoom = OWN_MEMORY): World => {
  const { f64, i32, u8 } = room;
  const now = blankSituation(model, room);
  const rule = ruleOf(model, luck);
  const { weightMeans } = rule;
  return {
    turn: 0,
    luck,
    rule,
    heeding: heedingRules(model),
    now,
    rates: stateRates(model, now),
    passes: undefined,
    lastMove: i32(model.states.count),
    recognisedFor: f64(model.states.count),
    up: stepClocks(model, room),
    down: stepClocks(model, room),
    trackUp: singleClocks(model.target.tracks.length, room),
    trackDown: singleClocks(model.target.tracks.length, room),
    occasionClocks: singleClocks(model.occasions.length, room),
    happened: i32(model.occasions.length),
    lastHappened: i32(model.occasions.length),
    effects: effectTables(model.effects),
    effectUntil: i32(model.effects.length),
    inForce: i32(model.effects.length),
    inForceCount: 0,
    variableBase: f64(model.variableStart.length),
    weightBase: model.weightsVary ? f64(weightMeans.length) : weightMeans,
    trackBase: u8(model.target.tracks.length),
    scratch: makeScratch(model, room),
  };
};
