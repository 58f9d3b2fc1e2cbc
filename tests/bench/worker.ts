import { type StandingTask, standing as untimed } from '../../src/cli/study/worker.ts';
import type { Standing } from '../../src/study/standing.ts';

/** A standing, and for how many milliseconds the thread worked on it. */
export interface TimedStanding extends Standing {
  readonly ran: number;
}

/** The program's own task, timed within the thread: tells running from waiting. */
export const standing = (task: StandingTask): TimedStanding | undefined => {
  const before = performance.now();
  const counted = untimed(task);
  return counted && { ...counted, ran: performance.now() - before };
};
