import { MAX_FUTURES } from '../../domain/limits.ts';
import { gapsIn, joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import type { Model } from '../../model/model.ts';
import { emptyTally, shapeOf, type Tally } from '../../study/futures/tally.ts';
import type { Study, StudyId } from '../../study/futures/tally-file.ts';
import { studyDifferences } from '../../study/futures/tally-file.ts';
import { UserError } from '../errors.ts';
import { note } from '../output.ts';
import { type OnThreads, onThreads } from '../study-command.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';
import { resumeFrom, saveCheckpoint } from './checkpoint.ts';

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
   * for any number of threads, so that a study stops at the same future on every machine.
   */
  readonly goal: (counted: Tally) => number | undefined;
}

interface PlayedStudy {
  readonly study: Study;
  /** Whether all was played; false if a person stopped it. */
  readonly complete: boolean;
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

const playOn = async (plan: StudyPlan, before: Tally, { pool, signal, show }: OnThreads): Promise<Tally> => {
  const { id, model, range, checkpoint } = plan;
  let counted = before;
  let saved = performance.now();
  const save = (tally: Tally): void => {
    if (checkpoint !== undefined) saveCheckpoint(checkpoint, { id, tally });
    saved = performance.now();
  };
  try {
    for (let goal = plan.goal(counted); goal !== undefined && !signal.aborted; goal = plan.goal(counted)) {
      const all = Math.min(goal, range.to - range.from);
      const todo = todoOf(counted, range, goal);
      const onTally = (sum: Tally): void => {
        counted = sum;
        show(sizeOf(sum.futures), all);
        if (performance.now() - saved > SAVE_EVERY_MS) save(sum);
      };
      const job = { model, seed: id.seed, past: id.past, counted, todo, signal, onTally };
      counted = await runEnsemble(pool, job);
    }
    return counted;
  } finally {
    save(counted);
  }
};

/** Plays a study on all threads, from a checkpoint if there is one, to its goal or until a person stops it. */
export const playStudy = async (plan: StudyPlan): Promise<PlayedStudy> => {
  const before = countedBefore(plan);
  // If a checkpoint cannot be written, a person should know before the work.
  if (plan.checkpoint !== undefined) saveCheckpoint(plan.checkpoint, { id: plan.id, tally: before });
  const { threads } = plan;
  const { result, interrupted } = await onThreads({ threads }, (on) => playOn(plan, before, on));
  return { study: { id: plan.id, tally: result }, complete: !interrupted };
};
