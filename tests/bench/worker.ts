import { type TallyTask, tally as untimed } from '../../src/cli/study/worker.ts';
import type { Tally } from '../../src/study/tally.ts';

/** A tally, and for how many milliseconds the thread worked on it. */
export interface TimedTally extends Tally {
  readonly ran: number;
}

/** The program's own task, timed within the thread: tells running from waiting. */
export const tally = (task: TallyTask): TimedTally => {
  const before = performance.now();
  const counted = untimed(task);
  return { ...counted, ran: performance.now() - before };
};
