import type { Model } from '../../model/model.ts';
import { type EnsembleOptions, ensemble } from '../../study/ensemble.ts';
import type { Tally } from '../../study/tally.ts';

// The code that a worker thread runs: each exported function is a kind of task.

/** Futures of a model to play and count. */
export interface TallyTask extends EnsembleOptions {
  readonly model: Model;
}

export const tally = ({ model, ...options }: TallyTask): Tally => ensemble(model, options);
