import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { chooseDigest } from '../../domain/sha256.ts';
import { printable } from '../../report/words/layout.ts';
import { EXIT, messageOf, systemCode, UserError } from '../errors.ts';
import { note } from '../output.ts';

/** The beginning of each of our keys in Redis. */
export const PREFIX = 'demarche';

const INSTALL = 'npm install bullmq ioredis';

/** The packages that only a queue needs. Throws UserError, with the command that installs them, where they are missing. */
const packages = async () => {
  try {
    const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, ioredis };
  } catch (error) {
    if (systemCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserError(`a queue needs two packages that are not installed: ${INSTALL}.`);
  }
};

/** A place of a queue as it may be shown, without a name and a password. */
const shown = ({ protocol, host, pathname }: URL): string =>
  `${protocol}//${host}${pathname.replace(/^\/$/, '')}`;

/** Throws UserError for a text that is no place of a queue. No message repeats the text: it may hold a password. */
const placeOf = (typed: string): URL => {
  const expected =
    'Expected redis://HOST:PORT, or rediss:// for TLS, with NAME:PASSWORD@ where the server asks for it.';
  if (!URL.canParse(typed)) throw new UserError(`--queue: this is no address. ${expected}`);
  const url = new URL(typed);
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:')
    throw new UserError(`--queue: an address of a queue does not begin with ${url.protocol} ${expected}`);
  if (url.hostname === '') throw new UserError(`--queue: this address has no host. ${expected}`);
  if (url.search !== '')
    throw new UserError(`--queue: an address of a queue has nothing after “?”. ${expected}`);
  if (!/^\/?\d{0,4}$/.test(url.pathname))
    throw new UserError(`--queue: after the host an address has only the number of a database, such as /1.`);
  return url;
};

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
};

/** Why a server cannot be used, in words without a secret. */
const reasonOf = (error: unknown): string => {
  const message = messageOf(error);
  if (message.startsWith('WRONGPASS')) return 'the name or the password is wrong';
  if (message.startsWith('NOAUTH')) return 'it asks for a password';
  if (/^(?:DENIED|NOPERM)/.test(message)) return 'it does not let us in';
  if (/wrong version number|packet length too long|SSL|TLS|certificate/i.test(message))
    return 'it speaks no TLS that we can trust; redis:// is without TLS, rediss:// with it';
  return REASONS[systemCode(error) ?? ''] ?? 'the connection cannot be made';
};

/** A way to a server with a queue. */
export interface QueueLink {
  /** The address, without name and password. */
  readonly place: string;
  readonly redis: Redis;
  readonly bullmq: typeof import('bullmq');
  /** One more connection: a queue that waits for news needs one of its own. */
  readonly connect: () => Redis;
  readonly close: () => void;
}

const CONNECT_MS = 5000;
const LONGEST_WAIT_MS = 2000;

/**
 * Connects to a server with a queue. Later breaks of the connection are waited out; unless it is to be quiet, a note says when each begins and ends.
 * Throws UserError for a text that is no address, and for a server that does not let us in now.
 */
export const openQueueLink = async (typed: string, isQuiet = false): Promise<QueueLink> => {
  const url = placeOf(typed);
  // Each part has a digest; Node's own code takes it sooner.
  chooseDigest((bytes) => createHash('sha256').update(bytes).digest());
  const { bullmq, ioredis } = await packages();
  let isOpen = false;
  const retryStrategy = (times: number): number | null =>
    isOpen ? Math.min(times * 100, LONGEST_WAIT_MS) : null;
  const connections: Redis[] = [];
  const connect = (): Redis => {
    const connection = new ioredis.Redis(typed, {
      lazyConnect: true,
      maxRetriesPerRequest: null,
      connectTimeout: CONNECT_MS,
      retryStrategy,
    });
    // Each failure is also reported by a request, or by the connection as a whole.
    connection.on('error', () => {});
    connections.push(connection);
    return connection;
  };
  const redis = connect();
  let failure: unknown;
  redis.on('error', (error) => {
    failure = error;
  });
  const place = shown(url);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw new UserError(`cannot use the queue at ${place}: ${reasonOf(failure ?? error)}.`, EXIT.failed);
  }
  isOpen = true;
  let isAway = false;
  const tell = (away: boolean) => (): void => {
    if (away !== isAway && isOpen && !isQuiet)
      note(away ? 'The queue does not answer. Waiting for it.' : 'The queue answers again.');
    isAway = away;
  };
  redis.on('close', tell(true)).on('ready', tell(false));
  const close = (): void => {
    isOpen = false;
    for (const connection of connections) connection.disconnect();
  };
  return { place: printable(place), redis, bullmq, connect, close };
};
