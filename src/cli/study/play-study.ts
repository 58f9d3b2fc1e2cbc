import { MAX_FUTURES } from '../../domain/limits.ts';
import { gapsIn, joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import type { Model } from '../../model/model.ts';
import { emptyTally, shapeOf, type Tally } from '../../study/futures/tally.ts';
import type { Study, StudyId } from '../../study/futures/tally-file.ts';
import { encodeStudy, studyDifferences } from '../../study/futures/tally-file.ts';
import { UserError } from '../errors.ts';
import { lockFile } from '../files/lock.ts';
import { writeAtOnce } from '../files/write-file.ts';
import { note } from '../output.ts';
import { type OnThreads, onThreads } from '../study-command.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';
import { resumeFrom } from './checkpoint.ts';

interface StudyPlan {
  readonly id: StudyId;
  readonly model: Model;
  readonly turns: number;
  /** Which of the futures 0 to `id.runs` to play. */
  readonly range: Range;
  readonly twins: boolean;
  readonly threads?: number | undefined;
  /** A file to go on from, and to save to now and then. */
  readonly checkpoint?: string | undefined;
  /**
   * Given the counts so far: how many futures to play before the next call; undefined: enough. Called at the same counts
   * for any number of threads, so that a study stops at the same future on every machine. Without it all of `range` is
   * played.
   */
  readonly goal?: ((counted: Tally) => number | undefined) | undefined;
}

interface PlayedStudy {
  readonly study: Study;
  /** Whether all was played; false if a person stopped it. */
  readonly complete: boolean;
  /** Whether the checkpoint, if there is one, has all that was counted. */
  readonly isSaved: boolean;
}

const SAVE_EVERY_MS = 5000;

/** What a checkpoint has counted; throws UserError if it is of another study, or of other futures. */
const countedBefore = (plan: StudyPlan): Tally => {
  const { id, turns, range, checkpoint } = plan;
  const shape = shapeOf(plan.model, turns, plan.twins && id.past === undefined);
  const found = checkpoint === undefined ? undefined : resumeFrom(checkpoint);
  if (!found) return emptyTally(shape);
  const differences = studyDifferences({ id: found.id, turns: found.tally.shape.turns }, { id, turns });
  if (differences.length > 0)
    throw new UserError(`${checkpoint} is of another study: ${differences.join('; ')}. Give another file.`);
  const { futures } = found.tally;
  if (sizeOf(overlapOf(futures, [range])) !== sizeOf(futures))
    throw new UserError(
      `${checkpoint} counts futures up to ${futures.at(-1)?.to ?? 0}; expected futures from ${range.from} to ${range.to}. Ask for at least as many, or give another file.`,
    );
  note(
    `Going on from ${checkpoint}: ${sizeOf(futures).toLocaleString('en-GB')} futures are counted already.`,
  );
  return found.tally;
};

/** The futures of a range, up to a goal, that are not counted yet. */
const todoOf = (counted: Tally, range: Range, goal: number): readonly Range[] =>
  overlapOf(gapsIn(joinRanges(counted.futures), MAX_FUTURES), [
    { from: range.from, to: Math.min(range.to, range.from + goal) },
  ]);

const allOf =
  (range: Range) =>
  ({ futures }: Tally): number | undefined => {
    const all = range.to - range.from;
    return sizeOf(futures) < all ? all : undefined;
  };

/** What saves counts. A full disk must not end the counting. */
interface Saver {
  /** Saves if the last time was some seconds ago; what goes wrong is said once, and tried again. */
  readonly nowAndThen: (tally: Tally) => void;
  readonly atTheEnd: (tally: Tally) => void;
  /** Whether the newest counts were saved, or need not be. */
  readonly isSaved: () => boolean;
}

const saverOf = ({ id, checkpoint }: StudyPlan): Saver => {
  let last = performance.now();
  let failure: string | undefined;
  const save = (tally: Tally): string | undefined => {
    try {
      if (checkpoint !== undefined) writeAtOnce(checkpoint, encodeStudy({ id, tally }));
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    } finally {
      last = performance.now();
    }
  };
  return {
    nowAndThen: (tally) => {
      if (performance.now() - last < SAVE_EVERY_MS) return;
      const before = failure;
      failure = save(tally);
      if (failure !== undefined && before === undefined)
        note(`Not saved: ${failure} The counting goes on, and saving is tried again.`);
    },
    atTheEnd: (tally) => {
      failure = save(tally);
      if (failure !== undefined) note(`Not saved: ${failure}`);
    },
    isSaved: () => failure === undefined,
  };
};

const playOn = async (
  plan: StudyPlan,
  before: Tally,
  saver: Saver,
  { pool, signal, show }: OnThreads,
): Promise<Tally> => {
  const { id, model, range } = plan;
  const { goal: goalOf = allOf(range) } = plan;
  let counted = before;
  try {
    for (let goal = goalOf(counted); goal !== undefined && !signal.aborted; goal = goalOf(counted)) {
      const all = Math.min(goal, range.to - range.from);
      const todo = todoOf(counted, range, goal);
      const onTally = (sum: Tally): void => {
        counted = sum;
        show(sizeOf(sum.futures), all);
        saver.nowAndThen(sum);
      };
      const job = { model, seed: id.seed, past: id.past, counted, todo, signal, onTally };
      counted = await runEnsemble(pool, job);
    }
    return counted;
  } finally {
    saver.atTheEnd(counted);
  }
};

/**
 * Plays a study on all threads, from a checkpoint if there is one, to its goal or until a person stops it. Throws UserError
 * for a checkpoint that is of another study, that another process works on, or that cannot be written at first.
 */
export const playStudy = async (plan: StudyPlan): Promise<PlayedStudy> => {
  const { id, checkpoint, threads } = plan;
  const lock = checkpoint === undefined ? undefined : lockFile(checkpoint);
  try {
    const before = countedBefore(plan);
    // If a checkpoint cannot be written, a person should know before the work.
    if (checkpoint !== undefined) writeAtOnce(checkpoint, encodeStudy({ id, tally: before }));
    const saver = saverOf(plan);
    const { result, interrupted } = await onThreads({ threads }, (on) => playOn(plan, before, saver, on));
    return { study: { id, tally: result }, complete: !interrupted, isSaved: saver.isSaved() };
  } finally {
    lock?.release();
  }
};
