import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Desk, LoadedExercise } from '../../class/desk.ts';
import { learnSlow, type SlowTask, slowAhead, type WorkedOut } from '../../class/steps/slow.ts';
import { journalText } from '../../exercise/journal.ts';

/** Beside the bundle; from the sources, in the folder that `npm run build` fills. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/slow-worker.js' : './slow-worker.js',
  import.meta.url,
);

const onThread = async (task: SlowTask): Promise<WorkedOut> => {
  const thread = new Worker(WORKER, { workerData: task });
  const [found]: readonly WorkedOut[] = await once(thread, 'message');
  await thread.terminate();
  return found ?? {};
};

/** Works out on a thread what a desk says in this step and the next, so that the server answers meanwhile. */
export interface SlowWork {
  /** Ends once the desk knows what takes long. Rejects if the thread fails. */
  readonly ready: (desk: Desk) => Promise<void>;
}

export const slowWork = (loaded: LoadedExercise): SlowWork => {
  const underWay = new WeakMap<object, Promise<void>>();
  const start = async (desk: Desk, parts: SlowTask['parts']): Promise<void> => {
    const { exercise, scenario, sha256 } = loaded;
    const saved = journalText(desk.journal);
    learnSlow(
      desk,
      await onThread({ loaded: { exercise, scenario, sha256 }, saved, futures: desk.futures, parts }),
    );
  };
  return {
    ready: async (desk) => {
      const parts = slowAhead(desk);
      const fresh = parts.filter((part) => !underWay.has(desk[part]));
      const work = fresh.length === 0 ? undefined : start(desk, fresh);
      for (const part of fresh) if (work) underWay.set(desk[part], work);
      await Promise.all(parts.map((part) => underWay.get(desk[part])));
    },
  };
};
