import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fuzzOne } from './fuzz.ts';

// npm run fuzz -- COUNT [FROM]: a thread reads the inputs, the main thread watches it.

/** Longest time for one input, in milliseconds of a busy machine. */
const MOST_TIME = 2000;
const MOST_MEGABYTES = 700;
const MOST_FAULTS = 20;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly clock: SharedArrayBuffer;
}

/** Reads inputs, and leaves on the clock which one it reads and since when. */
const work = ({ from, to, clock }: Span): void => {
  const now = new Float64Array(clock);
  for (let input = from; input < to; input++) {
    now[0] = input;
    now[1] = Date.now();
    const before = process.cpuUsage();
    const fault = fuzzOne(input);
    const { user, system } = process.cpuUsage(before);
    const time = (user + system) / 1000;
    if (fault) parentPort?.postMessage(fault);
    else if (time > MOST_TIME) parentPort?.postMessage(`input ${input} takes ${Math.round(time)} ms`);
  }
};

/** Reads inputs in a thread with bounded memory. Gives the input to go on from: after the last, or after one that hung. */
const watched = (from: number, to: number, report: (fault: string) => void): Promise<number> =>
  new Promise((resolve) => {
    const clock = new SharedArrayBuffer(16);
    const now = new Float64Array(clock);
    now[1] = Date.now();
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
    const thread = new Worker(new URL(import.meta.url), { workerData: { from, to, clock }, resourceLimits });
    const at = (): number => now[0] ?? from;
    let next = to;
    const watch = setInterval(() => {
      if (Date.now() - (now[1] ?? 0) < 10 * MOST_TIME) return;
      report(`input ${at()} does not end`);
      next = at() + 1;
      void thread.terminate();
    }, 500);
    thread.on('message', report);
    thread.on('error', (error) => {
      report(`input ${at()}: ${String(error)}`);
      next = at() + 1;
    });
    thread.on('exit', () => {
      clearInterval(watch);
      resolve(next);
    });
  });

const main = async (): Promise<void> => {
  const [count = 10_000, first = 0] = process.argv.slice(2).map(Number);
  let faults = 0;
  const report = (fault: string): void => {
    faults++;
    process.stdout.write(`${fault}\n`);
  };
  for (let from = first; from < first + count && faults < MOST_FAULTS; )
    from = await watched(from, Math.min(first + count, from + 10_000), report);
  process.stdout.write(`${count} inputs from ${first}: ${faults} faults\n`);
  process.exitCode = faults === 0 ? 0 : 1;
};

if (isMainThread) await main();
else work(workerData as Span);
