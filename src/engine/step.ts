import type { Decision, MoveCause } from '../domain/run.ts';
import { deriveClimate, deriveFromRungs } from '../model/derived.ts';
import type { CoordinatingBloc, Model } from '../model/model.ts';
import type { ModelTrack } from '../model/parts/target.ts';
import { PARTS } from '../model/state-rate.ts';
import { nextBacklash } from '../model/target-rate.ts';
import { advanceBlocs, advanceStates, advanceTracks, settle } from './advance.ts';
import { applyEffects } from './effects.ts';
import { makePlannedMoves, moveState, type PendingStep, planMoves, recordStep } from './moves.ts';
import { advanceOccasions, chooseDated, countOccasions } from './occasions.ts';
import { fadePulses } from './pulses.ts';
import { markStale, refreshRates } from './rates.ts';
import { FIRED, type Trace, type World } from './world.ts';

/** What people decide in one turn, by position of the state, in their order. */
export type SeatDecisions = ReadonlyMap<number, Decision>;

const NO_SEATS: SeatDecisions = new Map();
const NO_STEPS: readonly PendingStep[] = [];

const freeze = (model: Model, world: World, seats: SeatDecisions): void => {
  const { scratch } = world;
  const any = scratch.plannedCount > 0 || seats.size > 0;
  if (!any && !scratch.anyFrozen) return;
  scratch.anyFrozen = any;
  const { frozen, moveBy, moveTo } = scratch;
  for (let i = 0; i < model.states.count; i++)
    frozen[i] = moveBy[i] !== -1 && moveTo[i] !== world.now.rung[i] ? 1 : 0;
  for (const i of seats.keys()) frozen[i] = 1;
};

const causeOf = (model: Model, world: World, i: number): MoveCause => {
  const fired = world.scratch.fired[i] as number;
  if ((fired & (FIRED.up | FIRED.down)) !== 0) return { kind: 'clock' };
  const bloc = model.blocs.coordinating[world.scratch.movedBy[i] as number] as CoordinatingBloc;
  return { kind: 'bloc', bloc: bloc.id };
};

/** Phase 3: the steps that the fired clocks make together, in id order; recorded before anything changes that they read. */
const pendingSteps = (
  model: Model,
  world: World,
  turn: number,
  trace: Trace | undefined,
): readonly PendingStep[] => {
  const { scratch } = world;
  if (scratch.firedCount === 0) return NO_STEPS;
  const steps: PendingStep[] = [];
  if (scratch.firedCount > 1) scratch.firedList.subarray(0, scratch.firedCount).sort();
  for (let n = 0; n < scratch.firedCount; n++) {
    const i = scratch.firedList[n] as number;
    const cause = causeOf(model, world, i);
    const by = settle(model, world, i);
    scratch.fired[i] = 0;
    if (by === 0) continue;
    const from = world.now.rung[i] as number;
    const step: PendingStep = { state: i, from, to: from + by, cause };
    steps.push(step);
    if (trace) recordStep(model, world, step, turn, trace);
  }
  scratch.firedCount = 0;
  return steps;
};

const takeSeats = (
  model: Model,
  world: World,
  seats: SeatDecisions,
  turn: number,
  trace: Trace | undefined,
): boolean => {
  let any = false;
  for (const [i, decision] of seats) {
    const from = world.now.rung[i] as number;
    const aim =
      typeof decision === 'object'
        ? decision.to
        : from + (decision === 'up' ? 1 : decision === 'down' ? -1 : 0);
    const to = Math.min(model.top, Math.max(0, aim));
    if (!moveState(model, world, i, to, turn, 'seat')) continue;
    any = true;
    trace?.moves.push({
      state: model.ids.states[i] as string,
      from,
      to,
      cause: { kind: 'seat' },
      reading: undefined,
    });
  }
  return any;
};

/** Steps the tracks that fired. Returns whether any did. */
const moveTracks = (model: Model, world: World, trace: Trace | undefined): boolean => {
  let any = false;
  for (let at = 0; at < model.target.tracks.length; at++) {
    const by = world.scratch.trackStep[at] as number;
    if (by === 0) continue;
    const from = world.trackBase[at] as number;
    const to = Math.min(100, Math.max(0, from + by * (model.target.tracks[at] as ModelTrack).step));
    world.trackBase[at] = to;
    any = true;
    trace?.acts.push({
      kind: 'track',
      track: model.ids.tracks[at] as string,
      from: from / 100,
      to: to / 100,
    });
  }
  return any;
};

/** Σ resistance · tenths gained in this turn, by clocks and by effects. */
const reforms = (model: Model, world: World): number => {
  let sum = 0;
  model.target.tracks.forEach(({ resistance }, at) => {
    const gained = (world.trackBase[at] as number) - (world.scratch.tracksBefore[at] as number);
    if (gained > 0) sum += resistance * (gained / 10);
  });
  return sum;
};

const rungsChanged = (model: Model, world: World): void => {
  const { now, scratch, passes } = world;
  const { legitimacyStep, taboo } = now;
  if (passes) {
    passes.rungsChanged(world);
    return;
  }
  deriveFromRungs(model, now);
  if (!now.heeds) return;
  if (now.legitimacyStep !== legitimacyStep) scratch.allStale |= PARTS.social;
  if (now.taboo === taboo) return;
  for (let i = 0; i < model.states.count; i++)
    if ((now.rung[i] as number) >= model.top - 1) markStale(scratch, i, PARTS.social);
};

const climateChanged = (model: Model, world: World): void => {
  const { scratch } = world;
  deriveClimate(model, world.now, (holders) => {
    // Marking most states takes longer than recomputing the unchanged rates of the others.
    if (4 * holders.length >= 3 * model.states.count) scratch.allStale |= PARTS.own;
    if ((scratch.allStale & PARTS.own) !== 0) return;
    for (let n = 0; n < holders.length; n++) markStale(scratch, holders[n] as number, PARTS.own);
  });
};

/** Everything that follows from rungs, tracks and variables, for a world that has just been put at its start. */
export const deriveAll = (model: Model, world: World): void => {
  rungsChanged(model, world);
  fadePulses(model, world, 0);
  climateChanged(model, world);
};

/**
 * Plays one turn: 1 dated and conditional events; 2 every clock adds its rate, computed from the world at the end of the
 * last turn; 3 all clocks that reached their thresholds fire together; 4 effects, institutions, indices; 5 the record,
 * if there is a trace (docs/model.md, section 3). Returns false, and plays nothing, if near rates
 * do not decide the turn. Then the world has to start again with exact rates.
 */
export const step = (
  model: Model,
  world: World,
  seats: SeatDecisions = model.decisions.get(world.turn + 1) ?? NO_SEATS,
  trace?: Trace | undefined,
): boolean => {
  const turn = world.turn + 1;
  const { scratch, passes } = world;
  if (passes && seats.size === 0 && !trace) {
    const isPlayed = passes.playTurn(world, turn);
    if (isPlayed) world.turn = turn;
    return isPlayed;
  }
  scratch.movedCount = 0;
  refreshRates(model, world, turn);
  chooseDated(model, world, turn, trace);
  planMoves(model, world, 0, scratch.datedCount);
  freeze(model, world, seats);
  advanceStates(model, world);
  advanceBlocs(model, world, turn);
  advanceTracks(model, world);
  advanceOccasions(model, world, turn);
  const firstMove = trace?.moves.length ?? 0;
  const steps = pendingSteps(model, world, turn, trace);
  const scripted = trace?.moves.splice(firstMove);
  let moved = makePlannedMoves(model, world, seats, turn, trace);
  for (const { state, to, cause } of steps)
    if (moveState(model, world, state, to, turn, cause.kind)) moved = true;
  if (scripted) trace?.moves.push(...scripted);
  if (takeSeats(model, world, seats, turn, trace)) moved = true;
  planMoves(model, world, scratch.datedCount, scratch.occasionCount);
  if (makePlannedMoves(model, world, seats, turn, trace)) moved = true;
  scratch.tracksBefore.set(world.trackBase);
  const tracksMoved = moveTracks(model, world, trace);
  countOccasions(model, world, turn, trace);
  const changed = applyEffects(model, world, turn, tracksMoved);
  world.now.backlash = nextBacklash(model, world.now, reforms(model, world));
  if (moved) rungsChanged(model, world);
  fadePulses(model, world, turn);
  // If acts take from the norm, the norm changes as their examples fade.
  if (moved || changed || model.norm.act > 0) climateChanged(model, world);
  world.turn = turn;
  return true;
};
