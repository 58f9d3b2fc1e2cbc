import type { ClockReading, TrackReading } from '../../domain/run.ts';
import type { Hold } from '../../domain/terms.ts';
import type { Model } from '../../model/model.ts';
import { refreshRates } from '../rates.ts';
import { openFuture, type RunOptions, seatsOf } from '../run.ts';
import { step } from '../step.ts';
import type { World } from '../world.ts';
import { readingOf, trackReadingOf } from './readings.ts';

/** The readings of all clocks of states and of the target in one turn. */
export interface TurnReadings {
  readonly turn: number;
  readonly clocks: readonly ClockReading[];
  readonly target: readonly TrackReading[];
}

/**
 * The world that the clocks of turn `turn` read: the end of the turn before, with the rates for `turn` computed. `world` is
 * a world of the same future that is not past this turn. It plays on to this turn.
 */
export const worldBefore = (
  model: Model,
  options: RunOptions,
  turn: number,
  world = openFuture(model, options),
): World => {
  while (world.turn < turn - 1) step(model, world, seatsOf(model, options.decisions, world.turn + 1));
  refreshRates(model, world, turn);
  return world;
};

/** The clocks of state i: `up`, and `down` above the lowest rung. */
const clocksOf = (
  model: Model,
  world: World,
  i: number,
  turn: number,
  hold?: Hold,
): readonly ClockReading[] => {
  const up = readingOf(model, world, i, 'up', turn, hold);
  return world.now.rung[i] === 0 ? [up] : [up, readingOf(model, world, i, 'down', turn, hold)];
};

const stateReadings = (
  model: Model,
  world: World,
  options: RunOptions,
  turn: number,
): readonly ClockReading[] => {
  const seats = seatsOf(model, options.decisions, turn);
  return model.ids.states.flatMap((_, i) =>
    clocksOf(model, world, i, turn, seats.has(i) ? 'seat' : undefined),
  );
};

const trackReadings = (model: Model, world: World): readonly TrackReading[] =>
  model.target.tracks.flatMap((_, at) => {
    const up = trackReadingOf(model, world, at, 'up');
    return world.trackBase[at] === 0 ? [up] : [up, trackReadingOf(model, world, at, 'down')];
  });

/**
 * The readings of every state's clocks in turn `turn` (1 or later), in canonical order: `up` of each state, and `down` of
 * each state above the lowest rung. The future is replayed up to that turn.
 */
export const readingsAt = (model: Model, options: RunOptions, turn: number): readonly ClockReading[] =>
  stateReadings(model, worldBefore(model, options, turn), options, turn);

/** The readings of the clocks of the target's tracks in turn `turn` (1 or later). */
export const targetReadingsAt = (model: Model, options: RunOptions, turn: number): readonly TrackReading[] =>
  trackReadings(model, worldBefore(model, options, turn));

/**
 * Gives a function from a turn to its readings. If turns are asked for in order, the future is played once. An earlier turn
 * plays it again from the start. The function throws RangeError for a turn that the run does not have.
 */
export const readingsByTurn = (model: Model, options: RunOptions): ((turn: number) => TurnReadings) => {
  const last = options.turns ?? model.turns;
  let world: World | undefined;
  let shown: TurnReadings | undefined;
  return (turn) => {
    if (shown?.turn === turn) return shown;
    if (!(turn >= 1 && turn <= last)) throw new RangeError(`no turn ${turn} in this run`);
    world = worldBefore(model, options, turn, world && world.turn < turn ? world : undefined);
    const clocks = stateReadings(model, world, options, turn);
    shown = { turn, clocks, target: trackReadings(model, world) };
    return shown;
  };
};

/**
 * The clocks of some states, by position, and of the target in each of some turns, which come in order: as if no person
 * decided for these states in that turn. What people decided in the turns before counts.
 */
export const freeReadings = (
  model: Model,
  options: RunOptions,
  states: readonly number[],
  turns: readonly number[],
): readonly TurnReadings[] => {
  let world: World | undefined;
  return turns.map((turn) => {
    const now = worldBefore(model, options, turn, world);
    world = now;
    const clocks = states.flatMap((i) => clocksOf(model, now, i, turn));
    return { turn, clocks, target: trackReadings(model, now) };
  });
};
