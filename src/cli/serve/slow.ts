import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Desk, LoadedExercise } from '../../class/desk.ts';
import { type PackFiles, packFiles } from '../../class/pack.ts';
import {
  knownOf,
  learnSlow,
  type PackTask,
  type SlowTask,
  slowAhead,
  type WorkedOut,
} from '../../class/steps/slow.ts';
import { journalText } from '../../exercise/journal.ts';
import type { WritePack } from '../exercise/pack.ts';

/** Beside the bundle; from the sources, in the folder that `npm run build` fills. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/slow-worker.js' : './slow-worker.js',
  import.meta.url,
);

const onThread = async <T>(task: SlowTask | PackTask): Promise<T> => {
  const thread = new Worker(WORKER, { workerData: task });
  const [found] = await once(thread, 'message');
  await thread.terminate();
  return found;
};

/** Works out on a thread what a desk says in this step and the next, and writes packs, so that the server answers meanwhile. */
export interface SlowWork {
  /** Ends once the desk has the results that take long. Rejects if the thread fails. */
  readonly ready: (desk: Desk) => Promise<void>;
  /** The files of a pack. Without a thread they are written here. */
  readonly pack: WritePack;
}

export const slowWork = ({ exercise, scenario, sha256 }: LoadedExercise): SlowWork => {
  const loaded = { exercise, scenario, sha256 };
  const underWay = new WeakMap<object, Promise<void>>();
  const start = async (desk: Desk, parts: SlowTask['parts']): Promise<void> => {
    const task = { loaded, saved: journalText(desk.journal), futures: desk.futures, parts };
    learnSlow(desk, await onThread<WorkedOut>(task));
  };
  return {
    ready: async (desk) => {
      const parts = slowAhead(desk);
      const fresh = parts.filter((part) => !underWay.has(desk[part]));
      const work = fresh.length === 0 ? undefined : start(desk, fresh);
      for (const part of fresh) if (work) underWay.set(desk[part], work);
      await Promise.all(parts.map((part) => underWay.get(desk[part])));
    },
    pack: (desk, counted, mark) => {
      const saved = journalText(desk.journal);
      const task = { loaded, saved, futures: desk.futures, known: knownOf(desk), counted, mark };
      return onThread<PackFiles>(task).catch(() => packFiles(desk, counted, mark));
    },
  };
};
