import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { Redis } from 'ioredis';
import { oddsPlan } from '../../src/library/odds.ts';
import { openScenario } from '../../src/node.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { addTally, emptyTally, shapeOf } from '../../src/study/futures/tally.ts';
import { decodeStudy, encodeStudy } from '../../src/study/futures/tally-file.ts';
import { PROGRAM } from '../e2e/program.ts';
import { hasRedis, openRedis, until } from '../queue/redis.ts';
import { cpu, median } from './measure.ts';
import { ms, type Row, times } from './table.ts';

const JOB = 1000;
/** The cost of a start and of a scenario is in both, and so not in their difference. */
const FEW = 2 * JOB;
const MANY = 14 * JOB;
const ROUNDS = 3;

/** CPU milliseconds of a process that runs. */
const cpuOf = (pid: number | undefined): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
};

/** CPU milliseconds of one run of the program, from its start to its end. */
const ran = (args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const line = '"$0" "$@" >/dev/null 2>&1; times';
    const child = spawn('sh', ['-c', line, process.execPath, PROGRAM, ...args]);
    let out = '';
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    child.on('close', () => {
      const [user = '', system = ''] = (out.trim().split('\n')[1] ?? '').split(' ');
      const seconds = [user, system].map((each) => {
        const [, minutes = 0, rest = 0] = /^(\d+)m([\d.]+)s$/.exec(each) ?? [];
        return 60 * Number(minutes) + Number(rest);
      });
      resolve(1000 * ((seconds[0] ?? 0) + (seconds[1] ?? 0)));
    });
  });

const study = (futures: number): readonly string[] => [
  ...['odds', 'russia-precedent', '--seed', 'bench', '--runs', String(futures), '--json'],
];

const HELD = 200;

/** Bytes that a server needs for a part that it holds. */
const heldBytes = async (url: string, part: Uint8Array): Promise<number> => {
  const redis = new Redis(url);
  const used = async (): Promise<number> =>
    Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? Number.NaN);
  const before = await used();
  for (let n = 0; n < HELD; n++) await redis.hset('bench', String(n), Buffer.from(part));
  const after = await used();
  redis.disconnect();
  return (after - before) / HELD;
};

/** What one part costs those who add up: its bytes, and the time to read it, check it and add it. */
const partCosts = async (future: number, url: string): Promise<readonly Row[]> => {
  const { model, id, turns } = oddsPlan(openScenario('russia-precedent'), { seed: 'bench' });
  const parts = Array.from({ length: 2 * ROUNDS + 1 }, (_, n) => {
    const futures = { from: n * JOB, to: (n + 1) * JOB };
    const tally = ensemble(model, { seed: 'bench', futures, turns, twins: true });
    return gzipSync(encodeStudy({ id, tally }), { level: constants.Z_BEST_SPEED });
  });
  let sum = emptyTally(shapeOf(model, turns, true));
  const read = (): readonly number[] => {
    sum = emptyTally(shapeOf(model, turns, true));
    return parts.map((bytes) =>
      cpu(() => {
        const part = decodeStudy(gunzipSync(bytes));
        if (part.ok) sum = addTally(sum, part.study.tally);
      }),
    );
  };
  // A master that reads many parts has its code compiled.
  for (let round = 0; round < ROUNDS; round++) read();
  const took = read();
  const packed = median(parts.map(({ length }) => length));
  const whole = encodeStudy({ id, tally: sum }).length;
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  const held = await heldBytes(url, parts[0] ?? new Uint8Array());
  return [
    {
      what: 'memory of the server for a part, against its bytes',
      ratio: times(held / packed, 2),
      note: `${kB(held)}, by ${HELD} parts`,
    },
    {
      what: `a part of ${JOB} futures of the flagship as it travels, against a file`,
      ratio: times(packed / whole, 2),
      note: `${kB(packed)} against ${kB(whole)}`,
    },
    {
      what: 'to read, check and add a part, against the time that its futures took',
      ratio: `${((100 * median(took)) / (JOB * future)).toFixed(1)} %`,
      note: `${ms(median(took))} against ${ms(JOB * future)}, at ${ms(future)} a future`,
    },
  ];
};

/** What a queue costs beside threads: all of the master, the worker and the server. */
export const queues = async (): Promise<readonly Row[]> => {
  const what = `${MANY - FEW} futures by a worker of a queue, ${JOB} a job, against one thread: CPU time more`;
  if (!hasRedis) return [{ what, ratio: '-', note: 'SKIPPED: there is no redis-server here' }];
  const queue = await openRedis();
  try {
    const worker = queue.start(['worker', '--queue', queue.url, '--threads', '1']);
    await until(() => worker.log().includes('Worker'));
    const others = (): number => cpuOf(worker.child.pid) + cpuOf(queue.pid());
    const byQueue = async (futures: number): Promise<number> => {
      const before = others();
      const master = await ran([...study(futures), '--queue', queue.url, '--job', String(JOB)]);
      return master + others() - before;
    };
    const byThread = (futures: number): Promise<number> => ran([...study(futures), '--threads', '1']);
    const overs: number[] = [];
    let plain = 0;
    await byQueue(FEW);
    for (let round = 0; round < ROUNDS; round++) {
      const few = { queue: await byQueue(FEW), thread: await byThread(FEW) };
      const many = { queue: await byQueue(MANY), thread: await byThread(MANY) };
      plain = many.thread - few.thread;
      overs.push((many.queue - few.queue) / plain - 1);
    }
    const over = median(overs);
    const each = (over * plain) / ((MANY - FEW) / JOB);
    const range = overs.map((one) => `${(100 * one).toFixed(1)} %`).join(', ');
    const row = { what, ratio: `${(100 * over).toFixed(1)} %`, note: `${ms(each)} a job; rounds: ${range}` };
    return [row, ...(await partCosts(plain / (MANY - FEW), queue.url))];
  } finally {
    await queue.close();
  }
};
