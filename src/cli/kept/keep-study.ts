import { overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { UserError } from '../errors.ts';
import { lockFile } from '../files/lock.ts';
import { writeAtOnce } from '../files/write-file.ts';
import { note } from '../output.ts';
import { type OnThreads, onThreads } from '../study-command.ts';

/** Long work whose sums may be kept in a file: what is summed up, and how. */
interface KeptWork<Sum> {
  readonly checkpoint: string | undefined;
  readonly threads: number | undefined;
  /** What is done, by number: futures, or points. */
  readonly things: 'futures' | 'points';
  /** Which of them this study does. */
  readonly range: Range;
  readonly empty: () => Sum;
  readonly doneIn: (sum: Sum) => readonly Range[];
  /** What a checkpoint holds, and how its study differs from this one; undefined if there is none yet. */
  readonly resume: (
    checkpoint: string,
  ) => { readonly sum: Sum; readonly differences: readonly string[] } | undefined;
  readonly encode: (sum: Sum) => Uint8Array;
  /** How many to do before the next call; undefined: enough. */
  readonly goal: (sum: Sum) => number | undefined;
  /** Does what is missing up to a goal; calls `onSum` with each sum on the way. */
  readonly play: (on: OnThreads, sum: Sum, goal: number, onSum: (sum: Sum) => void) => Promise<Sum>;
  /** What progress shows: done and all. */
  readonly shown: (sum: Sum, goal: number) => readonly [number, number];
}

const SAVE_EVERY_MS = 5000;

/** What a checkpoint has; throws UserError if it is of another study, or goes beyond this one. */
const doneBefore = <Sum>(work: KeptWork<Sum>): Sum => {
  const { checkpoint, range, things } = work;
  const found = checkpoint === undefined ? undefined : work.resume(checkpoint);
  if (!found) return work.empty();
  const { sum, differences } = found;
  if (differences.length > 0)
    throw new UserError(`${checkpoint} is of another study: ${differences.join('; ')}. Give another file.`);
  const done = work.doneIn(sum);
  if (sizeOf(overlapOf(done, [range])) !== sizeOf(done))
    throw new UserError(
      `${checkpoint} counts ${things} up to ${done.at(-1)?.to ?? 0}; expected ${things} from ${range.from} to ${range.to}. Ask for at least as many, or give another file.`,
    );
  note(`Going on from ${checkpoint}: ${sizeOf(done).toLocaleString('en-GB')} ${things} are counted already.`);
  return sum;
};

/** What saves sums. A full disk must not end the work. */
interface Saver<Sum> {
  /** Saves if the last time was some seconds ago; what goes wrong is said once, and tried again. */
  readonly nowAndThen: (sum: Sum) => void;
  readonly atTheEnd: (sum: Sum) => void;
  /** Whether the newest sums were saved, or need not be. */
  readonly isSaved: () => boolean;
}

const saverOf = <Sum>({ checkpoint, encode }: KeptWork<Sum>): Saver<Sum> => {
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

const playOn = async <Sum>(
  work: KeptWork<Sum>,
  before: Sum,
  saver: Saver<Sum>,
  on: OnThreads,
): Promise<Sum> => {
  let sum = before;
  try {
    for (let goal = work.goal(sum); goal !== undefined && !on.signal.aborted; goal = work.goal(sum)) {
      const upTo = goal;
      sum = await work.play(on, sum, upTo, (more) => {
        sum = more;
        on.show(...work.shown(more, upTo));
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
export const keepStudy = async <Sum>(work: KeptWork<Sum>): Promise<Kept<Sum>> => {
  const { checkpoint, threads } = work;
  const lock = checkpoint === undefined ? undefined : lockFile(checkpoint);
  try {
    const before = doneBefore(work);
    // If a checkpoint cannot be written, a person should know before the work.
    if (checkpoint !== undefined) writeAtOnce(checkpoint, work.encode(before));
    const saver = saverOf(work);
    const { result, interrupted } = await onThreads({ threads }, (on) => playOn(work, before, saver, on));
    return { sum: result, complete: !interrupted, isSaved: saver.isSaved() };
  } finally {
    lock?.release();
  }
};
