import type { Range } from '../../domain/ranges.ts';
import type { Model } from '../../model/model.ts';
import type { EnsembleOptions } from '../../study/futures/ensemble.ts';
import type { Goal } from '../../study/futures/goals.ts';
import type { Counted, CountTask, StudyPool } from '../../study/futures/pool.ts';
import { addTally, emptyTally, type Tally } from '../../study/futures/tally.ts';
import { workThrough } from './pieces.ts';

interface EnsembleJob extends Pick<EnsembleOptions, 'seed' | 'past'>, Pick<CountTask, 'drawn'> {
  readonly model: Model;
  /** What has been counted so far: an empty tally, or that of a checkpoint. Its tables are added to; its shape says what is counted. */
  readonly counted: Tally;
  /** Which futures are still to be played. */
  readonly todo: readonly Range[];
  readonly signal?: AbortSignal | undefined;
  /** Goals to look for in the same futures, and what is called with the outcomes of each part. */
  readonly goals?: readonly Goal[] | undefined;
  readonly onOutcomes?: ((outcomes: Counted['outcomes']) => void) | undefined;
  /** Called with the sum so far whenever a thread has brought its part. */
  readonly onTally?: ((sum: Tally) => void) | undefined;
}

/**
 * Plays an ensemble on a pool's threads, piece by piece, and adds the pieces up as they come: the sum does not depend on
 * their order. Gives what was counted until the end, or until `signal`; a thread's failure (twice on one piece) is thrown.
 */
export const runEnsemble = async (pool: StudyPool, job: EnsembleJob): Promise<Tally> => {
  const { model, seed, past, goals, drawn, signal } = job;
  const free: Tally[] = [];
  let sum = job.counted;
  const play = async (futures: Range): Promise<Tally> => {
    const into = free.pop() ?? emptyTally(sum.shape, 'shared');
    const { outcomes } = await pool.count({ model, seed, past, goals, drawn, futures, into }, signal);
    job.onOutcomes?.(outcomes);
    return into;
  };
  await workThrough({
    threads: pool.threads,
    todo: job.todo,
    play,
    onPart: (part: Tally, futures) => {
      sum = addTally(sum, { ...part, futures: [futures] });
      free.push(part);
      job.onTally?.(sum);
    },
    signal,
  });
  return sum;
};
