import type { Model } from '../../model/model.ts';
import { addPairTally, type PairTally } from '../../study/futures/pair-tally.ts';
import type { PairOptions } from '../../study/futures/pairs.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { workThrough } from './pieces.ts';

interface PairsJob extends PairOptions {
  readonly base: Model;
  readonly variants: readonly Model[];
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of futures played so far whenever a thread has brought its part. */
  readonly onFutures?: ((played: number) => void) | undefined;
}

/**
 * Plays futures of a base and of variants on the threads of a pool, and adds up the counts: one tally for each variant, the
 * same for any order of the pieces. Gives the counts until the end or until `signal`; no tally before the first piece.
 */
export const runPairs = async (pool: StudyPool, job: PairsJob): Promise<readonly PairTally[]> => {
  const { base, variants, signal, onFutures, futures, ...options } = job;
  let sums: readonly PairTally[] = [];
  let played = 0;
  await workThrough({
    threads: pool.threads,
    todo: [futures],
    play: (piece) => pool.pair({ ...options, base, variants, futures: piece }, signal),
    onPart: (parts: readonly PairTally[], piece) => {
      sums = parts.map((part, v) => (sums[v] ? addPairTally(sums[v], part) : part));
      played += piece.to - piece.from;
      onFutures?.(played);
    },
    signal,
  });
  return sums;
};
