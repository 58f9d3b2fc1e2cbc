import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { didYouMean } from '../../library/nearest.ts';
import { truncate } from '../../report/words/layout.ts';
import { EXIT, UserError } from '../errors.ts';
import { note, say } from '../output.ts';
import { openQueueLink, PREFIX } from '../queue/link.ts';
import { clearStudy, isStudyName, recordsOf, type StudyRecord } from '../queue/records.ts';
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
  const link = await openQueueLink(queue);
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

interface QueueFlags {
  readonly queue: string;
  readonly clear?: string;
  readonly json?: boolean;
}

/** A study of the queue, with the state of its jobs. */
interface Listed {
  readonly name: string;
  readonly about: StudyRecord | undefined;
  readonly jobs: Readonly<Record<string, number>>;
  readonly workers: number;
}

const count = (n: number): string => n.toLocaleString('en-GB');

const linesOf = ({ name, about, jobs, workers }: Listed): readonly string[] => {
  if (!about) return [name, '  its record makes no sense'];
  const { answer, scenario, seed, engine, size, done, things } = about;
  const { active = 0, waiting = 0, failed = 0 } = jobs;
  return [
    name,
    truncate(`  ${answer} of ${scenario}, seed ${seed}, demarche ${engine}`, 98),
    `  ${count(done)} of ${count(size)} ${things} are added up; jobs: ${count(active)} at work, ${count(waiting)} waiting, ${count(failed)} given up; workers: ${workers}`,
  ];
};

/** Lists the studies of a queue, or removes one. Throws UserError for a queue that cannot be used, and for an unknown study. */
export const queueAction = async ({ queue: url, clear, json = false }: QueueFlags): Promise<number> => {
  const link = await openQueueLink(url, true);
  const records = recordsOf(link);
  const jobsOf = (name: string) =>
    new link.bullmq.Queue(name, { connection: link.connect(), prefix: PREFIX });
  try {
    const all = await records.all();
    if (clear !== undefined) {
      const names = [...all.keys()];
      const asked = clear === 'all' ? names : names.filter((name) => name === clear);
      if (asked.length === 0 && clear !== 'all')
        throw new UserError(
          `--clear: the queue holds no study of the name ${isStudyName(clear) ? clear : 'that was typed'}.${didYouMean(clear, names)}`,
        );
      for (const name of asked) {
        await clearStudy(link, name);
        note(`Removed ${name}.`);
      }
      return EXIT.done;
    }
    const listed: Listed[] = [];
    for (const [name, about] of all) {
      const jobs = await jobsOf(name).getJobCounts('active', 'waiting', 'delayed', 'failed');
      listed.push({ name, about, jobs, workers: (await records.signs(name)).size });
    }
    if (json) say(JSON.stringify({ studies: listed }, null, 1));
    else if (listed.length === 0) say(`The queue at ${link.place} holds no study.`);
    else for (const each of listed) say(linesOf(each).join('\n'));
    return EXIT.done;
  } finally {
    link.close();
  }
};
