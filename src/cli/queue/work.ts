import { setTimeout } from 'node:timers/promises';
import type { Job, Worker } from 'bullmq';
import * as z from 'zod/mini';
import { MAX_FUTURES } from '../../domain/limits.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { VERSION } from '../../domain/version.ts';
import { comparePlan } from '../../library/compare.ts';
import { oddsPlan } from '../../library/odds.ts';
import { drawnFigures } from '../../library/questions/evidence.ts';
import { sensitivityPlan } from '../../library/sensitivity.ts';
import { tipPlan } from '../../library/tip.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { messageOf, UserError } from '../errors.ts';
import { note } from '../output.ts';
import { compareParts } from '../parts/compare-parts.ts';
import { oddsParts } from '../parts/odds-parts.ts';
import type { PartedStudy } from '../parts/parted.ts';
import { pointParts } from '../parts/point-parts.ts';
import { reopened, type SentStudy } from '../parts/sent.ts';
import { tipParts } from '../parts/tip-parts.ts';
import { PREFIX, type QueueLink } from './link.ts';
import { type Records, recordsOf, type StudyRecord } from './records.ts';
import { SIGN_MS } from './watch-workers.ts';

/** The operations on a study, for every kind of sums. */
type WithStudy<Result> = <Sum, Part>(study: PartedStudy<Sum, Part>) => Result;

/**
 * Makes a study from the data of another machine. Throws ScenarioError, RequestError or UserError if the scenarios are
 * not valid or not those that the study names, and if they cannot answer the request.
 */
const withSent = <Result>(sent: SentStudy, texts: readonly string[], work: WithStudy<Result>): Result => {
  const [base, ...whatIfs] = reopened(sent, texts);
  if (!base) throw new UserError('a study without a scenario cannot be played.');
  switch (sent.answer) {
    case 'backtest':
      throw new UserError('waves are not played in a queue.');
    case 'odds': {
      const plan = oddsPlan(base, sent.request);
      const drawn = sent.request.evidence ? drawnFigures(base.scenario) : undefined;
      const id = drawn ? { ...plan.id, evidence: true } : plan.id;
      return work(oddsParts({ ...plan, id, drawn }, sent));
    }
    case 'compare':
      return work(compareParts(comparePlan(base, whatIfs, sent.request)));
    case 'tip':
      return work(tipParts(tipPlan(base, sent.request)));
    case 'sensitivity':
      return work(pointParts(sensitivityPlan(base, whatIfs, sent.request)));
  }
};

const count = z.int().check(z.minimum(0), z.maximum(MAX_FUTURES));
const asked = z.object({ from: count, to: count });

/** A study whose jobs a worker takes. */
interface Joined {
  readonly leave: () => Promise<void>;
  readonly sign: () => Promise<void>;
}

interface Working {
  readonly link: QueueLink;
  readonly pool: StudyPool;
  /** The name of this worker for the master and for other workers. */
  readonly id: string;
  /** After how many milliseconds without a sign a job is given to another worker. */
  readonly lock: number;
}

/** Why this program cannot play a study. Undefined if it can, as far as the record of the study shows. */
const refusalOf = (about: StudyRecord | undefined): string | undefined => {
  if (!about) return 'its record makes no sense';
  if (about.engine === VERSION) return undefined;
  return `it is of demarche ${about.engine}, and this is ${VERSION}: only the same version gives the same futures`;
};

/** How often a job that stalled is tried again. */
const STALLS = 2;

/** Plays one job and hands its part in. Throws an Error whose message the master shows. */
const playJob = async <Sum, Part>(
  study: PartedStudy<Sum, Part>,
  job: Job<unknown>,
  pool: StudyPool,
  hand: (range: { readonly from: number; readonly to: number }, bytes: Uint8Array) => Promise<void>,
): Promise<number> => {
  const read = asked.safeParse(job.data);
  if (!read.success || read.data.from >= read.data.to || read.data.to > study.size)
    throw new Error(`a job asks for no ${study.things} of this study`);
  const part = await study.play(pool, read.data, undefined);
  await hand(read.data, study.encodePart(part));
  study.release?.(part);
  return sizeOf([read.data]) * study.futuresEach;
};

/** Says what happens to jobs, each thing once. */
const listen = (worker: Worker, name: string): void => {
  const lost = new Set<string>();
  const loses = (id: string): void => {
    if (!lost.has(id)) note(`${name}: ${id} was given to another worker, since this one was silent.`);
    lost.add(id);
  };
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) loses(id);
  });
  // The program waits for a server that is away. The link says so.
  worker.on('error', ({ message }) => {
    const [, id] = /lock for job (\S+?)\.? /i.exec(`${message} `) ?? [];
    if (id !== undefined) loses(id);
  });
  worker.on('failed', (job, error) => note(`${name}: ${job?.id ?? 'a job'} failed: ${error.message}`));
};

/** Begins to take the jobs of a study. Throws if the study cannot be played here. */
const join = async (name: string, records: Records, { link, pool, id, lock }: Working): Promise<Joined> => {
  const found = await records.sent(name);
  if (!found) throw new Error('nothing of it is left');
  const { bullmq, connect } = link;
  let sign = { beat: 0, futures: 0, ms: 0 };
  const begun = performance.now();
  const hand = (range: { readonly from: number; readonly to: number }, bytes: Uint8Array): Promise<void> =>
    records.putPart(name, range, bytes);
  const play = withSent(
    found.sent,
    found.texts,
    (study) => (job: Job<unknown>) => playJob(study, job, pool, hand),
  );
  const worker = new bullmq.Worker<unknown, string>(
    name,
    async (job, token) => {
      if (await records.isRefused(name, id)) {
        await job.moveToWait(token);
        throw new bullmq.WaitingError();
      }
      const futures = await play(job);
      sign = { ...sign, futures: sign.futures + futures, ms: Math.round(performance.now() - begun) };
      return id;
    },
    {
      connection: connect(),
      prefix: PREFIX,
      name: id,
      concurrency: pool.threads,
      lockDuration: lock,
      stalledInterval: Math.max(500, lock / 3),
      maxStalledCount: STALLS,
    },
  );
  listen(worker, name);
  return {
    leave: async () => {
      await worker.close();
      await records.signOf(name, id, undefined).catch(() => {});
    },
    sign: () => {
      sign = { ...sign, beat: sign.beat + 1 };
      return records.signOf(name, id, sign);
    },
  };
};

/** Takes jobs of all studies of a queue that this program can play, until `signal` aborts. */
export const workOn = async (working: Working, signal: AbortSignal): Promise<void> => {
  const { link, id } = working;
  const records = recordsOf(link);
  const joined = new Map<string, Joined>();
  const refused = new Set<string>();
  const leave = async (name: string, why: string): Promise<void> => {
    const study = joined.get(name);
    joined.delete(name);
    await study?.leave();
    note(`${name}: ${why}`);
  };
  const consider = async (name: string, about: StudyRecord | undefined): Promise<void> => {
    try {
      const why = refusalOf(about);
      if (why !== undefined) throw new Error(why);
      joined.set(name, await join(name, records, working));
      note(`${name}: at work on ${about?.answer} of ${about?.scenario}, seed ${about?.seed}.`);
    } catch (error) {
      refused.add(name);
      note(`${name} is refused: ${messageOf(error)}. Its jobs are left to other workers.`);
    }
  };
  const look = async (): Promise<void> => {
    const all = await records.all();
    for (const name of [...joined.keys()]) if (!all.has(name)) await leave(name, 'it is done.');
    for (const name of [...refused]) if (!all.has(name)) refused.delete(name);
    for (const [name, about] of all) {
      if (refused.has(name)) continue;
      if (!joined.has(name)) await consider(name, about);
      else if (await records.isRefused(name, id)) {
        refused.add(name);
        await leave(name, 'a part of this worker was refused. Its jobs are left to other workers.');
      } else await joined.get(name)?.sign();
    }
  };
  while (!signal.aborted) {
    await look().catch(() => {});
    await setTimeout(SIGN_MS / 2, undefined, { signal }).catch(() => {});
  }
  for (const study of joined.values()) await study.leave();
};
