import { gapsIn, joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { UserError } from '../errors.ts';
import { lockFile } from '../files/lock.ts';
import { writeAtOnce } from '../files/write-file.ts';
import { note } from '../output.ts';
import type { PartedStudy } from '../parts/parted.ts';
import { type OnThreads, onThreads } from '../study-command.ts';
import { workThrough } from '../threads/pieces.ts';
import { isBegun, readPart } from './checkpoint.ts';

/** A study whose sums may be kept in a file. */
interface KeptWork<Sum, Part> {
  readonly study: PartedStudy<Sum, Part>;
  readonly checkpoint?: string | undefined;
  readonly threads?: number | undefined;
  /** Which part of it is played. */
  readonly range: Range;
  /**
   * Given the sum so far: up to how many to play before the next call; undefined: enough. Called at the same sums for any
   * number of threads, so that a study stops at the same place on every machine. Without it all of `range` is played.
   */
  readonly goal?: ((sum: Sum) => number | undefined) | undefined;
}

const SAVE_EVERY_MS = 5000;

/** What a checkpoint has; throws UserError if it is of another study, or goes beyond this one. */
const doneBefore = <Sum, Part>({ checkpoint, study, range }: KeptWork<Sum, Part>): Sum => {
  if (checkpoint === undefined || !isBegun(checkpoint)) return study.empty();
  const { things } = study;
  const found = readPart(checkpoint, study);
  if (found.differences.length > 0)
    throw new UserError(
      `${checkpoint} is of another study: ${found.differences.join('; ')}. Give another file.`,
    );
  const done = study.doneIn(found.part);
  if (sizeOf(overlapOf(done, [range])) !== sizeOf(done))
    throw new UserError(
      `${checkpoint} counts ${things} up to ${done.at(-1)?.to ?? 0}; expected ${things} from ${range.from} to ${range.to}. Ask for at least as many, or give another file.`,
    );
  note(`Going on from ${checkpoint}: ${sizeOf(done).toLocaleString('en-GB')} ${things} are counted already.`);
  return study.add(study.empty(), found.part);
};

/** What saves sums. A full disk must not end the work. */
interface Saver<Sum> {
  /** Saves if the last time was some seconds ago; what goes wrong is said once, and tried again. */
  readonly nowAndThen: (sum: Sum) => void;
  readonly atTheEnd: (sum: Sum) => void;
  /** Whether the newest sums were saved, or need not be. */
  readonly isSaved: () => boolean;
}

const saverOf = <Sum, Part>({ checkpoint, study: { encode } }: KeptWork<Sum, Part>): Saver<Sum> => {
  let last = performance.now();
  let failure: string | undefined;
  const save = (sum: Sum): string | undefined => {
    try {
      if (checkpoint !== undefined) writeAtOnce(checkpoint, encode(sum));
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
      if (performance.now() - last < SAVE_EVERY_MS) return;
      const before = failure;
      failure = save(sum);
      if (failure !== undefined && before === undefined)
        note(`Not saved: ${failure} The counting goes on, and saving is tried again.`);
    },
    atTheEnd: (sum) => {
      failure = save(sum);
      if (failure !== undefined) note(`Not saved: ${failure}`);
    },
    isSaved: () => failure === undefined,
  };
};

/** Plays what a range misses up to a goal; calls `onSum` with each sum on the way. */
const playMissing = async <Sum, Part>(
  { study, range }: KeptWork<Sum, Part>,
  { pool, signal }: OnThreads,
  before: Sum,
  goal: number,
  onSum: (sum: Sum) => void,
): Promise<Sum> => {
  let sum = before;
  const asked = { from: range.from, to: Math.min(range.to, range.from + goal) };
  await workThrough({
    threads: pool.threads,
    todo: overlapOf(gapsIn(joinRanges(study.doneIn(sum)), asked.to), [asked]),
    play: (piece) => study.play(pool, piece, signal),
    onPart: (part: Part) => {
      sum = study.add(sum, part);
      onSum(sum);
    },
    signal,
  });
  return sum;
};

const playOn = async <Sum, Part>(
  work: KeptWork<Sum, Part>,
  before: Sum,
  saver: Saver<Sum>,
  on: OnThreads,
): Promise<Sum> => {
  const { study, range } = work;
  const all = range.to - range.from;
  const done = (sum: Sum): number => sizeOf(study.doneIn(sum));
  const { goal: goalAfter = (sum: Sum) => (done(sum) < all ? all : undefined) } = work;
  let sum = before;
  try {
    for (let goal = goalAfter(sum); goal !== undefined && !on.signal.aborted; goal = goalAfter(sum)) {
      const shown = Math.min(goal, all);
      sum = await playMissing(work, on, sum, goal, (more) => {
        sum = more;
        on.show(done(more) * study.futuresEach, shown * study.futuresEach);
        saver.nowAndThen(more);
      });
    }
    return sum;
  } finally {
    saver.atTheEnd(sum);
  }
};

interface Kept<Sum> {
  readonly sum: Sum;
  /** Whether all was done; false if a person stopped it. */
  readonly complete: boolean;
  /** Whether the checkpoint, if there is one, has all that was done. */
  readonly isSaved: boolean;
}

/**
 * Does long work on all threads, from a checkpoint if there is one, to its goal or until a person stops it. Throws UserError
 * for a checkpoint that is of another study, that another process works on, or that cannot be written at first.
 */
export const keepStudy = async <Sum, Part>(work: KeptWork<Sum, Part>): Promise<Kept<Sum>> => {
  const { checkpoint, threads, study } = work;
  const lock = checkpoint === undefined ? undefined : lockFile(checkpoint);
  try {
    const before = doneBefore(work);
    // If a checkpoint cannot be written, a person should know before the work.
    if (checkpoint !== undefined) writeAtOnce(checkpoint, study.encode(before));
    const saver = saverOf(work);
    const { result, interrupted } = await onThreads({ threads }, (on) => playOn(work, before, saver, on));
    return { sum: result, complete: !interrupted, isSaved: saver.isSaved() };
  } finally {
    lock?.release();
  }
};
