import type { Queue, QueueEvents } from 'bullmq';
import type { Range } from '../../domain/ranges.ts';
import { note } from '../output.ts';
import type { PartedStudy } from '../parts/parted.ts';
import { PREFIX, type QueueLink } from './link.ts';
import { type Records, rangeName } from './records.ts';

/** How many jobs are in the queue at once. The queue has to hold their parts while no one adds them up. */
const AT_ONCE = 1000;

/** How often a job may fail, or its part may be refused, before the job is given up. */
const TRIES = 3;

/** After this time without news, in milliseconds, jobs are looked for one by one. */
const SILENCE_MS = 5000;

/** Signs that other machines sent, on one line and not too long. */
const told = (text: unknown): string => String(text).replaceAll(/\s+/g, ' ').slice(0, 300);

/** A job that this process waits for. */
interface Waiting<Part> {
  readonly range: Range;
  readonly resolve: (part: Part | undefined) => void;
  readonly reject: (error: Error) => void;
  /** How often its part was refused. */
  refusals: number;
  /** Whether its part is being read. */
  isRead: boolean;
  /** Whether no worker was at work on the job at the last look. */
  isAlone: boolean;
}

interface HandedStudy<Sum, Part> {
  readonly name: string;
  readonly records: Records;
  readonly study: PartedStudy<Sum, Part>;
  /** The largest part in bytes. */
  readonly most: number;
  /** Whether the queue cannot hold anything of the study yet. */
  readonly isNew: boolean;
}

/** A study whose jobs are in a queue. */
interface Handed<Sum, Part> extends HandedStudy<Sum, Part> {
  readonly queue: Queue;
  readonly waiting: Map<string, Waiting<Part>>;
  /** The jobs that were given up. */
  readonly failures: Set<string>;
  /** Parts that were taken, and are still in the queue. */
  readonly added: Set<Range>;
}

const addJob = async ({ queue }: { readonly queue: Queue }, { from, to }: Range): Promise<void> => {
  const options = { jobId: rangeName({ from, to }), attempts: TRIES, removeOnComplete: true };
  await queue.add('part', { from, to }, options);
};

const giveUp = <Sum, Part>(handed: Handed<Sum, Part>, job: Waiting<Part>, why: string): void => {
  const id = rangeName(job.range);
  handed.failures.add(id);
  handed.waiting.delete(id);
  note(`Given up after ${TRIES} tries: ${handed.study.things} ${id}: ${told(why)}`);
  job.resolve(undefined);
};

/** Has a job done again, by another worker. */
const refuse = async <Sum, Part>(
  handed: Handed<Sum, Part>,
  job: Waiting<Part>,
  why: string,
  worker: string | undefined,
): Promise<void> => {
  const { records, name } = handed;
  job.refusals += 1;
  const from = worker === undefined ? '' : ` from ${told(worker)}`;
  note(`Refused: the part ${rangeName(job.range)}${from} ${told(why)}.`);
  if (worker !== undefined) await records.refuse(name, worker);
  await records.dropParts(name, [job.range]);
  if (job.refusals >= TRIES) giveUp(handed, job, `its part ${why}`);
  else await addJob(handed, job.range);
};

/** A part, or why it is not the requested part, in words that follow its name. */
const partOrFault = <Sum, Part>(
  study: PartedStudy<Sum, Part>,
  bytes: Uint8Array | string,
  { from, to }: Range,
): { readonly part: Part } | { readonly fault: string } => {
  if (typeof bytes === 'string') return { fault: bytes };
  const read = study.decode(bytes);
  if (!read.ok) return read;
  const { part, differences } = read;
  if (differences.length > 0) return { fault: `is of another study: ${differences.join('; ')}` };
  const [found, ...more] = study.doneIn(part);
  const isAsked = found?.from === from && found.to === to && more.length === 0;
  return isAsked ? { part } : { fault: `counts other ${study.things} than ${from} to ${to - 1}` };
};

/** Takes a part if it is there. False if it is not there. */
const take = async <Sum, Part>(handed: Handed<Sum, Part>, id: string, worker?: string): Promise<boolean> => {
  const job = handed.waiting.get(id);
  if (!job || job.isRead) return true;
  job.isRead = true;
  try {
    const bytes = await handed.records.part(handed.name, job.range, handed.most);
    if (bytes === undefined) return false;
    const read = partOrFault(handed.study, bytes, job.range);
    if ('fault' in read) await refuse(handed, job, read.fault, worker);
    else if (handed.waiting.delete(id)) {
      handed.added.add(job.range);
      job.resolve(read.part);
    }
    return true;
  } finally {
    job.isRead = false;
  }
};

/** Whether no worker is at work on a job, now and at the last look. A restart of the server may leave such a job. */
const isLost = async <Sum, Part>(
  { queue, records, name }: Handed<Sum, Part>,
  id: string,
  job: Waiting<Part>,
): Promise<boolean> => {
  const isHeld = (await queue.getJobState(id)) !== 'active' || (await records.isLocked(name, id));
  const isSecond = job.isAlone && !isHeld;
  job.isAlone = !isHeld;
  return isSecond;
};

/** Looks for a job wherever it may be. A restart of the server may lose news and jobs. */
const lookFor = async <Sum, Part>(handed: Handed<Sum, Part>, id: string, isFirst: boolean): Promise<void> => {
  if (await take(handed, id)) return;
  const job = handed.waiting.get(id);
  if (!job) return;
  const found = await handed.queue.getJob(id);
  if (!found) return addJob(handed, job.range);
  if (await found.isFailed()) {
    if (isFirst) await found.retry();
    else giveUp(handed, job, found.failedReason);
  } else if (await isLost(handed, id, job)) {
    await found.remove();
    job.refusals += 1;
    if (job.refusals >= TRIES) giveUp(handed, job, 'its workers fell silent');
    else await addJob(handed, job.range);
  }
};

/** A look that fails while the server is away is done again when the server is back. */
const quietly = (work: Promise<unknown>): void => {
  work.catch(() => {});
};

/** Takes parts as workers hand them in, and looks for jobs where nothing is heard. */
const listen = <Sum, Part>(handed: Handed<Sum, Part>, events: QueueEvents): NodeJS.Timeout => {
  const { waiting } = handed;
  let heard = performance.now();
  events.on('completed', ({ jobId, returnvalue }) => {
    heard = performance.now();
    quietly(take(handed, jobId, typeof returnvalue === 'string' ? returnvalue : undefined));
  });
  events.on('failed', ({ jobId, failedReason }) => {
    heard = performance.now();
    const job = waiting.get(jobId);
    if (job) giveUp(handed, job, failedReason);
  });
  events.on('stalled', ({ jobId }) =>
    note(`The worker of ${told(jobId)} is silent: the job is given to another.`),
  );
  const lookForAll = async (): Promise<void> => {
    for (const id of waiting.keys()) await lookFor(handed, id, false);
  };
  return setInterval(() => {
    if (performance.now() - heard < SILENCE_MS) return;
    heard = performance.now();
    quietly(lookForAll());
  }, SILENCE_MS / 4);
};

const stopped = (): Error => new DOMException('stopped', 'AbortError');

/** Hands pieces of a study over to the workers of a queue, and takes each part once. */
export const handOver = async <Sum, Part>({ bullmq, connect }: QueueLink, study: HandedStudy<Sum, Part>) => {
  const queue = new bullmq.Queue(study.name, { prefix: PREFIX, connection: connect() });
  const events = new bullmq.QueueEvents(study.name, { prefix: PREFIX, connection: connect() });
  // The program waits for a server that is away. The link says so.
  queue.on('error', () => {});
  events.on('error', () => {});
  await events.waitUntilReady();
  const waiting = new Map<string, Waiting<Part>>();
  const handed: Handed<Sum, Part> = { ...study, queue, waiting, failures: new Set(), added: new Set() };
  const timer = listen(handed, events);
  const stop = (): void => {
    for (const { reject } of waiting.values()) reject(stopped());
    waiting.clear();
  };
  return {
    atOnce: AT_ONCE,
    play: (range: Range, signal: AbortSignal): Promise<Part | undefined> =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(stopped());
        if (waiting.size === 0) signal.addEventListener('abort', stop);
        const id = rangeName(range);
        waiting.set(id, { range, resolve, reject, refusals: 0, isRead: false, isAlone: false });
        quietly(study.isNew ? addJob(handed, range) : lookFor(handed, id, true));
      }),
    added: (): readonly Range[] => [...handed.added],
    forget: (ranges: readonly Range[]): void => {
      for (const range of ranges) handed.added.delete(range);
    },
    givenUp: () => handed.failures.size,
    close: async (): Promise<void> => {
      clearInterval(timer);
      await Promise.allSettled([queue.close(), events.close()]);
    },
  };
};
