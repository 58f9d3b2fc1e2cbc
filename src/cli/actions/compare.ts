import { compareManifest, comparePlan } from '../../library/compare.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { exitOf, keepStudy } from '../kept/keep-study.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import type { Shard } from '../options.ts';
import { COMPARE_FORMATS, compareOutput, compareParts, wholeCompare } from '../parts/compare-parts.ts';
import { refusePartAs, shardRange } from '../parts/shard.ts';
import { type QueueFlags, queueAsked } from '../queue/asked.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

interface CompareFlags extends FormatFlags, StudyFlags, QueueFlags {
  readonly shard?: Shard;
  readonly checkpoint?: string;
  readonly set?: readonly string[];
  readonly rule?: string;
  readonly together?: boolean;
  readonly by?: readonly string[];
  readonly state?: readonly string[];
  readonly count?: number;
  readonly future?: number;
}

/** Compares what-ifs with their base and prints what differs. Throws UserError, ScenarioError or RequestError for bad input. */
export const compareAction = async (
  given: GivenScenario,
  whatIfs: readonly GivenScenario[],
  flags: CompareFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed, runs: futures, turns, by, state: states, count, future, output, rule } = flags;
  const { shard, checkpoint, threads } = flags;
  const format = formatOf(flags, COMPARE_FORMATS);
  refusePartAs(shard, format);
  const base = loadScenario(given, askedEdits({ ...(rule === undefined ? {} : { rule }) }));
  const variants = loadVariants(base, whatIfs, flags);
  if (variants.length === 0)
    throw new UserError(
      'there is nothing to compare the base with. Name what-ifs, or change the base: --set weights.rights=2.',
    );
  const { deliver } = await openStudy([base, ...variants], { output, format, others: [checkpoint] }, open);
  const request = { seed: seedOf(seed), futures, turns, by, states, count, future };
  const plan = comparePlan(base, variants, request);
  const study = compareParts(plan);
  const range = shardRange(study, shard);
  const command = compareManifest(plan, plan.futures, 'text').command;
  const queue = queueAsked(flags, command, () => wholeCompare(plan));
  const { sum, ...ended } = await keepStudy({ study, range, checkpoint, threads, queue });
  if (study.doneIn(sum).length === 0) return stopped('Stopped before any future was played.');
  await deliver(compareOutput(plan, sum, format));
  await ended.finish();
  return exitOf(ended);
};
