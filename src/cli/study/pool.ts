import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type * as worker from './worker.ts';

/** The kinds of tasks that workers know, by name. */
type Tasks = typeof worker;
export type TaskName = keyof Tasks;
export type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type ResultOf<Name extends TaskName> = ReturnType<Tasks[Name]>;

/** Threads that work on studies while the main one keeps answering. */
export interface StudyPool {
  readonly threads: number;
  /**
   * Has a task done by the next free thread. If its thread dies, it is done again, once. Rejects with an AbortError once
   * `signal` says so, at once: a thread that is busy with the task is stopped.
   */
  readonly run: <Name extends TaskName>(
    name: Name,
    task: TaskOf<Name>,
    signal?: AbortSignal,
  ) => Promise<ResultOf<Name>>;
  /** Stops all threads; what they are doing is lost. */
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  /** Default: as many as this machine runs side by side. */
  readonly threads?: number | undefined;
  /** The workers' code; default: what comes with the program. */
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

export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** Starts a pool; its threads start with the first tasks. To be closed, or the program goes on for ever. */
export const openPool = (options: PoolOptions = {}): StudyPool => {
  const threads = options.threads ?? availableParallelism();
  const piscina = new Piscina({
    filename: options.file ?? workerFile(),
    minThreads: 0,
    maxThreads: threads,
    // Between two keystrokes threads stay warm.
    idleTimeout: options.idle ?? 60_000,
    concurrentTasksPerWorker: 1,
    recordTiming: false,
  });
  // A thread that dies between two tasks is replaced at the next one.
  piscina.on('error', () => {});
  const once = <Name extends TaskName>(name: Name, task: TaskOf<Name>, signal: AbortSignal | undefined) =>
    piscina.run(task, { name, ...(signal ? { signal } : {}) }) as Promise<ResultOf<Name>>;
  return {
    threads,
    run: async (name, task, signal) => {
      try {
        return await once(name, task, signal);
      } catch (error) {
        if (isAbort(error) || signal?.aborted) throw error;
        return once(name, task, signal);
      }
    },
    close: () => piscina.destroy(),
  };
};
