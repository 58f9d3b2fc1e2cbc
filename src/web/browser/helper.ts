import type { Model } from '../../model/model.ts';
import { type Counted, type CountTask, countFutures } from '../../study/futures/pool.ts';

// A second thread that plays futures for the page's worker: the same script in a worker of its own.

/** A task without its model. The model is sent too, if the helper may not have it. */
export type HelperTask = Omit<CountTask, 'model'> & {
  readonly kind: 'count';
  readonly name: number;
  readonly model: Model | undefined;
};

type HelperAnswer = { readonly counted: Counted } | { readonly reason: string };

/** Counts in this thread, which is the helper, for another thread. The newest models are kept. */
export const helping = (): ((task: HelperTask) => HelperAnswer) => {
  const models = new Map<number, Model>();
  return ({ kind: _, name, model, ...task }) => {
    if (model) models.set(name, model);
    for (const oldest of [...models.keys()].slice(0, -KEPT)) models.delete(oldest);
    const own = models.get(name);
    return own ? { counted: countFutures({ ...task, model: own }) } : { reason: 'a model is missing' };
  };
};

/** Models that a helper keeps: a base, and the edits of a moving slider. */
const KEPT = 8;

/** Plays futures in a helper. Rejects once the helper has failed. */
export interface Helper {
  readonly count: (task: CountTask) => Promise<Counted>;
  readonly isLost: () => boolean;
}

/** Sends tasks to a helper. Its answers come in the order of the tasks. */
export const helperIn = (thread: Worker): Helper => {
  const waiting: { readonly done: (counted: Counted) => void; readonly fail: (error: Error) => void }[] = [];
  const names = new Map<Model, number>();
  let next = 0;
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    for (const { fail } of waiting.splice(0)) fail(new Error('the second thread has ended'));
  };
  thread.onerror = lose;
  thread.onmessage = ({ data }: MessageEvent<HelperAnswer>) => {
    if ('counted' in data) waiting.shift()?.done(data.counted);
    else waiting.shift()?.fail(new Error(data.reason));
  };
  /** The number of a model, and the model itself if the helper has not got it. */
  const named = (model: Model): Pick<HelperTask, 'name' | 'model'> => {
    const known = names.get(model);
    const name = known ?? next++;
    // The models are in the order in which the helper keeps them.
    if (known === undefined) names.set(model, name);
    for (const oldest of [...names.keys()].slice(0, -KEPT)) names.delete(oldest);
    return { name, model: known === undefined ? model : undefined };
  };
  return {
    isLost: () => isLost,
    count: ({ model, ...task }) =>
      new Promise((done, fail) => {
        if (isLost) return fail(new Error('the second thread has ended'));
        waiting.push({ done, fail });
        thread.postMessage({ ...task, kind: 'count', ...named(model) } satisfies HelperTask);
      }),
  };
};
