import type { Range } from '../../domain/ranges.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Goal } from '../../study/goals.ts';
import type { Counted, StudyPool } from '../../study/pool.ts';
import type { Ask } from '../../study/tip.ts';
import { withLever } from '../../study/tip-levers.ts';
import { workThrough } from './pieces.ts';

export interface AskJob {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly goal: Goal;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of futures played whenever a thread has brought its part. */
  readonly onFutures?: ((played: number) => void) | undefined;
}

/** The longest piece: a thread at work on one can be stopped, but shows no progress. */
const LONGEST_PIECE = 400;

/** Thrown where a person stopped the work before it was done. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/** Plays futures of a model on a pool's threads until they reach a goal. Throws Stopped once the job's signal says so. */
export const outcomesOnPool = async (
  pool: StudyPool,
  job: AskJob,
  model: Model,
  futures: Range,
): Promise<Uint8Array> => {
  const { seed, goal, signal } = job;
  const outcomes = new Uint8Array(futures.to - futures.from);
  await workThrough({
    threads: pool.threads,
    todo: [futures],
    play: (piece) => pool.count({ model, seed, goals: [goal], futures: piece }, signal),
    onPart: ({ outcomes: [part = outcomes] }: Counted, piece) => {
      outcomes.set(part, piece.from - futures.from);
      job.onFutures?.(part.length);
    },
    signal,
    first: Math.min(LONGEST_PIECE, Math.ceil(outcomes.length / pool.threads)),
  });
  if (signal?.aborted) throw new Stopped();
  return outcomes;
};

/** Asks a pool's threads what becomes of a goal with a lever at a value. */
export const askPool =
  (pool: StudyPool, job: AskJob): Ask =>
  (lever, value, futures) =>
    outcomesOnPool(pool, job, compile(withLever(job.scenario, lever, value)), futures);
