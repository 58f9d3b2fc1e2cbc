import type { Model } from '../../model/model.ts';
import type { EnsembleOptions } from '../../study/ensemble.ts';
import type { Range } from '../../study/ranges.ts';
import { addTally, type Tally } from '../../study/tally.ts';
import { workThrough } from './pieces.ts';
import type { StudyPool } from './pool.ts';

export interface EnsembleJob extends Omit<EnsembleOptions, 'futures'> {
  readonly model: Model;
  /** What has been counted so far: an empty tally, or that of a checkpoint. Its tables are added to. */
  readonly counted: Tally;
  /** Which futures are still to be played. */
  readonly todo: readonly Range[];
  readonly signal?: AbortSignal | undefined;
  /** Called with the sum so far whenever a thread has brought its part. */
  readonly onTally?: ((sum: Tally) => void) | undefined;
}

/**
 * Plays an ensemble on a pool's threads, piece by piece, and adds the pieces up as they come: the sum does not depend on
 * their order. Gives what was counted until the end, or until `signal`; a thread's failure (twice on one piece) is thrown.
 */
export const runEnsemble = async (pool: StudyPool, job: EnsembleJob): Promise<Tally> => {
  const { model, seed, turns, twins, signal } = job;
  let sum = job.counted;
  await workThrough({
    threads: pool.threads,
    todo: job.todo,
    play: (futures) => pool.run('tally', { model, seed, turns, twins, futures }, signal),
    onPart: (part: Tally) => {
      sum = addTally(sum, part);
      job.onTally?.(sum);
    },
    signal,
  });
  return sum;
};
