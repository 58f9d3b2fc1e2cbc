import type { Model } from '../../model/model.ts';
import type { EnsembleOptions } from '../../study/ensemble.ts';
import { piecesOf, type Range, sizeOf } from '../../study/ranges.ts';
import { addTally, type Tally } from '../../study/tally.ts';
import { isAbort, type StudyPool } from './pool.ts';

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

/** How long a thread should work on one piece: short enough to show progress, long enough to be worth handing over. */
const PIECE_MS = 250;
const FIRST_PIECE = 25;
const LARGEST_PIECE = 10_000;

/**
 * Plays an ensemble on a pool's threads, piece by piece, and adds the pieces up as they come: the sum does not depend on
 * their order. Gives what was counted until the end, or until `signal`; a thread's failure (twice on one piece) is thrown.
 */
export const runEnsemble = async (pool: StudyPool, job: EnsembleJob): Promise<Tally> => {
  const { model, seed, turns, twins, signal } = job;
  let sum = job.counted;
  let size = FIRST_PIECE;
  const waiting = [...job.todo];
  const nextPiece = (): Range | undefined => {
    const range = waiting.shift();
    const piece = range && piecesOf(range, size)[0];
    if (range && piece && piece.to < range.to) waiting.unshift({ from: piece.to, to: range.to });
    return piece;
  };
  const work = async (): Promise<void> => {
    for (let futures = nextPiece(); futures && !signal?.aborted; futures = nextPiece()) {
      const before = performance.now();
      const part = await pool.run('tally', { model, seed, turns, twins, futures }, signal);
      const pace = sizeOf([futures]) / (performance.now() - before);
      size = Math.round(Math.min(LARGEST_PIECE, Math.max(FIRST_PIECE, pace * PIECE_MS)));
      sum = addTally(sum, part);
      job.onTally?.(sum);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: pool.threads }, work));
  for (const result of results)
    if (result.status === 'rejected' && !isAbort(result.reason)) throw result.reason;
  return sum;
};
