import { MAX_VARIANTS } from '../../domain/limits.ts';
import { shardOf, sizeOf } from '../../domain/ranges.ts';
import { discoverPlan } from '../../library/discovery/discover.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { playPointStudy } from '../kept/play-points.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import type { Shard } from '../options.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';
import { refusals } from './sensitivity.ts';

interface DiscoverFlags extends FormatFlags, EditFlags, Omit<StudyFlags, 'turns'> {
  readonly when?: string;
  readonly input?: readonly string[];
  readonly points?: number;
  readonly shard?: Shard;
  readonly checkpoint?: string;
}

/** Fewer points give no answer. */
const LEAST_PLAYED = 100;

/** Finds the conditions under which something happens, and prints them. Throws UserError, ScenarioError or RequestError for bad input. */
export const discoverAction = async (
  given: GivenScenario,
  others: readonly GivenScenario[],
  flags: DiscoverFlags,
  open = openDelivery,
): Promise<number> => {
  const { when, input: inputs, points, shard, checkpoint, threads, output } = flags;
  const format = formatOf(flags, POINT_FORMATS);
  if (when === undefined)
    throw new UserError('expected what should happen, such as --when "count >= 5 by 2028-07".');
  if (shard && format !== 'tally')
    throw new UserError('--shard plays a part, which only merge can read: expected -o PART.tally.');
  if (others.length > MAX_VARIANTS)
    throw new UserError(`expected at most ${MAX_VARIANTS} what-ifs, found ${others.length}.`);
  const base = loadScenario(given, askedEdits(flags));
  const whatIfs = loadVariants(base, others);
  const { deliver } = await openStudy([base, ...whatIfs], { output, format, others: [checkpoint] }, open);
  const request = { when, inputs, points, futures: flags.runs, seed: seedOf(flags.seed) };
  const planned = discoverPlan(base, whatIfs, request);
  const { about, plan } = planned;
  const part = shard && shardOf(planSize(plan), shard.k, shard.m);
  if (part && part.from === part.to)
    throw new UserError(`a shard of ${planSize(plan)} points is empty: expected fewer parts.`);
  const { table, complete, isSaved } = await playPointStudy({
    ...{ planned, checkpoint, threads },
    shard: part,
  }).catch(refusals);
  if (format !== 'tally' && sizeOf(table.points) < LEAST_PLAYED)
    return stopped('Stopped: there are too few points for an answer yet.');
  await deliver(await pointsOutput({ about, plan, table }, format));
  if (!complete) return EXIT.interrupted;
  return isSaved ? EXIT.done : EXIT.failed;
};
