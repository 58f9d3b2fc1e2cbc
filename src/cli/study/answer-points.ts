import { pointsFrom } from '../../library/questions/answer.ts';
import { pointsManifest, type SensitivityPlan } from '../../library/sensitivity.ts';
import { enoughRows } from '../../study/sensitivity/answer.ts';
import { type PointPlan, planSize } from '../../study/sensitivity/design.ts';
import type { PointTable } from '../../study/sensitivity/points.ts';
import type { OpenDelivery } from '../delivery.ts';
import { UserError } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import type { EditFlags, Loaded, StudyFlags } from '../load.ts';
import { pointParts } from '../parts/point-parts.ts';
import type { SentWhole } from '../parts/sent.ts';
import { type PartFlags, partFormat } from '../parts/shard.ts';
import { type QueueFlags, queueAsked } from '../queue/asked.ts';
import { openStudy, stopped } from '../study-command.ts';

/** The flags of every study of points. */
export interface PointsFlags extends PartFlags, EditFlags, Omit<StudyFlags, 'turns'>, QueueFlags {
  readonly when?: string;
}

interface PointsQuestion {
  readonly scenarios: readonly [Loaded, ...Loaded[]];
  readonly flags: PointsFlags;
  readonly open: OpenDelivery;
  /** Looks the question up, once it is known that its output can be written. */
  readonly plan: () => SensitivityPlan;
  /** What another machine needs, where a queue may play it. */
  readonly sent?: (planned: SensitivityPlan) => SentWhole;
}

/** A value that the scenario refuses shows where its point is played. */
const refusals = (error: unknown): never => {
  if (error instanceof RangeError)
    throw new UserError(`a point cannot be played: ${error.message}. Give its input a narrower range.`);
  throw error;
};

/** How many points are to be played before the next look; undefined: enough. */
const moreRows = (plan: PointPlan, table: PointTable): number | undefined => {
  const found = enoughRows(plan, table);
  return 'next' in found ? planSize(plan, found.next) : undefined;
};

/** Plays a study of points, or a part of it, and prints it; gives the exit code. Throws UserError and what the plan throws. */
export const answerPoints = async ({
  scenarios,
  flags,
  open,
  plan: planOf,
  sent,
}: PointsQuestion): Promise<number> => {
  const { shard, checkpoint, threads, output } = flags;
  const format = partFormat(flags, POINT_FORMATS);
  const { deliver } = await openStudy(scenarios, { output, format, others: [checkpoint] }, open);
  const planned = planOf();
  const { about, plan } = planned;
  const goal = shard ? undefined : (table: PointTable) => moreRows(plan, table);
  const command = pointsManifest(planned, 'text').command;
  const queue = sent && queueAsked(flags, command, () => sent(planned));
  const work = { study: pointParts(planned), shard, goal, checkpoint, threads, queue };
  const { sum: table, ...ended } = await keepStudy(work).catch(refusals);
  const study = { about, plan, table };
  if (format !== 'tally' && !pointsFrom(study))
    return stopped('Stopped: there are too few points for an answer yet.');
  await deliver(await pointsOutput(study, format));
  return ended.finish();
};
