import { MAX_VARIANTS } from '../../domain/limits.ts';
import { discoverPlan } from '../../library/discovery/discover.ts';
import { pointsFrom } from '../../library/questions/answer.ts';
import { evidencePlan } from '../../library/questions/evidence.ts';
import { leversPlan } from '../../library/questions/levers.ts';
import { pointsManifest, type SensitivityPlan, sensitivityPlan } from '../../library/sensitivity.ts';
import { enoughRows } from '../../study/sensitivity/answer.ts';
import { type Method, type PointPlan, planSize } from '../../study/sensitivity/design.ts';
import type { PointTable } from '../../study/sensitivity/points.ts';
import { type OpenDelivery, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import { askedEdits, type GivenScenario, type Loaded, loadScenario, type StudyFlags } from '../load.ts';
import { type PartFlags, partFormat, type QueueFlags, queueAsked } from '../parts/asked.ts';
import { pointParts, sentPoints } from '../parts/point-parts.ts';
import type { SentWhole } from '../parts/sent.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

/** The flags of every study of points. */
interface PointsFlags extends PartFlags, Omit<StudyFlags, 'turns'>, QueueFlags {
  readonly when?: string;
  readonly input?: readonly string[];
}

interface PointsQuestion {
  readonly given: GivenScenario;
  /** What-ifs of the scenario. The choice between them is one input. */
  readonly others?: readonly GivenScenario[];
  readonly flags: PointsFlags;
  readonly open: OpenDelivery;
  /** Looks up the question. It is called after a check that the output can be written. */
  readonly plan: (base: Loaded, whatIfs: readonly Loaded[], seed: string) => SensitivityPlan;
  /** The data that another machine needs, if a queue may play the study. */
  readonly sent?: (scenarios: readonly Loaded[], planned: SensitivityPlan) => SentWhole;
}

/** If the scenario refuses a value, the error appears when the point is played. */
const refusals = (error: unknown): never => {
  if (error instanceof RangeError)
    throw new UserError(`a point cannot be played: ${error.message}. Give its input a narrower range.`);
  throw error;
};

/** The number of points to play before the next look. Undefined if there are enough. */
const moreRows = (plan: PointPlan, table: PointTable): number | undefined => {
  const found = enoughRows(plan, table);
  return 'next' in found ? planSize(plan, found.next) : undefined;
};

/**
 * Plays a study of points, or a part of it, and prints it. Returns the exit code. Throws UserError and the errors of
 * the plan.
 */
const answerPoints = async ({
  given,
  others = [],
  flags,
  open,
  plan: planOf,
  sent,
}: PointsQuestion): Promise<number> => {
  const { shard, checkpoint, threads, output } = flags;
  if (others.length > MAX_VARIANTS)
    throw new UserError(`expected at most ${MAX_VARIANTS} what-ifs, found ${others.length}.`);
  const base = loadScenario(given, askedEdits(flags));
  const whatIfs = loadVariants(base, others);
  const format = partFormat(flags, POINT_FORMATS);
  const { deliver } = await openStudy([base, ...whatIfs], { output, format, others: [checkpoint] }, open);
  const planned = planOf(base, whatIfs, seedOf(flags.seed));
  const { about, plan } = planned;
  const goal = shard ? undefined : (table: PointTable) => moreRows(plan, table);
  const command = pointsManifest(planned, 'text').command;
  const queue = sent && queueAsked(flags, command, () => sent([base, ...whatIfs], planned));
  const work = { study: pointParts(planned), shard, goal, checkpoint, threads, queue };
  const { sum: table, ...ended } = await keepStudy(work).catch(refusals);
  const study = { about, plan, table };
  if (format !== 'tally' && !pointsFrom(study))
    return stopped('Stopped: there are too few points for an answer yet.');
  await deliver(await pointsOutput(study, format));
  return ended.finish();
};

interface SensitivityFlags extends PointsFlags {
  readonly outcome?: string;
  readonly method?: Method;
  readonly rows?: number;
  readonly pairs?: boolean;
  readonly evidence?: boolean;
}

/** Finds what matters for an outcome, and prints it. Throws UserError, ScenarioError or RequestError for bad input. */
export const sensitivityAction = async (
  given: GivenScenario,
  others: readonly GivenScenario[],
  flags: SensitivityFlags,
  open = openDelivery,
): Promise<number> => {
  const { outcome, when, method, input: inputs, rows, pairs, evidence, runs } = flags;
  const request = { outcome, when, method, inputs, rows, pairs, evidence, futures: runs };
  return answerPoints({
    ...{ given, others, flags, open },
    plan: (base, whatIfs, seed) => sensitivityPlan(base, whatIfs, { ...request, seed }),
    sent: (scenarios, { plan: { seed, futures } }) => sentPoints(scenarios, { ...request, seed, futures }),
  });
};

interface DiscoverFlags extends PointsFlags {
  readonly points?: number;
}

/**
 * Finds the conditions under which something happens, and prints them. Throws UserError, ScenarioError or RequestError
 * for bad input.
 */
export const discoverAction = async (
  given: GivenScenario,
  others: readonly GivenScenario[],
  flags: DiscoverFlags,
  open = openDelivery,
): Promise<number> => {
  const { when, input: inputs, points, runs: futures } = flags;
  if (when === undefined)
    throw new UserError('expected what should happen, such as --when "count >= 5 by 2028-07".');
  return answerPoints({
    ...{ given, others, flags, open },
    plan: (base, whatIfs, seed) => discoverPlan(base, whatIfs, { when, inputs, points, futures, seed }),
  });
};

interface LeversFlags extends PointsFlags {
  readonly goal?: string;
  readonly odds?: string;
  readonly lever?: readonly string[];
}

/**
 * Ranks single changes by their effect on a goal, and prints them. Throws UserError, ScenarioError or RequestError for
 * bad input.
 */
export const leversAction = async (
  given: GivenScenario,
  flags: LeversFlags,
  open = openDelivery,
): Promise<number> => {
  const { goal, odds, when, lever: levers, runs: futures } = flags;
  if (goal === undefined)
    throw new UserError(
      'what is to come about? Expected --goal "CHN recognises by 2028-07" or --goal "count >= 5".',
    );
  const plan: PointsQuestion['plan'] = (base, _, seed) =>
    leversPlan(base, { goal, odds, when, levers, futures, seed });
  return answerPoints({ given, flags, open, plan });
};

interface EvidenceFlags extends PointsFlags {
  readonly outcome?: string;
}

/** Finds which source to check next, and prints it. Throws UserError, ScenarioError or RequestError for bad input. */
export const evidenceAction = async (
  given: GivenScenario,
  flags: EvidenceFlags,
  open = openDelivery,
): Promise<number> => {
  const { outcome, when, input: inputs, runs: futures } = flags;
  const plan: PointsQuestion['plan'] = (base, _, seed) =>
    evidencePlan(base, { outcome, when, inputs, futures, seed });
  return answerPoints({ given, flags, open, plan });
};
