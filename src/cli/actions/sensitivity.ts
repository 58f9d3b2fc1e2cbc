import { MAX_VARIANTS } from '../../domain/limits.ts';
import { shardOf } from '../../domain/ranges.ts';
import { sensitivityPlan } from '../../library/sensitivity.ts';
import { sensitivityOf } from '../../study/sensitivity/answer.ts';
import { type Method, planSize } from '../../study/sensitivity/design.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { playPointStudy } from '../kept/play-points.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import type { Shard } from '../options.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

interface SensitivityFlags extends FormatFlags, EditFlags, Omit<StudyFlags, 'turns'> {
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
export const refusals = (error: unknown): never => {
  if (error instanceof RangeError)
    throw new UserError(`a point cannot be played: ${error.message}. Give its input a narrower range.`);
  throw error;
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
  if (shard && format !== 'tally')
    throw new UserError('--shard plays a part, which only merge can read: expected -o PART.tally.');
  if (others.length > MAX_VARIANTS)
    throw new UserError(`expected at most ${MAX_VARIANTS} what-ifs, found ${others.length}.`);
  const base = loadScenario(given, askedEdits(flags));
  const whatIfs = loadVariants(base, others);
  const { deliver } = await openStudy([base, ...whatIfs], { output, format, others: [checkpoint] }, open);
  const request = { outcome, when, method, inputs, rows, pairs, futures: flags.runs };
  const planned = sensitivityPlan(base, whatIfs, { ...request, seed: seedOf(flags.seed) });
  const { about, plan } = planned;
  const part = shard && shardOf(planSize(plan), shard.k, shard.m);
  if (part && part.from === part.to)
    throw new UserError(`a shard of ${planSize(plan)} points is empty: expected fewer parts.`);
  const played = await playPointStudy({ planned, shard: part, checkpoint, threads }).catch(refusals);
  const study = { about, plan, table: played.table };
  if (format !== 'tally' && !sensitivityOf(plan, played.table))
    return stopped('Stopped: there are too few points for an answer yet.');
  await deliver(await pointsOutput(study, format));
  if (!played.complete) return EXIT.interrupted;
  return played.isSaved ? EXIT.done : EXIT.failed;
};
