import type { Model } from '../../model/model.ts';
import type { EnsembleOptions } from '../../study/ensemble.ts';
import type { Range } from '../../study/ranges.ts';
import { addTally, emptyTally, type Tally } from '../../study/tally.ts';
import { workThrough } from './pieces.ts';
import type { StudyPool } from './pool.ts';

export interface EnsembleJob extends Pick<EnsembleOptions, 'seed'> {
  readonly model: Model;
  /** What has been counted so far: an empty tally, or that of a checkpoint. Its tables are added to; its shape says what is counted. */
  readonly counted: Tally;
  /** Which futures are still to be played. */
  readonly todo: readonly Range[];
  readonly signal?: AbortSignal | undefined;
  /** Called with the sum so far whenever a thread has brought its part. */
  readonly onTally?: ((sum: Tally) => void) | undefined;
}

const names = new WeakMap<Model, string>();
let named = 0;

/** A name for a model, the same as long as the program runs: threads know it by this. */
const nameOf = (model: Model): string => {
  const name = names.get(model) ?? `ensemble ${named++}`;
  names.set(model, name);
  return name;
};

/**
 * Plays an ensemble on a pool's threads, piece by piece, and adds the pieces up as they come: the sum does not depend on
 * their order. Gives what was counted until the end, or until `signal`; a thread's failure (twice on one piece) is thrown.
 */
export const runEnsemble = async (pool: StudyPool, job: EnsembleJob): Promise<Tally> => {
  const { model, seed, signal } = job;
  const name = nameOf(model);
  const free: Tally[] = [];
  let sum = job.counted;
  const play = async (futures: Range): Promise<Tally> => {
    const into = free.pop() ?? emptyTally(sum.shape, 'shared');
    const task = { name, seed, futures, into };
    const known = await pool.run('tally', task, signal);
    if (!known) await pool.run('tally', { ...task, model }, signal);
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
