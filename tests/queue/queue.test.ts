import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { demarche } from '../e2e/program.ts';
import { smallWorldIn } from '../e2e/small-world.ts';
import { hasRedis, openRedis, type Running, until } from './redis.ts';

type Queue = Awaited<ReturnType<typeof openRedis>>;

/** A test with a real server; where it is not there, the test says so by name. */
const withRedis = (name: string, seconds: number, test: (queue: Queue) => Promise<void>): void => {
  it(name, { timeout: seconds * 1000 }, async (context) => {
    if (!hasRedis) {
      process.stdout.write(`SKIPPED (no redis-server here): ${name}\n`);
      context.skip('no redis-server here');
    }
    const queue = await openRedis();
    try {
      await test(queue);
    } finally {
      await queue.close();
    }
  });
};

/** The large run: `QUEUE_FUTURES=100000` plays as many of the flagship, with breaks as long as people make them. */
const LARGE = Number(process.env.QUEUE_FUTURES ?? 0);

const nameIn = (log: string): string | undefined => /The study is (\S+) in the queue/.exec(log)?.[1];
const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

const largeStudy = { scenario: () => 'russia-precedent', futures: LARGE, job: 1000, lock: '10', stop: 20 };
const smallStudy = { scenario: smallWorldIn, futures: 600, job: 2, lock: '1', stop: 2.5 };
const { scenario, futures, job, lock, stop } = LARGE > 0 ? largeStudy : smallStudy;

const study = (queue: Queue): readonly string[] => [
  ...['odds', scenario(queue.folder), '--seed', 'queue', '--runs', String(futures)],
];
const worker = (queue: Queue): Running =>
  queue.start(['worker', '--queue', queue.url, '--threads', '1', '--lock', lock]);

describe('a queue', () => {
  withRedis(
    'gives the bytes of one process while workers, the server and the master die, stop and come back',
    LARGE > 0 ? 170 : 60,
    async (queue) => {
      const at = (file: string): string => join(queue.folder, file);
      const args = study(queue);
      const redis = new Redis(queue.url, { maxRetriesPerRequest: null });
      redis.on('error', () => {});
      try {
        const over = [...args, '--queue', queue.url, '--job', String(job)];
        const master = queue.start([...over, '-o', 'lost.tally']);
        const name = await until(() => nameIn(master.log()));
        const all = Math.ceil(futures / job);
        /** How many jobs are done, as a share of all. */
        const done = async (): Promise<number> => {
          const record = JSON.parse((await redis.hget('demarche:studies', name)) ?? '{"done":0}');
          return (record.done / job + (await redis.hlen(`demarche:study:${name}:parts`))) / all;
        };
        const [killed, stopped, third] = [worker(queue), worker(queue), worker(queue)];
        await until(async () => (await done()) > 0.05);
        killed.child.kill('SIGKILL');
        stopped.child.kill('SIGSTOP');
        const again = pause(stop).then(() => stopped.child.kill('SIGCONT'));
        await until(async () => (await done()) > 0.15);
        master.child.kill('SIGKILL');
        await queue.restart();
        const resumed = queue.start([...over, '--resume', name, '-o', 'queue.tally']);
        await again;
        expect({ code: await resumed.ended, log: resumed.log() }).toMatchObject({ code: 0 });
        await until(() => third.log().includes('it is done'));
        expect(stopped.log()).toMatch(/given to another worker|it is done/);
        expect(await redis.hlen('demarche:studies')).toBe(0);
        demarche([...args, '-o', at('plain.tally')]);
        expect(readFileSync(at('queue.tally')).equals(readFileSync(at('plain.tally')))).toBe(true);
        const json = demarche([...args, '--json']).out;
        expect(demarche(['merge', at('queue.tally'), '--json']).out).toBe(json);
      } finally {
        redis.disconnect();
      }
    },
  );
});
