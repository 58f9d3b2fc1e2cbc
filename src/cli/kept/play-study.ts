import type { Model } from '../../model/model.ts';
import type { DrawnFigures } from '../../study/evidence/draw.ts';
import type { Tally } from '../../study/futures/tally.ts';
import type { Study, StudyId } from '../../study/futures/tally-file.ts';
import type { Shard } from '../options.ts';
import { oddsParts } from '../parts/odds-parts.ts';
import type { QueueAsked } from '../queue/asked.ts';
import { type KeptSum, keepStudy } from './keep-study.ts';

interface StudyPlan {
  readonly id: StudyId;
  readonly model: Model;
  readonly turns: number;
  /** Which of the futures 0 to `id.runs` to play; default: all. */
  readonly shard?: Shard | undefined;
  /** Figures that each future draws. */
  readonly drawn?: DrawnFigures | undefined;
  readonly threads?: number | undefined;
  readonly checkpoint?: string | undefined;
  readonly queue?: QueueAsked | undefined;
  readonly goal?: ((counted: Tally) => number | undefined) | undefined;
}

/** What was counted, and how it ended. */
interface PlayedStudy extends Omit<KeptSum<Tally>, 'sum'> {
  readonly study: Study;
}

/** Counts the futures of one scenario. Throws as `keepStudy`. */
export const playStudy = async ({ id, model, turns, drawn, ...kept }: StudyPlan): Promise<PlayedStudy> => {
  const whole = kept.queue?.whole();
  const { sum: tally, ...ended } = await keepStudy({
    ...kept,
    study: oddsParts({ id, model, turns, drawn }, whole?.sent),
  });
  return { study: { id, tally }, ...ended };
};
