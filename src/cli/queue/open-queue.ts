import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { didYouMean } from '../../library/nearest.ts';
import { printable } from '../../report/words/layout.ts';
import { UserError } from '../errors.ts';
import { isRunning } from '../files/processes.ts';
import type { StudyPlace } from '../kept/place.ts';
import { note } from '../output.ts';
import type { QueueAsked } from '../parts/asked.ts';
import type { DecodedPart, PartedStudy } from '../parts/parted.ts';
import { type SentWhole, wholeDifferences } from '../parts/sent.ts';
import { handOver } from './hand-over.ts';
import { openQueueLink } from './link.ts';
import { clearStudy, isStudyName, MASTER_MS, type Records, recordsOf, type StudyRecord } from './records.ts';
import { watchWorkers } from './watch-workers.ts';

/** How often a silent master is looked at, in milliseconds. */
const LOOK_MS = 500;

/** Futures of a job: on one thread some tenths of a second to some seconds. */
const JOB_FUTURES = 1000;

const nameFor = ({ answer, scenarios: [first] }: SentWhole['sent']): string => {
  const scenario = (first?.name ?? '').replaceAll(/[^\w.-]+/g, '-').slice(0, 40);
  return `${answer}-${scenario}-${randomBytes(3).toString('hex')}`;
};

/** The queue's data of a study that a person wants to go on with. Throws UserError if it is not there, or differs. */
const foundIn = async (records: Records, name: string, { sent }: SentWhole): Promise<StudyRecord> => {
  const all = await records.all();
  const record = isStudyName(name) ? all.get(name) : undefined;
  if (!record) {
    const names = [...all.keys()];
    const expected = names.length === 0 ? 'It holds none.' : `It holds ${names.slice(0, 10).join(', ')}.`;
    throw new UserError(
      `--resume: the queue holds no study of the name ${name}. ${expected}${didYouMean(name, names)}`,
    );
  }
  const held = await records.sent(name);
  const differences = held ? wholeDifferences(held.sent, sent) : ['nothing of it is left'];
  if (differences.length > 0)
    throw new UserError(`--resume ${name}: that is another study: ${differences.join('; ')}.`);
  return record;
};

/** Whether a master is a process of this machine that has ended. */
const hasEnded = (holder: string): boolean => {
  const [, host = '', pid = ''] = /^(.*):(\d{1,10})$/.exec(holder) ?? [];
  return host === hostname() && !isRunning(Number(pid));
};

/** Makes this process the master, which adds up. Waits for a silent master. Throws UserError if a master is alive. */
const holdStudy = async (records: Records, name: string): Promise<() => Promise<void>> => {
  const id = `${hostname()}:${process.pid}`;
  let holder = await records.hold(name, id);
  if (holder !== id && !hasEnded(holder))
    note(`${printable(holder)} adds ${name} up, or fell silent: waiting for up to ${MASTER_MS / 1000} s.`);
  for (let waited = 0; holder !== id && waited < 1.2 * MASTER_MS; waited += LOOK_MS) {
    if (hasEnded(holder)) await records.letGo(name, holder);
    else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    holder = await records.hold(name, id);
  }
  if (holder !== id) throw new UserError(`${printable(holder)} adds ${name} up now. Only one program may.`);
  const timer = setInterval(() => {
    records.hold(name, id).catch(() => {});
  }, MASTER_MS / 4);
  return async () => {
    clearInterval(timer);
    await records.letGo(name, id).catch(() => {});
  };
};

/** The largest part that a study can have, and more. */
const mostBytes = <Sum, Part>(study: PartedStudy<Sum, Part>): number =>
  10_000_000 + 4 * study.encode(study.empty()).length;

/** Makes a study known to the queue, or finds the one to go on with; gives its name and how many things a job has. */
const introduce = async <Sum, Part>(
  records: Records,
  study: PartedStudy<Sum, Part>,
  { resume, job, whole }: QueueAsked,
): Promise<{ readonly name: string; readonly about: StudyRecord }> => {
  const sent = whole();
  if (resume !== undefined) return { name: resume, about: await foundIn(records, resume, sent) };
  const name = nameFor(sent.sent);
  const { answer, engine, scenarios, request } = sent.sent;
  const size = job ?? Math.max(1, Math.round(JOB_FUTURES / study.futuresEach));
  const about = {
    ...{ engine, answer, scenario: scenarios[0]?.name ?? '', seed: request.seed },
    ...{ things: study.things, size: study.size, job: size, done: 0 },
  };
  await records.send(name, sent);
  await records.announce(name, about);
  return { name, about };
};

/**
 * A queue as the place where a study is played: workers on any machines take its jobs, and this process adds each part once.
 * Throws UserError for a queue that cannot be used.
 */
export const openQueue = async <Sum, Part>(
  study: PartedStudy<Sum, Part>,
  asked: QueueAsked,
): Promise<StudyPlace<Sum, Part>> => {
  const link = await openQueueLink(asked.url);
  try {
    const records = recordsOf(link);
    const { name, about } = await introduce(records, study, asked);
    const most = mostBytes(study);
    const letGo = await holdStudy(records, name);
    note(`The study is ${name} in the queue at ${link.place}. To stop and go on later: Ctrl-C, then`);
    note(`  ${asked.command} --queue ${link.place} --resume ${name}`);
    const over = await handOver(link, { name, records, study, most, isNew: asked.resume === undefined });
    const watch = watchWorkers(records, name);
    return {
      name,
      atOnce: over.atOnce,
      size: about.job,
      kept: async () => keptOf(study, await records.sum(name, most)),
      play: over.play,
      save: async (sum) => {
        const bytes = study.encode(sum);
        const added = over.added();
        await records.keepSum(name, bytes);
        const done = study.doneIn(sum).reduce((all, { from, to }) => all + to - from, 0);
        await records.announce(name, { ...about, done });
        await records.dropParts(name, added);
        over.forget(added);
      },
      progress: watch.progress,
      givenUp: over.givenUp,
      finish: () => removeStudy(asked.url, name),
      close: async () => {
        watch.stop();
        await letGo();
        await over.close();
        link.close();
      },
    };
  } catch (error) {
    link.close();
    throw error;
  }
};

/** Removes a study from a queue, with its jobs and its parts. */
const removeStudy = async (url: string, name: string): Promise<void> => {
  const link = await openQueueLink(url, true);
  try {
    await clearStudy(link, name);
  } finally {
    link.close();
  }
};

const keptOf = <Sum, Part>(
  { decode }: PartedStudy<Sum, Part>,
  bytes: Uint8Array | undefined,
): DecodedPart<Part> | undefined => {
  if (!bytes) return undefined;
  const read = decode(bytes);
  if (!read.ok) throw new UserError(`what the queue holds of this study ${read.fault}.`);
  return read;
};
