import { shardOf } from '../../domain/ranges.ts';
import { pointsFrom } from '../../library/questions/answer.ts';
import type { SensitivityPlan } from '../../library/sensitivity.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import { type FormatFlags, formatOf, type OpenDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { playPointStudy } from '../kept/play-points.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import type { EditFlags, Loaded, StudyFlags } from '../load.ts';
import type { Shard } from '../options.ts';
import { openStudy, stopped } from '../study-command.ts';

/** The flags of every study of points. */
export interface PointsFlags extends FormatFlags, EditFlags, Omit<StudyFlags, 'turns'> {
  readonly when?: string;
  readonly shard?: Shard;
  readonly checkpoint?: string;
}

interface PointsQuestion {
  readonly scenarios: readonly [Loaded, ...Loaded[]];
  readonly flags: PointsFlags;
  readonly open: OpenDelivery;
  /** Looks the question up, once it is known that its output can be written. */
  readonly plan: () => SensitivityPlan;
}

/** A value that the scenario refuses shows where its point is played. */
const refusals = (error: unknown): never => {
  if (error instanceof RangeError)
    throw new UserError(`a point cannot be played: ${error.message}. Give its input a narrower range.`);
  throw error;
};

/** Plays a study of points, or a part of it, and prints it; gives the exit code. Throws UserError and what the plan throws. */
export const answerPoints = async ({
  scenarios,
  flags,
  open,
  plan: planOf,
}: PointsQuestion): Promise<number> => {
  const { shard, checkpoint, threads, output } = flags;
  const format = formatOf(flags, POINT_FORMATS);
  if (shard && format !== 'tally')
    throw new UserError('--shard plays a part, which only merge can read: expected -o PART.tally.');
  const { deliver } = await openStudy(scenarios, { output, format, others: [checkpoint] }, open);
  const planned = planOf();
  const { about, plan } = planned;
  const part = shard && shardOf(planSize(plan), shard.k, shard.m);
  if (part && part.from === part.to)
    throw new UserError(`a shard of ${planSize(plan)} points is empty: expected fewer parts.`);
  const played = await playPointStudy({ planned, shard: part, checkpoint, threads }).catch(refusals);
  const study = { about, plan, table: played.table };
  if (format !== 'tally' && !pointsFrom(study))
    return stopped('Stopped: there are too few points for an answer yet.');
  await deliver(await pointsOutput(study, format));
  if (!played.complete) return EXIT.interrupted;
  return played.isSaved ? EXIT.done : EXIT.failed;
};
