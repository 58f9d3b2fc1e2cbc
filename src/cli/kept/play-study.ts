import type { Range } from '../../domain/ranges.ts';
import type { Model } from '../../model/model.ts';
import type { Tally } from '../../study/futures/tally.ts';
import type { Study, StudyId } from '../../study/futures/tally-file.ts';
import { oddsParts } from '../parts/odds-parts.ts';
import { keepStudy } from './keep-study.ts';

interface StudyPlan {
  readonly id: StudyId;
  readonly model: Model;
  readonly turns: number;
  /** Which of the futures 0 to `id.runs` to play. */
  readonly range: Range;
  readonly twins: boolean;
  readonly threads?: number | undefined;
  readonly checkpoint?: string | undefined;
  readonly goal?: ((counted: Tally) => number | undefined) | undefined;
}

interface PlayedStudy {
  readonly study: Study;
  /** Whether all was played; false if a person stopped it. */
  readonly complete: boolean;
  /** Whether the checkpoint, if there is one, has all that was counted. */
  readonly isSaved: boolean;
}

/** Counts the futures of one scenario. Throws as `keepStudy`. */
export const playStudy = async ({ id, model, turns, twins, ...kept }: StudyPlan): Promise<PlayedStudy> => {
  const { sum: tally, ...ended } = await keepStudy({
    ...kept,
    study: oddsParts({ id, model, turns, twins }),
  });
  return { study: { id, tally }, ...ended };
};
