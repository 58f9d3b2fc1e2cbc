import { turnDate } from '../domain/dates.ts';
import type { Decision, Decisions, Run, TurnRecord } from '../domain/run.ts';
import { indicesOf, trackSource } from '../model/derived.ts';
import type { Model } from '../model/model.ts';
import { clockName } from '../model/parts/clock-name.ts';
import { positionIn } from '../model/places.ts';
import { luckOf, PURPOSES, rootKey, uniform } from '../random/luck.ts';
import { startWorld } from './start.ts';
import { type SeatDecisions, step } from './step.ts';
import { makeWorld, type Trace, type World } from './world.ts';

/** Which future to play. */
export interface RunOptions {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  /** Which future of the seed, from 0 to 2³² − 1; default 0. */
  readonly future?: number | undefined;
  /** How many turns; default: as many as the scenario says. */
  readonly turns?: number | undefined;
  /** What people decide in place of states' clocks. */
  readonly decisions?: Decisions | undefined;
}

const recordOf = (model: Model, world: World, trace: Trace): TurnRecord => {
  const { now, turn } = world;
  const byId = (ids: readonly string[], value: (at: number) => number): Readonly<Record<string, number>> =>
    Object.fromEntries(ids.map((id, at) => [id, value(at)]));
  return {
    turn,
    date: turnDate(model.start, model.unit, turn),
    moves: trace.moves,
    acts: trace.acts,
    rungs: [...now.rung],
    tracks: byId(model.ids.tracks, (track) => now.sources[trackSource(model, track)] as number),
    variables: byId(model.ids.variables, (variable) => now.sources[variable] as number),
    norm: now.norm,
    backlash: now.backlash,
    indices: indicesOf(model, now),
  };
};

/** A number between 0 and 1, for luck outside the model. One future, name and n always give the same number. */
export const uniformOf = ({ seed, future = 0 }: RunOptions, name: string, n: number): number => {
  const { high, low } = clockName(name);
  return uniform(luckOf(rootKey(seed), future), high, low, PURPOSES.whom, n);
};

/** A world at turn 0 of a future. */
export const openFuture = (model: Model, options: RunOptions): World => {
  const luck = luckOf(rootKey(options.seed), options.future ?? 0);
  const world = makeWorld(model, luck);
  startWorld(model, world, luck);
  return world;
};

/**
 * The decisions of one turn by position of the state, in canonical order: those of the scenario, and `decisions` over
 * them. Throws RangeError for a state that the model does not have.
 */
export const seatsOf = (model: Model, decisions: Decisions | undefined, turn: number): SeatDecisions => {
  const written = model.decisions.get(turn) ?? new Map<number, Decision>();
  const chosen = decisions?.[turn];
  if (!chosen) return written;
  const position = positionIn('state', model.ids.states);
  const own = Object.entries(chosen).map(
    ([id, decision]) => [position(id, () => `decisions of turn ${turn}`), decision] as const,
  );
  return new Map([...new Map([...written, ...own])].sort(([a], [b]) => a - b));
};

/**
 * A model in which people make the moves of `decisions`. Throws RangeError for a state that the model does not have.
 */
export const modelWithDecisions = (model: Model, decisions: Decisions): Model => {
  const turns = Object.keys(decisions).map(Number);
  if (turns.length === 0) return model;
  const own = turns.map((turn) => [turn, seatsOf(model, decisions, turn)] as const);
  return { ...model, decisions: new Map([...model.decisions, ...own]) };
};

/** Plays on for one turn and records it. */
const playTurn = (model: Model, world: World, decisions: Decisions | undefined): TurnRecord => {
  const trace: Trace = { moves: [], acts: [] };
  step(model, world, seatsOf(model, decisions, world.turn + 1), trace);
  return recordOf(model, world, trace);
};

/** Plays one future from its start and records every turn. The same model and options give the same run. */
export const playRun = (model: Model, options: RunOptions): Run => {
  const world = openFuture(model, options);
  const turns = [recordOf(model, world, { moves: [], acts: [] })];
  const last = options.turns ?? model.turns;
  for (let turn = 1; turn <= last; turn++) turns.push(playTurn(model, world, options.decisions));
  const { id } = world.rule;
  const played = { seed: options.seed, future: options.future ?? 0, ...(id === '' ? {} : { rule: id }) };
  return { ...played, states: model.ids.states, turns };
};
