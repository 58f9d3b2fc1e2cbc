import { MAX_VARIANTS } from '../../domain/limits.ts';
import { sensitivityManifest, sensitivityPlan } from '../../library/sensitivity.ts';
import { enoughRows, sensitivityOf } from '../../study/sensitivity/answer.ts';
import { type Method, type PointPlan, planSize } from '../../study/sensitivity/design.ts';
import type { PointTable } from '../../study/sensitivity/points.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { exitOf, keepStudy } from '../kept/keep-study.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import type { Shard } from '../options.ts';
import { pointParts, sentPoints } from '../parts/point-parts.ts';
import { refusePartAs, shardRange } from '../parts/shard.ts';
import { type QueueFlags, queueAsked } from '../queue/asked.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

interface SensitivityFlags extends FormatFlags, EditFlags, Omit<StudyFlags, 'turns'>, QueueFlags {
  readonly outcome?: string;
  readonly when?: string;
  readonly method?: Method;
  readonly input?: readonly string[];
  readonly rows?: number;
  readonly pairs?: boolean;
  readonly shard?: Shard;
  readonly checkpoint?: string;
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

/** Finds what matters for an outcome, and prints it. Throws UserError, ScenarioError or RequestError for bad input. */
export const sensitivityAction = async (
  given: GivenScenario,
  others: readonly GivenScenario[],
  flags: SensitivityFlags,
  open = openDelivery,
): Promise<number> => {
  const { outcome, when, method, input: inputs, rows, pairs, shard, checkpoint, threads, output } = flags;
  const format = formatOf(flags, POINT_FORMATS);
  refusePartAs(shard, format);
  if (others.length > MAX_VARIANTS)
    throw new UserError(`expected at most ${MAX_VARIANTS} what-ifs, found ${others.length}.`);
  const base = loadScenario(given, askedEdits(flags));
  const whatIfs = loadVariants(base, others);
  const { deliver } = await openStudy([base, ...whatIfs], { output, format, others: [checkpoint] }, open);
  const request = { outcome, when, method, inputs, rows, pairs, futures: flags.runs };
  const planned = sensitivityPlan(base, whatIfs, { ...request, seed: seedOf(flags.seed) });
  const { about, plan } = planned;
  const parts = pointParts(planned);
  const range = shardRange(parts, shard);
  const goal = shard ? undefined : (table: PointTable) => moreRows(plan, table);
  const { rows: most } = plan;
  const command = sensitivityManifest(planned, { rows: most, ended: 'budget' }, 'text').command;
  const sent = { ...request, seed: plan.seed, futures: plan.futures };
  const queue = queueAsked(flags, command, () => sentPoints([base, ...whatIfs], sent));
  const work = { study: parts, range, goal, checkpoint, threads, queue };
  const played = await keepStudy(work).catch(refusals);
  const study = { about, plan, table: played.sum };
  if (format !== 'tally' && !sensitivityOf(plan, played.sum))
    return stopped('Stopped: there are too few points for an answer yet.');
  await deliver(await pointsOutput(study, format));
  await played.finish();
  return exitOf(played);
};
