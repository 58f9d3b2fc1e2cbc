import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Redis } from 'ioredis';
import * as z from 'zod/mini';
import { parsedJson } from '../../domain/characters.ts';
import { MAX_FUTURES } from '../../domain/limits.ts';
import type { Range } from '../../domain/ranges.ts';
import { UserError } from '../errors.ts';
import { type SentWhole, sentWhole } from '../parts/sent.ts';
import { PREFIX, type QueueLink } from './link.ts';

const text = z.string().check(z.maxLength(300));
const count = z.int().check(z.minimum(0), z.maximum(MAX_FUTURES));

const record = z.object({
  engine: text,
  answer: text,
  scenario: text,
  seed: text,
  things: text,
  size: count,
  job: count,
  done: count,
});

/** The information on a study that the queue gives without opening it. */
export type StudyRecord = z.infer<typeof record>;

/** Names of studies: they are part of keys, of commands and of lines. */
export const isStudyName = (name: string): boolean => /^\w[\w.-]{0,79}$/.test(name);

const STUDIES = `${PREFIX}:studies`;
const KINDS = ['sum', 'texts', 'parts', 'refused', 'workers', 'master'] as const;
const keyOf = (name: string, what: (typeof KINDS)[number]): string => `${PREFIX}:study:${name}:${what}`;

/** The largest text of scenarios that is read: nine of the largest that a file may describe. */
const MOST_TEXT = 500_000_000;

/** Large enough for most parts, so that they are packed and unpacked in one piece. */
const CHUNK = 1_000_000;

/** Bytes as they travel. Tables are mostly zeros: the fastest level is small enough. */
const packed = (bytes: Uint8Array): Buffer =>
  gzipSync(bytes, { level: constants.Z_BEST_SPEED, chunkSize: CHUNK });

/** The bytes before packing, or what is wrong with the packed ones. More than `most` bytes are never unpacked. */
const unpacked = (bytes: Uint8Array, most: number): Uint8Array | string => {
  try {
    return gunzipSync(bytes, { maxOutputLength: most, chunkSize: CHUNK });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    return isLarge
      ? `is larger than ${most.toLocaleString('en-GB')} bytes`
      : 'is not compressed as parts are';
  }
};

/** A field of a hash, if it is there and not longer than `most`. */
const fieldOf = async (
  redis: Redis,
  key: string,
  field: string,
  most: number,
): Promise<Buffer | string | undefined> => {
  const bytesThere = await redis.hstrlen(key, field);
  if (bytesThere === 0) return undefined;
  if (bytesThere > most) return `is larger than ${most.toLocaleString('en-GB')} bytes`;
  return (await redis.hgetBuffer(key, field)) ?? undefined;
};

/** A value of its own, if it is there, unpacked. Throws UserError for one that is too large or damaged. */
const storedAt = async (redis: Redis, key: string, most: number): Promise<Uint8Array | undefined> => {
  const bytesThere = await redis.strlen(key);
  if (bytesThere === 0) return undefined;
  const bytes = bytesThere > most ? `is larger than ${most} bytes` : await redis.getBuffer(key);
  if (bytes === null) return undefined;
  const read = typeof bytes === 'string' ? bytes : unpacked(bytes, most);
  if (typeof read === 'string') throw new UserError(`what the queue holds of this study ${read}.`);
  return read;
};

/** Who works on a study, as the worker itself says it. */
const worker = z.object({
  /** Grows with each sign of life. */
  beat: count,
  /** The futures that the worker has played, and the time that they took in milliseconds. */
  futures: count,
  ms: count,
});
export type WorkerSign = z.infer<typeof worker>;

export const rangeName = ({ from, to }: Range): string => `${from}-${to - 1}`;

/** How long a master without a sign counts as alive, in milliseconds. */
export const MASTER_MS = 10_000;

/** The scenarios of a study, and its sum so far. */
const wholeOf = ({ redis }: QueueLink) => ({
  send: async (name: string, { sent, texts }: SentWhole): Promise<void> => {
    const bytes = new TextEncoder().encode(JSON.stringify({ sent, texts }));
    await redis.set(keyOf(name, 'texts'), packed(bytes));
  },
  /** The data that was sent. Undefined if there is none. Throws UserError if it is damaged. */
  sent: async (name: string): Promise<SentWhole | undefined> => {
    const bytes = await storedAt(redis, keyOf(name, 'texts'), MOST_TEXT);
    if (!bytes) return undefined;
    const read = sentWhole.safeParse(parsedJson(new TextDecoder().decode(bytes)));
    if (!read.success) throw new UserError(`what the queue holds of ${name} makes no sense.`);
    return read.data;
  },
  keepSum: async (name: string, bytes: Uint8Array): Promise<void> => {
    await redis.set(keyOf(name, 'sum'), packed(bytes));
  },
  sum: (name: string, most: number): Promise<Uint8Array | undefined> =>
    storedAt(redis, keyOf(name, 'sum'), most),
});

/** The parts that workers have handed in, and whether a worker is at one. */
const partsOf = ({ redis }: QueueLink) => ({
  isLocked: async (name: string, id: string): Promise<boolean> =>
    (await redis.exists(`${PREFIX}:${name}:${id}:lock`)) === 1,
  putPart: async (name: string, range: Range, bytes: Uint8Array): Promise<void> => {
    await redis.hset(keyOf(name, 'parts'), rangeName(range), packed(bytes));
  },
  /** A part, or why it is not valid, in words that follow its name. Undefined if there is none. */
  part: async (name: string, range: Range, most: number): Promise<Uint8Array | string | undefined> => {
    const found = await fieldOf(redis, keyOf(name, 'parts'), rangeName(range), most);
    return found === undefined || typeof found === 'string' ? found : unpacked(found, most);
  },
  dropParts: async (name: string, ranges: readonly Range[]): Promise<void> => {
    if (ranges.length > 0) await redis.hdel(keyOf(name, 'parts'), ...ranges.map(rangeName));
  },
});

/** The workers of a study: those whose parts were refused, and the report of each worker on itself. */
const workersOf = ({ redis }: QueueLink) => ({
  refuse: async (name: string, id: string): Promise<void> => {
    await redis.sadd(keyOf(name, 'refused'), id);
  },
  isRefused: async (name: string, id: string): Promise<boolean> =>
    (await redis.sismember(keyOf(name, 'refused'), id)) === 1,
  signOf: async (name: string, id: string, sign: WorkerSign | undefined): Promise<void> => {
    if (sign) await redis.hset(keyOf(name, 'workers'), id, JSON.stringify(sign));
    else await redis.hdel(keyOf(name, 'workers'), id);
  },
  signs: async (name: string): Promise<ReadonlyMap<string, WorkerSign>> => {
    const found = Object.entries(await redis.hgetall(keyOf(name, 'workers')));
    return new Map(
      found.flatMap(([id, value]) => {
        const read = worker.safeParse(parsedJson(value));
        return read.success && id.length < 300 ? [[id, read.data] as const] : [];
      }),
    );
  },
});

/** The master of a study. Only one process at a time adds up. */
const mastersOf = ({ redis }: QueueLink) => ({
  /** Makes this process the master of a study for a while. Gives the study's master: this process, or another. */
  hold: async (name: string, id: string): Promise<string> => {
    const key = keyOf(name, 'master');
    if ((await redis.set(key, id, 'PX', MASTER_MS, 'NX')) !== null) return id;
    const holder = (await redis.get(key)) ?? '';
    if (holder === id) await redis.pexpire(key, MASTER_MS);
    return holder;
  },
  letGo: async (name: string, id: string): Promise<void> => {
    if ((await redis.get(keyOf(name, 'master'))) === id) await redis.del(keyOf(name, 'master'));
  },
});

/** The data of studies in Redis beside the jobs, which belong to BullMQ. All data that is read may come from anyone. */
export const recordsOf = (link: QueueLink) => ({
  /** All studies by name. Undefined for a record that makes no sense. */
  all: async (): Promise<ReadonlyMap<string, StudyRecord | undefined>> => {
    const found = Object.entries(await link.redis.hgetall(STUDIES)).filter(([name]) => isStudyName(name));
    return new Map(found.map(([name, value]) => [name, record.safeParse(parsedJson(value)).data]));
  },
  announce: async (name: string, about: StudyRecord): Promise<void> => {
    await link.redis.hset(STUDIES, name, JSON.stringify(about));
  },
  /** Removes all of a study but its jobs. */
  remove: async (name: string): Promise<void> => {
    await link.redis.hdel(STUDIES, name);
    await link.redis.del(...KINDS.map((kind) => keyOf(name, kind)));
  },
  ...wholeOf(link),
  ...partsOf(link),
  ...workersOf(link),
  ...mastersOf(link),
});
export type Records = ReturnType<typeof recordsOf>;

/** Removes a study from a queue, with its jobs and its parts. */
export const clearStudy = async (link: QueueLink, name: string): Promise<void> => {
  await recordsOf(link).remove(name);
  const queue = new link.bullmq.Queue(name, { connection: link.connect(), prefix: PREFIX });
  await queue.obliterate({ force: true });
};
