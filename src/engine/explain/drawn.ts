import type { StateId } from '../../domain/ids.ts';
import type { Model } from '../../model/model.ts';
import { statePosition } from '../../model/places.ts';
import { refreshRates } from '../rates.ts';
import type { RunOptions } from '../run.ts';
import { takeMeans } from '../start.ts';
import { worldBefore } from './explain.ts';
import { readingOf } from './readings.ts';

/** A weight of one state: as it counts in a turn of this future, with the effects of events, and its mean under the rule that this future plays. */
export interface DrawnWeight {
  readonly id: string;
  readonly drawn: number;
  readonly mean: number;
}

/** What a future has drawn for one state, beside the means of the draws. */
export interface Drawn {
  readonly weights: readonly DrawnWeight[];
  /**
   * Chance per turn of the step up, 0..1, in the same world with every weight and rate at its mean and no draw for the
   * state itself. 0 if the step is held.
   */
  readonly middle: number;
}

/** What this future has drawn for a state, as it counts in a turn. Throws RangeError if the model has no such state. */
export const drawnAt = (model: Model, options: RunOptions, turn: number, state: StateId): Drawn => {
  const i = statePosition(model, state);
  const world = worldBefore(model, options, turn);
  const from = i * model.ids.weights.length;
  const weights = model.ids.weights.map((id, w) => ({
    id,
    drawn: world.now.weights[from + w] as number,
    mean: world.rule.weightMeans[from + w] as number,
  }));
  takeMeans(model, world);
  refreshRates(model, world, turn);
  return { weights, middle: readingOf(model, world, i, 'up', turn).chance };
};
