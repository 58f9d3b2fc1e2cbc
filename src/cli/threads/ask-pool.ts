import type { Futures } from '../../engine/futures.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Goal } from '../../study/futures/goals.ts';
import type { Counted, StudyPool } from '../../study/futures/pool.ts';
import { withLever } from '../../study/tip/levers.ts';
import type { Ask } from '../../study/tip/tip.ts';
import { workThrough } from './pieces.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of futures in each part that a thread has brought. */
  readonly onFutures?: ((played: number) => void) | undefined;
}

interface GoalsJob extends Futures, Asking {
  readonly model: Model;
  readonly goals: readonly Goal[];
}

/** The longest piece. A thread at work on a piece can be stopped, but shows no progress. */
const LONGEST_PIECE = 400;

/** Thrown where a person stopped the work before it was done. */
class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'AbortError';
  }
}

/** `outcomesOf` on a pool's threads; zeros where the job's signal aborted before a part came. */
const outcomesOnPool = async (pool: StudyPool, job: GoalsJob): Promise<readonly Uint8Array[]> => {
  const { model, seed, goals, futures, signal, onFutures } = job;
  const count = futures.to - futures.from;
  const outcomes = goals.map(() => new Uint8Array(count));
  await workThrough({
    threads: pool.threads,
    todo: goals.length > 0 ? [futures] : [],
    play: (piece) => pool.count({ model, seed, goals, futures: piece }, signal),
    onPart: (part: Counted, piece) => {
      for (const [g, each] of part.outcomes.entries()) outcomes[g]?.set(each, piece.from - futures.from);
      onFutures?.(piece.to - piece.from);
    },
    signal,
    first: Math.min(LONGEST_PIECE, Math.ceil(count / pool.threads)),
  });
  return outcomes;
};

interface AskJob extends Asking {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly goal: Goal;
}

/**
 * The outcomes of futures of a scenario, and answers for `searchTips`. Both reject with an AbortError if the signal
 * aborts.
 */
export const askPool = (
  pool: StudyPool,
  { scenario, goal, ...rest }: AskJob,
): { readonly stands: (futures: number) => Promise<Uint8Array>; readonly ask: Ask } => {
  const outcomesIn = async (changed: Scenario, futures: Futures['futures']): Promise<Uint8Array> => {
    const job = { ...rest, model: compile(changed), goals: [goal], futures };
    const [outcomes = new Uint8Array()] = await outcomesOnPool(pool, job);
    if (rest.signal?.aborted) throw new Stopped();
    return outcomes;
  };
  return {
    stands: (futures) => outcomesIn(scenario, { from: 0, to: futures }),
    ask: (lever, value, futures) => outcomesIn(withLever(scenario, lever, value), futures),
  };
};
