import { MAX_FUTURES } from '../../domain/limits.ts';
import { gapsIn, joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import type { Model } from '../../model/model.ts';
import type { DrawnFigures } from '../../study/evidence/draw.ts';
import { emptyTally, shapeOf, type Tally } from '../../study/futures/tally.ts';
import type { Study, StudyId } from '../../study/futures/tally-file.ts';
import { encodeStudy, studyDifferences } from '../../study/futures/tally-file.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';
import { resumeFrom } from './checkpoint.ts';
import { keepStudy } from './keep-study.ts';

interface StudyPlan {
  readonly id: StudyId;
  readonly model: Model;
  readonly turns: number;
  /** Which of the futures 0 to `id.runs` to play. */
  readonly range: Range;
  readonly twins: boolean;
  /** Figures that each future draws. */
  readonly drawn?: DrawnFigures | undefined;
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

/**
 * Plays a study on all threads, from a checkpoint if there is one, to its goal or until a person stops it. Throws UserError
 * for a checkpoint that is of another study, that another process works on, or that cannot be written at first.
 */
export const playStudy = async (plan: StudyPlan): Promise<PlayedStudy> => {
  const { id, model, turns, range, twins, drawn, checkpoint, threads, goal = allOf(range) } = plan;
  const { sum, complete, isSaved } = await keepStudy<Tally>({
    ...{ checkpoint, threads, range, goal },
    things: 'futures',
    empty: () => emptyTally(shapeOf(model, turns, twins && id.past === undefined)),
    doneIn: ({ futures }) => futures,
    resume: (file) => {
      const found = resumeFrom(file);
      if (!found) return undefined;
      const differences = studyDifferences({ id: found.id, turns: found.tally.shape.turns }, { id, turns });
      return { sum: found.tally, differences };
    },
    encode: (tally) => encodeStudy({ id, tally }),
    play: ({ pool, signal }, counted, upTo, onTally) => {
      const todo = todoOf(counted, range, upTo);
      const job = { model, seed: id.seed, past: id.past, drawn, counted, todo, signal, onTally };
      return runEnsemble(pool, job);
    },
    shown: ({ futures }, upTo) => [sizeOf(futures), Math.min(upTo, range.to - range.from)],
  });
  return { study: { id, tally: sum }, complete, isSaved };
};
