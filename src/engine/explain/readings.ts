import { exp } from '../../domain/exp-log.ts';
import type { ClockReading, TrackReading } from '../../domain/run.ts';
import type { Direction, Hold } from '../../domain/terms.ts';
import type { Model, StateClockNames } from '../../model/model.ts';
import type { ClockName } from '../../model/parts/clock-name.ts';
import type { ModelTrack } from '../../model/parts/target.ts';
import { logRateBacksliding, logRateReform, readTrackTerms } from '../../model/target-rate.ts';
import { holdOf } from '../rates.ts';
import type { World } from '../world.ts';

/**
 * The reading of state i's clock in a direction in turn `turn`. The rates of that turn must be up to date. `hold` is a
 * reason to hold the clock that overrides those of the model: a person decides.
 */
export const readingOf = (
  model: Model,
  world: World,
  i: number,
  dir: Direction,
  turn: number,
  hold?: Hold,
): ClockReading => {
  const from = world.now.rung[i] as number;
  const held = hold ?? holdOf(model, world, i, dir, turn);
  const head = {
    id: ((model.states.clocks[i] as StateClockNames)[dir][from] as ClockName).id,
    state: model.ids.states[i] as string,
    dir,
    from,
    to: held === 'top' ? from : dir === 'up' ? Math.min(from + 1, model.top) : from - 1,
    held,
  };
  if (held) return { ...head, terms: [], rate: 0, chance: 0 };
  const rate = world[dir].rate[i] as number;
  return { ...head, terms: world.rates.termsOf(i, dir), rate, chance: 1 - exp(-rate) };
};

/** The reading of a track's clock in a direction in the next turn. */
export const trackReadingOf = (model: Model, world: World, at: number, dir: Direction): TrackReading => {
  const track = model.target.tracks[at] as ModelTrack;
  const value = world.trackBase[at] as number;
  const { id } = dir === 'up' ? track.upName : track.downName;
  const head = { id, track: track.id, dir, from: value / 100 };
  if (dir === 'up' && value === 100) return { ...head, to: 1, held: 'top', terms: [], rate: 0, chance: 0 };
  const { trackTerms: terms } = world.scratch;
  const logRate = dir === 'up' ? logRateReform : logRateBacksliding;
  const rate = exp(logRate(model, world.now, at, terms));
  return {
    ...head,
    to: Math.min(100, Math.max(0, value + (dir === 'up' ? track.step : -track.step))) / 100,
    held: undefined,
    terms: readTrackTerms(terms),
    rate,
    chance: 1 - exp(-rate),
  };
};
