import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { chosenEngine, type Engine } from '../../engine/worlds/engine-choice.ts';
import type { Model } from '../../model/model.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { isAbort } from './pieces.ts';
import type * as worker from './worker.ts';

type Tasks = typeof worker;
type TaskName = keyof Tasks;

interface PoolOptions {
  /** Default: as many as this machine runs side by side. */
  readonly threads?: number | undefined;
  /** The engine that plays in the threads. The default is the engine of the thread that opens them. */
  readonly engine?: Engine | undefined;
  /** The workers' code. The default is the code that comes with the program. */
  readonly file?: string | undefined;
  /** How long an idle thread stays, in milliseconds; default: a minute. */
  readonly idle?: number | undefined;
}

/** Beside the bundle; from the sources, in the folder that `npm run build` fills. */
const workerFile = (): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../../../dist/study-worker.js' : './study-worker.js',
      import.meta.url,
    ),
  );

const names = new WeakMap<Model, string>();
let count = 0;

/** A name by which threads know a model. It stays the same as long as the program runs. */
const nameOf = (model: Model): string => {
  const name = names.get(model) ?? `model ${count++}`;
  names.set(model, name);
  return name;
};

/**
 * Starts a pool; its threads start with the first tasks. A task whose thread dies is done again, once. The caller has to
 * close the pool, or the program does not end.
 */
export const openPool = (options: PoolOptions = {}): StudyPool => {
  const threads = options.threads ?? availableParallelism();
  const piscina = new Piscina({
    filename: options.file ?? workerFile(),
    minThreads: 0,
    maxThreads: threads,
    // Between two keystrokes threads stay warm.
    idleTimeout: options.idle ?? 60_000,
    concurrentTasksPerWorker: 1,
    workerData: options.engine ?? chosenEngine(),
    recordTiming: false,
  });
  // A thread that dies between two tasks is replaced at the next one.
  piscina.on('error', () => {});
  const once = <Name extends TaskName>(
    name: Name,
    task: Parameters<Tasks[Name]>[0],
    signal: AbortSignal | undefined,
  ) =>
    piscina.run(task, { name, ...(signal ? { signal } : {}) }) as Promise<Awaited<ReturnType<Tasks[Name]>>>;
  const run: typeof once = (name, task, signal) =>
    once(name, task, signal).catch((error) => {
      if (isAbort(error) || signal?.aborted) throw error;
      return once(name, task, signal);
    });
  /** By model: how often it was sent with a task. */
  const sent = new WeakMap<Model, number>();
  const named = (models: readonly Model[]) => models.map((model) => ({ name: nameOf(model) }));
  const whole = (models: readonly Model[]) => {
    for (const model of models) sent.set(model, (sent.get(model) ?? 0) + 1);
    return models.map((model) => ({ name: nameOf(model), model }));
  };
  /** A model is sent with as many tasks as there are threads, and again if a thread does not have it. */
  const hand = async <Result>(
    models: readonly Model[],
    send: (handed: ReturnType<typeof named>) => Promise<Result | undefined>,
  ): Promise<Result> => {
    const isKnown = models.every((model) => (sent.get(model) ?? 0) >= threads);
    const done = (await send(isKnown ? named(models) : whole(models))) ?? (await send(whole(models)));
    if (done === undefined) throw new Error('a thread has lost its models');
    return done;
  };
  return {
    threads,
    count: ({ model, ...rest }, signal) =>
      hand([model], (models) => run('count', { models, options: rest }, signal)),
    pair: ({ base, variants, ...rest }, signal) =>
      hand([base, ...variants], (models) => run('pair', { models, options: rest }, signal)),
    points: ({ models: played, ...rest }, signal) =>
      hand(played, (models) => run('playedPoints', { models, options: rest }, signal)),
    cascades: ({ model, ...rest }, signal) =>
      hand([model], (models) => run('cascadesIn', { models, options: rest }, signal)),
    close: () => piscina.destroy(),
  };
};
