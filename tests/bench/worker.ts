import { count as untimed } from '../../src/cli/threads/worker.ts';
import type { Counted } from '../../src/study/futures/pool.ts';

/** What was counted, and for how many milliseconds the thread worked on it. */
export interface TimedCount extends Counted {
  readonly ran: number;
}

/** The program's own task, timed within the thread: tells running from waiting. */
export const count = async (task: Parameters<typeof untimed>[0]): Promise<TimedCount | undefined> => {
  const before = performance.now();
  const counted = await untimed(task);
  return counted && { ...counted, ran: performance.now() - before };
};
