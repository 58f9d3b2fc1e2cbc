import { MOVES_PER_TURN } from '../domain/limits.ts';
import type { Act, Move } from '../domain/run.ts';
import type { CountedTables } from '../kernel/counted.ts';
import type { Model, ModelRule } from '../model/model.ts';
import { type EffectTables, effectTables } from '../model/parts/effect-tables.ts';
import { OWN_MEMORY, type Refilled, type TableRoom } from '../model/parts/table-room.ts';
import { blankSituation, type Situation } from '../model/situation.ts';
import { type StateRates, stateRates } from '../model/state-rate.ts';
import { trackTermBuffer } from '../model/target-rate.ts';
import type { Luck } from '../random/luck.ts';
import { heedingRules, ruleOf } from './rule.ts';

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
  /**
   * The compiled rules, which leave the same bits as the rules in TypeScript. If undefined, the rules in TypeScript
   * play.
   */
  readonly passes: Passes | undefined;
  readonly lastMove: Int32Array;
  /** Months from recognition to the start: negative for a recognition since the start, Infinity if unknown or none. */
  readonly recognisedFor: Float64Array;
  readonly up: StepClocks;
  readonly down: StepClocks;
  readonly trackUp: SingleClocks;
  readonly trackDown: SingleClocks;
  readonly occasionClocks: SingleClocks;
  readonly happened: Int32Array;
  readonly lastHappened: Int32Array;
  readonly effects: EffectTables;
  /**
   * By effect: in force at the end of every turn before this one; 0: not in force. Then the effects in force, in
   * canonical order.
   */
  readonly effectUntil: Int32Array;
  readonly inForce: Int32Array;
  inForceCount: number;
  /** Values before lasting effects: variables, weights, tracks (in hundredths). */
  readonly variableBase: Float64Array;
  readonly weightBase: Float64Array;
  readonly trackBase: Uint8Array;
  readonly scratch: Scratch;
}

/** The compiled rules for one world. Each leaves the same bits in the world as its twin in TypeScript. */
export interface Passes {
  /** Takes the luck of a future from here on. */
  readonly takeLuck: (luck: Luck) => void;
  /**
   * Call it before a world starts. With a doubt above 0, whole turns are played with near rates: a pressure decides if it misses
   * its threshold by this share of it (doubtOf). 0: rates are exact to the bit.
   */
  readonly takeDoubt: (doubt: number) => void;
  /** Puts the world at its start, with all parameters at their means under the rule with this position. */
  readonly begin: (rule: number) => void;
  /** Brings up to date all that follows from what a future has drawn, and starts its clocks. */
  readonly settleStart: (world: World) => void;
  readonly drawDispositions: (spread: number) => void;
  /** Draws the parameters of the rule with this position. */
  readonly drawParameters: (rule: number) => void;
  readonly refresh: (world: World, turn: number) => void;
  readonly advanceStates: (world: World) => void;
  readonly fade: (world: World, turn: number) => void;
  readonly rungsChanged: (world: World) => void;
  /**
   * Plays a whole turn in which no person decides. Returns false if near rates do not decide the turn. Then the world
   * has to start again, with exact rates.
   */
  readonly playTurn: (world: World, turn: number) => boolean;
  /** Plays a future that has been started: see CompiledRules. The world can be used again once it has been started. */
  readonly playFuture: (turns: number, rule: number, after: number, counts: boolean) => number;
  /** How many states recognise at the end of the last turn. */
  readonly recogniserCount: () => number;
  /** The tables in which futures have been counted. */
  readonly counted: CountedTables;
}

/** What a turn leaves for people to read. A step without a trace plays the same future and records nothing. */
export interface Trace {
  readonly moves: Move[];
  readonly acts: Act[];
}

/** Bits of Scratch.fired. */
export const FIRED = { up: 1, down: 2, bloc: 4 } as const;

const stepClocks = (model: Model, { f64, u16 }: TableRoom) => {
  const { count } = model.states;
  const steps = count * model.rungs;
  return {
    /** Of the step that each state is at, by state. */
    rate: f64(count),
    pressure: f64(count),
    threshold: f64(count),
    /** Of every step, by state then rung: kept while a state is on another rung. */
    keptPressure: f64(steps),
    keptThreshold: f64(steps),
    firings: u16(steps),
  };
};

/** The clocks of one direction: each fires when its pressure, the sum of its rates so far, reaches its threshold. */
export type StepClocks = Readonly<ReturnType<typeof stepClocks>>;

const singleClocks = (count: number, { f64, u16 }: TableRoom) => ({
  pressure: f64(count),
  threshold: f64(count),
  firings: u16(count),
});

/** Clocks that are not a state's: tracks (up and down) and occasions with a chance. */
export type SingleClocks = Readonly<ReturnType<typeof singleClocks>>;

const makeScratch = (model: Model, { i32, u8 }: TableRoom) => {
  const { count } = model.states;
  return {
    trackTerms: trackTermBuffer(),
    /** By state: the parts of its rates to recompute, as PARTS; 0: none. Then the list of states with such parts. */
    stale: u8(count),
    staleList: i32(count),
    staleCount: 0,
    /** States whose sum of pulses must be computed again: by state 1, and as a list. */
    pulseDue: u8(count),
    pulseList: i32(count),
    pulseCount: 0,
    /** Whether an effect on weights began or ended, and whether a boost or block did. */
    weightsStale: false,
    clocksStale: false,
    /** The parts to recompute for every state. */
    allStale: 0,
    /** States at rest after a move. */
    resting: i32(count),
    isResting: u8(count),
    restingCount: 0,
    /** By state: 1 if its clocks do not run this turn. Then whether there is any such state. */
    frozen: u8(count),
    anyFrozen: false,
    /** By state: what fired this turn, as a sum of FIRED bits. Then the states for which anything fired. */
    fired: u8(count),
    firedList: i32(count),
    firedCount: 0,
    /** By state: the bloc that moves it, by position among the coordinating blocs. */
    movedBy: i32(count),
    /** By state: the position of the occasion that moves it, −1 if none. Then the rung that it moves to. */
    moveBy: i32(count).fill(-1),
    moveTo: i32(count),
    plannedCount: 0,
    /** The moves of this turn in the order in which they were made: state, rung left, cause as a position in MOVE_CAUSES. */
    movedState: i32(MOVES_PER_TURN * count),
    movedFrom: u8(MOVES_PER_TURN * count),
    movedTo: u8(MOVES_PER_TURN * count),
    movedCause: u8(MOVES_PER_TURN * count),
    movedCount: 0,
    /** Tracks that step this turn, up or down: +1, −1 or 0. */
    trackStep: i32(model.target.tracks.length),
    /** The tracks before this turn's steps and effects, in hundredths. */
    tracksBefore: u8(model.target.tracks.length),
    /** What happens this turn: first the dated and conditional occasions, then those whose clocks fired. */
    occasions: i32(model.occasions.length),
    occasionCount: 0,
    datedCount: 0,
    /** By occasion: the state to which it happens this turn, as a position among those that it can happen to; else 0. */
    struck: i32(model.occasions.length),
  };
};

/** Lists that a turn fills and the next one empties: nothing is allocated in the loop. */
export type Scratch = Refilled<ReturnType<typeof makeScratch>>;

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
