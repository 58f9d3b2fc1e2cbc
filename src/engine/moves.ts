import { type Decision, MOVE_CAUSES, type MoveCause } from '../domain/run.ts';
import type { Model } from '../model/model.ts';
import { PARTS } from '../model/state-rate.ts';
import { putClocksAside, takeUpClocks } from './clocks.ts';
import { readingOf } from './explain/readings.ts';
import { effectsNow } from './occasions.ts';
import { pulseChanged } from './pulses.ts';
import { markStale, markWatchers, rest } from './rates.ts';
import type { Trace, World } from './world.ts';

const logMove = (world: World, i: number, from: number, to: number, cause: MoveCause['kind']): void => {
  const { scratch } = world;
  const at = scratch.movedCount++;
  scratch.movedState[at] = i;
  scratch.movedFrom[at] = from;
  scratch.movedTo[at] = to;
  scratch.movedCause[at] = MOVE_CAUSES.indexOf(cause);
};

/** Recomputes, at the end of the turn, the pulses that the followers of a recogniser see after it steps down. */
const dropPulse = (model: Model, world: World, j: number): void => {
  world.now.pulse[j] = 0;
  pulseChanged(model, world, j);
};

/** Puts state i on rung `to`, at once. Returns false if it is there already. */
export const moveState = (
  model: Model,
  world: World,
  i: number,
  to: number,
  turn: number,
  cause: MoveCause['kind'],
): boolean => {
  const { now, scratch } = world;
  const from = now.rung[i] as number;
  if (from === to) return false;
  putClocksAside(model, world, i);
  now.rung[i] = to;
  takeUpClocks(model, world, i);
  world.lastMove[i] = turn;
  world.recognisedFor[i] = to === model.top ? -turn * model.rates.monthsPerTurn : Number.POSITIVE_INFINITY;
  if (from === model.top) dropPulse(model, world, i);
  logMove(world, i, from, to, cause);
  rest(scratch, i);
  markStale(scratch, i, PARTS.all);
  markWatchers(model, world, i, from, to);
  return true;
};

/** Plans the moves by occasions `from` to `to` of this turn's list. If two move one state, the last id wins. */
export const planMoves = (model: Model, world: World, from: number, to: number): void => {
  const { scratch, now } = world;
  for (let n = from; n < to; n++) {
    const occasion = scratch.occasions[n] as number;
    for (const at of effectsNow(model, scratch, occasion)) {
      const effect = model.effects[at];
      if (effect?.kind !== 'move' && effect?.kind !== 'shift') continue;
      for (const i of effect.states) {
        const aim = effect.kind === 'move' ? effect.to : (now.rung[i] as number) + effect.by;
        scratch.moveTo[i] = Math.min(model.top, Math.max(0, aim));
        if (scratch.moveBy[i] === -1) scratch.plannedCount++;
        scratch.moveBy[i] = occasion;
      }
    }
  }
};

/** Makes the planned moves, in id order, and forgets the plan. Returns whether any state moved. */
export const makePlannedMoves = (
  model: Model,
  world: World,
  seats: ReadonlyMap<number, Decision>,
  turn: number,
  trace: Trace | undefined,
): boolean => {
  const { scratch } = world;
  if (scratch.plannedCount === 0) return false;
  scratch.plannedCount = 0;
  let any = false;
  for (let i = 0; i < model.states.count; i++) {
    const by = scratch.moveBy[i] as number;
    if (by < 0) continue;
    scratch.moveBy[i] = -1;
    const from = world.now.rung[i] as number;
    const to = scratch.moveTo[i] as number;
    const occasion = model.occasions[by];
    const seat = seats.get(i);
    if (typeof seat === 'object' && seat.keeps) continue;
    if (!occasion || !moveState(model, world, i, to, turn, occasion.kind)) continue;
    any = true;
    if (!trace) continue;
    const cause: MoveCause =
      occasion.kind === 'event'
        ? { kind: 'event', event: occasion.id }
        : { kind: 'institution', institution: occasion.id };
    trace.moves.push({ state: model.ids.states[i] as string, from, to, cause, reading: undefined });
  }
  return any;
};

/** A step that a clock or a bloc has decided, before it is made. */
export interface PendingStep {
  readonly state: number;
  readonly from: number;
  readonly to: number;
  readonly cause: MoveCause;
}

/** Records a clock's step with its reading. Call this function before anything that the clock has read changes. */
export const recordStep = (
  model: Model,
  world: World,
  step: PendingStep,
  turn: number,
  trace: Trace,
): void => {
  const reading = readingOf(model, world, step.state, step.to > step.from ? 'up' : 'down', turn);
  const { from, to, cause } = step;
  trace.moves.push({ state: model.ids.states[step.state] as string, from, to, cause, reading });
};
