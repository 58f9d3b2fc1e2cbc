import { messageOf } from '../errors.ts';
import type { StudyPool } from '../study/pool.ts';

/** Futures that a thread plays in one go: short, since whoever asks anew waits for it to end. */
export const PIECE = 50;

/** So many futures in the end, if nobody asks anything else. */
export const AIM = 10_000;

/** An answer follows another once it rests on so many times the futures. */
const GROWTH = 1.25;

/** Questions answered lately that are kept: one that comes back is answered at once. */
const KEPT = 6;

/** Whether an answer over so many futures says enough more than one over those that were told. */
export const isNews = (futures: number, told: number): boolean =>
  futures > told && (futures >= GROWTH * told || futures >= AIM);

/** Keeps the newest few of something made once for each key. */
export const newest = <Made>(): ((key: string, make: () => Made) => Made) => {
  const kept = new Map<string, Made>();
  return (key, make) => {
    const made = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
};

/** What threads do while somebody watches. */
interface LiveJob {
  readonly open: () => Promise<StudyPool>;
  /** What is to be played next of whatever is wanted now; undefined: nothing. It counts as begun once it is called. */
  readonly next: () => ((pool: StudyPool) => Promise<void>) | undefined;
  /** Nothing more will be played; `trouble` says why. */
  readonly fail: (trouble: string) => void;
}

/** Threads that play piece after piece of whatever is wanted now. */
export interface LiveWork {
  /** Opens the threads, the first time, and gives every idle one something to do. */
  readonly go: () => void;
  /** Starts nothing more, and says nothing more. */
  readonly stop: () => void;
  readonly isOver: () => boolean;
  /** The threads, once they are open; undefined if nobody has asked for them, or they could not be opened. */
  readonly threads: () => Promise<StudyPool | undefined>;
}

/** Keeps threads at work. Never waits for one, and never throws: trouble is told, and is the end of it. */
export const liveWork = ({ open, next, fail }: LiveJob): LiveWork => {
  let pool: StudyPool | undefined;
  let opening: Promise<void> | undefined;
  /** Threads that have something to do. */
  let busy = 0;
  let isOver = false;
  const broken = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    fail(`No more futures are played: ${messageOf(error)}`);
  };
  const more = (): ReturnType<typeof next> => (isOver ? undefined : next());
  const keepPlaying = async (threads: StudyPool): Promise<void> => {
    for (let piece = more(); piece; piece = more()) await piece(threads);
  };
  const wake = (): void => {
    while (pool && busy < pool.threads && more()) {
      busy++;
      keepPlaying(pool)
        .catch(broken)
        .finally(() => busy--);
    }
  };
  const begin = async (): Promise<void> => {
    pool = await open();
    wake();
  };
  return {
    go: () => {
      opening ??= begin().catch(broken);
      wake();
    },
    stop: () => {
      isOver = true;
    },
    isOver: () => isOver,
    threads: async () => {
      await opening;
      return pool;
    },
  };
};
