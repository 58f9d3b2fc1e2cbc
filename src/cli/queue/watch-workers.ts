import { note } from '../output.ts';
import { type Progress, startProgress } from '../threads/progress.ts';
import type { Records, WorkerSign } from './records.ts';

/** How often workers give a sign, and after how many silent looks one is gone. */
export const SIGN_MS = 2000;
const SILENT_LOOKS = 4;

/** How often a line shows the progress and the pace of each worker, in milliseconds. */
const TOLD_MS = 10_000;

interface Seen {
  readonly sign: WorkerSign;
  readonly silent: number;
  readonly isGone: boolean;
}

const count = (n: number): string => Math.round(n).toLocaleString('en-GB');

const rateOf = ({ futures, ms }: WorkerSign): number => (ms > 0 ? (1000 * futures) / ms : 0);

/** Tells which workers come and go, and how fast each is, while a study is played. */
export const watchWorkers = (
  records: Records,
  name: string,
): { readonly progress: Progress; readonly stop: () => void } => {
  let seen = new Map<string, Seen>();
  const line = startProgress();
  let shown: readonly [done: number, all: number] | undefined;
  let toldAt = performance.now();
  const tell = (text: string): void => {
    line.clear();
    note(text);
  };
  const look = async (): Promise<void> => {
    const signs = await records.signs(name);
    const now = new Map<string, Seen>();
    for (const [id, sign] of signs) {
      const before = seen.get(id);
      const silent = before && before.sign.beat === sign.beat ? before.silent + 1 : 0;
      const isGone = silent >= SILENT_LOOKS;
      if (!before || (before.isGone && !isGone)) tell(`Worker ${id} ${before ? 'is back' : 'came'}.`);
      if (before && !before.isGone && isGone) tell(`Worker ${id} is silent: others play its jobs.`);
      now.set(id, { sign, silent, isGone });
    }
    for (const [id, { sign, isGone }] of seen)
      if (!signs.has(id) && !isGone) tell(`Worker ${id} went, after ${count(sign.futures)} futures.`);
    seen = now;
    if (performance.now() - toldAt < TOLD_MS) return;
    toldAt = performance.now();
    const rates = [...seen].flatMap(([id, { sign, isGone }]) =>
      isGone ? [] : [`${id} ${count(rateOf(sign))}`],
    );
    const workers = rates.length === 0 ? 'no worker is there' : `futures a second: ${rates.join(', ')}`;
    if (shown) tell(`${count(shown[0])} of ${count(shown[1])} futures; ${workers}.`);
  };
  const timer = setInterval(() => {
    look().catch(() => {});
  }, SIGN_MS);
  return {
    progress: {
      show: (done, all) => {
        shown = [done, all];
        line.show(done, all);
      },
      clear: line.clear,
    },
    stop: () => clearInterval(timer),
  };
};
