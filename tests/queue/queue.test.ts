import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { demarche } from '../e2e/program.ts';
import { smallWorldIn } from '../e2e/small-world.ts';
import { hasRedis, openRedis, type Running, until } from './redis.ts';

type Queue = Awaited<ReturnType<typeof openRedis>>;

/** A test with a real server; where it is not there, the test says so by name. */
const withRedis = (name: string, seconds: number, test: (queue: Queue) => Promise<void>): void => {
  it.concurrent(name, { timeout: seconds * 1000 }, async (context) => {
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

/**
 * The large run: `QUEUE_FUTURES=100000` plays as many of the flagship, with breaks as long as people make them. `QUEUE_PLAIN`
 * names a file for the tally of one process, which several runs may share.
 */
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
    LARGE > 0 ? 900 : 60,
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
        await until(async () => (await done()) > 0.05, 300);
        killed.child.kill('SIGKILL');
        stopped.child.kill('SIGSTOP');
        const again = pause(stop).then(() => stopped.child.kill('SIGCONT'));
        await until(async () => (await done()) > 0.15, 300);
        master.child.kill('SIGKILL');
        await queue.restart();
        const resumed = queue.start([...over, '--resume', name, '-o', 'queue.tally']);
        await again;
        expect({ code: await resumed.ended, log: resumed.log() }).toMatchObject({ code: 0 });
        await until(() => third.log().includes('it is done'));
        await until(() => /given to another worker|it is done/.test(stopped.log()));
        expect(await redis.hlen('demarche:studies')).toBe(0);
        const plain = process.env.QUEUE_PLAIN ?? at('plain.tally');
        if (!existsSync(plain)) demarche([...args, '-o', plain]);
        expect(readFileSync(at('queue.tally')).equals(readFileSync(plain))).toBe(true);
        const json = demarche([...args, '--checkpoint', plain, '--json']).out;
        expect(demarche(['merge', at('queue.tally'), '--json']).out).toBe(json);
      } finally {
        redis.disconnect();
      }
    },
  );

  withRedis('refuses what is not asked for, and has another worker play it', 60, async (queue) => {
    const at = (file: string): string => join(queue.folder, file);
    const args = ['odds', smallWorldIn(queue.folder), '--seed', 'queue', '--runs', '60'];
    const redis = new Redis(queue.url, { maxRetriesPerRequest: null });
    const connection = new Redis(queue.url, { maxRetriesPerRequest: null });
    try {
      const master = queue.start([...args, '--queue', queue.url, '--job', '20', '-o', 'queue.tally']);
      const name = await until(() => nameIn(master.log()));
      demarche([...args, '--shard', '0-19', '-o', at('other.tally')]);
      const million = gzipSync(Buffer.alloc(1e7));
      const poison = new Map<string, Buffer>([
        ['0-19', gzipSync('no tally at all')],
        ['20-39', gzipSync(readFileSync(at('other.tally')))],
        // A gigabyte of zeros.
        ['40-59', Buffer.concat(Array.from({ length: 100 }, () => million))],
      ]);
      const evil = new Worker(
        name,
        async (job) => {
          const bytes = poison.get(job.id ?? '');
          if (!bytes) return new Promise(() => {});
          poison.delete(job.id ?? '');
          await redis.hset(`demarche:study:${name}:parts`, job.id ?? '', bytes);
          return `evil:${job.id}`;
        },
        { connection, prefix: 'demarche', concurrency: 3, lockDuration: 1000 },
      );
      await until(() => (master.log().match(/Refused/g) ?? []).length === 3);
      await evil.close(true);
      const log = master.log();
      expect(log).toContain('Refused: the part 0-19 from evil:0-19 is no tally of demarche');
      expect(log).toContain('Refused: the part 20-39 from evil:20-39 counts other futures than 20 to 39');
      expect(log).toMatch(/Refused: the part 40-59 from evil:40-59 is larger than [\d,]+ bytes/);
      const record = JSON.parse((await redis.hget('demarche:studies', name)) ?? '');
      const whole = JSON.parse(
        gunzipSync((await redis.getBuffer(`demarche:study:${name}:texts`)) ?? '').toString(),
      );
      whole.sent.scenarios[0].sha256 = whole.sent.scenarios[0].sha256.replace(/^./, (c: string) =>
        c === '0' ? '1' : '0',
      );
      await redis.set('demarche:study:changed:texts', gzipSync(JSON.stringify(whole)));
      await redis.set('demarche:study:nonsense:texts', gzipSync('{"sent": {}}'));
      await redis.hset('demarche:studies', {
        later: JSON.stringify({ ...record, engine: '9.9.9' }),
        changed: JSON.stringify(record),
        nonsense: JSON.stringify(record),
      });
      const real = worker(queue);
      expect(await master.ended).toBe(0);
      demarche([...args, '-o', at('plain.tally')]);
      expect(readFileSync(at('queue.tally')).equals(readFileSync(at('plain.tally')))).toBe(true);
      expect(real.log()).toMatch(/^later is refused: it is of demarche 9\.9\.9, and this is /m);
      expect(real.log()).toMatch(/^changed is refused: the text of \S+ is another scenario: its hash is /m);
      expect(real.log()).toContain('what the queue holds of nonsense makes no sense.');
    } finally {
      redis.disconnect();
      connection.disconnect();
    }
  });

  withRedis('ends with what it has where a job fails three times, and goes on by name', 60, async (queue) => {
    const small = smallWorldIn(queue.folder);
    const over = ['--queue', queue.url];
    const args = ['compare', small, '--set', 'CHN.taboo=0', '--seed', 'queue', '--runs', '40'];
    const connection = new Redis(queue.url, { maxRetriesPerRequest: null });
    const master = queue.start([...args, ...over, '--job', '20', '-o', 'part.json']);
    const name = await until(() => nameIn(master.log()));
    const failing = new Worker(
      name,
      async (job) => {
        if (job.id === '0-19') throw new Error(`out of memory\n\u001b[2J`);
        await new Promise(() => {});
      },
      { connection, prefix: 'demarche', concurrency: 2, lockDuration: 1000 },
    );
    await until(() => master.log().includes('Given up'));
    expect(master.log()).toContain('Given up after 3 tries: futures 0-19: out of memory');
    expect(master.log()).not.toContain('\u001b');
    await failing.close(true);
    connection.disconnect();
    const real = worker(queue);
    expect(await master.ended).toBe(1);
    expect(JSON.parse(readFileSync(join(queue.folder, 'part.json'), 'utf8')).manifest.futures).toBe(20);
    expect(demarche(['queue', ...over]).out).toMatch(/20 of 40 futures are added up.* 1 given up/);
    const other = [...args.slice(0, -1), '50'];
    expect(demarche([...other, ...over, '--resume', name]).err).toContain('40 futures, not 50');
    const { code, out } = demarche([...args, ...over, '--resume', name, '--json']);
    expect({ code, out }).toEqual({ code: 0, out: demarche([...args, '--json']).out });
    const unsure = join(queue.folder, 'unsure.yaml');
    writeFileSync(unsure, 'extends: small-world.yaml\nuncertain: {t: {set: CHN.taboo, low: 0, high: 0.5}}\n');
    const points = ['sensitivity', unsure, '--seed', 'queue', '--method', 'swing', '--runs', '10', '--json'];
    expect(demarche([...points, ...over]).out).toBe(demarche(points).out);
    expect(demarche(['queue', ...over]).out).toContain('holds no study');
    await until(() => real.log().includes('it is done'));
  });

  it('says what is wrong with an address, without its password', () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['localhost:6379', 'does not begin with localhost:'],
      ['redis://u:secret@', 'this is no address'],
      ['http://u:secret@localhost', 'does not begin with http:'],
      ['redis://u:secret@127.0.0.1:1', 'cannot use the queue at redis://127.0.0.1:1: nothing answers there'],
      ['redis://u:secret@127.0.0.1:1/secret', 'only the number of a database'],
    ];
    for (const [url, message] of refusals) {
      const { err, out } = demarche(['queue', '--queue', url]);
      expect(out + err).toContain(message);
      expect(out + err).not.toContain('secret');
    }
    expect(demarche(['odds', 'two-states', '--seed', 's', '--resume', 'a']).err).toContain(
      'goes with --queue',
    );
  });
});
