import { setImmediate } from 'node:timers/promises';
import { chosenEngine } from '../../engine/worlds/engine-choice.ts';
import { loadKernel } from '../../engine/worlds/in-world.ts';
import { playPairs } from '../../study/futures/pairs.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { cascadesTask, countTask, pointsTask } from './tasks.ts';

/** Does a task once signals have been answered. */
const inTurn = async <Result>(
  signal: AbortSignal | undefined,
  work: () => Result | Promise<Result>,
): Promise<Result> => {
  if (chosenEngine() === 'kernel') await loadKernel();
  await setImmediate();
  signal?.throwIfAborted();
  return work();
};

/**
 * Plays in this thread, which answers signals between two tasks. Starting a thread takes as long as some hundred
 * futures.
 */
export const ownPool = (): StudyPool => ({
  threads: 1,
  count: (task, signal) => inTurn(signal, () => countTask(task)),
  pair: ({ base, variants, ...options }, signal) => inTurn(signal, () => playPairs(base, variants, options)),
  points: (task, signal) => inTurn(signal, () => pointsTask(task)),
  cascades: (task, signal) => inTurn(signal, () => cascadesTask(task)),
  close: async () => {},
});
