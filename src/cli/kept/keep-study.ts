import { gapsIn, joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Shard } from '../options.ts';
import { note } from '../output.ts';
import { type QueueAsked, shardRange } from '../parts/asked.ts';
import type { PartedStudy } from '../parts/parted.ts';
import { type Progress, SILENT } from '../threads/progress.ts';
import { runParts } from '../threads/run-parts.ts';
import { untilInterrupted } from '../threads/signals.ts';
import { openHere, type StudyPlace } from './place.ts';

/** A study to be played, and the place to play it. */
interface KeptWork<Sum, Part> {
  readonly study: PartedStudy<Sum, Part>;
  readonly checkpoint?: string | undefined;
  readonly threads?: number | undefined;
  /** The progress, if a study itself shows how much was played. */
  readonly progress?: Progress | undefined;
  /** Other machines that play it, in place of threads here. */
  readonly queue?: QueueAsked | undefined;
  /** The part of the study to play. Default: all. */
  readonly shard?: Shard | undefined;
  /**
   * Takes the sum so far. Returns the number up to which to play before the next call, or undefined if there are
   * enough. It is called at the same sums for any number of threads, so that a study stops at the same place on every
   * machine. Without it, all is played.
   */
  readonly goal?: ((sum: Sum) => number | undefined) | undefined;
}

const SAVE_EVERY_MS = 5000;

/** The sum that was kept before. Throws UserError if it is of another study, or goes beyond this study. */
const doneBefore = async <Sum, Part>(
  study: PartedStudy<Sum, Part>,
  range: Range,
  { name, kept }: StudyPlace<Sum, Part>,
): Promise<Sum> => {
  const found = await kept();
  if (!found) return study.empty();
  const { things } = study;
  if (found.differences.length > 0)
    throw new UserError(`${name} is of another study: ${found.differences.join('; ')}. Give another file.`);
  const done = study.doneIn(found.part);
  if (sizeOf(overlapOf(done, [range])) !== sizeOf(done))
    throw new UserError(
      `${name} counts ${things} up to ${done.at(-1)?.to ?? 0}; expected ${things} from ${range.from} to ${range.to}. Ask for at least as many, or give another file.`,
    );
  note(`Going on from ${name}: ${sizeOf(done).toLocaleString('en-GB')} ${things} are counted already.`);
  return study.add(study.empty(), found.part);
};

/** Saves sums. A full disk must not end the work. */
interface Saver<Sum> {
  /** Saves if the last save was some seconds ago. After a failure, gives one warning and tries again later. */
  readonly nowAndThen: (sum: Sum) => void;
  readonly atTheEnd: (sum: Sum) => Promise<void>;
  /** Whether the newest sums were saved, or need not be. */
  readonly isSaved: () => boolean;
}

const saverOf = <Sum, Part>(place: StudyPlace<Sum, Part>): Saver<Sum> => {
  let last = performance.now();
  let failure: string | undefined;
  let saving: Promise<void> | undefined;
  const save = async (sum: Sum): Promise<string | undefined> => {
    try {
      await place.save(sum);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    } finally {
      last = performance.now();
    }
  };
  return {
    nowAndThen: (sum) => {
      if (saving || performance.now() - last < SAVE_EVERY_MS) return;
      saving = save(sum).then((now) => {
        if (now !== undefined && failure === undefined)
          note(`Not saved: ${now} The counting goes on, and saving is tried again.`);
        failure = now;
        saving = undefined;
      });
    },
    atTheEnd: async (sum) => {
      await saving;
      failure = await save(sum);
      if (failure !== undefined) note(`Not saved: ${failure}`);
    },
    isSaved: () => failure === undefined,
  };
};

const playOn = async <Sum, Part>(
  work: KeptWork<Sum, Part>,
  range: Range,
  place: StudyPlace<Sum, Part>,
  before: Sum,
  saver: Saver<Sum>,
  signal: AbortSignal,
): Promise<Sum> => {
  const { study } = work;
  const { show } = work.progress ? SILENT : place.progress;
  const all = range.to - range.from;
  const done = (sum: Sum): number => sizeOf(study.doneIn(sum));
  const { goal: goalAfter = (sum: Sum) => (done(sum) < all ? all : undefined) } = work;
  let sum = before;
  try {
    while (!signal.aborted && place.givenUp() === 0) {
      const goal = goalAfter(sum);
      if (goal === undefined) break;
      const shown = Math.min(goal, all) * study.futuresEach;
      show(done(sum) * study.futuresEach, shown);
      const asked = { from: range.from, to: Math.min(range.to, range.from + goal) };
      const todo = overlapOf(gapsIn(joinRanges(study.doneIn(sum)), asked.to), [asked]);
      const onSum = (more: Sum): void => {
        sum = more;
        show(done(more) * study.futuresEach, shown);
        saver.nowAndThen(more);
      };
      sum = await runParts(study, place, { before: sum, todo, signal, onSum });
    }
    return sum;
  } finally {
    await saver.atTheEnd(sum);
  }
};

/** A study that was played, and the way it ended. */
export interface KeptSum<Sum> {
  readonly sum: Sum;
  /** Whether all was played. False if a person stopped the study, or if pieces were given up. */
  readonly complete: boolean;
  /** Whether pieces were given up. */
  readonly failed: boolean;
  /** Call this after the answer was written. Returns the exit code. */
  readonly finish: () => Promise<number>;
}

/**
 * Plays a study on all threads, or on the machines of a queue. Starts from the kept sum if there is one. Ends at the
 * goal, or when a person stops it. Throws UserError for a part that the study does not have, and for a queue that
 * cannot be used. Also throws UserError for a checkpoint that is of another study, that another process uses, or that
 * cannot be written at the start.
 */
export const keepStudy = async <Sum, Part>(work: KeptWork<Sum, Part>): Promise<KeptSum<Sum>> => {
  const { study, queue } = work;
  const range = shardRange(study, work.shard);
  const open = queue && (await import('../queue/open-queue.ts')).openQueue;
  const place = open ? await open(study, queue) : await openHere(study, range, work);
  try {
    const before = await doneBefore(study, range, place);
    // If a checkpoint cannot be written, a person should know before the work.
    await place.save(before);
    const saver = saverOf(place);
    const { result: sum, interrupted } = await untilInterrupted((signal) =>
      playOn(work, range, place, before, saver, signal),
    );
    const failed = place.givenUp() > 0;
    const complete = !interrupted && !failed;
    if (queue && !complete) note(`The study stays in the queue: --resume ${place.name} goes on with it.`);
    const finish = async (): Promise<number> => {
      if (failed) return EXIT.failed;
      if (!complete) return EXIT.interrupted;
      await place.finish();
      // The saved sum may lack some counts.
      return saver.isSaved() ? EXIT.done : EXIT.failed;
    };
    return { sum, complete, failed, finish };
  } finally {
    (work.progress ?? place.progress).clear();
    await place.close();
  }
};
