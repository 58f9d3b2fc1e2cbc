import type { Range } from '../../domain/ranges.ts';
import type { Model } from '../../model/model.ts';
import type { EnsembleOptions } from '../../study/futures/ensemble.ts';
import type { Goal } from '../../study/futures/goals.ts';
import type { Counted, CountTask, StudyPool } from '../../study/futures/pool.ts';
import { addTally, emptyTally, type Tally, type TallyShape } from '../../study/futures/tally.ts';
import { workThrough } from './pieces.ts';

interface EnsembleJob extends Pick<EnsembleOptions, 'seed' | 'past'>, Pick<CountTask, 'drawn'> {
  readonly model: Model;
  /** The tally so far: empty, or from a checkpoint. Its tables are added to. Its shape determines what is counted. */
  readonly counted: Tally;
  /** Which futures are still to be played. */
  readonly todo: readonly Range[];
  readonly signal?: AbortSignal | undefined;
  /** Goals to look for in the same futures, and a function that is called with the outcomes of each part. */
  readonly goals?: readonly Goal[] | undefined;
  readonly onOutcomes?: ((outcomes: Counted['outcomes']) => void) | undefined;
  /** Called with the sum so far whenever a thread has brought its part. */
  readonly onTally?: ((sum: Tally) => void) | undefined;
}

/** The futures to count, and the counts to make of them. */
interface Counting extends Pick<EnsembleOptions, 'seed' | 'past'>, Pick<CountTask, 'drawn'> {
  readonly model: Model;
  readonly shape: TallyShape;
  readonly goals?: readonly Goal[] | undefined;
  readonly onOutcomes?: ((outcomes: Counted['outcomes']) => void) | undefined;
}

/** Counts parts of an ensemble on a pool's threads, and adds them up. The tables of an added part are used again. */
export const ensemblePlayer = ({ model, seed, past, drawn, shape, goals, onOutcomes }: Counting) => {
  const free: Tally[] = [];
  const lent = new WeakSet<Tally>();
  const release = (part: Tally): void => {
    if (lent.delete(part)) free.push(part);
  };
  return {
    play: async (pool: StudyPool, futures: Range, signal: AbortSignal | undefined): Promise<Tally> => {
      const into = free.pop() ?? emptyTally(shape, 'shared');
      const { outcomes } = await pool.count({ model, seed, past, goals, drawn, futures, into }, signal);
      onOutcomes?.(outcomes);
      const part = { ...into, futures: [futures] };
      lent.add(part);
      return part;
    },
    add: (sum: Tally, part: Tally): Tally => {
      const added = addTally(sum, part);
      release(part);
      return added;
    },
    release,
  };
};

/**
 * Plays an ensemble on a pool's threads, piece by piece, and adds the pieces up as they come. The sum does not depend
 * on their order. Gives the counts until the end, or until `signal`. Throws a thread's failure (twice on one piece).
 */
export const runEnsemble = async (pool: StudyPool, job: EnsembleJob): Promise<Tally> => {
  const { signal } = job;
  let sum = job.counted;
  const { play, add } = ensemblePlayer({ ...job, shape: sum.shape });
  await workThrough({
    threads: pool.threads,
    todo: job.todo,
    play: (futures) => play(pool, futures, signal),
    onPart: (part: Tally) => {
      sum = add(sum, part);
      job.onTally?.(sum);
    },
    signal,
  });
  return sum;
};
