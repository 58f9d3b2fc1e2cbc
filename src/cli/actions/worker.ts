import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { EXIT } from '../errors.ts';
import { note } from '../output.ts';
import { openQueueLink } from '../queue/link.ts';
import { workOn } from '../queue/work.ts';
import { openPool } from '../threads/pool.ts';
import { untilInterrupted } from '../threads/signals.ts';

interface WorkerFlags {
  readonly queue: string;
  readonly threads?: number;
  readonly lock?: number;
}

const LOCK_SECONDS = 15;

/** Plays jobs of a queue until a person stops it. Throws UserError for a queue that cannot be used. */
export const workerAction = async ({ queue, threads, lock = LOCK_SECONDS }: WorkerFlags): Promise<number> => {
  const link = await openQueueLink(queue, (isAway) =>
    note(isAway ? 'The queue does not answer. Waiting for it.' : 'The queue answers again.'),
  );
  const pool = openPool({ threads });
  const id = `${hostname()}:${process.pid}:${randomBytes(2).toString('hex')}`;
  note(`Worker ${id}, ${pool.threads} threads, at ${link.place}. Ctrl-C ends it after the jobs at hand.`);
  try {
    await untilInterrupted((signal) => workOn({ link, pool, id, lock: lock * 1000 }, signal));
  } finally {
    await pool.close();
    link.close();
  }
  return EXIT.done;
};
